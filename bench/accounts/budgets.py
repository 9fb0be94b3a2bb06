"""The tables of a budget, as one city lays them out in 元 and as the country's form has them in 万元."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from bench.accounts.model import Accounts, Item
from bench.accounts.names import PUBLIC, STAFF
from bench.accounts.tables import (
    Columns,
    by_class,
    function_name,
    head_cell,
    label_cell,
    levels,
    numbered,
    value_cell,
)
from bench.carriers.model import Cell, Table

TITLES = {
    "B1": "部门财务收支预算总表", "B2": "部门收入预算总表", "B3": "部门支出预算总表", "B4": "部门财政拨款收支预算总表",
    "B5": "部门一般公共预算支出功能分类预算表", "B6": "部门政府性基金预算支出功能分类预算表", "B7": "部门国有资本经营预算支出功能分类预算表",
    "B8": "部门一般公共预算基本支出部门预算经济分类预算表", "B9": "部门“三公”经费和机关运行经费预算表",
}  # fmt: skip
NATIONAL = {
    "B1N": "收支总表", "B2N": "收入总表", "B3": "支出总表", "B4N": "财政拨款收支总表", "B5": "一般公共预算支出表", "B8": "一般公共预算基本支出表",
    "B9N": "一般公共预算“三公”经费支出表", "B6": "政府性基金预算支出表", "B7": "国有资本经营预算支出表",
}  # fmt: skip
_NUMBERS = "一二三四五六七八九十"
Part = tuple[str, str, int]


def sums(budget: Accounts) -> dict[str, int]:
    """Return what the budget plans, by what it is for: all that comes in is spent."""
    general, fund = budget.sum("general"), budget.sum("fund")
    return {"general": general, "fund": fund, "other": budget.sum("own"), "grant": general + fund, "whole": budget.sum("whole")}  # fmt: skip


def tables(budget: Accounts, *, national: bool) -> Iterator[Table]:
    """Yield the nine tables."""
    yield _national_first(budget) if national else _first(budget)
    income: Columns = (("whole", lambda i: i.whole), ("grant", lambda i: i.general + i.fund), ("business", _none), ("operating", _none), ("other", lambda i: i.own))  # fmt: skip
    yield _by_unit(budget) if national else _tree(budget, "B2", income, "收入预算", ("合计", "财政拨款收入", "事业收入", "事业单位经营收入", "其他收入"), budget.items)  # fmt: skip
    whole: Columns = (("whole", lambda i: i.whole), ("basic", lambda i: i.basic), ("project", lambda i: i.whole - i.basic))  # fmt: skip
    general: Columns = (("whole", lambda i: i.general), ("basic", lambda i: i.basic), ("project", lambda i: i.project))  # fmt: skip
    fund: Columns = (("whole", lambda i: i.fund), ("basic", _none), ("project", lambda i: i.fund))
    parts = ("合计", "基本支出", "项目支出")
    yield _tree(budget, "B3", whole, "支出预算", parts, budget.items)
    yield _national_grants(budget) if national else _grants(budget)
    yield _tree(budget, "B5", general, "一般公共预算支出", parts, [i for i in budget.items if i.general])
    rest = [_tree(budget, "B6", fund, "政府性基金预算支出", parts, [i for i in budget.items if i.fund]), _tree(budget, "B7", fund, "国有资本经营预算支出", parts, [])]  # fmt: skip
    last = [_economic(budget), _national_expenses(budget) if national else _expenses(budget)]
    yield from (*last, *rest) if national else (*rest, *last)


def _none(item: Item) -> int:
    return 0


def _sides(form: str, heads: Sequence[tuple[Cell, ...]], left: Sequence[tuple[Cell, ...]], right: Sequence[tuple[Cell, ...]]) -> Table:  # fmt: skip
    blank = tuple(label_cell("") for _ in right[0])
    body = [
        (*(one or (label_cell(""), label_cell(""))), *(other or blank))
        for one, other in zip_longest(left, right)
    ]
    return Table(form, (*heads, *body), heads=len(heads))


def _two(form: str, column: str, rows: Sequence[Part]) -> list[tuple[Cell, ...]]:
    return [(label_cell(label), value_cell(form, id, column, fen)) for id, label, fen in rows]


def _classes(budget: Accounts, of: Callable[[Item], int]) -> list[tuple[str, str, int]]:
    return [(code, function_name(code), fen) for code, fen in by_class(budget.items, of).items() if fen]


def _first(budget: Accounts) -> Table:
    s = sums(budget)
    left = _two("B1", "amount", (("grant", "一、财政拨款收入", s["grant"]), ("grant.general", "1. 一般公共预算资金", s["general"]), ("grant.fund", "2. 政府性基金", s["fund"]), ("grant.capital", "3. 国有资本经营预算", 0), ("business", "二、事业收入", 0), ("operating", "三、事业单位经营收入", 0), ("other", "四、其他收入", s["other"])))  # fmt: skip
    classes = _classes(budget, lambda item: item.whole)
    right = _two("B1", "spent", [(f"function.{code}", numbered(n, label), fen) for n, (code, label, fen) in enumerate(classes, 1)])  # fmt: skip
    feet = _two("B1", "amount", [("total_in", "收入总计", s["whole"])]) + _two("B1", "spent", [("total_out", "支出总计", s["whole"])])  # fmt: skip
    heads = ((head_cell("本年收入", 2), head_cell("本年支出", 2)), (head_cell("项目"), head_cell("预算数"), head_cell("项目"), head_cell("预算数")))  # fmt: skip
    deep = max(len(left), len(right))
    return _sides("B1", heads, [*left, *_blanks(deep - len(left), 2), feet[0]], [*right, *_blanks(deep - len(right), 2), feet[1]])  # fmt: skip


def _blanks(count: int, wide: int) -> list[tuple[Cell, ...]]:
    return [tuple(label_cell("") for _ in range(wide))] * count


def _national_first(budget: Accounts) -> Table:
    s = sums(budget)
    rows = (("general", "一般公共预算拨款收入", s["general"]), ("fund", "政府性基金预算拨款收入", s["fund"]), ("capital", "国有资本经营预算拨款收入", 0), ("special", "财政专户管理资金收入", 0), ("business", "事业收入", 0), ("operating", "事业单位经营收入", 0), ("upper", "上级补助收入", 0), ("affiliates", "附属单位上缴收入", 0), ("other", "其他收入", s["other"]))  # fmt: skip
    left = _two("B1N", "amount", [(id, numbered(n, label), fen) for n, (id, label, fen) in enumerate(rows, 1)])  # fmt: skip
    classes = _classes(budget, lambda item: item.whole)
    right = _two("B1N", "spent", [(f"function.{code}", numbered(n, label), fen) for n, (code, label, fen) in enumerate(classes, 1)])  # fmt: skip
    deep = max(len(left), len(right))
    carried = budget.opening
    left += [*_blanks(deep - len(left), 2), *_two("B1N", "amount", (("income", "本年收入合计", s["whole"] - carried), ("opening", "上年结转结余", carried), ("total_in", "收入总计", s["whole"])))]  # fmt: skip
    right += [*_blanks(deep - len(right), 2), *_two("B1N", "spent", (("spending", "本年支出合计", s["whole"]), ("closing", "年终结转结余", 0), ("total_out", "支出总计", s["whole"])))]  # fmt: skip
    general = (left[0][0], value_cell("B1N", "general", "amount", s["general"] - carried))
    heads = ((head_cell("收入", 2), head_cell("支出", 2)), (head_cell("项目"), head_cell("预算数"), head_cell("项目"), head_cell("预算数")))  # fmt: skip
    return _sides("B1N", heads, [general, *left[1:]], right)


def _grants(budget: Accounts) -> Table:
    s = sums(budget)
    left = _two("B4", "amount", (("general", "一、一般公共预算资金", s["general"]), ("fund", "二、政府性基金", s["fund"]), ("capital", "三、国有资本经营预算", 0)))  # fmt: skip
    right = [_granted("B4", f"function.{code}", numbered(n, label), budget, code) for n, (code, label, _) in enumerate(_classes(budget, lambda i: i.general + i.fund), 1)]  # fmt: skip
    deep = max(len(left), len(right))
    left += [*_blanks(deep - len(left), 2), *_two("B4", "amount", [("total_in", "收入总计", s["grant"])])]
    right += [*_blanks(deep - len(right), 5), _granted("B4", "total_out", "支出总计", budget, "")]
    heads = ((head_cell("财政拨款收入", 2), head_cell("财政拨款支出", 5)), tuple(map(head_cell, ("项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"))))  # fmt: skip
    return _sides("B4", heads, left, right)


def _granted(form: str, row: str, label: str, budget: Accounts, code: str) -> tuple[Cell, ...]:
    items = [item for item in budget.items if item.name.code.startswith(code)]
    general, fund = sum(item.general for item in items), sum(item.fund for item in items)
    money = (("whole", general + fund), ("general", general), ("fund", fund), ("capital", 0))
    return (label_cell(label), *(value_cell(form, row, column, fen) for column, fen in money))


def _national_grants(budget: Accounts) -> Table:
    s, carried = sums(budget), budget.opening
    left = _two("B4N", "amount", (("income", "一、本年收入", s["grant"] - carried), ("general", "（一）一般公共预算拨款", s["general"] - carried), ("fund", "（二）政府性基金预算拨款", s["fund"]), ("capital", "（三）国有资本经营预算拨款", 0), ("opening", "二、上年结转", carried), ("carried.general", "（一）一般公共预算拨款", carried), ("carried.fund", "（二）政府性基金预算拨款", 0), ("carried.capital", "（三）国有资本经营预算拨款", 0)))  # fmt: skip
    classes = _classes(budget, lambda item: item.general + item.fund)
    right = [_granted("B4N", "spending", "一、本年支出", budget, "")]
    right += [_granted("B4N", f"function.{code}", f"（{_NUMBERS[n]}）{label}", budget, code) for n, (code, label, _) in enumerate(classes)]  # fmt: skip
    right.append((label_cell("二、年终结转结余"), *(value_cell("B4N", "closing", c, 0) for c in ("whole", "general", "fund", "capital"))))  # fmt: skip
    deep = max(len(left), len(right))
    left += [*_blanks(deep - len(left), 2), *_two("B4N", "amount", [("total_in", "收入总计", s["grant"])])]
    right += [*_blanks(deep - len(right), 5), _granted("B4N", "total_out", "支出总计", budget, "")]
    heads = ((head_cell("收入", 2), head_cell("支出", 5)), tuple(map(head_cell, ("项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"))))  # fmt: skip
    return _sides("B4N", heads, left, right)


def _tree(budget: Accounts, form: str, columns: Columns, over: str, heads: Sequence[str], items: Sequence[Item]) -> Table:  # fmt: skip
    total = (label_cell("合计"), label_cell(""), *(value_cell(form, "total", id, sum(map(of, items))) for id, of in columns))  # fmt: skip
    first = (head_cell("项目", 2), head_cell(over, len(columns)))
    second = (head_cell("功能分类科目编码"), head_cell("功能分类科目名称"), *map(head_cell, heads))
    body = levels(form, items, columns, False, {})
    return Table(form, (first, second, *body, total), heads=2)


def _by_unit(budget: Accounts) -> Table:
    s, carried = sums(budget), budget.opening
    year = {"year": s["whole"] - carried, "general": s["general"] - carried, "fund": s["fund"], "capital": 0, "special": 0, "business": 0, "operating": 0, "upper": 0, "affiliates": 0, "other": s["other"]}  # fmt: skip
    money = {"whole": s["whole"], **year, "carried": carried}
    words = ("小计", "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "事业收入", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入")  # fmt: skip
    heads = (
        (head_cell("部门（单位）代码", 1, 2), head_cell("部门（单位）名称", 1, 2), head_cell("合计", 1, 2), head_cell("本年收入", 10), head_cell("上年结转结余", 1, 2)),
        tuple(map(head_cell, words)),
    )  # fmt: skip
    total = (label_cell("合计"), label_cell(""), *(value_cell("B2N", "total", id, fen) for id, fen in money.items()))  # fmt: skip
    row = (label_cell("317001"), label_cell(budget.body), *(value_cell("B2N", "unit", id, fen) for id, fen in money.items()))  # fmt: skip
    return Table("B2N", (*heads, total, row), heads=2)


def _economic(budget: Accounts) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (head_cell("项目", 2), head_cell("一般公共预算基本支出", 3)),
        tuple(
            map(head_cell, ("部门预算经济分类科目编码", "经济分类科目名称", "合计", "人员经费", "公用经费"))
        ),
    ]
    found = [(code, name, budget.staff, "staff", lines) for code, name, lines in STAFF]
    found += [(code, name, budget.public, "public", lines) for code, name, lines in PUBLIC]
    for code, name, money, column, lines in sorted(found):
        each = {f"{code}{end}": (label, money[f"{code}{end}"]) for end, label in lines}
        each = {code: (name, sum(fen for _, fen in each.values())), **each}
        rows += [_spent(row, label, {column: fen}) for row, (label, fen) in each.items() if fen]
    sums = {"staff": sum(budget.staff.values()), "public": sum(budget.public.values())}
    total = _spent("total", "", sums)
    return Table("B8", (*rows, (label_cell("合计"), *total[1:])), heads=2)


def _spent(row: str, label: str, money: dict[str, int]) -> tuple[Cell, ...]:
    each = {"whole": sum(money.values()), "staff": 0, "public": 0, **money}
    return (label_cell(row), label_cell(label), *(value_cell("B8", row, c, fen) for c, fen in each.items()))


def expenses(budget: Accounts) -> dict[str, int]:
    """Return what the three expenses are planned at."""
    found = {key: pair[0] for key, pair in budget.expenses.items()}
    found["cars"] = found["bought"] + found["run"]
    return {"whole": found["abroad"] + found["guests"] + found["cars"], **found}


def _expenses(budget: Accounts) -> Table:
    money = {**expenses(budget), "running": sum(budget.public.values())}
    heads = (
        (head_cell("“三公”经费预算数", 6), head_cell("机关运行经费预算数", 1, 3)),
        (head_cell("合计", 1, 2), head_cell("因公出国（境）费", 1, 2), head_cell("公务接待费", 1, 2), head_cell("公务用车购置及运行费", 3)),
        tuple(map(head_cell, ("小计", "购置费", "运行费"))),
    )  # fmt: skip
    order = ("whole", "abroad", "guests", "cars", "bought", "run", "running")
    return Table("B9", (*heads, tuple(value_cell("B9", "all", id, money[id]) for id in order)), heads=3)


def _national_expenses(budget: Accounts) -> Table:
    last = {key: budget.last[key] for key in ("abroad", "bought", "run", "guests")}
    last["cars"] = last["bought"] + last["run"]
    last["whole"] = last["abroad"] + last["guests"] + last["cars"]
    order = ("whole", "abroad", "cars", "bought", "run", "guests")
    words = ("合计", "因公出国（境）费", "公务用车购置及运行费", "公务接待费")
    heads = (
        (head_cell(f"{budget.year - 1}年预算数", 6), head_cell(f"{budget.year}年预算数", 6)),
        tuple(head_cell(w, 3 if "用车" in w else 1, 1 if "用车" in w else 2) for w in words) * 2,
        tuple(map(head_cell, ("小计", "公务用车购置费", "公务用车运行费"))) * 2,
    )
    values = tuple(value_cell("B9N", "all", f"{kind}.{id}", money[id]) for kind, money in (("last", last), ("now", expenses(budget))) for id in order)  # fmt: skip
    return Table("B9N", (*heads, values), heads=3)
