"""A report's sentences as a row of items: what sentence patterns are matched over, and the way back to the text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator

from linter.domain import symbols
from linter.model.figure import Figure
from linter.model.report import Report, Stretch
from linter.model.views import BODY

_YEAR = re.compile(r"((?:19|20)\d\d)年度?")
_WORDS = re.compile(r"[^ \t]+")
_FOREIGN = "\ufffd"


class Row:
    """The lines but those of the kinds *left_out*: every figure and year one character, no blanks, the rest as it is."""

    def __init__(self, report: Report, left_out: Collection[str] = BODY.left_out) -> None:
        self._starts = array("q")  # in the flow, of each character …
        self._wide: dict[int, tuple[int, Figure | None]] = {}  # … and of a figure or year its end
        self._parts: list[str] = []
        self._flow = report.flow
        items = iter(sorted(_items(report), key=lambda item: item[0]))
        start, end, symbol, figure = next(items, _NO_MORE)
        for line in report.lines:
            if line.kind in left_out:
                continue
            at, upto = line.stretch
            while start < upto:
                if start >= at:
                    self._plain(at, start)
                    self._wide[len(self._starts)] = end, figure
                    self._put(symbol, start)
                    at = end
                start, end, symbol, figure = next(items, _NO_MORE)
            self._plain(at, upto)
            self._put("\n", upto)
        self.text = "".join(self._parts)
        self._figures = [at for at, (_, figure) in self._wide.items() if figure is not None]

    def stretch(self, start: int, end: int) -> Stretch:
        """Return the stretch of the flow that ``text[start:end]`` stands for."""
        first = self._starts[start] if start < len(self._starts) else len(self._flow.text)
        if end <= start:
            return Stretch(first, first)
        last = self._wide.get(end - 1)
        return Stretch(first, last[0] if last else self._starts[end - 1] + 1)

    def figure(self, at: int) -> Figure | None:
        """Return the figure that the character *at* stands for."""
        return self._wide.get(at, (0, None))[1]

    def next_figure(self, at: int) -> int:
        """Return where the first figure from the character *at* on stands; -1: there is none."""
        number = bisect_left(self._figures, at)
        return self._figures[number] if number < len(self._figures) else -1

    def _put(self, character: str, start: int) -> None:
        self._parts.append(character)
        self._starts.append(start)

    def _plain(self, start: int, end: int) -> None:
        text = self._flow.text[start:end]
        for words in _WORDS.finditer(text):
            self._parts.append(symbols.FOREIGN.sub(_FOREIGN, words[0]))
            self._starts.extend(range(start + words.start(), start + words.end()))


_NO_MORE: tuple[int, int, str, Figure | None] = (1 << 62, 0, "", None)


def _items(report: Report) -> Iterator[tuple[int, int, str, Figure | None]]:
    """Yield every figure of the sentences and every year: its stretch of the flow and its symbol."""
    units = symbols.of_units(report.domain.lexicon)
    taken: set[int] = set()
    for figure in report.figures:
        if figure.cell is None:
            start, end = report.flow.stretch(figure.span)
            taken.update(range(start, end))
            yield start, end, symbols.of_figure(figure.printed, figure.unit, units), figure
    this = report.identity.year or 0
    for year in _YEAR.finditer(report.flow.text):
        if year.start() not in taken:
            named = int(year[1])
            yield *year.span(), symbols.of_year(named, this), None
