"""HTML whose forms are arranged otherwise: groups as rows, halves side by side, several tables."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from bench.carriers import html
from bench.carriers.carrier import Carrier
from bench.carriers.change import only, paths, turned
from bench.carriers.layout import Lay, block_rows, figures, flat, grouped, merged, official
from bench.carriers.model import Block, Cell, Document, Filled, Key, Line, Piece, Table, Words
from bench.carriers.ways.columns import flat_head

T2, T3, T4 = frozenset({"T2"}), frozenset({"T3"}), frozenset({"T4"})


def four_tables(form: Filled) -> Piece | list[Piece]:
    """Table 2 as a table a block."""
    if form.form != "T2":
        return official(form)
    return [
        Table("T2", tuple(map(tuple, block_rows(form, block, 1 + len(block.columns)))))
        for block in form.blocks
    ]


def groups_as_rows(form: Filled) -> Table:
    """Table 3 whose groups are rows over the whole width."""
    return grouped(form, blank=False) if form.form in ("T3", "ST") else official(form)


def subtotals(form: Filled) -> Table:
    """Table 3 whose groups are rows with sums of their own."""
    if form.form != "T3":
        return official(form)
    (block,) = form.blocks
    rows: list[Line] = []
    values = dict(form.values)
    for row in block.rows:
        group = row.id.split(".")[0]
        if "." in row.id and not any(line.id == f"+{group}" for line in rows):
            rows.append(Line(f"+{group}", row.path[-2:-1]))
            for column in block.columns:
                inner = [
                    form.values[Key("T3", r.id, column.id)] for r in block.rows if r.id.split(".")[0] == group
                ]
                values[Key("T3", f"+{group}", column.id)] = str(sum(map(int, inner)))
        rows.append(row._replace(path=row.path[-1:]))
    return merged(replace(form, blocks=(Block("", tuple(rows), block.columns),), values=values))


def panels(form: Filled) -> Table:
    """Table 3 as two halves beside one another, each with its head."""
    if form.form not in ("T3", "ST"):
        return official(form)
    whole = grouped(paths(column=flat_head)(form), blank=True)
    head, body = whole.rows[: whole.heads], whole.rows[whole.heads :]
    half = (len(body) + 1) // 2
    blank = tuple(Cell("", "more") for _ in body[0])
    pairs = zip_longest(body[:half], body[half:], fillvalue=blank)
    return replace(whole, rows=((*head[0], *head[0]), *((*left, *right) for left, right in pairs)))


def as_rows(parts: int, *, two_labels: bool = False) -> Lay:
    """Table 4 with a row for reviews and rows for lawsuits, or as two tables."""

    def lay(form: Filled) -> Piece | list[Piece]:
        if form.form != "T4":
            return official(form)
        (block,) = form.blocks
        names = {
            "review": ("行政复议",),
            "suit": ("行政诉讼", "未经复议直接起诉"),
            "suit_after_review": ("行政诉讼", "复议后起诉"),
        }
        head = tuple(Cell(line.path[-1], "head") for line in block.columns[:5])
        rows: list[tuple[Cell, ...]] = []
        for id, path in names.items():
            columns = [c for c in block.columns if c.id.split(".")[0] == id]
            printed = figures(form, block.rows[0], columns)
            if two_labels:
                labels = (
                    [Cell(path[0], "group", across=3 - len(path), down=1 + (id == "suit"))]
                    if id != "suit_after_review"
                    else []
                )
                labels += [Cell(path[1], "label")] if len(path) > 1 else []
            else:
                labels = [Cell(path[0] if len(path) == 1 else f"{path[0]}（{path[1]}）", "label")]
            rows.append((*labels, *printed))
        top = (Cell("", "corner", across=1 + two_labels), *head)
        if parts == 1:
            return Table("T4", (top, *rows), 1)
        return [Table("T4", (top, rows[0]), 1), Table("T4", (top, *rows[1:]), 1)]

    return lay  # fmt: skip


def two_tables(form: Filled) -> Piece | list[Piece]:
    """Table 4 as a table of reviews and one of lawsuits."""
    if form.form != "T4":
        return official(form)
    (block,) = form.blocks
    sides = [tuple(c for c in block.columns if c.id.startswith("review") is side) for side in (True, False)]
    return [merged(replace(form, blocks=(Block("", block.rows, side),))) for side in sides]


def more_rows(form: Filled) -> Filled:
    """Table 2 with rows that some offices added under administrative penalties."""
    blocks = []
    values = dict(form.values)
    for block in form.blocks:
        rows = block.rows
        if form.form == "T2" and block.rows[0].id == "penalties":
            rows = (*rows, Line("+levy", ("行政征收",)), Line("+inspection", ("行政检查",)))
            for id, value in (("+levy", "0"), ("+inspection", "214")):
                values |= {Key("T2", id, column.id): value for column in block.columns}
        blocks.append(Block(block.title, rows, block.columns))
    return replace(form, blocks=tuple(blocks), values=values)


def one_table(document: Document) -> Document:
    """Tables 2 and 3 glued: the heading between them is a row."""
    pieces: list[Piece] = []
    for piece in document.pieces:
        if (
            isinstance(piece, Table)
            and piece.form == "T3"
            and isinstance(pieces[-2], Table)
            and isinstance(pieces[-1], Words)
        ):
            upper, heading = pieces[-2], pieces[-1]
            row = (Cell(heading.text, "more", across=piece.width),)
            pieces[-2:] = [Table("T3", (*upper.rows, row, *piece.rows))]
        else:
            pieces.append(piece)
    return Document(tuple(pieces))


def made(name: str, **more: object) -> Carrier:
    """Return a page."""
    return Carrier(f"html-{name}", "file", "html", html.page, **more)  # type: ignore[arg-type]


WAYS = (
    made("groups-as-rows", lay=groups_as_rows, forms=frozenset({"T3", "ST"})),
    made("groups-as-rows-blank", lay=flat, forms=T3),
    made("subtotals", lay=subtotals, forms=T3),
    made("panels", lay=panels, forms=frozenset({"T3", "ST"})),
    made("table2-four-tables", lay=four_tables, forms=T2),
    made("table2-more-rows", fillings=(more_rows,), forms=T2, deserved={"T010": 2}),
    made("table4-as-rows", lay=as_rows(1), forms=T4),
    made("table4-as-rows-two-labels", lay=as_rows(1, two_labels=True), forms=T4),
    made("table4-as-rows-two-tables", lay=as_rows(2), forms=T4),
    made("table4-two-tables", lay=two_tables, forms=T4),
    made("table4-vertical", changes=(only("T4", turned),), forms=T4),
    made("tables-2-3-glued", whole=one_table, forms=T3),
)  # fmt: skip
