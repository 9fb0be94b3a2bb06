"""A report as understood: its reading text, section tree, tables, statements and relations."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from linter.domain.domain import Domain
from linter.domain.form import Form
from linter.model.alike import Alike
from linter.model.figure import Figure
from linter.model.finding import Identity
from linter.model.previous import Past, Unpaired
from linter.model.relation import Relation
from linter.model.rowpaths import Stranger
from linter.model.table import FilledForm
from linter.model.wholeness import Wholeness
from linter.records import dataclass
from linter.text.brackets import ENDING, UNQUOTING
from linter.text.source import Source, Span

_ENDS = re.compile(r"[。;!?\n]")
_CLOSED = f"{ENDING}{UNQUOTING})"  # what a whole text ends with
_GOES_ON = re.compile(
    r"(?<![^\s|])\d[\d.,]*(?![^\s|])|\d{4}|。"
)  # a figure that stands free, a date, a sentence
_REST = 80  # characters behind the end of a cut table: a label
_FEWEST = 3  # known headings by which a level is the outermost


class Stretch(NamedTuple):
    """Half-open range of characters of a Flow. Never mixed with a Span: a Flow maps one to the other."""

    start: int
    end: int


@dataclass(frozen=True)
class Flow:
    """The report as one reads it; each character knows its place in the source.

    Folded, line breaks inside sentences and blanks between Han characters taken out, a
    logical line a line.
    """

    text: str
    offsets: array[int]

    def span(self, stretch: Stretch) -> Span:
        """Return where *stretch* stands in the source."""
        start, end = stretch
        if start >= end:
            at = self.offsets[min(start, len(self.offsets) - 1)]
            return Span(at, at)
        while end > start + 1 and self.text[end - 1] == "\n":
            end -= 1
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def stretch(self, span: Span) -> Stretch:
        """Return the smallest stretch that covers *span*."""
        start = max(0, bisect_right(self.offsets, span.start) - 1)
        return Stretch(start, max(start, bisect_right(self.offsets, max(span.start, span.end - 1))))


class Line(NamedTuple):
    """A logical line: its kind (a terminal of the report's grammar) and its stretch."""

    kind: str
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. The root has level 0 and no heading."""

    title: str
    level: int
    heading: Stretch
    extent: Stretch
    lines: tuple[Line, ...] = ()
    children: tuple[Section, ...] = ()
    number: str = ""
    ordinal: int | None = None
    keys: frozenset[str] = frozenset()
    malformed: str = ""

    def walk(self) -> Iterator[Section]:
        """Yield the sections below this one, in reading order."""
        pending = list(reversed(self.children))
        while pending:
            section = pending.pop()
            yield section
            pending.extend(reversed(section.children))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the text: the form it follows (None: of no known form) and where it stands."""

    form: Form | None
    stretch: Stretch
    found: tuple[str, ...] = ()  # ids of the rows whose labels were found
    year: tuple[int, Stretch] | None = None  # the year its head names
    filled: FilledForm | None = None  # its cells, where the form is known


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text states it; *value* is None where the calendar has no such day."""

    span: Span
    stretch: Stretch
    value: date | None
    printed: str


@dataclass(frozen=True, slots=True)
class Period:
    """A statistical period as stated; an end that is no real day is None."""

    stretch: Stretch
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Meta:
    """A field of the page around the report (索引号, 发布日期 …): its value and place."""

    value: str
    stretch: Stretch


@dataclass(frozen=True)
class Report:
    """What a check is given, and all it is given."""

    source: Source
    domain: Domain
    flow: Flow
    root: Section
    identity: Identity
    lines: tuple[Line, ...] = ()
    title: Stretch | None = None
    metadata: dict[str, Meta] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    dates: tuple[DateMention, ...] = ()
    signed: tuple[DateMention, ...] = ()
    periods: tuple[Period, ...] = ()
    residue: tuple[Line, ...] = ()
    figures: tuple[Figure, ...] = ()  # every quantity and share of the sentences, every figure of a table
    unread: tuple[Figure, ...] = ()  # numbers that are neither: their values are not looked at
    cut: tuple[Span, ...] = ()  # sentences that run over the end of a line which closes nothing
    relations: tuple[Relation, ...] = ()
    strangers: tuple[Stranger, ...] = ()  # what sentences call rows that the tables have not
    doubts: frozenset[str] = frozenset()  # about the whole text: traditional-script …
    previous: Past | Unpaired | None = None  # last year's report; why there is none; none is at hand
    alike: Alike | None = None  # the report of another body of the run that is most like it
    wholeness: Wholeness = Wholeness()

    def span(self, stretch: Stretch) -> Span:
        """Return where *stretch* of the flow stands in the source."""
        return self.flow.span(stretch)

    def text(self, stretch: Stretch) -> str:
        """Return the folded reading text of *stretch*."""
        return self.flow.text[stretch.start : stretch.end]

    def leaves_out(self, text: str) -> bool:
        """Whether *text*, a part of the report's, holds a mark of the pack's at which a copy leaves words out."""
        return any(mark in text for mark in self.domain.lexicon.omissions)

    def lines_in(self, stretch: Stretch) -> tuple[Line, ...]:
        """Return the logical lines that begin in *stretch*."""
        first = bisect_left(self.lines, stretch.start, key=lambda line: line.stretch.start)
        return self.lines[
            first : bisect_left(self.lines, stretch.end, first, key=lambda line: line.stretch.start)
        ]

    def kind_at(self, offset: int) -> str:
        """Return the kind of the logical line that holds the flow's character *offset*."""
        at = bisect_right(self.lines, offset, key=lambda line: line.stretch.start) - 1
        return self.lines[at].kind if at >= 0 else ""

    def heading_at(self, offset: int) -> bool:
        """Whether the flow's character *offset* stands in a heading."""
        at = bisect_right(self.headings, offset, key=lambda heading: heading.start) - 1
        return at >= 0 and offset < self.headings[at].end

    @cached_property
    def headings(self) -> list[Stretch]:
        """The stretches of all headings, in reading order."""
        return sorted(section.heading for section in self.root.walk())

    def sentence(self, stretch: Stretch) -> Stretch:
        """Return the sentence that holds *stretch*: up to 。；！？ or the line's end."""
        ends = self._sentence_ends
        before = bisect_left(ends, stretch.start)
        after = bisect_left(ends, stretch.end)
        start = ends[before - 1] + 1 if before else 0
        return Stretch(start, ends[after] if after < len(ends) else len(self.flow.text))

    @cached_property
    def relations_by_rule(self) -> dict[str, list[Relation]]:
        """The relations that a form demands for each rule, in their order; under "" those of no one's."""
        found: dict[str, list[Relation]] = {}
        for relation in self.relations:
            found.setdefault(relation.rule, []).append(relation)
        return found

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [match.start() for match in _ENDS.finditer(self.flow.text)]

    def body(self, section: Section) -> Stretch:
        """Return what stands under the section's heading, sections below included."""
        return Stretch(section.heading.end, section.extent.end)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The outermost numbered or known sections: those that a layout speaks of."""
        chapters = [s for s in self.root.children if s.level == 1]
        inner = [
            c for s in self.root.children for c in (s.children if s.level == 1 else (s,)) if c.level <= 2
        ]
        if inner or chapters:
            return tuple(inner if len(inner) > len(chapters) else chapters)
        return self._deeper

    @property
    def _deeper(self) -> tuple[Section, ...]:
        """The outermost sections of a report that numbers them as others number what is below: (一)总体情况."""
        outermost = min((s.level for s in self.root.children), default=0)
        found = tuple(s for s in self.root.children if s.level == outermost)
        return found if sum(bool(s.keys) for s in found) >= _FEWEST else ()

    @property
    def whole(self) -> Span:
        """The place of a finding about the whole report: its title, or an empty span at 0."""
        return self.span(self.title) if self.title else Span(0, 0)

    def breaks_off(self, span: Span) -> bool:
        """Whether *span* is in the last section of a text whose end was not seen: more may follow there."""
        if self.wholeness.state != "unknown" or self.wholeness.reason != "no-end" or not self.sections:
            return False
        return span.start >= self.span(self.sections[-1].heading).start

    def unfinished(self, span: Span) -> bool:
        """Whether *span* reaches the last line of a text whose end was not seen, and no sentence ends there."""
        last = self.lines[-1] if self.lines else None
        if self.wholeness.reason != "no-end" or last is None or last.kind == "TABLE":
            return False
        return self.flow.text.rstrip()[-1:] not in _CLOSED and span.end > self.span(last.stretch).start

    def may_go_on(self, span: Span) -> bool:
        """Whether *span* is the last that a text has, but for words, which a copy may have cut anywhere."""
        rest = self.source.folded[span.end :].strip(" |\t\r\n-")
        return self.wholeness.reason != "format" and len(rest) <= _REST and not _GOES_ON.search(rest)

    def path(self, span: Span) -> tuple[Section, ...]:
        """Return the sections that *span* lies in, outermost first."""
        at = self.flow.stretch(span).start
        found: list[Section] = []
        level = self.root.children
        while True:
            before = bisect_right(level, at, key=lambda section: section.extent.start) - 1
            if before < 0 or at >= level[before].extent.end:
                return tuple(found)
            found.append(level[before])
            level = level[before].children
