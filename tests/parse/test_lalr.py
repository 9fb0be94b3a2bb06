"""The driver of Lark's tables gives Lark's trees, for every grammar and any sequence of tokens."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Tree as LarkTree
from lark.exceptions import UnexpectedInput

from linter import cache
from linter.grammar import tables as made
from linter.grammar.run import Tree, UnexpectedPieceError
from linter.grammar.tables import grammar, lark_of
from linter.read import read
from linter.rulepack import shipped_pack

ROOT = Path(__file__).resolve().parent.parent.parent
GRAMMARS = {
    path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "grammars").glob("*.lark"))
}
# What the shipped grammars do not use, but a pack's own may.
SHAPES = """
start: _sum -> total | keep | pair{NAME} "," _list?
_list: NAME | _list ";" NAME
_sum: product ("+" product)*
?product: atom | product "*" atom -> times
?atom: NAME | "(" _sum ")" | "[" [NAME] "]"
!keep: ":" _NOISE NAME? ":"
pair{x}: x "=" x
NAME: /[a-z]+/
_NOISE: /[0-9]+/
"""
GRAMMARS["shapes"] = SHAPES


def plain(tree):
    """A tree of either make as nested tuples."""
    if isinstance(tree, LarkTree | Tree):
        return (str(tree.data), [plain(child) for child in tree.children])
    text, at = (tree.text, tree.at) if hasattr(tree, "text") else (str(tree), tree.start_pos)
    return (str(tree.type), text, at)


def both(name, pieces):
    """The outcome of Lark and ours on *pieces* of given kinds: a tree, or the place of the first refused."""
    try:
        theirs = plain(LARKS[name].parse(pieces))
    except UnexpectedInput as error:
        at = getattr(error.token, "start_pos", None)
        theirs = len(pieces) if error.token.type == "$END" else at
    try:
        ours = plain(PARSERS[name].parse(pieces))
    except UnexpectedPieceError as error:
        ours = error.at
    return ours, theirs


LARKS = {name: lark_of(text, name) for name, text in GRAMMARS.items()}
PARSERS = {name: grammar(text, name) for name, text in GRAMMARS.items()}
KINDS = {
    name: sorted(
        {kind for state in parser.tables.states for kind in state if kind != "$END" and kind.isupper()}
    )
    for name, parser in PARSERS.items()
}


@pytest.mark.parametrize("name", GRAMMARS)
@given(data=st.data())
@settings(max_examples=300)
def test_any_sequence_of_tokens_gives_the_same(name, data):
    kinds = data.draw(st.lists(st.sampled_from(KINDS[name]), max_size=40))
    ours, theirs = both(name, [(kind, f"{kind.lower()}{n}") for n, kind in enumerate(kinds)])
    assert ours == theirs


@pytest.mark.parametrize(
    "kinds",
    [
        "NAME",
        "NAME PLUS NAME STAR NAME",
        "LPAR NAME PLUS NAME RPAR STAR NAME",
        "LSQB NAME RSQB",
        "LSQB RSQB",
        "COLON _NOISE NAME COLON",
        "COLON _NOISE COLON",
        "NAME EQUAL NAME COMMA",
        "NAME EQUAL NAME COMMA NAME SEMICOLON NAME SEMICOLON NAME",
        "NAME PLUS",
        "",
    ],
)
def test_every_way_to_shape_a_tree(kinds):
    ours, theirs = both("shapes", [(kind, kind.lower()) for kind in kinds.split()])
    assert ours == theirs
    assert isinstance(ours, int) == (kinds in ("NAME PLUS", "")), "the grammar means what this test means"


def test_the_reports_of_the_checkout_give_the_same(monkeypatch):
    seen = []

    def compared(text, name, pieces):
        pieces = list(pieces)
        tree = grammar(text, name).parse(pieces)
        kinds = {token.at: token.type for token in tree.tokens()}
        kinded = [(kinds.get(n, kind), words) for n, (kind, words) in enumerate(pieces)]
        seen.append(text)
        assert plain(tree) == plain(LARKS[name].parse(kinded))
        return tree

    monkeypatch.setattr("linter.parse.outline.sections.parse_pieces", compared)
    from linter.parse import parse

    pack = shipped_pack()
    for path in sorted((ROOT / "examples" / "disclosure").glob("*.txt")):
        parse(read(path), pack.domain)
    assert len(seen) >= 8


def test_many_siblings_cost_no_more_each_than_few():
    """A list that grew by copies would take minutes here."""
    tree = PARSERS["report.lark"].parse([("H1", "一、标题")] * 60_000)
    assert len(tree.children) == 60_001


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no JSON",
        b"\xe9",
        b"[]",
        b"[[],[],[],0]",
        b"[[],[1],[],0,0]",
        b'[[],[],["abc"],0,0]',
        b"[[],[],[],{},0]",
    ],
)
def test_tables_that_are_not_sound_are_made_anew(content, tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(cache, "enabled", True)
    grammar.cache_clear()
    pieces = [("NAME", "a"), ("PLUS", "+"), ("NAME", "b")]
    first = plain(grammar(SHAPES, "shapes").parse(pieces))
    (stored,) = tmp_path.iterdir()
    cache.write(stored.name, content)
    grammar.cache_clear()
    assert plain(grammar(SHAPES, "shapes").parse(pieces)) == first
    assert cache.read(stored.name) not in (None, content)
    grammar.cache_clear()


def test_another_lark_makes_its_own_tables(tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(cache, "enabled", True)
    for lark in ("1", "2"):
        monkeypatch.setattr(made, "_lark", lambda lark=lark: lark)
        grammar.cache_clear()
        grammar(SHAPES, "shapes")
    grammar.cache_clear()
    assert len(list(tmp_path.iterdir())) == 2
