"""How headings look: what the terminals of the report's grammar say of their numbers, and nothing else does.

A terminal of a heading names two groups: `number`, with the marks that belong to it, and `title`.
BARE is the heading whose title alone is known, its number without its mark or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from linter.grammar.run import Parser, Tree, UnexpectedPieceError
from linter.grammar.tables import grammar
from linter.resources import shipped
from linter.text.brackets import CLOSING, OPENING
from linter.text.counting import counting
from linter.text.folding import fold_width
from linter.text.numerals import chinese_integer

BARE = "BARE"
_NUMBER, _TITLE = "(?P<number>", "(?P<title>"
_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)}
_NUMERAL = re.compile(r"[一二三四五六七八九十]+|\d+")
_DIGITS = "0123456789.(〔第"  # before digits: these are the end of another number
_NUMERALS = "一二三四五六七八九十百第"
_LONGEST_NUMBER = 12  # characters in which the number of a heading ends
_OUTERMOST = 2  # levels that sections of a report have: chapters, and what is numbered alone


class Heading(NamedTuple):
    """A heading taken apart: the terminal it is of, its number and title, and its level from 1."""

    kind: str
    number: str
    title: str
    level: int


class Numbered(NamedTuple):
    """Where the number of a heading stands in a text, and the level of that heading."""

    start: int
    end: int
    level: int


class Headings:
    """What a grammar of reports says of headings."""

    def __init__(
        self, terminals: tuple[tuple[str, str], ...], levels: dict[str, int], own: bool = False
    ) -> None:
        """Take the *terminals* that name a number; of a pack's *own* grammar no pattern may backtrack."""
        compiled = _linear if own else re.compile
        self._levels = levels
        self._whole = {kind: compiled(text) for kind, text in terminals}
        numbers = {kind: _group(text, _NUMBER) for kind, text in terminals}
        bare = numbers.pop(BARE, "(?!)")
        marked = "|".join(f"(?P<{kind}>{number})" for kind, number in numbers.items()) or "(?!)"
        self._kinds = tuple(numbers)
        self._marked = compiled(marked)
        self._any = compiled(f"{marked}|(?P<{BARE}>{bare})")

    def match(self, line: str) -> Heading | None:
        """Return *line* as a heading, if all of it is one by the grammar's patterns."""
        for kind, whole in self._whole.items():
            if kind != BARE and (found := whole.fullmatch(line)):
                return Heading(kind, found["number"], bare_title(found["title"]), self._levels.get(kind, 0))
        return None

    def split(self, text: str) -> tuple[str, str]:
        """Return a heading's number and its title, without marks at the end; it may lack its number."""
        found = self._any.match(text)
        number = found[0] if found else ""
        return number, bare_title(text[len(number) :])

    def kind(self, text: str) -> str:
        """Return the terminal whose number *text* begins with, marks and all; nothing where it begins with none."""
        found = self._marked.match(text)
        return self._named(found) if found else ""

    def _named(self, found: Any) -> str:
        return next(kind for kind in self._kinds if found[kind] is not None)

    def numbers_in(self, text: str, start: int = 0) -> Iterator[Numbered]:
        """Yield the numbers of headings and their items from *start* of a running *text*, whole and with their marks.

        What is the end of a longer number, or lacks its first bracket, is none: it can only be told on a
        line of its own.
        """
        for found in self._marked.finditer(text, start):
            number = found[0]
            before = text[found.start() - 1 : found.start()]
            longer = _DIGITS if number[0].isdigit() else _NUMERALS
            torn = number[-1] in CLOSING and number[0] not in OPENING
            if not torn and not (before and before in longer) and text[found.end() : found.end() + 1] != ".":
                yield Numbered(found.start(), found.end(), self._levels.get(self._named(found), 0))

    def is_outer(self, text: str) -> bool:
        """Whether *text* begins with the number of an outermost heading."""
        return 0 < self._levels.get(self.kind(text), 0) <= _OUTERMOST


@lru_cache(maxsize=8)
def headings(text: str, name: str = "report.lark") -> Headings:
    """Return what the grammar *text* says of headings; *name* is the grammar's, for errors.

    One that names no number says nothing of them: then it is what the shipped grammar says.
    """
    parser = grammar(text, name)
    terminals = tuple(one for one in parser.tables.terminals if _NUMBER in one[1] and _TITLE in one[1])
    if not terminals:  # a grammar that says nothing of the parts of a heading
        return shipped_headings()
    return Headings(terminals, {kind: _level(parser, kind) for kind, _ in terminals}, parser.own)


def _level(parser: Parser, kind: str) -> int:
    """Return the n of the rule secn that a line of *kind* opens; 0 where it opens none."""
    try:
        tree = parser.parse([(kind, "")])
    except UnexpectedPieceError:
        return 0
    sections = (one for one in tree.children if isinstance(one, Tree) and one.data.startswith("sec"))
    return next((int(section.data.removeprefix("sec")) for section in sections), 0)


@cache
def shipped_headings() -> Headings:
    """Return what the shipped grammar of reports says of headings: for those who read before a pack is known."""
    return headings((shipped("grammars") / "report.lark").read_text(encoding="utf-8"))


def is_numbered(printed: str) -> bool:
    """Whether a line or a label, as it is *printed* on a page, begins with the number of a heading."""
    return bool(shipped_headings().kind(fold_width(printed.lstrip()[:_LONGEST_NUMBER])))


def is_outermost(printed: str) -> bool:
    """Whether a line, as it is *printed* on a page, begins with the number of an outermost heading."""
    return shipped_headings().is_outer(fold_width(printed.lstrip()[:_LONGEST_NUMBER]))


def bare_title(text: str) -> str:
    """Return a title without the marks and blanks at its ends."""
    return text.strip(" 。:;、.*")


def ordinal(number: str) -> int | None:
    """Return the whole number that a numbering counts."""
    bare = re.sub(r"[第部分章编()〔〕【】、.,]", "", number)
    return _CIRCLED.get(bare) or chinese_integer(bare)


def renumbered(number: str, ordinal: int) -> str:
    """Return *number* as it would be written for *ordinal*: 六、 for 5 is 五、."""
    numeral = _NUMERAL.search(number)
    if numeral is None or not 0 < ordinal < 100:
        return str(ordinal)
    written = str(ordinal) if numeral[0].isascii() else counting(ordinal)
    return number[: numeral.start()] + written + number[numeral.end() :]


def _linear(pattern: str) -> Any:
    import re2

    return re2.compile(pattern.replace("(?!)", r"[^\x00-\x{10FFFF}]"))


def _group(pattern: str, opening: str) -> str:
    """Return what stands between *opening*, the beginning of a group, and the bracket that closes it."""
    start = pattern.index(opening) + len(opening)
    depth, at, inside = 1, start, False
    while depth:
        mark = pattern[at]
        if mark == "\\":
            at += 1
        elif inside:
            inside = mark != "]"
        elif mark == "[":
            inside = True
            at += pattern.startswith(("]", "^]"), at + 1) * (1 + pattern.startswith("^", at + 1))
        else:
            depth += (mark == "(") - (mark == ")")
        at += 1
    return pattern[start : at - 1]
