"""An element of a page as text: a block a line, a table row a line with TABs between cells."""

from __future__ import annotations

import re
from dataclasses import field

from linter.errors import UnreadableError
from linter.read.html.map import MarkupMap, anchors
from linter.read.html.tree import INK, ContentCount, Node, Survey, is_block, is_label, is_raised, typed
from linter.read.limits import MAX_CHARS, MAX_COLUMNS, PROSE, WIDE
from linter.records import dataclass
from linter.text.folding import INVISIBLE
from linter.text.grid import Cell, Grid, Mark
from linter.text.raised import raised
from linter.text.span import Span

_ROWS_TO_THE_END = 1 << 30

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
_COLLAPSING = re.compile(rf"[ \t\r\n\f\v\x1c-\x1f\x85{INVISIBLE}]+")
_LONGEST_GAP = 1000


@dataclass(slots=True)
class _Table:
    """Where the walk is in a table: which columns a cell from above still covers."""

    covered: dict[int, int] = field(default_factory=dict)
    group: Node = None
    row: int = -1
    column: int = 0
    written: int = -1  # the column that the line has reached; -1: nothing of this row yet
    grid: bool = False
    line: int = -1  # as row, but over all groups of rows
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """The cell of a grid that is being written: where it is, its words, and what is raised among them."""

    place: tuple[int, int, int, int]  # row, column, rows, columns
    spans: list[Span] = field(default_factory=list)
    raised: bool = False
    marks: set[Mark] = field(default_factory=set)


class HtmlWriter:
    """Writes elements of one page into one text and remembers where each character was."""

    def __init__(self, markup: str, marks: Survey) -> None:
        self._markup = markup
        self._marks = marks
        self._parts: list[str] = []
        self._size = 0
        self._last = "\n"
        self._gap = ""  # blanks since the last word, not written unless a word follows
        self._gap_at = 0
        self._tabs = 0  # not written unless a word follows in this row
        self._tabs_at = 0
        self._tables: list[_Table] = []
        self._grids = 0
        self._preformatted = 0
        self._raised = 0
        self._open: _Open | None = None
        self.places = MarkupMap()
        self.grids: list[Grid] = []

    @property
    def text(self) -> str:
        """What was written."""
        return "".join(self._parts)

    def line(self, text: str, place: int) -> None:
        """Write a line that does not stand in the page so; it points at *place*."""
        self.end_line(place)
        self._emit(" ".join(text.split()), place, fixed=True)
        self.end_line(place)

    def end_line(self, place: int) -> None:
        """End the line, if there is one."""
        if self._last != "\n":
            self._emit("\n", place, fixed=True)
        self._gap = ""

    def write(self, root: Node) -> None:
        """Write what is seen of *root*. Raises UnreadableError where that is far too much."""
        stack: list[tuple[Node, bool]] = [(root, True)]
        place = root.origin_offset or 0
        while stack:
            node, entering = stack.pop()
            if node.name == "#text":
                self._data(node.data or "", node.origin_offset)
                continue
            place = place if node.origin_offset is None else node.origin_offset
            if not entering:
                self._leave(node, place)
                continue
            if node.name == "br":
                self._break(place)
                continue
            if words := typed(node):
                self._field(words, place)
            self._enter(node, place)
            stack.append((node, False))
            stack.extend(
                (child, True)
                for child in reversed(node.children or ())
                if child.name == "#text" or id(child) in self._marks
            )

    def _enter(self, node: Node, place: int) -> None:
        name = node.name
        if name in ("td", "th") and self._tables:
            self._cell(node, place)
        elif is_raised(node):
            self._raised += 1
        elif name in _BLOCKS:
            self._break(place)
            if name == "table":
                self._tables.append(_Table())
            elif name == "tr" and self._tables:
                self._row(node)
            elif name == "pre":
                self._preformatted += 1
        elif is_block(node):
            self._break(place)

    def _leave(self, node: Node, place: int) -> None:
        name = node.name
        if name in ("td", "th") and self._tables:
            self._gap = ""
            if self._tables[-1].grid:
                self._grids -= 1
                self._end_cell(self._tables[-1], node)
            else:
                self.end_line(place)
        elif name == "tr" and self._tables:
            self._end_row(place)
        elif is_raised(node):
            self._raised -= 1
        elif is_block(node):
            self._break(place)
        elif is_label(node):
            # A stop of TABs behind （一） is a matter of looks; behind 1. it keeps 1. and 2023年 apart.
            self._gap = "" if self._last >= WIDE else self._gap and " "
        elif name in _BLOCKS:
            self._break(place)
            if name == "table":
                self._end_table(self._tables.pop())
            elif name == "pre":
                self._preformatted -= 1

    def _break(self, place: int) -> None:
        """A new line; inside a cell of a grid, blanks like any other."""
        if not self._grids:
            self.end_line(place)
        elif not self._gap:
            self._gap, self._gap_at = "\n", place

    def _row(self, node: Node) -> None:
        table = self._tables[-1]
        if node.parent is not table.group:
            table.group, table.covered, table.row = node.parent, {}, -1
        table.row += 1
        table.line += 1
        table.column, table.written = 0, -1
        cells = [self._marks[id(cell)] for cell in node.children or () if id(cell) in self._marks]
        table.grid = not any(_is_layout(mark, len(cells)) for mark in cells)

    def _cell(self, node: Node, place: int) -> None:
        table = self._tables[-1]
        while table.column < MAX_COLUMNS and table.covered.get(table.column, 0) > table.row:
            table.column += 1
        start = table.column
        width = min(_span(node, "colspan") or 1, MAX_COLUMNS - start)
        height = _span(node, "rowspan")
        until = table.row + (_ROWS_TO_THE_END if height == 0 else height)
        for column in range(start, start + width):
            table.covered[column] = until
        table.column = start + width
        if not table.grid:
            self.end_line(place)
            return
        # The TABs lead to the cell's own column: what a cell above or before covers is empty.
        self._gap = ""
        self._tabs += start if table.written < 0 else max(start - table.written, 1)
        self._tabs_at = place
        table.written = start
        self._grids += 1
        rows = _ROWS_TO_THE_END if height == 0 else height
        self._open = _Open((table.line, start, rows, max(width, 1)))

    def _end_cell(self, table: _Table, node: Node) -> None:
        if self._open is None:
            return
        cell, self._open = self._open, None
        own = tuple(span for span in cell.spans if span.end > span.start)
        anchor = cell.spans[0].start if cell.spans else self._size + self._tabs
        marks = cell.marks | ({Mark.NOTE} if cell.raised else set())
        head = True if node.name == "th" else None
        table.cells.append(Cell(*cell.place, own, anchor, head, frozenset(marks)))

    def _end_row(self, place: int) -> None:
        if self._last != "\n":  # blank cells at the end of a row are cells, too
            self._flush_tabs()
        elif self._tabs:  # a row without a word is not written
            _draw_in(self._tables[-1].cells, self._size)
        self._tabs = 0
        self.end_line(place)

    def _end_table(self, table: _Table) -> None:
        if any(cell.spans for cell in table.cells):
            last = table.line + 1
            cells = tuple(cell._replace(rows=min(cell.rows, last - cell.row)) for cell in table.cells)
            self.grids.append(Grid(cells, "file"))

    def _flush_tabs(self) -> None:
        self._emit("\t" * self._tabs, self._tabs_at, fixed=True)
        self._tabs = 0

    def _data(self, data: str, origin: int | None) -> None:
        words = list(INK.finditer(data))
        known = anchors(self._markup, origin or 0, data) if words else []
        runs, at = iter([*known[1:], (len(data) + 1, 0)]), 0
        start, place = known[0] if known else (0, origin or 0)
        upcoming = next(runs)
        for word in words:
            self._blank(data[at : word.start()], place)
            at = word.start()
            while at < word.end():
                while upcoming[0] <= at:
                    (start, place), upcoming = upcoming, next(runs)
                stop = min(word.end(), upcoming[0])
                self._word(data[at:stop], place + at - start)
                at = stop
        self._blank(data[at:], place)

    def _field(self, words: str, place: int) -> None:
        """Write what stands in a field of a form: *words*, the value of the tag at *place*."""
        found = self._markup.find(words, place, place + len(words) + 4000)
        for word in INK.finditer(words):
            if word.start():
                self._blank(" ", place)
            self._word(word[0], place if found == -1 else found + word.start())

    def _blank(self, blank: str, place: int) -> None:
        if self._preformatted and "\n" in blank and not self._grids:
            self.end_line(place)
            blank = blank[blank.rindex("\n") + 1 :]
        if blank and len(self._gap) < _LONGEST_GAP:
            if not self._gap:
                self._gap_at = place
            self._gap += blank[:_LONGEST_GAP]

    def _word(self, word: str, place: int) -> None:
        if self._tabs:
            self._gap = ""
            self._flush_tabs()
        if self._gap:
            if self._last not in "\n\t":
                gap = _COLLAPSING.sub("", self._gap)
                if not gap and self._gap.strip(INVISIBLE):
                    wide = self._last >= WIDE and word[0] >= WIDE
                    gap = "" if wide and "\n" in self._gap else " "
                self._emit(gap, self._gap_at, fixed=True)
            self._gap = ""
        start = self._size
        self._emit(raised(word) if self._raised else word, place)
        if self._open is not None:
            _extend(self._open, start, self._size, bool(self._raised))

    def _emit(self, text: str, place: int, *, fixed: bool = False) -> None:
        if not text:
            return
        self.places.add(self._size, place, fixed=fixed)
        self._parts.append(text)
        self._size += len(text)
        self._last = text[-1]
        if self._size > MAX_CHARS:
            raise UnreadableError("page-too-long", most=MAX_CHARS)


def _extend(cell: _Open, start: int, end: int, raised: bool) -> None:
    """Add words to *cell*; raised ones behind others are a note's mark, and none of the cell's."""
    if raised and cell.spans:
        cell.raised = True
        cell.spans.append(Span(start, start))
    elif cell.spans and cell.spans[-1].end > cell.spans[-1].start:
        cell.spans[-1] = Span(cell.spans[-1].start, end)
    else:
        cell.spans.append(Span(start, end))


def _draw_in(cells: list[Cell], end: int) -> None:
    """Let no cell at the end of *cells* stand behind *end*."""
    for number in range(len(cells) - 1, -1, -1):
        if cells[number].anchor <= end:
            return
        cells[number] = cells[number]._replace(anchor=end)


def _is_layout(mark: ContentCount, cells: int) -> bool:
    """Whether a cell that holds so much only places it on the page."""
    if mark.tables or mark.titles or mark.chars > PROSE or mark.headings > 3:
        return True
    return cells == 1 and mark.sentences > 1


def _span(node: Node, name: str) -> int:
    """Return a cell's colspan or rowspan, 1 where there is none or no sense in it."""
    digits = re.match(r"\s*\+?(\d{1,9})", (node.attrs or {}).get(name) or "")
    return int(digits[1]) if digits else 1
