"""The sentences that state a cell: found by the wordings of a pack, and sorted out by what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from linter.domain.said import Said
from linter.model.figure import Figure
from linter.model.report import Report, Stretch
from linter.parse.digits import Digits
from linter.parse.statements.row import Row
from linter.parse.tiewords import tie_words
from linter.records import dataclass
from linter.text.numerals import number
from linter.text.pattern import Pattern, group_span

_YEAR = re.compile(r"((?:19|20)\d\d)年")
_CLAUSE = re.compile(r"[^。;,\n]{0,20}")
_REACH = 4  # characters before a figure in which it is called rough
_MARKS = "。;,\n"


@dataclass(frozen=True, slots=True)
class Statement:
    """A match that does speak of the cells: its words, its figure, and why it may mean less."""

    stretch: Stretch
    figure: Figure
    doubts: frozenset[str]
    carried: bool  # a bracket behind it says that what was carried in is counted: 46件(含上年结转3件)


def by_text(report: Report, digits: Digits, said: Said) -> Iterator[Statement]:
    """Yield what the expressions of *said* find in the text, its numerals in *digits*."""
    taken: set[int] = set()
    for pattern, is_none in (*((p, False) for p in said.patterns), *((p, True) for p in said.none)):
        for match in pattern.finditer(digits.text):
            words = digits.stretch(*match.span())
            place = words if is_none else digits.stretch(*(group_span(match, "n") or match.span()))
            if place.start in taken:
                continue
            doubts = _meant(report, said, words, place)
            if doubts is None:
                continue
            taken.add(place.start)
            figure = _none(report, words) if is_none else _figure(report, place, match["n"])
            if figure is None:
                continue  # what the pattern caught is no number
            near = tie_words(report.domain.lexicon)
            carried = near.carried_behind.match(report.flow.text, place.end) is not None
            yield Statement(words, figure, doubts, carried)


def by_items(report: Report, row: Row, said: Said) -> Iterator[Statement]:
    """Yield what the wordings of *said* find in the *row* of the report's items."""
    taken: set[int] = set()
    near = tie_words(report.domain.lexicon)
    for wording in said.match:
        assert wording.expression is not None
        for match in wording.expression.finditer(row.text):
            words = row.stretch(*match.span())
            name = next((name for name in match.names if name.startswith("n__") and match[name]), "")
            place = row.stretch(*match.span(name)) if name else words
            if place.start in taken or (doubts := _meant(report, said, words, place)) is None:
                continue
            figure = row.figure(match.start(name)) if name else _none(report, words)
            if figure is None or not figure.exact:
                continue
            taken.add(place.start)
            yield Statement(
                words, figure, doubts, near.carried_behind.match(report.flow.text, place.end) is not None
            )


def _meant(report: Report, said: Said, words: Stretch, place: Stretch) -> frozenset[str] | None:
    """Return the doubts about a match; None if it speaks of another thing, another year, or roughly."""
    text = report.flow.text
    near = tie_words(report.domain.lexicon)
    sentence = report.sentence(words)
    before = text[sentence.start : words.start]
    said_words = text[words.start : words.end]
    if any(pattern.search(said_words) or pattern.search(before[-8:]) for pattern in said.unless):
        return None
    years = [int(year) for year in _YEAR.findall(before)]
    own = {int(year) for year in _YEAR.findall(said_words)} if said.years else set()
    if report.identity.year and own - {report.identity.year + said.years}:
        return None
    if (years and report.identity.year not in (None, years[-1])) or near.earlier.search(before):
        return None
    rough = near.rough_before.search(text[max(0, place.start - _REACH) : place.start])
    if rough or near.rough_after.match(text, place.end):
        return None
    whole = text[sentence.start : sentence.end]
    if _any(said.elsewhere, whole):
        return None
    if said.about and not any(
        _any(said.about, text) for text in (whole, _before(report, sentence), _heading(report, words))
    ):
        return None
    doubts = {"often-a-part"} if said.partly else set()
    body = next((body for body in report.domain.bodies if body.id == report.identity.body), None)
    clause = before + said_words + _CLAUSE.match(text, words.end)[0]  # type: ignore[index]
    if _any(said.scope, clause) or (body and _any(body.other_scope, clause)):
        doubts.add("other-scope")
    if near.cumulative.search(clause):
        doubts.add("cumulative")
    return frozenset(doubts)


def _any(patterns: tuple[Pattern, ...], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _before(report: Report, sentence: Stretch) -> str:
    """The sentence before this one, in the same paragraph: what this one leaves unsaid, it says."""
    last = sentence.start - 1
    if last < 1 or report.flow.text[last] != "。":
        return ""
    return report.text(report.sentence(Stretch(last - 1, last)))


def _heading(report: Report, words: Stretch) -> str:
    return "".join(section.title for section in report.path(report.span(words)))


def _figure(report: Report, place: Stretch, said: str) -> Figure | None:
    """Return the figure that the sentence was read to hold there, or one of what is *said*; None: that is no number."""
    value = number(said)
    if value is None:
        return None
    span = report.span(place)
    at = bisect_left(report.figures, span.end, key=lambda figure: figure.span.start) - 1
    if at >= 0 and report.figures[at].span.start <= span.start < report.figures[at].span.end:
        found = report.figures[at]
        if found.value == value and found.cell is None:
            return found
    return Figure(value, said, span, decimals=len(said.partition(".")[2]))


def _none(report: Report, words: Stretch) -> Figure:
    text = report.text(words)
    marks = len(text) - len(text.lstrip(_MARKS))
    words = Stretch(words.start + marks, words.start + len(text.rstrip(_MARKS)))
    return Figure(Decimal(0), report.text(words), report.span(words))
