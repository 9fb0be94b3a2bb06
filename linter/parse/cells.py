"""The cells of one row: what stands between its label and the next."""

from __future__ import annotations

import re

from linter.parse.channels import Channels, Token
from linter.parse.glued import Cut, adds_up, split
from linter.parse.glued_table import Uncut
from linter.records import dataclass
from linter.source import Span
from linter.table import Missing, Reading

_RUN = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_NOTE = re.compile(r"\([^()\n]{0,60}?[^\W\d_][^()\n]{0,60}?\)")
_WIDE = 5  # cells of a row in which one that is lost is told from figures that run together
_WIDEST = 40  # cells looked at between bars


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a cell: its place, and its number's text or the kind of nothing."""

    span: Span
    text: str = ""
    missing: Missing = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a row's cells can stand: from its label's start, cells after *label_end*, up to *end*.

    *caption* is where the first caption of a group stands under the row, or *end*.
    """

    start: int
    label_end: int
    caption: int
    end: int
    bare: bool = False  # a row without a label, under the table's head


@dataclass(frozen=True, slots=True)
class RowCells:
    """The cells of a row and how they were read; *extra* rows follow that the form does not know.

    Of a row that is still to be cut, *uncut* has the digits and *places* where each stands.
    """

    cells: tuple[Content, ...]
    reading: Reading = "apart"
    extra: int = 0
    uncut: Uncut | None = None
    places: tuple[int, ...] = ()

    @property
    def unreadable(self) -> bool:
        """Whether it is unknown of a cell what stands in it."""
        return any(cell.missing == "unreadable" for cell in self.cells)


def row_cells(channels: Channels, extent: Extent, count: int, sums: tuple[int, ...]) -> RowCells:
    """Return the *count* cells of the row in *extent*, the first way that gives just as many."""
    tokens = channels.between(extent.start, extent.end)
    above = [token for token in tokens if token.start < extent.caption]
    for some in (tokens, above):
        numbers = [token for token in some if token.is_number]
        for chosen in (numbers, some):
            if len(chosen) == count and (chosen is numbers or len(numbers) < count):
                return RowCells(tuple(map(_content, chosen)))
    if parted := _parted(channels, extent, count):
        return RowCells(parted)
    numbers = [token for token in above or tokens if token.is_number]
    if len(numbers) > count:
        return _first_of_many(channels, extent, numbers, count)
    return _glued(channels, extent, count, sums)


def _content(token: Token) -> Content:
    span = Span(token.start, token.end)
    return Content(span, token.text) if token.is_number else Content(span, missing=token.missing)


def _parted(channels: Channels, extent: Extent, count: int) -> tuple[Content, ...]:
    """Return the cells between bars or tabs, blank ones included; nothing where they do not come out.

    A row is a line, or, with bars, a cell a line with its bar behind it.
    """
    text = channels.folded
    if extent.bare:
        return _fitting(channels, _bare_row(channels, extent), count)
    stop = text.find("\n", extent.label_end, extent.end)
    line = (extent.label_end, stop if stop != -1 else extent.end)
    if "\t" in text[extent.start : line[1]]:
        return _fitting(channels, _between(channels, *line, "\t"), count)
    on_line = _between(channels, *line, "|")
    if len(on_line) > count and text[slice(*line)].rstrip().endswith("|"):
        del on_line[-1]
    return _fitting(channels, on_line, count) or _fitting(
        channels, _between(channels, extent.label_end, extent.end, "|")[:-1], count
    )


def _bare_row(channels: Channels, extent: Extent) -> list[Content]:
    """What stands between the bars or tabs of the first line of figures under a head."""
    text = channels.folded
    start = extent.label_end
    while start < extent.end:
        stop = text.find("\n", start, extent.end)
        stop = extent.end if stop == -1 else stop
        bar = "\t" if "\t" in text[start:stop] else "|"
        first = text.find(bar, start, stop)
        if first != -1 and _RUN.search(text, start, stop):
            before = [_piece(channels, start, first)] if bar == "\t" or text[start:first].strip() else []
            found = [*before, *_between(channels, first, stop, bar)]
            return found[:-1] if bar == "|" and text[first:stop].rstrip().endswith("|") else found
        start = stop + 1
    return []


def _between(channels: Channels, start: int, end: int, bar: str) -> list[Content]:
    """What stands after each *bar*, up to the next; of a hostile line no more than a table is wide."""
    found: list[Content] = []
    text = channels.folded
    at = text.find(bar, start, end)
    while at != -1 and len(found) < _WIDEST:
        stop = text.find(bar, at + 1, end)
        found.append(_piece(channels, at + 1, end if stop == -1 else stop))
        at = stop
    return found


def _fitting(channels: Channels, found: list[Content], count: int) -> tuple[Content, ...]:
    """Return *count* of the cells found: without a column of units, and what is beyond the last."""
    units = [number for number, content in enumerate(found) if _is_unit(channels, content)]
    if len(found) > count:
        found = [content for number, content in enumerate(found) if number not in units]
    elif len(found) == count:  # a unit, and nothing behind it
        for number in units:
            end = found[number].span.end
            found[number] = Content(Span(end, end), missing="blank")
    if len(found) > count:
        numbers = [content for content in found if not content.missing]
        found = numbers if len(numbers) == count else _without_surplus(channels.folded, found, count)
    return tuple(found) if len(found) == count else ()


def _is_unit(channels: Channels, content: Content) -> bool:
    words = channels.folded[slice(*content.span)]
    return content.missing == "unreadable" and channels.cells.unit.match(words) is not None


def _without_surplus(text: str, found: list[Content], count: int) -> list[Content]:
    """Leave out blank cells that are not the row's own.

    Between TABs a label that covers several columns leaves them before the row's cells; between
    bars they trail behind. Where blanks at both ends of a row of TABs could be the surplus,
    nobody can tell which cell is which: nothing.
    """
    blank = [content.missing == "blank" for content in found]
    surplus = len(found) - count
    before = blank.index(False) if False in blank else len(blank)
    behind = blank[::-1].index(False) if False in blank else len(blank)
    tabs = "\t" in text[found[0].span[0] : found[-1].span[1] + 1]
    if behind >= surplus and (not tabs or before < surplus or all(blank)):
        return found[:count]
    return found[surplus:] if before >= surplus > behind else []


def _piece(channels: Channels, start: int, end: int) -> Content:
    text = channels.folded
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    words = _NOTE.sub("", text[start:end]).strip() if end - start > 3 else text[start:end]
    if channels.cells.number(words) is not None:
        return Content(Span(start, start + len(words)), words)
    return Content(Span(start, end), missing=channels.cells.missing(words))


def _first_of_many(channels: Channels, extent: Extent, numbers: list[Token], count: int) -> RowCells:
    """The row's own figures come first; under them are rows that the form does not know."""
    rest = numbers[count:]
    between = channels.folded[numbers[count - 1].end : rest[0].start]
    strange = "\n" in between or any("一" <= letter <= "鿿" for letter in between)
    if strange and (len(rest) % count == 0 or len({t.start for t in rest}) <= count):
        return RowCells(tuple(map(_content, numbers[:count])), extra=max(1, len(rest) // count))
    return _unreadable(extent, count)


def _glued(channels: Channels, extent: Extent, count: int, sums: tuple[int, ...]) -> RowCells:
    """Cut figures that stand without a gap; a row of one cell without any digit is blank."""
    text = channels.folded
    end = extent.caption if extent.caption > extent.label_end else extent.end
    notes = [match.span() for match in _NOTE.finditer(text, extent.label_end, end)]
    runs = [
        match.span()
        for match in _RUN.finditer(text, extent.label_end, end)
        if not any(low <= match.start() < high for low, high in notes)
        and not any(low <= match.start() < high for low, high in channels.dropped)
    ]
    if not runs:
        if count == 1:
            return RowCells((_only(channels, extent),))
        return _unreadable(extent, count)
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
        return _unreadable(extent, count)
    nothing = Content(Span(runs[0][0], runs[-1][1]), missing="unreadable")
    return RowCells((nothing,) * count, "uncut", uncut=Uncut(digits, ways.cuts), places=places)


def _short(channels: Channels, extent: Extent, pieces: list[str], count: int) -> bool:
    """Whether one or two figures of a wide row are lost: all that are there stand by themselves."""
    apart = [token.text for token in channels.between(extent.label_end, extent.end) if token.is_number]
    glued = any(len(piece) > 1 and piece[0] == "0" for piece in pieces)
    return count >= _WIDE and count - 2 <= len(pieces) < count and apart == pieces and not glued


def cut_row(text: str, places: tuple[int, ...], cut: Cut, reading: Reading) -> RowCells:
    """Return the cells that *cut* makes of the digits at *places* of *text*."""
    spans = [Span(places[low], places[high - 1] + 1) for low, high in cut]
    return RowCells(tuple(Content(span, text[span.start : span.end]) for span in spans), reading)


def _only(channels: Channels, extent: Extent) -> Content:
    """The one cell of a row without digits: a sign for nothing, or blank."""
    tokens = channels.between(extent.label_end, extent.caption)
    if tokens:
        return _content(tokens[-1])
    return Content(Span(extent.label_end, extent.label_end), missing="blank")


def _unreadable(extent: Extent, count: int) -> RowCells:
    nothing = Content(Span(extent.label_end, extent.label_end), missing="unreadable")
    return RowCells((nothing,) * count)
