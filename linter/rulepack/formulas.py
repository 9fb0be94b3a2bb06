"""The relations of a form are read by relation.lark; every id in them is one that the form has."""

from __future__ import annotations

import re
from dataclasses import replace

from linter.domain.form import Form, FormRelation, Formula
from linter.grammar.run import Token, Tree, UnexpectedPieceError
from linter.grammar.tables import parse_pieces
from linter.resources import shipped
from linter.rulepack.build import guess
from linter.yamlfile import YamlMapping

_PIECE = re.compile(r"<=|(?:max|sum)\(|[A-Za-z_][\w.]*(?:\*)?|\S")
_GRAMMAR = "relation.lark"


def with_formulas(form: Form, mapping: YamlMapping) -> Form:
    """Return *form* with its relations read.

    Raises RulePackError, with the line of the relation in *mapping*, where one cannot be
    understood or names a row or column that the form does not have.
    """
    if not form.relations:
        return form
    grammar = (shipped("grammars") / _GRAMMAR).read_text(encoding="utf-8")
    items = mapping["relations"]
    relations = tuple(
        _read(form, relation, item, grammar) for relation, item in zip(form.relations, items, strict=True)
    )
    return replace(form, relations=relations)


def _read(form: Form, relation: FormRelation, item: YamlMapping, grammar: str) -> FormRelation:
    known = _known(form, relation, item)
    if relation.each == "parent":
        return replace(relation, formula=_tree(form, relation, item, known))
    tree = parsed(relation.holds, item, grammar)
    return replace(relation, formula=_Builder(known, item, families=form.open).formula(tree))


def read_formula(holds: str, known: list[str], item: YamlMapping) -> Formula:
    """Return the formula that *holds* says over names of a sentence pattern, those *known*, by relation.lark.

    Raises RulePackError, with the line of the key `holds` of *item*, where it cannot be understood.
    """
    grammar = (shipped("grammars") / _GRAMMAR).read_text(encoding="utf-8")
    return _Builder(known, item).formula(parsed(holds, item, grammar))


def parsed(holds: str, item: YamlMapping, grammar: str) -> Tree:
    """Return the tree of what *holds*; raise RulePackError, at *item*, where it cannot be read."""
    pieces = _PIECE.findall(holds)
    try:
        return parse_pieces(grammar, _GRAMMAR, [("", piece) for piece in pieces])
    except UnexpectedPieceError as error:
        if error.at < len(pieces):
            raise item.error("relation-unread", "holds", piece=pieces[error.at], holds=holds) from None
        raise item.error("relation-unfinished", "holds", holds=holds) from None


def _tree(form: Form, relation: FormRelation, item: YamlMapping, known: list[str]) -> Formula:
    """Return what holds along the tree of codes; the rows it names, parted by commas, are each the sum of their panel."""
    if not any(panel.codes for panel in form.panels):
        raise item.error("parent-needs-codes", "each")
    totals = tuple(word.strip() for word in relation.holds.split(",") if word.strip())
    for total in totals:
        if total not in known:
            raise item.error("no-row", "holds", row=total, guess=guess(total, known))
    return Formula("sum", totals, ())


def _known(form: Form, relation: FormRelation, item: YamlMapping) -> list[str]:
    """The ids that the relation can speak of."""
    blocks = form.blocks or form.panels
    if relation.each in ("column", "parent"):
        return [row.id for block in blocks for row in block.rows]
    columns = list(dict.fromkeys(column.id for block in blocks for column in block.columns))
    if relation.each == "row":
        return columns
    if not relation.blocks:
        raise item.error("block-needs-blocks", "each")
    starts = {id.rpartition(".")[0] for id in columns}
    for block in relation.blocks:
        if block not in starts:
            raise item.error("no-columns-under", "blocks", block=block, guess=guess(block, starts))
    return list(dict.fromkeys(id.rpartition(".")[2] for id in columns))


class _Builder:
    """Makes a formula of a tree; with *families* what stands for several rows is kept: who knows which there are?"""

    def __init__(self, known: list[str], item: YamlMapping, *, families: bool = False) -> None:
        self._known, self._item, self._families = known, item, families

    def formula(self, tree: Tree) -> Formula:
        """Return the formula that *tree* says; subtracted terms go to the other side."""
        sides = [child for child in tree.children if isinstance(child, Tree)]
        if tree.data == "deduplicated":
            parts, whole, again = (self._ids(side) for side in sides)
            if parts != again:
                raise self._item.error("same-parts", "holds")
            return Formula("deduplicated", parts, whole)
        (plus, minus), (plus2, minus2) = (self._signed(side) for side in sides)
        kind = "sum" if tree.data == "sum" else "at_most"
        return Formula(kind, (*plus, *minus2), (*plus2, *minus))  # type: ignore[arg-type]

    def _signed(self, side: Tree) -> tuple[list[str], list[str]]:
        plus: list[str] = []
        minus: list[str] = []
        into = plus
        for child in side.children:
            if isinstance(child, Tree):
                into += self._term(child)
            else:
                into = minus if child.type == "MINUS" else plus
        return plus, minus

    def _ids(self, tree: Tree) -> tuple[str, ...]:
        if tree.data == "list":
            return tuple(id for child in tree.children if isinstance(child, Tree) for id in self._term(child))
        return tuple(self._term(tree))

    def _term(self, term: Tree) -> list[str]:
        leaf, *column = term.children
        assert isinstance(leaf, Token)
        if column:
            raise self._item.error("column-between-only", "holds")
        name = leaf.text
        if term.data == "family":
            start = name.removesuffix("*")
            found = [start] if self._families else [id for id in self._known if id.startswith(start)]
        else:
            found = [id for id in self._known if id == name]
        if not found:
            families = [f"{id.rpartition('.')[0]}.*" for id in self._known if "." in id]
            close = guess(name, families if term.data == "family" else self._known)
            raise self._item.error("form-without", "holds", name=name, guess=close)
        return found
