"""Cells without figures, and rows and tables that are missing or of another form."""

from __future__ import annotations

import random
from dataclasses import replace

from bench.accuracy.faults.fault import Fault
from bench.accuracy.faults.figures import Maker
from bench.accuracy.faults.official import cells_of, with_text
from bench.accuracy.marks import holds, keys
from bench.accuracy.model import Block, Document, Table
from bench.accuracy.writing.tables import COLUMNS


def blank(chance: random.Random, document: Document) -> Fault | None:
    """A cell left empty."""
    cells = [
        k
        for k in cells_of(document, "T3 ") + cells_of(document, "T2 ") + cells_of(document, "T4 ")
        if not k.endswith("total")
    ]
    if not cells:
        return None
    key = chance.choice(cells)
    found = with_text(document, key, "", ("T005", "T010"))
    table = next(
        p for p in document.pieces if isinstance(p, Table) and any(holds(c, key) for r in p.rows for c in r)
    )
    row = table.rows[table.at(key)[0]]
    near = [one for c in row for one in keys(c)]
    return replace(found, marks=tuple(near), quotes=() if keys(row[0]) else (row[0],))


def _label(document: Document, key: str) -> str:
    """Return the label of a cell's row."""
    for piece in document.pieces:
        if isinstance(piece, Table) and any(holds(cell, key) for row in piece.rows for cell in row):
            return piece.rows[piece.at(key)[0]][0]
    raise KeyError(key)


def blank_total(chance: random.Random, document: Document) -> Fault | None:
    """A total of table 3 left empty though its row is filled."""
    cells = [k for k in cells_of(document, "T3 ") if k.endswith("/total") and document.values[k]]
    if not cells:
        return None
    key = chance.choice(cells)
    row = key.removesuffix("/total")
    return replace(
        with_text(document, key, "", ("T011", "T005", "T010")),
        marks=tuple(f"{row}/{c}" for c in COLUMNS),
        quotes=(_label(document, key),),
    )


def blank_statistic(chance: random.Random, document: Document) -> Fault | None:
    """A figure of the statistics table left empty."""
    cells = [k for k in cells_of(document, "ST ") if k not in ("ST G", "ST H4")]
    if not cells:
        return None
    key = chance.choice(cells)
    return replace(with_text(document, key, "", ("T023", "T005", "T010")), quotes=(_label(document, key),))


def no_number(chance: random.Random, document: Document) -> Fault | None:
    """A cell with a dash or a word instead of a figure."""
    cells = [
        k
        for k in cells_of(document, "T3 ") + cells_of(document, "T2 ") + cells_of(document, "T4 ")
        if not document.values[k]
    ]
    cells = [k for k in cells if not k.endswith(("change", "amount"))]
    return (
        with_text(document, chance.choice(cells), chance.choice(["/", "无", "—", "不适用"]), ("T006",))
        if cells
        else None
    )


def row_lost(chance: random.Random, document: Document) -> Fault | None:
    """A row of table 3 that is missing."""
    found = document.tables("T3")
    if not found:
        return None
    table = document.pieces[found[0]]
    assert isinstance(table, Table)
    nought = [
        n
        for n, row in enumerate(table.rows)
        if n not in table.heads and len(row) > 2 and all(not document.values[k] for c in row for k in keys(c))
    ]
    if not nought:
        return None
    gone = chance.choice(nought)
    shorter = replace(table, rows=(*table.rows[:gone], *table.rows[gone + 1 :]))
    heading = document.pieces[found[0] - 1]
    return Fault(
        ("T010",),
        document.with_piece(found[0], shorter),
        quotes=(
            getattr(heading, "text", ""),
            table.rows[gone - 1][0],
            *(row[0] for row in table.rows[gone + 1 : gone + 2]),
            "申请人情况",
        ),
    )


def table_lost(chance: random.Random, document: Document) -> Fault | None:
    """An official table that is missing, a sentence in its place."""
    found = [
        n for n, p in enumerate(document.pieces) if isinstance(p, Table) and p.form in ("T2", "T3", "T4")
    ]
    if not found:
        return None
    number = chance.choice(found)
    sentence = Block(
        "paragraph", "本年度有关情况已在政府网站另行公布，请登录网站信息公开专栏查询了解相关内容。"
    )
    return Fault(
        ("S014", "S008"),
        document.with_piece(number, sentence),
        quotes=tuple(_titles_before(document, number)),
    )


def _titles_before(document: Document, number: int) -> list[str]:
    tops = [n for n in document.headings() if n < number]
    return [getattr(document.pieces[tops[-1]], "text", "")] if tops else []


def old_form(chance: random.Random, document: Document) -> Fault | None:
    """The second table in the other regime's form."""
    found = document.tables("T2")
    if not found:
        return None
    from bench.accuracy.writing.regimes import other_decisions

    table, values, styles = other_decisions(chance, document)
    changed = replace(document.with_piece(found[0], table), values=values, styles=styles)
    words = ("本年新制作数量", "本年制发件数", "上一年项目数量", "本年处理决定数量")
    return Fault(
        ("S016",),
        changed,
        quotes=(*words, *_titles_before(document, found[0])),
        follows=("X006", "X007", "C008"),
    )


def table_year(chance: random.Random, document: Document) -> Fault | None:
    """Last year's year in the head of the statistics table."""
    if not document.has("table year"):
        return None
    return Fault(
        ("T026", "D006"),
        document.put("table year", str(document.year - 1)),
        ("table year",),
        right=str(document.year),
    )


FAULTS: dict[str, Maker] = {
    "statistics table: year": table_year,
    "blank cell": blank,
    "blank total": blank_total,
    "blank statistic": blank_statistic,
    "not a number": no_number,
    "row missing": row_lost,
    "table missing": table_lost,
    "form of the other years": old_form,
}
