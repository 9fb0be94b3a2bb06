"""The cells of a row that bars or tabs part, blank ones included."""

from __future__ import annotations

from linter.parse.tables.channels import Channels
from linter.parse.tables.content import RUN, Content, Extent
from linter.parse.tables.notes import NOTE
from linter.text.source import Span

_WIDEST = 40  # cells looked at between bars


def parted(channels: Channels, extent: Extent, count: int) -> tuple[Content, ...]:
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
    found = _fitting(channels, on_line, count)
    for end in dict.fromkeys((extent.caption, extent.end)):
        found = found or _fitting(channels, _between(channels, extent.label_end, end, "|")[:-1], count)
    return found


def _bare_row(channels: Channels, extent: Extent) -> list[Content]:
    """What stands between the bars or tabs of the first line of figures under a head."""
    text = channels.folded
    start = extent.label_end
    while start < extent.end:
        stop = text.find("\n", start, extent.end)
        stop = extent.end if stop == -1 else stop
        bar = "\t" if "\t" in text[start:stop] else "|"
        first = text.find(bar, start, stop)
        if first != -1 and RUN.search(text, start, stop):
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
    words = NOTE.sub("", text[start:end]).strip() if end - start > 3 else text[start:end]
    if channels.cells.number(words) is not None:
        return Content(Span(start, start + len(words)), words)
    return Content(Span(start, end), missing=channels.cells.missing(words))
