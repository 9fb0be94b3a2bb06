"""The nine tables of final accounts, as they are laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, zip_longest

from bench.accounts.figures import cell as printed
from bench.accounts.figures import yuan
from bench.accounts.model import Accounts, Item
from bench.accounts.names import CLASSES, NUMBERED, OTHER_CLASSES, PUBLIC, STAFF
from bench.carriers.model import Cell, Key, Table

TITLES = {
    "F1": "收入支出决算总表", "F2": "收入决算表", "F3": "支出决算表", "F4": "财政拨款收入支出决算总表",
    "F5": "一般公共预算财政拨款支出决算表", "F6": "一般公共预算财政拨款基本支出决算表",
    "F7": "财政拨款“三公”经费支出决算表", "F8": "政府性基金预算财政拨款收入支出决算表",
    "F9": "国有资本经营预算财政拨款收入支出决算表",
}  # fmt: skip
_HAN = "一二三四五六七八九十"
Columns = Sequence[tuple[str, Callable[[Item], int]]]


def tables(accounts: Accounts) -> Iterator[Table]:
    """Yield the nine tables."""
    yield _first(accounts)
    grant = lambda item: item.general + item.fund  # noqa: E731
    of = lambda kind: lambda item: item.own if accounts.own == kind else 0  # noqa: E731
    income: Columns = (("whole", lambda i: i.whole), ("grant", grant), ("upper", _none), ("business", of("business")), ("operating", _none), ("affiliates", _none), ("other", of("other")))  # fmt: skip
    extra = {"whole": accounts.left, "grant": accounts.left}
    yield _tree(accounts, "F2", income, ("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"), accounts.items, extra)  # fmt: skip
    spending: Columns = (("whole", lambda i: i.whole), ("basic", lambda i: i.basic), ("project", lambda i: i.project + i.own + i.fund), ("up", _none), ("operating", _none), ("affiliates", _none))  # fmt: skip
    yield _tree(accounts, "F3", spending, ("本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"), accounts.items)  # fmt: skip
    yield _grants(accounts)
    general: Columns = (
        ("whole", lambda i: i.general),
        ("basic", lambda i: i.basic),
        ("project", lambda i: i.project),
    )
    yield _tree(
        accounts, "F5", general, ("合计", "基本支出", "项目支出"), [i for i in accounts.items if i.general]
    )
    yield _economic(accounts)
    yield _expenses(accounts)
    fund: Columns = (("opening", _none), ("income", lambda i: i.fund), ("whole", lambda i: i.fund), ("basic", _none), ("project", lambda i: i.fund), ("closing", _none))  # fmt: skip
    for form, items in (("F8", [i for i in accounts.items if i.fund]), ("F9", [])):
        yield _tree(accounts, form, fund, ("年初结转和结余", "本年收入", "本年支出·小计", "本年支出·基本支出", "本年支出·项目支出", "年末结转和结余"), items)  # fmt: skip


def _none(item: Item) -> int:
    return 0


def value_cell(form: str, row: str, column: str, fen: int) -> Cell:
    """Return the cell of an amount: its text in 万元, its value in 元."""
    text = printed(fen)
    return Cell(text, key=Key(form, row, column), value=yuan(fen) or None)


def label_cell(text: str) -> Cell:
    """Return a cell of words."""
    return Cell(text, role="label")


def head_cell(text: str, across: int = 1, down: int = 1) -> Cell:
    """Return a cell of the head."""
    return Cell(text, role="head", across=across, down=down)


def function_name(code: str) -> str:
    """Return what a class is called."""
    return (CLASSES | OTHER_CLASSES)[code]


def numbered(at: int, words: str) -> str:
    """Return *words* behind their number."""
    tens, ones = divmod(at, 10)
    number = ("二十" if tens == 2 else "十" if tens == 1 else "") + (_HAN[ones - 1] if ones else "")
    return f"{number}、{words}"


def by_class(items: Sequence[Item], amount: Callable[[Item], int]) -> dict[str, int]:
    """Return what is spent under each class."""
    return {code: sum(amount(i) for i in items if i.name.code.startswith(code)) for code in NUMBERED}


def _first(accounts: Accounts) -> Table:
    money = {
        "general": accounts.general_income,
        "fund": accounts.sum("fund"),
        accounts.own: accounts.other_income,
    }
    labels = (("general", "一般公共预算财政拨款收入"), ("fund", "政府性基金预算财政拨款收入"), ("capital", "国有资本经营预算财政拨款收入"), ("upper", "上级补助收入"), ("business", "事业收入"), ("operating", "经营收入"), ("affiliates", "附属单位上缴收入"), ("other", "其他收入"))  # fmt: skip
    left = [(id, numbered(n, label), money.get(id, 0)) for n, (id, label) in enumerate(labels, 1)]
    spent = by_class(accounts.items, lambda item: item.whole)
    right = [
        (f"function.{code}", numbered(n, function_name(code)), spent[code])
        for n, code in enumerate(NUMBERED, 1)
    ]
    opening = accounts.opening + accounts.opening_own
    feet_in = [("income", "本年收入合计", accounts.income), ("reserve", "使用非财政拨款结余", 0), ("opening", "年初结转和结余", opening), ("total_in", "总计", accounts.total)]  # fmt: skip
    closing = accounts.total - accounts.sum("whole")
    feet_out = [("spending", "本年支出合计", accounts.sum("whole")), ("distributed", "结余分配", 0), ("closing", "年末结转和结余", closing), ("total_out", "总计", accounts.total)]  # fmt: skip
    rows = [
        (head_cell("收入", 2), head_cell("支出", 2)),
        (head_cell("项目"), head_cell("决算数"), head_cell("项目"), head_cell("决算数")),
    ]
    for one, other in (*zip_longest(left, right), *zip(feet_in, feet_out, strict=True)):
        rows.append((*_pair("F1", one, "amount"), *_pair("F1", other, "spent")))
    return Table("F1", tuple(rows), heads=2)


def _pair(form: str, row: tuple[str, str, int] | None, column: str) -> tuple[Cell, Cell]:
    if row is None:
        return label_cell(""), Cell("")
    id, label, fen = row
    return label_cell(label), value_cell(form, id, column, fen)


def _tree(accounts: Accounts, form: str, columns: Columns, heads: Sequence[str], items: Sequence[Item], extra: dict[str, int] | None = None) -> Table:  # fmt: skip
    """Lay out a row for each code; *extra* is added to the first item: what the year did not spend."""
    three = accounts.form == "three"
    wide = 4 if three else 2
    paths = [head.split("·") for head in heads]
    deep = max(map(len, paths))
    down = deep + 1 if three else max(deep, 2)
    top: list[Cell] = [head_cell("项目", wide)]
    for first, group in groupby(paths, key=lambda path: path[0]):
        inner = list(group)
        top.append(head_cell(first, len(inner)) if len(inner[0]) > 1 else head_cell(first, 1, down))
    rows = [tuple(top)]
    codes = (head_cell("功能分类科目编码", 3), head_cell("科目名称", 1, down - 1)) if three else (head_cell("功能分类科目编码", 1, down - 1), head_cell("科目名称", 1, down - 1))  # fmt: skip
    rows.append((*codes, *(head_cell(path[1], 1, down - 1) for path in paths if len(path) > 1)))
    if three:
        rows.append((head_cell("类"), head_cell("款"), head_cell("项")))
    total = (label_cell("合计") if not three else Cell("合计", role="label", across=4),) if three else (Cell("合计", role="label", across=2),)  # fmt: skip
    sums = tuple(
        value_cell(form, "total", id, sum(map(of, items)) + (extra or {}).get(id, 0)) for id, of in columns
    )
    body = list(levels(form, items, columns, three, extra or {}))
    foot = (*total, *sums)
    rows += [*body, foot] if form in ("F5", "F8", "F9") else [foot, *body]
    return Table(form, tuple(rows), heads=down)


def levels(form: str, items: Sequence[Item], columns: Columns, three: bool, extra: dict[str, int]) -> Iterator[tuple[Cell, ...]]:  # fmt: skip
    """Yield a row for each code on the way down to the items."""
    codes: dict[str, str] = {}
    for item in items:
        code, section, name = item.name
        codes |= {code[:3]: function_name(code[:3]), code[:5]: section, code: name}
    first = items[0].name.code if items else ""
    for code in sorted(codes):
        labels = [code] if not three else [code[:3], code[3:5], code[5:]]
        of_code = [item for item in items if item.name.code.startswith(code)]
        more = extra if first.startswith(code) else {}
        values = (value_cell(form, code, id, sum(map(of, of_code)) + more.get(id, 0)) for id, of in columns)
        yield (*map(label_cell, labels), label_cell(codes[code]), *values)


def _grants(accounts: Accounts) -> Table:
    fund = accounts.sum("fund")
    left = [("general", "一、一般公共预算财政拨款", accounts.general_income), ("fund", "二、政府性基金预算财政拨款", fund), ("capital", "三、国有资本经营预算财政拨款", 0)]  # fmt: skip
    general, funds = (
        by_class(accounts.items, lambda i, part=part: getattr(i, part)) for part in ("general", "fund")
    )
    rows = [(head_cell("收入", 2), head_cell("支出", 5)), (head_cell("项目"), head_cell("决算数"), head_cell("项目"), head_cell("合计"), head_cell("一般公共预算财政拨款"), head_cell("政府性基金预算财政拨款"), head_cell("国有资本经营预算财政拨款"))]  # fmt: skip
    right = [(f"function.{code}", numbered(n, function_name(code)), general[code], funds[code]) for n, code in enumerate(NUMBERED, 1)]  # fmt: skip
    closing = accounts.opening + accounts.left
    spent = accounts.sum("general")
    feet = [
        (("income", "本年收入合计", accounts.grants), ("spending", "本年支出合计", spent, fund)),
        (
            ("opening", "年初财政拨款结转和结余", accounts.opening),
            ("closing", "年末财政拨款结转和结余", closing, 0),
        ),
        (("carried.general", "一、一般公共预算财政拨款", accounts.opening), None),
        (("carried.fund", "二、政府性基金预算财政拨款", 0), None),
        (("carried.capital", "三、国有资本经营预算财政拨款", 0), None),
        (
            ("total_in", "总计", accounts.grants + accounts.opening),
            ("total_out", "总计", spent + closing, fund),
        ),
    ]
    for one, other in (*zip_longest(left, right), *feet):
        if other is None:
            cells = (label_cell(""), *(Cell("") for _ in range(4)))
        else:
            id, label, amount, of_fund = other
            parts = (("whole", amount + of_fund), ("general", amount), ("fund", of_fund), ("capital", 0))
            cells = (label_cell(label), *(value_cell("F4", id, column, fen) for column, fen in parts))
        rows.append((*_pair("F4", one, "amount"), *cells))
    return Table("F4", tuple(rows), heads=2)


def _economic(accounts: Accounts) -> Table:
    sides = []
    for groups, money, column in ((STAFF, accounts.staff, "amount"), (PUBLIC, accounts.public, "spent")):
        lines = []
        for code, name, rows in groups:
            lines.append((code, name, sum(v for k, v in money.items() if k.startswith(code)), column))
            lines += [(f"{code}{end}", label, money[f"{code}{end}"], column) for end, label in rows]
        sides.append(lines)
    head = (head_cell("经济分类科目编码"), head_cell("科目名称"), head_cell("决算数"))
    body = [tuple(cell for side in pair for cell in _line(side)) for pair in zip_longest(*sides)]
    foot: list[Cell] = []
    for id, label, money, column in (("staff", "人员经费合计", accounts.staff, "amount"), ("public", "公用经费合计", accounts.public, "spent")):  # fmt: skip
        foot += [Cell(label, role="label", across=2), value_cell("F6", id, column, sum(money.values()))]
    return Table("F6", ((*head, *head), *body, tuple(foot)), heads=1)


def _line(side: tuple[str, str, int, str] | None) -> tuple[Cell, ...]:
    if side is None:
        return label_cell(""), label_cell(""), Cell("")
    code, label, fen, column = side
    return label_cell(code), label_cell(label), value_cell("F6", code, column, fen)


def _expenses(accounts: Accounts) -> Table:
    money = accounts.expenses
    parts: list[tuple[str, tuple[int, int]]] = []
    for id, keys in (("sum", ("abroad", "bought", "run", "guests")), ("abroad", ("abroad",)), ("cars", ("bought", "run")), ("bought", ("bought",)), ("run", ("run",)), ("guests", ("guests",))):  # fmt: skip
        parts.append((id, (sum(money[k][0] for k in keys), sum(money[k][1] for k in keys))))
    rows = (
        (head_cell("合计", 2, 2), head_cell("因公出国（境）费", 2, 2), head_cell("公务用车购置及运行费", 6), head_cell("公务接待费", 2, 2)),
        (head_cell("小计", 2), head_cell("公务用车购置费", 2), head_cell("公务用车运行费", 2)),
        tuple(head_cell(words) for _ in range(6) for words in ("预算数", "决算数")),
        tuple(value_cell("F7", "all", f"{kind}.{id}", fen) for id, pair in parts for kind, fen in zip(("budget", "final"), pair, strict=True)),
    )  # fmt: skip
    return Table("F7", rows, heads=3)
