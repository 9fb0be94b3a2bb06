"""No grammar leaves a choice to Lark: every conflict is an error, every terminal has its rank."""

from __future__ import annotations

from pathlib import Path

import pytest
from lark import Lark
from lark.exceptions import GrammarError, LexError

from linter.errors import RulePackError
from linter.grammar.tables import grammar, lark_of

GRAMMARS = sorted((Path(__file__).resolve().parent.parent / "grammars").glob("*.lark"))
every_grammar = pytest.mark.parametrize("path", GRAMMARS, ids=lambda path: path.name)


def refuse_conflicts(text: str) -> None:
    """Raise where LALR(1) could go two ways.

    Strict mode reports shift/reduce conflicts, whatever the lexer. A reduce/reduce conflict
    is an error in any mode, but for one that priorities of rules decide: so none may have one.
    """
    lark = lark_of(text, "a grammar", strict=True)
    ranked = [rule for rule in lark.rules if rule.options.priority is not None]
    if ranked:
        raise GrammarError(f"a priority decides between rules: {ranked}")


def refuse_collisions(text: str) -> None:
    """Raise where two terminals of one priority match the same words.

    A lexer of our own is not looked at by strict mode; Lark's basic one is, over the same terminals.
    """
    Lark(text, parser="lalr", lexer="basic", strict=True, maybe_placeholders=False)


def test_there_are_grammars() -> None:
    assert "report.lark" in [path.name for path in GRAMMARS]


@every_grammar
def test_no_conflict_is_resolved_in_silence(path: Path) -> None:
    refuse_conflicts(path.read_text(encoding="utf-8"))


@every_grammar
def test_no_two_terminals_match_the_same(path: Path) -> None:
    refuse_collisions(path.read_text(encoding="utf-8"))


@every_grammar
def test_says_at_its_head_what_it_is_for(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("// ")


DANGLING_ELSE = """
start: statement
statement: "if" statement | "if" statement "else" statement | "x"
"""
TWO_REDUCTIONS = """
start: one | two
one: "x"
two: "x"
"""
RANKED_REDUCTIONS = """
start: one | two
one.2: "x"
two.1: "x"
"""
SAME_WORDS = """
start: ONE TWO
ONE: /[ab]+/
TWO: /[bc]+/
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(DANGLING_ELSE, "Shift/Reduce", id="Lark alone would shift"),
        pytest.param(TWO_REDUCTIONS, "Reduce/Reduce", id="Lark alone refuses this too"),
        pytest.param(RANKED_REDUCTIONS, "a priority decides", id="Lark alone would take the higher rank"),
    ],
)
def test_a_conflict_is_refused(text: str, words: str) -> None:
    with pytest.raises((GrammarError, RulePackError), match=words):
        refuse_conflicts(text)


def test_colliding_terminals_are_refused() -> None:
    refuse_conflicts(SAME_WORDS)
    with pytest.raises(LexError, match="Collision"):
        refuse_collisions(SAME_WORDS)
    refuse_collisions(SAME_WORDS.replace("ONE:", "ONE.2:"))


def test_lark_alone_says_nothing_of_a_shift_reduce_conflict() -> None:
    try:
        lark_of(DANGLING_ELSE, "a grammar")
    except RulePackError as error:  # pragma: no cover
        pytest.fail(f"strict mode is no longer needed: {error}")


@every_grammar
def test_builds_as_the_program_builds_it(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path))
    text = path.read_text(encoding="utf-8")
    grammar.cache_clear()
    built = grammar(text, path.name)
    grammar.cache_clear()
    stored = grammar(text, path.name)
    grammar.cache_clear()
    assert list(tmp_path.iterdir()), "it went into the cache"
    assert stored.tables == built.tables
