"""Tables as they are after several hands: halves, spacers, heads again and again, pasted twice, rows left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bench.carriers import html
from bench.carriers.carrier import Carrier
from bench.carriers.change import cells, columns, dense, only, only_form, paths, turned, with_column, words
from bench.carriers.layout import Lay, figures, flat, official
from bench.carriers.model import Block, Cell, Document, Filled, Line, Piece, Table, Words
from bench.carriers.text import aligned, each, joined
from bench.carriers.ways.columns import LACKING, flat_head
from bench.carriers.ways.figures import ODD, unread
from bench.carriers.ways.labels import unnumbered
from bench.carriers.ways.texts import blank, md, way

T3, T4 = frozenset({"T3"}), frozenset({"T4"})
_PARTS = {
    "review": "行政复议",
    "suit": "未经复议直接起诉的行政诉讼",
    "suit_after_review": "复议后起诉的行政诉讼",
}


def halves(lay: Lay) -> Lay:
    """Return the layout of table 3 as one of natural persons, and one of all others with the sums."""

    def both(form: Filled) -> Piece | list[Piece]:
        if form.form != "T3":
            return lay(form)
        sides: list[Piece] = []
        for natural in (True, False):
            picked = columns(
                lambda lines, natural=natural: [c for c in lines if (c.id == "natural") is natural]
            )
            laid = lay(picked(form))
            sides += laid if isinstance(laid, list) else [laid]
        return sides

    return both


def without_row(*ids: str) -> Callable[[Filled], Filled]:
    """Return the change that leaves rows out."""

    def change(form: Filled) -> Filled:
        blocks = tuple(
            replace(b, rows=tuple(row for row in b.rows if row.id not in ids)) for b in form.blocks
        )
        kept = {key: value for key, value in form.values.items() if key.row not in ids}
        return replace(form, blocks=blocks, values=kept)

    return change


def spacers(table: Table) -> Table:
    """The table with an empty column between any two."""
    for at in range(table.width - 1, 0, -1):
        table = with_column(table, at, "", lambda _: "")
    return table


def heads_within(table: Table) -> Table:
    """Table 3 whose head stands again in the middle."""
    if table.form != "T3":
        return table
    half = next(
        y
        for y, row in enumerate(table.rows)
        if any(c.key and c.key.row == "unavailable.not_held" for c in row)
    )
    return replace(table, rows=(*table.rows[:half], *table.rows[: table.heads], *table.rows[half:]))


def twice(table: Table) -> Piece | list[Piece]:
    """Table 3 pasted twice."""
    again = replace(
        table, rows=tuple(tuple(replace(c, key=None, role="more") for c in row) for row in table.rows)
    )
    return [table, again] if table.form == "T3" else table


def shares(form: Filled) -> Filled:
    """Table 3 with a column that says what share of all each row is."""
    (block,) = form.blocks
    total = max(int(v) for k, v in form.values.items() if k.column == "total") or 1
    more = {
        key._replace(column="+share"): f"{int(value) * 100 / total:.1f}%"
        for key, value in form.values.items()
        if key.column == "total"
    }
    lines = (*block.columns, Line("+share", ("占比",)))
    return replace(form, blocks=(Block(block.title, block.rows, lines),), values={**form.values, **more})


def small_tables(title: bool) -> Lay:
    """Return the layout of table 4 as three small tables; *title*: what each is about is its first row, else a line before."""

    def lay(form: Filled) -> Piece | list[Piece]:
        if form.form != "T4":
            return official(form)
        (block,) = form.blocks
        found: list[Piece] = []
        for id, name in _PARTS.items():
            picked = [c for c in block.columns if c.id.split(".")[0] == id]
            head = tuple(Cell(line.path[-1], "head") for line in picked)
            row = tuple(figures(form, block.rows[0], picked))
            top = ((Cell(name, "title", across=len(head)),),) if title else ()
            found += [] if title else [Words(name)]
            found.append(Table("T4", (*top, head, row), 1 + title))
        return found

    return lay


def one_table(document: Document) -> Document:
    """Tables 3 and 4 glued: the heading between them is a row."""
    pieces: list[Piece] = []
    for piece in document.pieces:
        before = pieces[-2:]
        if (
            isinstance(piece, Table)
            and piece.form == "T4"
            and len(before) == 2
            and isinstance(before[0], Table)
        ):
            heading = before[1].text if isinstance(before[1], Words) else ""
            row = (Cell(heading, "more", across=piece.width),)
            pieces[-2:] = [Table("T3", (*before[0].rows, row, *piece.rows))]
        else:
            pieces.append(piece)
    return Document(tuple(pieces))


def made(name: str, **more: object) -> Carrier:
    """Return a page."""
    return Carrier(f"html-{name}", "file", "html", html.page, **more)  # type: ignore[arg-type]


_FLAT = (only_form("T3", paths(column=flat_head)),)
_UNNUMBERED = words(unnumbered, "label", "group")
WAYS = (
    made("two-halves", lay=halves(official), forms=T3),
    md("two-halves", blank, lay=halves(flat), forms=T3),
    md("two-halves-flat-head", blank, lay=halves(flat), fillings=_FLAT, forms=T3),
    way("tabs-two-halves", "marks", joined("\t"), blank, lay=halves(flat), forms=T3),
    way("aligned-two-halves", "blanks", aligned(2), blank, only("T3", cells(lambda cell: replace(cell, open=True))), lay=halves(flat), forms=T3, deserved=LACKING, undecided="half of the columns under the other half, and only blanks between: no row has its seven figures"),
    way("tabs-transposed", "marks", joined("\t"), blank, only("T3", turned), fillings=_FLAT, forms=T3),
    md("transposed", blank, only("T3", turned), fillings=_FLAT, forms=T3),
    way("tabs-without-numbers", "marks", joined("\t"), blank, _UNNUMBERED),
    way("blanks-without-numbers", "blanks", joined(" "), dense, _UNNUMBERED),
    way("cell-a-line-without-numbers", "text", each(), dense, _UNNUMBERED),
    made("total-row-left-out", fillings=(only_form("T3", without_row("closed")),), forms=T3, deserved=LACKING, lost=frozenset({"T002", "T003"})),
    made("spacer-columns", changes=(spacers,)),
    made("heads-within", changes=(heads_within,), forms=T3),
    made("pasted-twice", pieces=twice, forms=T3),
    made("share-column", fillings=(only_form("T3", shares),), forms=T3, deserved={"T010": 1}),
    made("decimals", changes=(cells(lambda c: c.saying(f"{c.text}.00") if c.text.isdigit() else c),), deserved={"T007": 9}),
    made("letter-l-for-one", changes=(cells(unread("new", lambda text: text.replace("1", "l"))),), deserved=ODD, undecided="the letter l for 1: the cell is named and stays unread"),
    made("table4-small-tables", lay=small_tables(title=True), forms=T4),
    made("table4-small-tables-lines", lay=small_tables(title=False), forms=T4),
    made("tables-3-4-glued", whole=one_table, forms=T3),
)  # fmt: skip
