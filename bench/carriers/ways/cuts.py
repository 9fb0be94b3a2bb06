"""HTML whose tables are cut by pages, or have more rows and lines than the form."""

from __future__ import annotations

from dataclasses import replace

from bench.carriers import html
from bench.carriers.carrier import Carrier, Laying
from bench.carriers.change import cut, square, with_row
from bench.carriers.model import Cell, Document, Piece, Table, Words

T3 = frozenset({"T3"})


def cut_pages(*, repeat: bool, between: str = "") -> Laying:
    """Table 3 cut into three, where no page knows of another."""

    def pieces(table: Table) -> Piece | list[Piece]:
        if table.form not in ("T3", "ST"):
            return table
        third = len(table.rows) // 3
        parts: list[Piece] = []
        for part in cut(table, third + 1, 2 * third + 2, repeat=repeat):
            parts += [Words(between), part] if parts and between else [part]
        return parts

    return pieces


def torn_row(table: Table) -> Table:
    """Table 3 with one row torn by a page: its label above, its figures below."""
    if table.form != "T3":
        return table
    rows = []
    for row in table.rows:
        if any(cell.key and cell.key.row == "declined.repeated" for cell in row):
            rows.append(
                tuple(replace(c, text="", key=None, value=None, role="more") if c.key else c for c in row)
            )
            rows.append(tuple(c if c.key else replace(c, text="", role="more") for c in row))
        else:
            rows.append(row)
    return replace(table, rows=_stretched(table, rows))


def _stretched(table: Table, rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """The groups over the torn row reach one row further."""
    at = next(n for n, row in enumerate(table.rows) if any(c.key and c.key.row == "declined.repeated" for c in row))  # fmt: skip
    longer = []
    for y, row in enumerate(rows):
        longer.append(
            tuple(
                replace(c, down=c.down + 1) if c.role == "group" and y <= at < y + c.down else c for c in row
            )
        )
    return tuple(longer)


def edged(table: Table) -> Table:
    """The table with an empty cell before and behind each row."""
    empty = Cell("", "more")
    return replace(table, rows=tuple((empty, *row, empty) for row in square(table, repeat=False).rows))


def empty_rows(table: Table) -> Table:
    """The table with blank rows in it."""
    made = with_row(table, -1, [Cell("", "more", across=table.width)])
    return with_row(made, table.heads, [Cell("", "more", across=table.width)])


def unit_row(table: Table) -> Table:
    """The table with its unit in the first row."""
    return with_row(table, 0, [Cell("单位：件", "more", across=table.width)])


def title_row(table: Table) -> Table:
    """The table with a title in the first row."""
    names = {
        "T2": "主动公开政府信息情况",
        "T3": "收到和处理政府信息公开申请情况",
        "T4": "政府信息公开行政复议、行政诉讼情况",
    }
    name = names.get(table.form, "")
    return with_row(table, 0, [Cell(f"{name}表（单位：件）", "more", across=table.width)]) if name else table


def note_row(table: Table) -> Table:
    """The table with a note in its last row."""
    note = "注：1.本表数据截至12月31日；2.同一申请分别答复的，按1件计。"
    return with_row(table, -1, [Cell(note, "more", across=table.width)])


def before(text: str) -> Laying:
    """A line of its own before each table."""
    return lambda table: [Words(text), table]


def captioned(table: Table) -> Table:
    """The table with the caption 附表."""
    return replace(table, caption="附表")


def various(document: Document) -> Document:
    """A line before each table, another for each."""
    lines = iter(("附表1：", "（附表）", "附件", "表一"))
    pieces: list[Piece] = []
    for piece in document.pieces:
        pieces += [Words(next(lines)), piece] if isinstance(piece, Table) else [piece]
    return Document(tuple(pieces))


def made(name: str, **more: object) -> Carrier:
    """Return a page."""
    return Carrier(f"html-{name}", "file", "html", html.page, **more)  # type: ignore[arg-type]


WAYS = (
    made("pages-heads-repeated", pieces=cut_pages(repeat=True)),
    made("pages-heads-once", pieces=cut_pages(repeat=False)),
    made("pages-with-numbers", pieces=cut_pages(repeat=True, between="— 7 —")),
    made("row-torn-by-page", changes=(torn_row,), forms=T3),
    made("edge-cells", changes=(edged,)),
    made("empty-rows", changes=(empty_rows,)),
    made("unit-row", changes=(unit_row,)),
    made("title-row", changes=(title_row,)),
    made("note-row", changes=(note_row,)),
    made("futable-before", pieces=before("附表")),
    made("futable-caption", changes=(captioned,)),
    made("captions", whole=various),
    made("unit-before", pieces=before("单位：件")),
)  # fmt: skip
