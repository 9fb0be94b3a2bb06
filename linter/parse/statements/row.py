"""A report's sentences as a row of items: what sentence patterns are matched over, and the way back to the text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from linter.domain import symbols
from linter.model.figure import Figure
from linter.model.report import Report, Stretch
from linter.model.views import BODY

_YEAR = re.compile(r"((?:19|20)\d\d)年度?")
_WORDS = re.compile(r"[^ \t]+")
_FOREIGN = "\ufffd"
_Item = tuple[int, int, str, Figure | None]


class Row:
    """Lines that hold sentences: every figure and year is one character, blanks are left out, the rest is as it is.

    *told*: only lines that hold a figure.
    """

    def __init__(self, report: Report, *, told: bool = False) -> None:
        self._starts = array("q")  # in the flow, of each character …
        self._wide: dict[int, tuple[int, Figure | None]] = {}  # … and of a figure or year its end
        self._parts: list[str] = []
        self._flow = report.flow
        self._text = symbols.FOREIGN.sub(_FOREIGN, report.flow.text)
        figures = _figures(report)
        units, this = symbols.of_units(report.domain.lexicon), report.identity.year or 0
        first = 0
        for line in report.lines:
            last = bisect_left(figures, line.stretch.end, first, key=lambda item: item[0])
            if BODY.holds(line) and (last > first or not told):
                items: list[_Item] = [
                    (start, end, symbols.of_figure(figure.printed, figure.unit, units), figure)
                    for start, end, figure in figures[first:last]
                ]
                self._line(
                    line.stretch, sorted((*items, *self._years(line.stretch, items, this)), key=itemgetter(0))
                )
            first = last
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

    def _line(self, stretch: Stretch, items: list[_Item]) -> None:
        at = stretch.start
        for start, end, symbol, figure in items:
            if start >= at:
                self._plain(at, start)
                self._wide[len(self._starts)] = end, figure
                self._put(symbol, start)
                at = end
        self._plain(at, stretch.end)
        self._put("\n", stretch.end)

    def _years(self, stretch: Stretch, items: list[_Item], this: int) -> Iterator[_Item]:
        """Yield the years of a line; none in a figure."""
        ends = [end for _, end, _, _ in items]
        for year in _YEAR.finditer(self._flow.text, *stretch):
            after = bisect_left(ends, year.start() + 1)
            if after == len(items) or items[after][0] >= year.end():
                yield *year.span(), symbols.of_year(int(year[1]), this), None

    def _put(self, character: str, start: int) -> None:
        self._parts.append(character)
        self._starts.append(start)

    def _plain(self, start: int, end: int) -> None:
        for words in _WORDS.finditer(self._text, start, end):
            self._parts.append(words[0])
            self._starts.extend(range(*words.span()))


def _figures(report: Report) -> list[tuple[int, int, Figure]]:
    """Return the figures of the sentences, each with its stretch of the flow, in order."""
    stretch = report.flow.stretch
    return [(*stretch(figure.span), figure) for figure in report.figures if figure.cell is None]
