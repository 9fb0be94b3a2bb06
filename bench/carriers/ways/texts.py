"""Text: Markdown, bars, TABs, commas, blanks, a cell a line, one line, glued."""

from __future__ import annotations

import re
from dataclasses import replace

from bench.carriers import text
from bench.carriers.carrier import Carrier
from bench.carriers.change import Changing, cells, columns, cut, dense, only_form, paths, square
from bench.carriers.layout import Lay, flat, official
from bench.carriers.model import Cell, Document, Piece, Table, Words
from bench.carriers.text import Drawing, aligned, bars, each, joined, markdown, quoted
from bench.carriers.ways.columns import T3, flat_head, total_first
from bench.carriers.ways.figures import BLANK, behind, for_zero, thousands
from bench.carriers.ways.labels import noted


def blank(table: Table) -> Table:
    """The table without merged cells; what they say stands in the first."""
    return square(table, repeat=False)


def repeated(table: Table) -> Table:
    """The table without merged cells; what they say stands in each."""
    return square(table, repeat=True)


def boxed(table: Table) -> str:
    """The table drawn with characters for lines."""
    width = max(len(row) for row in table.rows)
    rule = "─" * 6
    rows = ["│" + "│".join(cell.text for cell in row) + "│" for row in table.rows]
    return "\n".join([f"┌{'┬'.join([rule] * width)}┐", f"\n├{'┼'.join([rule] * width)}┤\n".join(rows), f"└{'┴'.join([rule] * width)}┘"])  # fmt: skip


def split_heads(table: Table) -> Table:
    """The table with headings of two lines one above the other, as a program that keeps the layout of a page writes them."""
    if table.form != "T3":
        return table
    rows = list(table.rows)
    top = tuple(replace(cell, text=cell.text[: (len(cell.text) + 1) // 2]) if cell.role == "head" else cell for cell in rows[0])  # fmt: skip
    under = tuple(
        replace(cell, text=cell.text[(len(cell.text) + 1) // 2 :]) if cell.role == "head" else Cell("")
        for cell in rows[0]
    )
    return replace(table, rows=(top, under, *rows[1:]))


def labels_apart(table: Table) -> str:
    """Labels on a line, the figures of the row on the next."""
    lines = []
    for row in table.rows:
        values = [cell.text for cell in row if cell.key]
        words = [cell.text for cell in row if not cell.key]
        lines += [" ".join(words)] if words else []
        lines += ["  ".join(values)] if values else []
    return "\n".join(lines)


def excerpt(document: Document) -> Document:
    """The title, and the section of table 3 only."""
    at = next(n for n, piece in enumerate(document.pieces) if isinstance(piece, Table) and piece.form == "T3")
    return Document((document.pieces[0], document.pieces[at - 1], document.pieces[at]))


def totals_only(table: Table) -> Table:
    """Table 3 cut down to three rows with their totals."""
    if table.form != "T3":
        return table
    rows = []
    for row in table.rows:
        label = next((cell for cell in row if cell.role == "label"), None)
        total = next((cell for cell in row if cell.key and cell.key.column == "total"), None)
        if label and total and total.key and total.key.row in ("new", "carried_in", "carried_out"):
            rows.append((label, replace(total, open=True)))
    return Table("T3", tuple(rows))


def page_before_last(table: Table) -> Piece | list[Piece]:
    """Table 3 whose last row, which looks like a heading, stands on another page."""
    if table.form != "T3":
        return table
    upper, lower = cut(table, len(table.rows) - 1, repeat=False)
    return [upper, Words("第 9 页"), lower]


def spaced_labels(cell: Cell) -> Cell:
    """A label with blanks round its digits."""
    return replace(cell, text=re.sub(r"(?<=\S)(\d+)(?=[^\d.、])", r" \1 ", cell.text))


def way(
    name: str, drawn: str, draw: Drawing, *changes: Changing, lay: Lay = flat, suffix: str = "txt", between: str = "\n",
    marked: bool = False, glue: str | None = None, **more: object,
) -> Carrier:  # fmt: skip
    """Return a carrier of text."""

    def write(document: Document) -> bytes:
        return text.written(document, draw, between=between, marked=marked, glue=glue)

    return Carrier(name, drawn, suffix, write, lay=lay, changes=changes, **more)  # type: ignore[arg-type]


def md(name: str, *changes: Changing, outer: bool = True, lay: Lay = flat, **more: object) -> Carrier:
    """Return a carrier of Markdown."""
    return way(
        f"markdown-{name}",
        "marks",
        markdown(outer),
        *changes,
        lay=lay,
        suffix="md",
        between="\n\n",
        marked=True,
        **more,
    )  # type: ignore[arg-type]


# What a row is cut by proves nothing of it, and no other sum holds the only row of table 4.
_CUT_BY = frozenset({"T004"})
_FLAT = (only_form("T3", paths(column=flat_head)),)
_TOTAL_FIRST = (*_FLAT, only_form("T3", columns(total_first)))
_THOUSANDS = cells(lambda cell: cell.saying(thousands(cell.text)))
_WAYS = {"marks": (("tabs", joined("\t")), ("commas", joined(",")), ("pipes", bars)), "blanks": (("aligned", aligned(2)),)}  # fmt: skip

CROSSED = tuple(
    way(f"{name}-{what}", drawn, draw, *changes, **more)  # type: ignore[arg-type]
    for drawn, ways in _WAYS.items()
    for name, draw in ways
    for what, changes, more in (
        ("plain", (blank,), {}),
        ("spans-left-blank", (blank,), {"lay": official}),
        ("spans-written-out", (repeated,), {"lay": official}),
        ("total-first", (blank,), {"fillings": _TOTAL_FIRST, "forms": T3}),
        ("blank-for-zero", (blank, cells(for_zero(""))), {"deserved": BLANK}),
        ("notes-in-labels", (blank,), {"fillings": (paths(row=noted),)}),
        ("superscript-sign", (blank, cells(behind("¹"))), {}),
    )
)
WAYS = (
    md("plain", blank),
    md("flat-head", blank, fillings=_FLAT, forms=T3),
    md("no-outer-bars", blank, outer=False),
    md("total-first", blank, fillings=_TOTAL_FIRST, forms=T3),
    md("spans-written-out", repeated, lay=official),
    md("spans-left-blank", blank, lay=official),
    md("blank-for-zero", blank, cells(for_zero("")), deserved=BLANK),
    md("notes-in-labels", blank, fillings=(paths(row=noted),)),
    md("thousands", blank, _THOUSANDS),
    md("bold-figures", blank, cells(lambda cell: cell.saying(f"**{cell.text}**"))),
    *CROSSED,
    md("excerpt", blank, whole=excerpt, forms=T3, excerpt=True),
    md("excerpt-total-first", blank, fillings=_TOTAL_FIRST, whole=excerpt, forms=T3, excerpt=True),
    way("pipes-page-before-last-row", "marks", bars, blank, pieces=page_before_last, forms=T3),
    way("blanks-page-before-last-row", "blanks", joined(" "), dense, pieces=page_before_last, forms=T3),
    way(
        "blanks-totals-only", "blanks", joined(" "), dense, totals_only, forms=T3, deserved={"T010": 99, "S014": 1},
        undecided="three of the form's rows, with one figure each: no table that could be read",
    ),
    way("csv", "marks", quoted, blank, suffix="csv"),
    way("tabs-dense", "marks", joined("\t"), dense),
    way("tabs-thousands", "marks", joined("\t"), blank, _THOUSANDS),
    way("tabs-doubled", "marks", joined("\t\t"), dense),
    way("pipes-dense", "marks", bars, dense),
    way("pipes-close", "marks", joined("|"), blank),
    way("commas-quoted", "marks", quoted, blank),
    way("commas-quoted-thousands", "marks", quoted, blank, _THOUSANDS),
    way("commas-dense", "marks", joined(","), dense),
    way("semicolons", "marks", joined(";"), blank),
    way("box-drawing", "marks", boxed, blank),
    way("blanks-one", "blanks", joined(" "), dense),
    way("blanks-two", "blanks", joined("  "), dense),
    way("blanks-wide", "blanks", joined("　"), dense),
    way("blanks-thousands", "blanks", joined("  "), dense, _THOUSANDS),
    way("blanks-round-digits", "blanks", joined(" "), dense, cells(spaced_labels, "label", "group")),
    way("aligned-official", "blanks", aligned(2), blank, lay=official),
    way("aligned-wide", "blanks", aligned(6), blank),
    way("aligned-split-heads", "blanks", aligned(2), blank, split_heads, fillings=_FLAT, forms=T3),
    way("cell-a-line", "text", each(), dense),
    way("cell-a-line-blank-lines", "text", each("\n\n", "\n\n"), dense, between="\n\n"),
    way("cell-a-line-rows-apart", "text", each("\n", "\n\n"), dense, between="\n\n"),
    way("cell-a-line-with-blank", "text", each(), blank),
    way("cell-a-line-official", "text", each(), dense, lay=official),
    way("labels-and-figures-apart", "text", labels_apart, dense),
    way("one-line-blanks", "text", joined(" "), dense, glue=" "),
    way("one-line-tables", "text", each(" ", " "), dense),
    way("glued", "text", each("", ""), dense, lost=_CUT_BY),
    way("glued-rows", "text", joined(""), dense, lost=_CUT_BY),
    way("glued-figures-only", "text", lambda t: "\n".join(" ".join(filter(None, ("".join(c.text for c in row if not c.key), "".join(c.text for c in row if c.key)))) for row in t.rows), dense, lost=_CUT_BY),
)  # fmt: skip
