"""The line a finding stands in, cut to a window round it, with marks aligned under the words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

from linter.records import dataclass
from linter.render.visible import visible
from linter.text.source import Source, Span

# Never `…`: a terminal for Chinese may draw it two cells wide, and the marks would be off.
_CUT = "..."
_ONE_CELL = re.compile(
    "[\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u205e\u2460-\u24ff\ufffd]"
)  # or ambiguous


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A window of a line: the words found, what stands round them, and the marks below."""

    before: str
    words: str
    after: str
    marks: str


def excerpt(
    source: Source, span: Span, related: Iterable[Span], width: int, ambiguous_width: int
) -> Excerpt | None:
    """Return the window of at most *width* cells with ``^`` under *span*, ``-`` under *related*.

    None where the line is blank: there is nothing to show. A span of several lines is shown by
    its first.
    """
    line = source.line_span(span.start)
    if not source.quote(line).strip():
        return None
    # A report may be one line: look only at what the window can hold, however often it is asked for.
    near = Span(max(line.start, span.start - 2 * width), min(line.end, span.start + 4 * width))
    shown = [_shown(char) for char in source.quote(near)]
    cells = [sum(_width(char, ambiguous_width) for char in text) for text in shown]
    start, end = span.start - near.start, min(span.end, near.end) - near.start
    start, end = min(start, len(shown)), max(end, start)
    low, high = _window(cells, start, end, max(width - 2 * len(_CUT), 8))
    end = min(end, high)
    head, tail = _CUT if near.start + low > line.start else "", _CUT if near.start + high < line.end else ""
    before, words, after = (
        "".join(shown[low:start]),
        "".join(shown[start:end]),
        "".join(shown[end:high]),
    )
    others = [(one.start - near.start, one.end - near.start) for one in related]
    marks = "".join(_mark(i, cells[i], (start, end), others) for i in range(low, high))
    if start == end:
        gap = sum(cells[low:start])
        marks = marks[:gap].ljust(gap) + "^" + marks[gap + 1 :]
    return Excerpt(head + before, words, after + tail, (" " * len(head) + marks).rstrip())


def padded(text: str, width: int) -> str:
    """Return *text* with blanks behind it to *width* cells of a terminal."""
    return text + " " * (width - sum(_width(char, 1) for char in text))


def _shown(char: str) -> str:
    return "  " if char == "\t" else visible(char)


def _width(char: str, ambiguous_width: int) -> int:
    if " " <= char <= "~":
        return 1
    if "\u4e00" <= char <= "\u9fff" or "\uff01" <= char <= "\uff5e" or "\u3000" <= char <= "\u3029":
        return 2
    width = 1
    if not _ONE_CELL.match(char):
        from wcwidth import wcwidth  # its tables take longer to load than most reports to check

        width = max(0, wcwidth(char))
    return ambiguous_width if width == 1 and east_asian_width(char) == "A" else width


def _mark(at: int, cells: int, found: tuple[int, int], others: list[tuple[int, int]]) -> str:
    if found[0] <= at < found[1]:
        return "^" * cells
    return ("-" if any(low <= at < high for low, high in others) else " ") * cells


def _window(cells: list[int], start: int, end: int, room: int) -> tuple[int, int]:
    """Return the part of the line to show: the words, then as much on both sides as fits."""
    used, high = 0, start
    while high < end and used + cells[high] <= room:
        used, high = used + cells[high], high + 1
    low, left = start, (room - used) // 2
    while low > 0 and cells[low - 1] <= left:
        low, left, used = low - 1, left - cells[low - 1], used + cells[low - 1]
    if high < end:
        return low, high
    while high < len(cells) and used + cells[high] <= room:
        used, high = used + cells[high], high + 1
    while low > 0 and used + cells[low - 1] <= room:
        low, used = low - 1, used + cells[low - 1]
    return low, high
