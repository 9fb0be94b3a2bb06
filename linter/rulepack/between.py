"""forms/between.yaml: what must hold between the tables of a report, over cells form.row/column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from linter.domain.form import Between, Form, Term
from linter.grammar.run import Token, Tree
from linter.resources import shipped
from linter.rulepack.build import build, guess
from linter.rulepack.formulas import parsed
from linter.rulepack.layers import Layer
from linter.rulepack.listed import listed, versions
from linter.yamlfile import YamlMapping

FILE = "forms/between.yaml"
_KEY = "between"


def read_between(layers: Sequence[Layer], forms: tuple[Form, ...]) -> tuple[Between, ...]:
    """Return the relations between tables; what higher packs say stands behind.

    Raises RulePackError where one cannot be read or names a form, row or column that is not there.
    """
    return tuple(_read(item, forms) for item in listed(layers, FILE, _KEY, "forms"))


def _read(item: YamlMapping, forms: tuple[Form, ...]) -> Between:
    for key in ("kind", "left", "right", "but"):
        if key in item:
            raise item.error("read-from-holds", key, key=key)
    said: Between = build(Between, item, "key")
    grammar = (shipped("grammars") / "relation.lark").read_text(encoding="utf-8")
    tree = parsed(said.holds, item, grammar)
    if tree.data == "deduplicated":
        raise item.error("between-signs", "holds")
    (plus, minus), (plus2, minus2) = (
        _signed(side, item, forms) for side in tree.children if isinstance(side, Tree)
    )
    kind: Literal["sum", "at_most"] = "sum" if tree.data == "sum" else "at_most"
    but = tuple(_term(*word.partition("/")[::2], item, forms, "unless") for word in said.unless)
    return replace(said, kind=kind, left=(*plus, *minus2), right=(*plus2, *minus), but=but)


def _signed(side: Tree, item: YamlMapping, forms: tuple[Form, ...]) -> tuple[list[Term], list[Term]]:
    plus: list[Term] = []
    minus: list[Term] = []
    into = plus
    for child in side.children:
        if isinstance(child, Token):
            into = minus if child.type == "MINUS" else plus
            continue
        words = [leaf.text for leaf in child.children if isinstance(leaf, Token)]
        into.append(_term(words[0], words[1] if len(words) > 1 else "", item, forms, "holds"))
    return plus, minus


def _term(name: str, column: str, item: YamlMapping, forms: tuple[Form, ...], key: str) -> Term:
    """Return the cells that are called form.row/column; the column may be left out where there is but one."""
    id, _, row = name.partition(".")
    of_id = versions(id, forms, item, key)
    row = row.removesuffix("*")
    columns: list[str] = []
    for form in of_id:
        columns += _columns_of(form, row)
    if not columns:
        raise item.error("form-without-row", key, form=id, row=row)
    if not column and len(set(columns)) == 1:
        column = columns[0]
    if column not in columns:
        raise item.error(
            "row-without-column", key, row=row, form=id, column=column, guess=guess(column, columns)
        )
    return Term(id, row, column)


def _columns_of(form: Form, row: str) -> Iterator[str]:
    """Yield the ids of the columns of every panel, or block, that has such a row."""
    for block in form.panels or form.blocks:
        named = any(
            label.id == row or (row.endswith(".") and label.id.startswith(row)) for label in block.rows
        )
        others = bool(block.others) and row.startswith(f"{block.others}.")
        if named or others or (block.codes and (not row or row[:1].isdigit())):
            yield from (column.id for column in block.columns)
