"""The cells of one row: what stands between its label and the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from linter.model.table import CellReading
from linter.parse.tables.channels import Channels, FreeValue
from linter.parse.tables.content import RUN, Content, Extent, RowCells
from linter.parse.tables.glued import DigitRange, adds_up, common, split
from linter.parse.tables.glued_rows import Uncut
from linter.parse.tables.notes import NOTE
from linter.parse.tables.parted import parted
from linter.text.source import Span

_WORDS = re.compile(r"[一-鿿]{4}")
_WIDE = 5  # cells of a row in which one that is lost is told from figures that run together


def row_cells(channels: Channels, extent: Extent, count: int, sums: tuple[int, ...]) -> RowCells:
    """Return the *count* cells of the row in *extent*, the first way that gives just as many."""
    tokens = channels.between(extent.start, extent.end)
    above = [token for token in tokens if token.start < extent.caption]
    for some in (tokens, above):
        numbers = [token for token in some if token.is_number]
        for chosen in (numbers, some):
            if len(chosen) != count or (not extent.bare and _over_words(channels.folded, chosen)):
                continue
            if chosen is numbers or len(numbers) < count:
                if _torn(channels.folded, [(token.start, token.end) for token in numbers]):
                    return unreadable(extent, count)
                return RowCells(tuple(map(_content, chosen)))
    if between := parted(channels, extent, count):
        return RowCells(between, "clumped" if _clumped(channels.folded, between) else "apart")
    numbers = [token for token in above or tokens if token.is_number]
    if len(numbers) > count:
        return _first_of_many(channels, extent, numbers, count)
    return _glued(channels, extent, count, sums)


def _torn(text: str, runs: list[tuple[int, int]]) -> bool:
    """Whether a line end parts digits that stand glued behind a label: 文件数条3460853⏎76 may be three figures or one."""
    return any(
        text[one[1] : other[0]] == "\n" and text[one[0] - 1 : one[0]].isalpha()
        for one, other in pairwise(runs)
    )


def _over_words(text: str, tokens: Sequence[FreeValue]) -> bool:
    """Whether words stand between *tokens* that are neither a unit nor letters of a caption down the side: another row's."""
    return any(_WORDS.search(text, one.end, after.start) for one, after in pairwise(tokens))


def _content(token: FreeValue) -> Content:
    span = Span(token.start, token.end)
    return Content(span, token.text) if token.is_number else Content(span, missing=token.missing)


def _clumped(text: str, cells: tuple[Content, ...]) -> bool:
    """Whether figures stand a line each, and all blank cells on one line behind them.

    So some copies write a row, wherever in it the blanks were: which figure is whose is not known.
    """
    blanks = next((n for n, cell in enumerate(reversed(cells)) if cell.missing != "blank"), len(cells))
    at = len(cells) - blanks
    if blanks < 2 or at == 0 or any(cell.missing for cell in cells[:at]):
        return False
    first, last = cells[at - 1].span, cells[at].span
    return "\n" in text[first.start : last.end + 1] and "\n" not in text[last.end : cells[-1].span.end]


def _first_of_many(channels: Channels, extent: Extent, numbers: list[FreeValue], count: int) -> RowCells:
    """The row's own figures come first; under them are rows that the form does not know."""
    rest = numbers[count:]
    between = channels.folded[numbers[count - 1].end : rest[0].start]
    strange = "\n" in between or any("一" <= letter <= "鿿" for letter in between)
    if _over_words(channels.folded, numbers[:count]):
        return unreadable(extent, count)
    if strange and (len(rest) % count == 0 or len({t.start for t in rest}) <= count):
        return RowCells(tuple(map(_content, numbers[:count])), extra=max(1, len(rest) // count))
    return unreadable(extent, count)


def _glued(channels: Channels, extent: Extent, count: int, sums: tuple[int, ...]) -> RowCells:
    """Cut figures that stand without a gap; a row of one cell without any digit is blank."""
    text = channels.folded
    end = extent.caption if extent.caption > extent.label_end else extent.end
    notes = [match.span() for match in NOTE.finditer(text, extent.label_end, end)]
    runs = [
        match.span()
        for match in RUN.finditer(text, extent.label_end, end)
        if not any(low <= match.start() < high for low, high in notes)
        and not any(low <= match.start() < high for low, high in channels.dropped)
    ]
    if not runs:
        if count == 1:
            return RowCells((_only(channels, extent),))
        return unreadable(extent, count)
    if _torn(text, runs):
        return unreadable(extent, count)
    if len(runs) == count:
        return RowCells(tuple(Content(Span(*run), text[slice(*run)]) for run in runs))
    pieces = [text[slice(*run)] for run in runs]
    ways = split(pieces, count, sums)
    places = tuple(at for run in runs for at in range(*run))
    digits = "".join(pieces)
    right = [cut for cut in ways.cuts if ways.by_identity or adds_up(digits, cut, sums)]
    if not right and _short(channels, extent, pieces, count):
        nothing = Content(Span(runs[0][0], runs[-1][1]), missing="unreadable")
        return RowCells((nothing,) * count, "short")
    if len(ways.cuts) == 1:
        return cut_row(text, places, ways.cuts[0], "identity" if ways.by_identity else "glued")
    if not digits.isdigit() or len(digits) < count:
        return unreadable(extent, count)
    same = common(ways.cuts) if ways.cuts else (None,) * count
    return replace(cut_row(text, places, same, "uncut"), uncut=Uncut(digits, ways.cuts), places=places)


def _short(channels: Channels, extent: Extent, pieces: list[str], count: int) -> bool:
    """Whether one or two figures of a wide row are lost: all that are there stand by themselves."""
    apart = [token.text for token in channels.between(extent.label_end, extent.end) if token.is_number]
    glued = any(len(piece) > 1 and piece[0] == "0" for piece in pieces)
    return count >= _WIDE and count - 2 <= len(pieces) < count and apart == pieces and not glued


def cut_row(
    text: str, places: tuple[int, ...], cut: Sequence[DigitRange | None], reading: CellReading
) -> RowCells:
    """Return the cells that *cut* makes of the digits at *places* of *text*; None: nobody can tell what stands there."""
    found: list[Content] = []
    for number, cell in enumerate(cut):
        low = next((one[1] for one in reversed(cut[:number]) if one), 0)
        high = next((one[0] for one in cut[number + 1 :] if one), len(places))
        start, end = cell or (low, high)  # what is between those that are known
        span = Span(places[start], places[end - 1] + 1)
        found.append(Content(span, text[slice(*span)]) if cell else Content(span, missing="unreadable"))
    return RowCells(tuple(found), reading)


def _only(channels: Channels, extent: Extent) -> Content:
    """The one cell of a row without digits: a sign for nothing, or blank."""
    tokens = channels.between(extent.label_end, extent.caption)
    if tokens:
        return _content(tokens[-1])
    return Content(Span(extent.label_end, extent.label_end), missing="blank")


def unreadable(extent: Extent, count: int) -> RowCells:
    """Return *count* cells of which it is not known what stands in them."""
    nothing = Content(Span(extent.label_end, extent.label_end), missing="unreadable")
    return RowCells((nothing,) * count)
