"""The same report in two files: which headings, tables, figures and words differ."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from linter.judge.wording import Rewording, TextWord, changes, words_of
from linter.model.elsewhere import Elsewhere
from linter.model.past import elsewhere
from linter.model.report import Report, Section, Stretch
from linter.model.table import FilledCell, FilledForm
from linter.model.twin import Difference, Twin, TwinKind, TwinWay
from linter.text.source import Span

_UNSEEN = ("pictures", "scanned_pages", "uncalculated_formulas")  # notes on what a file holds beside its text
_NOTHING = frozenset(" 。:;,、.\t\n")


def twin_of(report: Report, other: Report) -> Twin:
    """Return what differs between *report* and *other*, which is to be the same in another file."""
    ours, theirs = _tables(report), _tables(other)
    pair = _Pair(report, other)
    here, there = (words_of(one, _without(one, tables)) for one, tables in ((report, ours), (other, theirs)))
    differences = [
        *pair.identity(),
        *pair.sections(),
        *pair.tables(ours, theirs),
        *(pair.words(change, here, there) for change in changes(here, there)),
    ]
    differences[1 if differences and differences[0].kind == "report" else 0 :] = sorted(
        (one for one in differences if one.kind != "report"), key=lambda one: (one.here, one.there.span)
    )
    return Twin(
        other.source.path,
        other.source.sha256,
        other.source.format,
        sections=len(_headings(report)),
        cells=sum(len(table.cells) for key, table in ours.items() if key in theirs),
        words=len(here),
        differences=tuple(differences),
        unread=tuple(
            name for name in _UNSEEN if report.source.notes.get(name) or other.source.notes.get(name)
        ),
    )


NumberedForms = dict[tuple[str, int], FilledForm]


def _tables(report: Report) -> NumberedForms:
    """Return the tables whose form is known, by it; of several of one form, by their order, too."""
    found: NumberedForms = {}
    for table in report.tables:
        if table.filled is not None:
            name = table.filled.form.id
            number = sum(key[0] == name for key in found)
            found[name, number] = table.filled
    return found


def _without(report: Report, tables: NumberedForms) -> Callable[[int], bool]:
    """Return what says whether a character of the flow stands in a heading, or in a table that is compared by its cells."""
    taken = sorted([*report.headings, *(report.flow.stretch(table.span) for table in tables.values())])
    starts = [stretch.start for stretch in taken]

    def skip(at: int) -> bool:
        before = bisect_right(starts, at) - 1
        return before >= 0 and at < taken[before].end

    return skip


def _headings(report: Report) -> list[Section]:
    return list(report.root.walk())


def _said(section: Section) -> str:
    return "".join(letter for letter in f"{section.number}{section.title}" if letter not in _NOTHING)


class _Pair:
    """Two reports, and places in them."""

    def __init__(self, report: Report, other: Report) -> None:
        self._report, self._other = report, other

    def _difference(
        self, kind: TwinKind, here: Span, there: Span, way: TwinWay, cell: FilledCell | None = None
    ) -> Difference:
        place: Elsewhere = elsewhere(self._other, there, "same-as")
        return Difference(kind, way, here, place, cell.place if cell else None)

    def identity(self) -> Iterator[Difference]:
        """Yield that the two are of another year or body, where both say so."""
        one, other = self._report.identity, self._other.identity
        for key in ("year", "issuer"):
            ours, theirs = getattr(one, key), getattr(other, key)
            if ours and theirs and ours != theirs and key not in (*one.guessed, *other.guessed):
                yield self._difference("report", self._report.whole, self._other.whole, "both")
                return

    def sections(self) -> Iterator[Difference]:
        """Yield headings that only one of the two has, or that read otherwise."""
        ours, theirs = _headings(self._report), _headings(self._other)
        said = [[_said(one) for one in sections] for sections in (ours, theirs)]
        for tag, first, last, start, end in SequenceMatcher(
            None, said[0], said[1], autojunk=False
        ).get_opcodes():
            if tag == "equal":
                continue
            for here, there in zip_longest(ours[first:last], theirs[start:end]):
                way: TwinWay = "here" if there is None else "there" if here is None else "both"
                yield self._difference(
                    "section",
                    self._heading(self._report, here, ours, last),
                    self._heading(self._other, there, theirs, end),
                    way,
                )

    def _heading(self, report: Report, section: Section | None, all: list[Section], following: int) -> Span:
        """Return where a heading stands; of one that is lacking, where what follows it does."""
        if section is not None:
            return report.span(section.heading)
        at = report.span(all[following].heading).start if following < len(all) else len(report.source.text)
        return Span(at, at)

    def tables(self, ours: NumberedForms, theirs: NumberedForms) -> Iterator[Difference]:
        """Yield tables that only one of the two has, and cells that say otherwise."""
        for key, table in ours.items():
            if key not in theirs:
                yield self._difference("table", table.span, self._other.whole, "here")
                continue
            there = {cell.place[1:3]: cell for cell in theirs[key].cells}
            for cell in table.cells:
                if (match := there.get(cell.place[1:3])) and (way := _way(cell, match)):
                    yield self._difference("cell", cell.span, match.span, way, cell)
        for key, table in theirs.items():
            if key not in ours:
                yield self._difference("table", self._report.whole, table.span, "there")

    def words(self, change: Rewording, here: list[TextWord], there: list[TextWord]) -> Difference:
        """Return what the words of a change are."""
        sides = ((self._report, here, change.here), (self._other, there, change.there))
        ours, theirs = (self._place(report, words, part) for report, words, part in sides)
        said = [words[at].said for _, words, part in sides for at in part]
        kind: TwinKind = "figure" if any(one[0].isdecimal() for one in said) else "words"
        way: TwinWay = "both" if change.here and change.there else "here" if change.here else "there"
        return self._difference(kind, ours, theirs, way)

    def _place(self, report: Report, words: list[TextWord], part: range) -> Span:
        if part:
            return report.span(Stretch(words[part.start].stretch.start, words[part.stop - 1].stretch.end))
        at = words[part.start - 1].stretch.end if part.start else 0
        start = report.span(Stretch(at, at)).start
        return Span(start, start)


def _way(cell: FilledCell, other: FilledCell) -> TwinWay | None:
    """Return which of two cells says something that the other does not; None where they say the same, or one was not read."""
    if cell.missing == "unreadable" or other.missing == "unreadable":
        return None
    if cell.figure is not None and other.figure is not None:
        return None if cell.figure.value == other.figure.value else "both"
    if cell.figure is None and other.figure is None:
        return None if cell.missing == other.missing else "both"
    return "here" if other.figure is None else "there"
