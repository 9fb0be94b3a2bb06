"""The nine tables as the country's form has them: numbers of rows and columns, totals first, items in three panels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from bench.carriers.model import Cell, Table

TITLES = {
    "F1": "收入支出决算总表",
    "F2": "收入决算表",
    "F3": "支出决算表",
    "F4": "财政拨款收入支出决算总表",
    "F5": "一般公共预算财政拨款支出决算表",
    "F6": "一般公共预算财政拨款基本支出决算表",
    "F7": "财政拨款“三公”经费支出决算表",
    "F8": "政府性基金预算财政拨款收入支出决算表",
    "F9": "国有资本经营预算财政拨款支出决算表",
}
BESIDE = "财政拨款“三公”经费及会议费、培训费支出决算表"  # fmt: skip
_ITEMS = (("301", "303"), ("302",), ("310",))  # the groups of each panel of items
_EXPENSES = (("sum", "合计"), ("abroad", "因公出国（境）费"), ("cars", "小计"), ("bought", "公务用车购置费"), ("run", "公务用车运行维护费"), ("guests", "公务接待费"))  # fmt: skip


def national(table: Table, *, beside: bool = False) -> Table:
    """Return *table* in that form; *beside*: costs of meetings and training stand beside the three expenses."""
    if table.form in ("F1", "F4"):
        return _two_sides(table)
    if table.form == "F6":
        return _items(table)
    if table.form == "F7":
        return _expenses(table, beside)
    return _tree(table)


def _label(text: str, across: int = 1) -> Cell:
    return Cell(text, role="label", across=across)


def _head(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell(text, role="head", across=across, down=down)


def _two_sides(table: Table) -> Table:
    """Number the rows of both sides, and the columns below the head."""
    wide = len(table.rows[-1]) - 3  # columns of money on the right
    body = table.rows[table.heads :]
    right = [cell.text for cell in table.rows[1][3:]] if wide > 1 else ["金额"]
    rows: list[tuple[Cell, ...]] = [
        (_head("收入", 3), _head("支出", 2 + wide)),
        (_head("项目"), _head("行次"), _head("金额"), _head("项目"), _head("行次"), *map(_head, right)),
        (_head("栏次"), _head(""), _head("1"), _head("栏次"), _head(""), *(_head(str(n + 2)) for n in range(wide))),
    ]  # fmt: skip
    for number, row in enumerate(body, 1):
        rows.append((row[0], _label(str(number)), row[1], row[2], _label(str(number + len(body))), *row[3:]))
    return replace(table, rows=tuple(rows), heads=3)


def _tree(table: Table) -> Table:
    """Set the total first, number the columns; of state capital nothing but what was spent is told."""
    head, body = list(table.rows[: table.heads]), list(table.rows[table.heads :])
    total = next(row for row in body if row[0].text == "合计")
    body.remove(total)
    kept = ("whole", "basic", "project") if table.form == "F9" else None
    rows = [_kept(row, kept) for row in (total, *body)]
    money = sum(cell.key is not None for cell in rows[0])
    if table.form in ("F5", "F9"):
        deep = table.heads
        codes = head[1][:2] if deep == 2 else (_head("功能分类科目编码", 3, deep - 1), head[1][1])
        first = (head[0][0], _head("本年支出", money))
        second = (*codes, *(_head(words, 1, deep - 1) for words in ("合计", "基本支出", "项目支出")))
        head = [first, second, *head[2:]]
    wide = sum(cell.across for cell in rows[0] if cell.key is None)
    numbers = (_head("栏次", wide), *(_head(str(n + 1)) for n in range(money)))
    return replace(table, rows=(*head, numbers, *rows), heads=len(head) + 1)


def _kept(row: Sequence[Cell], columns: tuple[str, ...] | None) -> tuple[Cell, ...]:
    return tuple(cell for cell in row if cell.key is None or columns is None or cell.key.column in columns)


def _items(table: Table) -> Table:
    """Set the items of each group in a panel: people left, the other two side by side."""
    found: dict[str, tuple[Cell, Cell, Cell]] = {}
    for row in table.rows[table.heads : -1]:
        for at in (0, 3):
            if row[at].text:
                found[row[at].text] = (row[at], row[at + 1], row[at + 2])
    sides = [[line for code, line in found.items() if code[:3] in groups] for groups in _ITEMS]
    nothing = (_label(""), _label(""), Cell(""))
    head = (_head("科目编码"), _head("科目名称"), _head("决算数"))
    rows: list[tuple[Cell, ...]] = [(_head("人员经费", 3), _head("公用经费", 6)), head * 3]
    rows += [tuple(cell for side in line for cell in side) for line in zip_longest(*sides, fillvalue=nothing)]
    foot = table.rows[-1]
    rows.append((foot[0], foot[1], _label("公用经费合计", 5), foot[3]))
    return replace(table, rows=tuple(rows), heads=2)


def _expenses(table: Table, beside: bool) -> Table:
    """Set what was planned left of what was spent; or above it, with what meetings and training cost."""
    values = {cell.key.column: cell for cell in table.rows[-1] if cell.key}
    sides = [[values[f"{kind}.{id}"] for id, _ in _EXPENSES] for kind in ("budget", "final")]
    if beside:
        return _expenses_in_rows(table, sides)
    top = (_head("预算数", 6), _head("决算数", 6))
    second = (_head("合计", 1, 2), _head("因公出国（境）费", 1, 2), _head("公务用车购置及运行维护费", 3), _head("公务接待费", 1, 2))  # fmt: skip
    third = tuple(_head(label) for id, label in _EXPENSES if id in ("cars", "bought", "run"))
    numbers = tuple(_head(str(n)) for n in range(1, 13))
    rows = (top, second * 2, third * 2, numbers, (*sides[0], *sides[1]))
    return replace(table, rows=rows, heads=4)


def _expenses_in_rows(table: Table, sides: Sequence[Sequence[Cell]]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (_head("项目", 1, 3), _head("财政拨款“三公”经费", 6), _head("会议费", 1, 3), _head("培训费", 1, 3)),
        (_head("小计", 1, 2), _head("因公出国（境）费用", 1, 2), _head("公务用车购置及运行维护费", 3), _head("公务接待费", 1, 2)),
        (_head("小计"), _head("公务用车购置费"), _head("公务用车运行维护费")),
        (_head("栏次"), *(_head(str(n)) for n in range(1, 9))),
    ]  # fmt: skip
    for words, side, more in zip(("预算数", "决算数"), sides, (("1.20", "0.80"), ("0.85", "")), strict=True):
        rows.append((_label(words), *side, *map(Cell, more)))
    return replace(table, rows=tuple(rows), heads=4)


def notes(form: str) -> Iterator[str]:
    """Yield what stands below a table of *form*."""
    told = {"F1": "本表反映部门本年度的总收支和年末结转结余情况", "F2": "本表反映部门本年度取得的各项收入情况", "F3": "本表反映部门本年度各项支出情况", "F4": "本表反映部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况", "F5": "本表反映部门本年度一般公共预算财政拨款支出情况", "F6": "本表反映部门本年度一般公共预算财政拨款基本支出明细情况"}  # fmt: skip
    if form in told:
        yield f"注：{told[form]}。本表金额转换为万元时，因四舍五入可能存在尾差。"
