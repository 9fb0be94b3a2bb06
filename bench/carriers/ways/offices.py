"""Word documents and workbooks."""

from __future__ import annotations

import importlib.util
from dataclasses import replace

from bench.carriers import office
from bench.carriers.carrier import Carrier
from bench.carriers.change import cells, columns, cut, only_form, paths, square
from bench.carriers.layout import flat
from bench.carriers.model import Cell, Document, Piece, Table
from bench.carriers.office import Fill, Store
from bench.carriers.ways.arrangements import panels, two_tables
from bench.carriers.ways.columns import T3, headless, total_first, traders
from bench.carriers.ways.cuts import cut_pages
from bench.carriers.ways.figures import BLANK, behind, for_zero, some
from bench.carriers.ways.labels import noted

WORDS = ("label", "group", "head", "corner", "title", "unit")


def _lacking(module: str, name: str) -> str:
    return "" if importlib.util.find_spec(module) else f"{name} is not installed"


def docx(name: str, *, fill: Fill | None = None, nested: bool = False, repeated: bool = False, **more: object) -> Carrier:  # fmt: skip
    """Return a carrier of Word documents."""

    def write(document: Document) -> bytes:
        given = {"fill": fill} if fill else {}
        return office.word(document, nested=nested, repeated=repeated, **given)

    return Carrier(
        f"docx-{name}", "file", "docx", write, needs=lambda: _lacking("docx", "python-docx"), **more
    )  # type: ignore[arg-type]


def xlsx(name: str, *, store: Store = office.number, shape: str = "", merged: bool = True, sheets: bool = False, **more: object) -> Carrier:  # fmt: skip
    """Return a carrier of workbooks."""

    def write(document: Document) -> bytes:
        return office.workbook(document, store=store, shape=shape, merged=merged, sheets=sheets)

    return Carrier(
        f"xlsx-{name}", "file", "xlsx", write, needs=lambda: _lacking("openpyxl", "openpyxl"), **more
    )  # type: ignore[arg-type]


def _marked(cell: Cell) -> Cell:
    """A figure that gets a raised mark, the digit behind it."""
    return replace(cell, text=f"{cell.text}1", markup="1") if some(cell) else cell


def _struck(cell: Cell) -> Cell:
    return replace(cell, markup="9") if some(cell) else cell


def _broken(table: Table) -> Piece | list[Piece]:
    """Table 3 as two tables beneath one another, nothing between them."""
    if table.form != "T3":
        return table
    return [*cut(table, len(table.rows) // 2, repeat=False)]


_TOTAL_FIRST = (only_form("T3", columns(total_first)),)
WAYS = (
    docx("merged"),
    docx("heads-repeat", repeated=True),
    docx("groups-as-rows", lay=flat),
    docx("spans-written-out", changes=(lambda t: square(t, repeat=True),)),
    docx("spans-left-blank", changes=(lambda t: square(t, repeat=False),)),
    docx("nested", nested=True),
    docx("split", pieces=_broken),
    docx("split-heads-repeated", pieces=cut_pages(repeat=True)),
    docx("runs", fill=office.split),
    docx("superscript", fill=office.superscript, changes=(cells(_marked),)),
    docx("struck-out", fill=office.struck, changes=(cells(_struck),)),
    docx("total-first", fillings=_TOTAL_FIRST, forms=T3),
    docx("blank-for-zero", changes=(cells(for_zero("")),), deserved=BLANK),
    docx("notes-in-labels", fillings=(paths(row=noted),)),
    docx("circled-note", changes=(cells(behind("①")),)),
    docx("panels", lay=panels, forms=frozenset({"T3", "ST"})),
    docx("extra-column-counted", fillings=(only_form("T3", traders),), forms=T3, deserved={"T010": 1}, lost=frozenset({"T001"})),
    docx("no-head", lay=lambda form: headless(form) if form.form == "T3" else flat(form), forms=T3),
    docx("table4-two-tables", lay=two_tables, forms=frozenset({"T4"})),
    xlsx("numbers"),
    xlsx("text", store=office.as_text),
    xlsx("floats", store=office.as_float, shape="0.0", deserved={"T007": 3}),
    xlsx("floats-unformatted", store=office.as_float),
    xlsx("thousands", shape="#,##0.##"),
    xlsx("accounting", shape='_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '),
    xlsx("superscript", store=office.raised, changes=(cells(_marked),)),
    xlsx("sheets", sheets=True),
    xlsx("spans-left-blank", merged=False),
    xlsx("spans-written-out", merged=False, changes=(lambda t: square(t, repeat=True),)),
    xlsx("groups-as-rows", lay=flat),
    xlsx("total-first", fillings=_TOTAL_FIRST, forms=T3),
    xlsx("blank-for-zero", changes=(cells(for_zero("")),), deserved=BLANK),
    xlsx("notes-in-labels", fillings=(paths(row=noted),)),
)  # fmt: skip
