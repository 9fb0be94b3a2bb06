"""The reading text with its Chinese numerals in digits, for patterns that ask for digits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator

from linter.model.figure import plain
from linter.model.report import Report, Stretch

_NO_MORE = (1 << 62, 0, "")
_NUMERAL = re.compile(r"[〇零一二两三四五六七八九十百千]+")


class Digits:
    """The flow's lines but those of the kinds *left_out*, in which 七件 is 7件, and the way back to the flow."""

    def __init__(self, report: Report, left_out: Collection[str] = ()) -> None:
        parts: list[str] = []
        self._starts: list[int] = [0]  # of each part, here …
        self._origins: list[int] = [0]  # … and in the flow
        self._exact: list[bool] = [True]  # whether each character of the part is one of the flow
        text, size = report.flow.text, 0
        for piece, origin, exact in _pieces(report, left_out):
            self._part(size, origin, exact)
            parts.append(piece)
            size += len(piece)
        self.text = "".join(parts)
        self._end = len(text)

    def _part(self, start: int, origin: int, exact: bool) -> None:
        self._starts.append(start)
        self._origins.append(origin)
        self._exact.append(exact)

    def stretch(self, start: int, end: int) -> Stretch:
        """Return the stretch of the flow that ``text[start:end]`` stands for."""
        return Stretch(self._back(start, False), self._back(end, True))

    def _back(self, place: int, is_end: bool) -> int:
        # The end of a part in digits is where the next one begins; its inside is one thing.
        number = bisect_right(self._starts, place - is_end) - 1
        if self._exact[number]:
            return min(self._end, self._origins[number] + place - self._starts[number])
        return self._origins[number + 1] if is_end else self._origins[number]


def _pieces(report: Report, left_out: Collection[str]) -> Iterator[tuple[str, int, bool]]:
    """Yield each piece of text, where it stands in the flow, and whether it stands there so."""
    text = report.flow.text
    numerals = iter(sorted(_numerals(report)))
    start, end, digits = next(numerals, _NO_MORE)
    for line in report.lines:
        if line.kind in left_out:
            continue
        at = line.stretch.start
        while start < line.stretch.end:
            if start >= at:
                yield text[at:start], at, True
                yield digits, start, False
                at = end
            start, end, digits = next(numerals, _NO_MORE)
        yield text[at : line.stretch.end], at, True
        yield "\n", line.stretch.end, True


def _numerals(report: Report) -> list[tuple[int, int, str]]:
    """Where the numeral of a counted figure stands in the flow, and its digits."""
    found = []
    for figure in report.figures:
        if figure.cell is not None or not figure.exact or figure.scale > 1 or figure.decimals:
            continue
        start, end = report.flow.stretch(figure.span)
        if numeral := _NUMERAL.match(report.flow.text, start, end):
            found.append((*numeral.span(), plain(figure.value)))
    return found
