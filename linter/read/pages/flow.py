"""Pages as one text: without what only pages have, paragraphs in one piece."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from linter.grammar.headings import is_numbered
from linter.read.limits import PROSE, WIDE
from linter.read.pages.stitching import PlacedCell, StitchedGrid, stitched
from linter.read.pages.things import PageLine, PageTable, Sheet
from linter.read.places import PageBox
from linter.read.rowtext import RowEntry, RowWriter

_MARGIN = 0.12  # of the page's height, where headers and footers stand
_COLUMN = 0.75  # of the page's width, up to where a full line goes at least
_PAGE_NUMBER = re.compile(
    r"\s*[-—–·.~\s]*(?:第?\s*(\d{1,4})\s*页?)(?:\s*[/,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–·.~\s]*"
)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[!-~]+")
_ENDS = tuple("。！？；：!?;:")
_OF_FIGURES = "0123456789.,%"


def write(sheets: list[Sheet], writer: RowWriter, *, fine: bool = False) -> None:
    """Write what a person reads on *sheets*; *fine*: with the place of each character, not of its line."""
    sheets = without_furniture(sheets)
    lines = [item for sheet in sheets for item in sheet.items if isinstance(item, PageLine)]
    left, right = _margins(lines)
    right = max(right, *(_COLUMN * sheet.width for sheet in sheets), 0.0)
    paragraph: list[PageLine] = []
    for item in stitched(sheets):
        if isinstance(item, PageLine):
            if paragraph and not _runs_on(paragraph[-1], item, left, right):
                _write_paragraph(writer, paragraph, fine)
                paragraph = []
            paragraph.append(item)
        else:
            _write_paragraph(writer, paragraph, fine)
            paragraph = []
            _write_grid(writer, item)
    _write_paragraph(writer, paragraph, fine)


def without_furniture(sheets: list[Sheet]) -> list[Sheet]:
    """Return *sheets* without the headers, footers and numbers of pages."""
    said: Counter[tuple[str, int]] = Counter()
    numbers: Counter[int] = Counter()
    for sheet in sheets:
        said.update({key for line in _in_margins(sheet) if (key := _key(line))[0]})
        numbers.update(
            {n - sheet.number for line in _in_margins(sheet) if (n := _page_number(line)) is not None}
        )
    often = max(2, (len(sheets) + 1) // 2)
    steady = {
        offset for offset, count in numbers.items() if count >= (often if offset else min(often, len(sheets)))
    }
    return [
        sheet._replace(
            items=tuple(
                item
                for item in sheet.items
                if isinstance(item, PageTable)
                or item not in margins
                or not (said[_key(item)] >= often or _offset(item, sheet) in steady)
            )
        )
        for sheet in sheets
        for margins in [set(_in_margins(sheet))]
    ]


def _in_margins(sheet: Sheet) -> list[PageLine]:
    """Return the lines of *sheet* that stand where headers and footers do, with nothing beyond them but such."""
    upper, lower = sheet.height * _MARGIN, sheet.height * (1 - _MARGIN)
    lines = [item for item in sheet.items if isinstance(item, PageLine)]
    return [line for line in lines if line.box[3] < upper or line.box[1] > lower]


def _key(line: PageLine) -> tuple[str, int]:
    return "".join(_DIGITS.sub("", line.words).split()), round(line.box[1] / 6)


def _page_number(line: PageLine) -> int | None:
    found = _PAGE_NUMBER.fullmatch(line.words)
    return int(found[1]) if found else None


def _offset(line: PageLine, sheet: Sheet) -> int | None:
    number = _page_number(line)
    return None if number is None else number - sheet.number


def _margins(lines: list[PageLine]) -> tuple[float, float]:
    """Return where full lines begin and end, as most of them do."""
    if not lines:
        return 0.0, 0.0
    rights = sorted(line.box[2] for line in lines)
    right = rights[-1 - len(rights) // 20]  # one line in twenty may stick out
    full = [line for line in lines if line.box[2] > right - 2 * line.size] or lines
    lefts = Counter(round(line.box[0]) for line in full)
    often = max(lefts.values())
    return float(min(x for x, count in lefts.items() if count * 3 >= often)), right


def _runs_on(line: PageLine, following: PageLine, left: float, right: float) -> bool:
    """Whether *following* is the rest of the paragraph that *line* is of."""
    if line.box[2] + _width_of_first(following) + line.size < right or abs(line.size - following.size) > 1:
        return False  # there was room for what follows, or it is set in another size
    if "\t" in line.words or "\t" in following.words:
        return False
    if following.box[0] > left + 0.8 * following.size:
        return False  # an indent begins a paragraph
    if following.page == line.page and following.box[1] - line.box[3] > 2.5 * line.size:
        return False
    return not (line.words.endswith(_ENDS) and is_numbered(following.words))


def _width_of_first(line: PageLine) -> float:
    """How much room the first word of *line* takes; a Han character is one, a number or an address, too."""
    word = _WORD.match(line.words.lstrip())
    return (len(word[0]) / 2 if word else 1) * line.size


def _write_paragraph(writer: RowWriter, lines: list[PageLine], fine: bool) -> None:
    pieces: list[tuple[str, PageBox]] = []
    for line, following in zip_longest(lines, lines[1:]):
        words = line.words if not pieces else line.words.lstrip()
        if fine:
            pieces += _characters(line, len(line.words) - len(words))
        else:
            pieces.append((words, _place(line.page, line.box)))
        if following is not None and _parted(words, following.words.lstrip()):
            pieces.append((" ", pieces[-1][1]))
    writer.line(pieces)


def _characters(line: PageLine, start: int) -> Iterator[tuple[str, PageBox]]:
    _, top, _, bottom = line.box
    for character, (left, right) in zip(line.words[start:], line.reach[start:], strict=False):
        yield character, _place(line.page, (left, top, right, bottom))


def _parted(before: str, after: str) -> bool:
    """Whether a blank stood where a line ends: not in Chinese, nor within a figure."""
    if not after or before[-1:] >= WIDE or after[0] >= WIDE or before.endswith("-"):
        return False
    return not (before[-1:] in _OF_FIGURES and after[0] in _OF_FIGURES)


def _write_grid(writer: RowWriter, grid: StitchedGrid) -> None:
    writer.begin_grid("rules" if grid.ruled else "blanks")
    for row in grid.rows:
        if len(row) == 1 and (len(row[0].words) > PROSE or row[0].words.count("。") > 1):
            writer.line([(row[0].words, _place(row[0].page, row[0].box))])
        elif any(cell.words for cell in row):
            writer.row(_entries(row))
    writer.end_grid()


def _entries(row: Iterable[PlacedCell]) -> list[RowEntry]:
    return [
        RowEntry(cell.column, cell.words, _place(cell.page, cell.box), cell.rows, cell.columns)
        for cell in row
    ]


def _place(page: int, box: tuple[float, float, float, float]) -> PageBox:
    left, top, right, bottom = (round(x, 1) for x in box)
    return PageBox(page, (left, top, right, bottom))
