"""Every run of digits or Chinese numerals of a report, and what it is: none is left out, none counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from linter.model.report import Report, Stretch
from linter.parse.statements.quantities import reader
from linter.records import dataclass
from linter.text.source import Span

RunKind = Literal["quantity", "share", "date", "ordinal", "identifier", "unknown"]

_RUN = re.compile(r"\d+(?:[.,]\d+)*|[零〇○一二两三四五六七八九十百千万亿廿卅]+")
_DATE = re.compile(r"[年月日:]|\d[-/.]\d")
_ORDINAL_AFTER = re.compile(r"[、.)]|是(?!否)|要(?!求)")
_ORDINAL_BEFORE = frozenset("第(")
_BEGINS = frozenset("\n。;:,!?、( |")


@dataclass(frozen=True, slots=True)
class NumberRun:
    """A run of digits or numerals: what it is, and where it stands in the source and in the flow."""

    kind: RunKind
    span: Span
    stretch: Stretch


def number_runs(report: Report) -> tuple[NumberRun, ...]:
    """Return all runs of *report*, in reading order.

    A run inside a figure is a quantity or a share; inside what the lexicon masks, a date, an
    ordinal or an identifier; what is none of these (几十, 统一) is unknown.
    """
    flow = report.flow
    known = _Stretches(sorted(_figures(report)))
    dated = _Stretches(sorted(_dates(report)))
    masked = _Stretches(sorted(_masks(report)))
    found = []
    for match in _RUN.finditer(flow.text):
        at = Stretch(*match.span())
        kind: RunKind
        if (figure := known.around(at)) is not None:
            kind = "share" if flow.text[figure[1] - 1] == "%" or _is_share(flow.text, figure) else "quantity"
        elif dated.around(at) is not None:
            kind = "date"
        elif (mask := masked.around(at)) is not None:
            kind = _of_mask(flow.text[mask[0] : mask[1]])
        else:
            kind = "ordinal" if _is_ordinal(flow.text, at) else "unknown"
        found.append(NumberRun(kind, flow.span(at), at))
    return tuple(found)


class _Stretches:
    """Sorted stretches that are asked for by places in ascending order."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self._stretches = stretches
        self._at = 0

    def around(self, at: Stretch) -> Stretch | None:
        """Return a stretch that *at* begins in."""
        while self._at < len(self._stretches) and self._stretches[self._at][1] <= at.start:
            self._at += 1
        if self._at < len(self._stretches) and self._stretches[self._at][0] <= at.start:
            return self._stretches[self._at]
        return None


def _figures(report: Report) -> Iterator[Stretch]:
    for figure in report.figures:
        yield report.flow.stretch(figure.span)


def _dates(report: Report) -> Iterator[Stretch]:
    yield from (mention.stretch for mention in report.dates)
    yield from (period.stretch for period in report.periods)


def _masks(report: Report) -> Iterator[Stretch]:
    masked = reader(report.domain.lexicon).masked
    for line in report.lines:
        start, end = line.stretch
        for first, last in masked(report.flow.text[start:end]):
            yield Stretch(start + first, start + last)


def _is_share(text: str, figure: Stretch) -> bool:
    printed = text[figure[0] : figure[1]]
    return "百分" in printed or "%" in printed


def _of_mask(printed: str) -> RunKind:
    if printed.startswith("第"):
        return "ordinal"
    return (
        "date"
        if _DATE.search(printed) and not printed.startswith(("《", "〔", "[", "http"))
        else "identifier"
    )


def _is_ordinal(text: str, at: Stretch) -> bool:
    before = text[at.start - 1 : at.start] or "\n"
    if before in _ORDINAL_BEFORE and (before == "第" or text[at.end : at.end + 1] == ")"):
        return True
    return before in _BEGINS and bool(_ORDINAL_AFTER.match(text, at.end))
