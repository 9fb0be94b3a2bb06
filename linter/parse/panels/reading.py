"""Grids whose titles name an open form become its tables, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.domain.form import Form, Label
from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure, FormCell
from linter.model.table import FilledCell, FilledForm, FilledRow
from linter.parse.panels.headings import BoardHead, head_of
from linter.parse.panels.rows import PanelRow, PanelStretch, Rows, stretches
from linter.parse.panels.titles import Over, Unit, over
from linter.parse.tables.board import Board, board_of
from linter.parse.tables.cellwords import CellWords, cell_words
from linter.parse.tables.content import Content
from linter.parse.tables.drawn import drawn
from linter.parse.tables.spot import Region
from linter.records import dataclass
from linter.text.grid import Grid
from linter.text.source import Source
from linter.text.span import Span

_GAP = 30  # characters between two pieces of a table: a page's number, a unit


@dataclass(frozen=True, slots=True)
class Opened(Region):
    """A table of an open form, read."""

    filled: FilledForm | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """What of a form stands in one grid of the file."""

    over: Over
    head: BoardHead
    table: FilledForm
    width: int


def open_tables(source: Source, folded: str, forms: Sequence[Form], lexicon: Lexicon) -> list[Opened]:
    """Return the tables of open forms, in their order; a table over several grids is one."""
    chosen = tuple(form for form in forms if form.open)
    if not chosen:
        return []
    words = cell_words(lexicon)
    grids = [*source.grids, *drawn(source.text, [grid.span for grid in source.grids])]
    found: list[_Piece] = []
    end = 0
    for grid in sorted(grids, key=lambda grid: grid.span):
        board = board_of(grid, folded, words)
        if board is None:
            continue
        before = found[-1] if found else None
        title = over(folded, end, grid.span.start, board, chosen, lexicon.caption_units)
        more = _next(board, grid, before, words) if before is not None and _may_go_on(before, title) else None
        piece = more if more is not None or title is None else _first(board, grid, title, words)
        if board.height > 1 or piece is not None:  # a line that holds a TAB is none
            end = grid.span.end
        if piece is None:
            if before is not None and _may_go_on(before, title) and _figures(board):
                above = grid.span.start if title is None else title.start
                if _follows(folded, before, above):
                    found[-1] = replace(before, table=replace(before.table, cut=True))
            continue
        if more is not None:
            found.pop()
        found.append(piece)
    return [_region(piece) for piece in found]


def _may_go_on(before: _Piece, title: Over | None) -> bool:
    """Whether the table *before* may go on under *title*: none, or its own, which the next page repeats."""
    return title is None or before.over.form in (title.form, *title.others)


def _follows(folded: str, before: _Piece, start: int) -> bool:
    """Whether hardly anything stands between the table *before* and *start*."""
    return len("".join(folded[before.table.span.end : start].split())) <= _GAP


def _figures(board: Board) -> bool:
    return any(square.number for squares in board.rows for square in squares)


def _region(piece: _Piece) -> Opened:
    rows = tuple(row.label.id for row in piece.table.rows)
    return Opened(piece.table.span, piece.table.form, rows, piece.table)


def _first(board: Board, grid: Grid, title: Over, words: CellWords) -> _Piece | None:
    """Return the table as that form has it, of those that bear its title, which names the most of its cells."""
    found: list[_Piece] = []
    for form in (title.form, *title.others):
        head = head_of(board, form.panels, grid.spanned)
        wanted = {c.id for panel in form.panels for c in panel.columns}
        if 2 * len(head.columns) >= len(wanted):
            found.append(_piece(board, grid, title._replace(form=form), head, words))
    return max(found, key=_named, default=None)


def _named(piece: _Piece) -> tuple[int, int]:
    """How many rows the form names, and how many columns."""
    known = {row.id for panel in piece.over.form.panels for row in panel.rows}
    rows = [row.label.id for row in piece.table.rows]
    return sum(id.isdigit() or id in known for id in rows), len(piece.head.columns)


def _next(board: Board, grid: Grid, before: _Piece, words: CellWords) -> _Piece | None:
    """Return the table *before* with the rows that go on in *grid*; None where they do not go on from it."""
    form = before.over.form
    head = head_of(board, form.panels, grid.spanned)
    if {column.label.id for column in head.columns} != {column.label.id for column in before.head.columns}:
        narrower = grid.drawn == "file" and board.width < before.width  # the file leaves blank cells out
        if 2 * len(head.columns) > len(before.head.columns) or not (board.width == before.width or narrower):
            return None
        head = before.head._replace(rows=range(0))
    known = frozenset(row.label.id for row in before.table.rows)
    more = _piece(board, grid, before.over, head, words, known)
    if not more.table.rows or known & {row.label.id for row in more.table.rows}:
        return None
    whole = replace(
        before.table,
        span=Span(before.table.span.start, more.table.span.end),
        rows=(*before.table.rows, *more.table.rows),
        strange=before.table.strange + more.table.strange,
    )
    return replace(before, table=whole)


def _piece(
    board: Board,
    grid: Grid,
    title: Over,
    head: BoardHead,
    words: CellWords,
    known: frozenset[str] = frozenset(),
) -> _Piece:
    rows: list[FilledRow] = []
    strange = 0
    for stretch in stretches(title.form, head.columns):
        walk = Rows(board, stretch, head, blank_where_nothing=grid.drawn == "file", known=known)
        rows += [_row(title, stretch, line, words) for line in walk]
        strange += walk.strange
    named = {column.label.id for column in head.columns}
    lost = tuple(c for panel in title.form.panels for c in panel.columns if c.id not in named)
    table = FilledForm(title.form, grid.span, tuple(rows), lost, drawn=True, strange=strange)
    return _Piece(title, head, table, board.width)


def _row(title: Over, stretch: PanelStretch, line: PanelRow, words: CellWords) -> FilledRow:
    cells = _cells(title.form, line, title.unit, words)
    return FilledRow(label=line.label, span=line.span, cells=tuple(cells))


def _cells(form: Form, line: PanelRow, unit: Unit, words: CellWords) -> Iterator[FilledCell]:
    for column, content in line.contents:
        place = FormCell(form.id, line.label.id, column.id, line.label.label, column.label)
        yield _cell(place, line.label, column, content, unit, words)


def _cell(
    place: FormCell, row: Label, column: Label, content: Content, unit: Unit, words: CellWords
) -> FilledCell:
    value = words.number(content.text) if content.text else None
    if value is None:
        missing = content.missing or "unreadable"
        return FilledCell(place, content.span, missing=missing, known="cell")
    own = column.unit or row.unit
    figure = Figure(
        value=value * (1 if own else unit.scale),
        printed=content.text,
        span=content.span,
        unit=own or unit.name,
        decimals=words.decimals(content.text),
        scale=1 if own else unit.scale,
        label="·".join(word for word in (row.label, column.label) if word),
        cell=place,
    )
    return FilledCell(place, content.span, figure, known="cell")
