"""Faults of budgets, one at a time: what is changed, and which rules may say so."""

from __future__ import annotations

from bench.accounts.changes import (
    Fault,
    figure,
    in_table,
    in_words,
    is_leaf,
    note_under,
    swapped,
    table_gone,
    without,
)
from bench.carriers.model import Cell, Words

_TREE = ("B2", "B3")


def _total(cell: Cell) -> bool:
    return cell.key is not None and cell.key.row in ("total_in", "total_out", "income", "spending")


def _part(cell: Cell) -> bool:
    return cell.key is not None and (cell.key.row in ("general", "grant.general", "other") or cell.key.row.startswith("function."))  # fmt: skip


BUDGET_FAULTS = (
    Fault("B1: a row of income or spending", in_table("B1", _part), _TREE),
    Fault("B1N: a row of income or spending", in_table("B1N", _part), _TREE),
    Fault("B1: a total", in_table("B1", _total), ("B2", "B3", "B4")),
    Fault("B1N: a total", in_table("B1N", _total), ("B2", "B3", "B4")),
    Fault("B2: an item", in_table("B2", is_leaf), _TREE),
    Fault("B2N: a figure", in_table("B2N", lambda cell: True), _TREE),
    Fault("B3: an item", in_table("B3", is_leaf), _TREE),
    Fault("B3: a digit lost", in_table("B3", lambda c: c.key is not None and len(c.key.row) == 5, lambda t: t[1:] if len(t) > 5 else None), _TREE),
    Fault("B4: a figure", in_table("B4", lambda cell: True), ("B2", "B3", "B4")),
    Fault("B4N: a figure", in_table("B4N", lambda cell: True), ("B2", "B3", "B4")),
    Fault("B5: an item", in_table("B5", is_leaf), ("B2", "B3", "B4")),
    Fault("B8: an item", in_table("B8", lambda c: c.key is not None and len(c.key.row) == 5), _TREE),
    Fault("B9: a sum", in_table("B9", lambda c: c.key is not None and c.key.column in ("whole", "cars")), ("B2", "B4")),
    Fault("B9N: a sum", in_table("B9N", lambda c: c.key is not None and c.key.column.endswith((".whole", ".cars"))), ("B2", "B4")),
    Fault("text: income and spending", figure("[^款]收支总预算|年，[^，]*局收入预算|^支出预算"), ("B4",)),
    Fault("text: grants", figure("财政拨款收支总预算|财政拨款支出预算(?=\\d)"), ("B4",)),
    Fault("text: the general budget", figure("一般公共预算当年拨款|一般公共预算拨款支出预算"), ("B4", "B5")),
    Fault("text: an item's plan", in_words(r"(（项）”|（项）\d+年预算数为)(\d+\.\d\d)", lambda m: f"{m[1]}{swapped(m[2])}" if swapped(m[2]) else None), ("B4", "B5")),
    Fault("text: the three expenses", figure("“三公”经费预算数为|公务接待费"), ("B4",)),
    Fault("text: a rate of change", in_words(r"(执行数(?:增加|减少)|，(?:增长|下降))(\d+\.\d\d)(?=%。主要)", lambda m: f"{m[1]}{swapped(m[2])}" if swapped(m[2]) else None), ("B5",)),
    Fault("text: more or less", in_words("预算执行数(增加|减少)", lambda m: f"预算执行数{'减少' if m[1] == '增加' else '增加'}"), ("B5",)),
    Fault("text: two amounts of one item", in_words(r"(年预算安排)(\d+\.\d\d)", lambda m: f"{m[1]}{swapped(m[2])}" if swapped(m[2]) else None), ("B5",)),
    Fault("text: a change from nothing", in_words(r"年当年预算执行数为\d+\.\d\d万元(?=，.*执行数(?:增加|减少))", lambda m: "年当年预算执行数为0.00万元"), ("B502", "B5")),
    Fault("text: procurement", in_words(r"(政府采购货物预算)(\d+\.\d\d)", lambda m: f"{m[1]}{swapped(m[2])}" if swapped(m[2]) else None), ("B411",)),
    Fault("text: an item's name", in_words("行政运行（项）", lambda m: "行政运转（项）"), ("B701",)),
    Fault("words: a placeholder", in_words("(编制部门：|部门：)(.{2,3}[县市区])[^ ]*局", lambda m: f"{m[1]}{m[2]}XX局"), ("B711",)),
    Fault("words: an instruction", in_words("。主要原因是：?年度工作安排", lambda m: "。（此处填写原因）主要原因是年度工作安排"), ("B713",)),
    Fault("words: a sign lost", in_words(r"占(\d+\.\d\d)%；", lambda m: f"占{m[1]}；"), ("B714",)),
    Fault("a table is missing", table_gone("B3", "B5", "B8"), ("B103",)),
    Fault("a note is missing", without(lambda p: isinstance(p, Words) and p.text.startswith("注：")), ("B104",)),
    Fault("a note under a filled table", note_under("B9"), ("B105",)),
    Fault("a note under a filled table, two years", note_under("B9N"), ("B105",)),
)  # fmt: skip
