"""Faults of accounts, one at a time: what is changed, and which rules may say so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from bench.accounts.model import Accounts
from bench.carriers.model import Cell, Document, Piece, Table, Words

Change = Callable[[Document, Accounts, Random], Document | None]


@dataclass(frozen=True)
class Fault:
    """A change, None where the document has nothing to change, and the beginnings of the ids of the rules that find it."""

    name: str
    change: Change
    rules: tuple[str, ...]


def _swapped(figure: str) -> str | None:
    """Return *figure* with two neighbouring digits changed, by more than rounding explains."""
    for at in range(len(figure) - 1):
        one, other = figure[at], figure[at + 1]
        if one.isdigit() and other.isdigit() and one != other and not (at == 0 and other == "0"):
            return f"{figure[:at]}{other}{one}{figure[at + 2 :]}"
    return None


def _in_table(
    form: str, wanted: Callable[[Cell], bool], new: Callable[[str], str | None] = _swapped
) -> Change:
    """Change a figure of a table above 1."""

    def change(document: Document, accounts: Accounts, random: Random) -> Document | None:
        places = [
            (p, y, x)
            for p, piece in enumerate(document.pieces)
            if isinstance(piece, Table) and piece.form == form
            for y, row in enumerate(piece.rows)
            for x, cell in enumerate(row)
            if cell.key and cell.value and len(cell.text) > 4 and wanted(cell) and new(cell.text)
        ]
        if not places:
            return None
        p, y, x = random.choice(places)
        table = document.pieces[p]
        assert isinstance(table, Table)
        rows = [list(row) for row in table.rows]
        rows[y][x] = rows[y][x].saying(str(new(rows[y][x].text)))
        changed = replace(table, rows=tuple(map(tuple, rows)))
        return Document((*document.pieces[:p], changed, *document.pieces[p + 1 :]))

    return change


def _slipped(form: str, column: str) -> Change:
    """Move a run of one column's figures by a row, into a blank cell at its end."""

    def change(document: Document, accounts: Accounts, random: Random) -> Document | None:
        at = next(
            p for p, piece in enumerate(document.pieces) if isinstance(piece, Table) and piece.form == form
        )
        piece = document.pieces[at]
        assert isinstance(piece, Table)
        rows = [list(row) for row in piece.rows]
        places = [(y, x) for y, row in enumerate(rows) for x, c in enumerate(row) if c.key and c.key.column == column and c.key.row.isdigit()]  # fmt: skip
        texts = [rows[y][x].text for y, x in places]
        runs = [(low, high) for low in range(len(texts)) for high in range(low + 3, len(texts)) if not texts[high] and all(texts[low:high])]  # fmt: skip
        runs = [(low, high) for low, high in runs if any(len(k.row) == 3 for k in (rows[y][x].key for y, x in places[low:high]) if k)]  # fmt: skip
        if not runs:
            return None
        low, high = random.choice(runs)
        for (y, x), text in zip(places[low : high + 1], ["", *texts[low:high]], strict=True):
            rows[y][x] = rows[y][x].saying(text)
        changed = replace(piece, rows=tuple(map(tuple, rows)))
        return Document((*document.pieces[:at], changed, *document.pieces[at + 1 :]))

    return change


def _in_words(pattern: str, new: Callable[[re.Match[str]], str | None]) -> Change:
    """Change one place that *pattern* finds in a paragraph."""

    def change(document: Document, accounts: Accounts, random: Random) -> Document | None:
        first = next(
            p for p, piece in enumerate(document.pieces) if isinstance(piece, Words) and piece.level == 1
        )
        places = [
            (p, match)
            for p, piece in enumerate(document.pieces)
            if isinstance(piece, Words) and p >= first  # behind the contents page
            for match in re.finditer(pattern, piece.text)
            if new(match) is not None
        ]
        if not places:
            return None
        p, match = random.choice(places)
        piece = document.pieces[p]
        assert isinstance(piece, Words)
        text = f"{piece.text[: match.start()]}{new(match)}{piece.text[match.end() :]}"
        return Document((*document.pieces[:p], replace(piece, text=text), *document.pieces[p + 1 :]))

    return change


def _figure(before: str) -> Change:
    return _in_words(
        rf"({before})(\d+\.\d\d)", lambda m: f"{m[1]}{_swapped(m[2])}" if _swapped(m[2]) else None
    )


def _without(gone: Callable[[Piece], bool], *, before: int = 0, last: bool = False) -> Change:
    """Take a piece out, with so many before it."""

    def change(document: Document, accounts: Accounts, random: Random) -> Document | None:
        places = [p for p, piece in enumerate(document.pieces) if gone(piece)]
        if not places:
            return None
        at = places[-1] if last else random.choice(places)
        return Document((*document.pieces[: at - before], *document.pieces[at + 1 :]))

    return change


def _note_under(form: str) -> Change:
    def change(document: Document, accounts: Accounts, random: Random) -> Document | None:
        at = next(
            p for p, piece in enumerate(document.pieces) if isinstance(piece, Table) and piece.form == form
        )
        note = Words(f"注：{accounts.body}无此项支出，故本表无数据。")
        return Document((*document.pieces[: at + 1], note, *document.pieces[at + 1 :]))

    return change


def _is_leaf(cell: Cell) -> bool:
    return bool(cell.key) and len(cell.key.row) == 7  # type: ignore[union-attr]


FAULTS = (
    Fault("F1: a row of income or spending", _in_table("F1", lambda c: (c.key is not None and c.key.row in ("general", "other", "opening")) or (c.key is not None and c.key.row.startswith("function."))), ("F2", "F3")),
    Fault("F1: a total", _in_table("F1", lambda c: c.key is not None and c.key.row in ("income", "spending", "total_in", "total_out")), ("F2", "F3", "F4")),
    Fault("F2: an item", _in_table("F2", _is_leaf), ("F2", "F3")),
    Fault("F3: an item", _in_table("F3", _is_leaf), ("F2", "F3")),
    Fault("F3: a digit lost", _in_table("F3", lambda c: c.key is not None and len(c.key.row) == 5, lambda t: t[1:] if len(t) > 5 else None), ("F2", "F3")),
    Fault("F4: a figure", _in_table("F4", lambda c: True), ("F2", "F3", "F4")),
    Fault("F5: an item", _in_table("F5", _is_leaf), ("F2", "F3", "F4")),
    Fault("F6: an item", _in_table("F6", lambda c: c.key is not None and len(c.key.row) == 5), ("F2", "F3")),
    Fault("F6: a column slipped by a row", _slipped("F6", "amount"), ("F2", "F3")),
    Fault("F7: a sum", _in_table("F7", lambda c: c.key is not None and c.key.column.endswith((".sum", ".cars"))), ("F2", "F4")),
    Fault("text: income and spending", _figure("收入支出总计"), ("F4", "F5")),
    Fault("text: income", _figure("本年收入合计|财政拨款收入(?=\\d)"), ("F4",)),
    Fault("text: spending", _figure("本年支出合计|[：；]基本支出|[：；]项目支出"), ("F4",)),
    Fault("text: a class", _figure("（类）"), ("F4",)),
    Fault("text: an item's account", _in_words(r"(（项）。.*支出决算为)(\d+\.\d\d)", lambda m: f"{m[1]}{_swapped(m[2])}" if _swapped(m[2]) else None), ("F4", "F6")),
    Fault("text: basic spending", _figure("基本支出(?=\\d)|人员经费|公用经费"), ("F4",)),
    Fault("text: the three expenses", _figure("“三公”经费财政拨款支出年初预算为|公务接待费支出"), ("F4", "F6")),
    Fault("text: a rate of change", _in_words(r"(增长|下降)(\d+\.\d\d)(?=%。主要)", lambda m: f"{m[1]}{_swapped(m[2])}" if _swapped(m[2]) else None), ("F5",)),
    Fault("text: a change", _in_words(r"(总计(?:增加|减少))(\d+\.\d\d)", lambda m: f"{m[1]}{_swapped(m[2])}" if _swapped(m[2]) else None), ("F5",)),
    Fault("text: a rate of completion", _in_words(r"(完成年初预算的)(\d+\.\d\d)", lambda m: f"{m[1]}{_swapped(m[2])}" if _swapped(m[2]) else None), ("F6",)),
    Fault("text: more or less", _in_words("决算数(大于|小于)预算数", lambda m: f"决算数{'小于' if m[1] == '大于' else '大于'}预算数"), ("F6",)),
    Fault("text: level", _in_words("决算数(大于|小于)预算数的主要原因", lambda m: "决算数与预算数持平。主要原因"), ("F6",)),
    Fault("text: a plan of 0 that was met", _in_words(r"年初预算为(\d+\.\d\d)万元，(支出决算为[^，]*，完成年初)", lambda m: f"年初预算为0万元，全年预算为{m[1]}万元，{m[2]}"), ("F602", "F601")),
    Fault("text: a change from nothing", _in_words(r"机关运行经费支出(\d+\.\d\d)万元，比(\d+)年度[^。]*。", lambda m: f"机关运行经费支出{m[1]}万元，比{m[2]}年度增加{m[1]}万元，增长100.00%。"), ("F502",)),
    Fault("text: changes of the three expenses", _in_words(r"(费支出决算(?:增加|减少))(\d+\.\d\d)", lambda m: f"{m[1]}{_swapped(m[2])}" if _swapped(m[2]) else None), ("F503",)),
    Fault("text: procurement", _in_words(r"(货物采购金额)(\d+\.\d\d)", lambda m: f"{m[1]}{_swapped(m[2])}" if _swapped(m[2]) else None), ("F411",)),
    Fault("text: an item's name", _in_words("行政运行（项）", lambda m: "行政运转（项）"), ("F701",)),
    Fault("words: a placeholder", _in_words("第二部分 (.{2,3}[县市区])(.*)局", lambda m: f"第二部分 {m[1]}XX局"), ("F711",)),
    Fault("words: options", _in_words(r"，下降(\d)", lambda m: f"，下降（增长）{m[1]}"), ("F712",)),
    Fault("words: an instruction", _in_words("全年公务接待6批次", lambda m: "列明公务接待6批次"), ("F713",)),
    Fault("words: a sign lost", _in_words(r"占(\d+\.\d\d)%；", lambda m: f"占{m[1]}；"), ("F714",)),
    Fault("words: a year damaged", _in_words(r"^第三部分 (.*)20(\d\d)年度", lambda m: f"第三部分 {m[1]}2{m[2][1]}4年度"), ("F715",)),
    Fault("words: last year left", _in_words(r"截至(20\d\d)年", lambda m: f"截至{int(m[1]) - 1}年"), ("F721",)),
    Fault("words: last year in a heading", _in_words(r"^第三部分 (.*)(20\d\d)年度(部门决算情况说明)$", lambda m: f"第三部分 {m[1]}{int(m[2]) - 1}年度{m[3]}"), ("F721",)),
    Fault("a table is missing", _without(lambda p: isinstance(p, Table) and p.form in ("F3", "F5", "F6"), before=2), ("F103",)),
    Fault("a note is missing", _without(lambda p: isinstance(p, Words) and p.text.startswith("注：")), ("F104",)),
    Fault("a note under a filled table", _note_under("F7"), ("F105",)),
    Fault("the terms are missing", lambda d, a, r: Document(tuple(p for p in d.pieces if not (isinstance(p, Words) and ("名词解释" in p.text or p.text.startswith(("一、财政拨款收入：", "二、基本支出："))))) ), ("F101",)),
)  # fmt: skip
