"""The document round the tables, as the yearly template has it; what is said agrees with the accounts."""

from __future__ import annotations

from collections.abc import Iterator

from bench.accounts.figures import changed, rate, wan
from bench.accounts.model import Accounts, Item
from bench.accounts.names import CLASSES, PUBLIC, STAFF
from bench.accounts.tables import TITLES, tables
from bench.carriers.model import Document, Piece, Words

_NUMBERS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一")
_NOTES = (
    "收入支出决算总体情况说明", "收入决算情况说明", "支出决算情况说明", "财政拨款收入支出决算总体情况说明", "一般公共预算财政拨款支出决算情况说明",
    "一般公共预算财政拨款基本支出决算情况说明", "财政拨款“三公”经费支出决算情况说明", "政府性基金预算财政拨款收入支出决算情况说明",
    "国有资本经营预算财政拨款收入支出决算情况说明", "预算绩效管理情况", "其他重要事项的情况说明",
)  # fmt: skip
Groups = tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]  # of items: code, name, items


def document(accounts: Accounts, *, contents: bool = True) -> Document:
    """Return the whole document, with a contents page or without."""
    body, year = accounts.body, accounts.year
    pieces: list[Piece] = [Words(f"{body}{year}年度部门决算", 0)]
    if contents:
        pieces += map(Words, _contents(body, year))
    pieces += [
        Words(f"第一部分 {body}概况", 1), Words("一、主要职能", 2), Words(f"{body}负责本地有关工作的组织实施。"),
        Words("二、部门决算单位构成", 2), Words(f"纳入{body}{year}年度部门决算编制范围的单位包括：{body}本级。"),
        Words(f"第二部分 {body}{year}年度部门决算表", 1),
    ]  # fmt: skip
    for table in tables(accounts):
        pieces += [Words(TITLES[table.form]), Words("单位：万元"), table]
        if table.form == "F9" or (table.form == "F8" and not accounts.sum("fund")):
            kind = "政府性基金预算" if table.form == "F8" else "国有资本经营预算"
            pieces.append(Words(f"注：{body}无{kind}财政拨款收入和支出，故本表无数据。"))
    pieces.append(Words(f"第三部分 {body}{year}年度部门决算情况说明", 1))
    for number, title, lines in zip(_NUMBERS, _NOTES, _notes(accounts), strict=True):
        pieces += [Words(f"{number}、{title}", 2), *map(Words, lines)]
    pieces += [
        Words("第四部分 名词解释", 1),
        Words("一、财政拨款收入：指本年度从本级财政部门取得的财政拨款。"),
    ]
    pieces.append(Words("二、基本支出：指为保障机构正常运转、完成日常工作任务而发生的支出。"))
    return Document(tuple(pieces))


def _contents(body: str, year: int) -> Iterator[str]:
    yield "目 录"
    yield f"第一部分 {body}概况"
    yield from ("一、主要职能", "二、部门决算单位构成")
    yield f"第二部分 {body}{year}年度部门决算表"
    yield from (f"{number}、{title}" for number, title in zip(_NUMBERS, TITLES.values(), strict=False))
    yield f"第三部分 {body}{year}年度部门决算情况说明"
    yield from (f"{number}、{title}" for number, title in zip(_NUMBERS, _NOTES, strict=True))
    yield "第四部分 名词解释"


def _notes(accounts: Accounts) -> Iterator[list[str]]:
    yield [
        f"{_year(accounts)}收入支出总计{wan(accounts.total)}万元。{_against(accounts, '收入支出总计', accounts.total, 'total')}"
    ]
    parts = [
        ("财政拨款收入", accounts.grants),
        ("其他收入" if accounts.own == "other" else "事业收入", accounts.other_income),
    ]
    yield [_shares("本年收入合计", accounts.income, [(n, v) for n, v in parts if v])]
    spent, basic = accounts.sum("whole"), accounts.sum("basic")
    yield [
        _shares(
            "本年支出合计",
            spent,
            [(n, v) for n, v in (("基本支出", basic), ("项目支出", spent - basic)) if v],
        )
    ]
    grants = accounts.grants + accounts.opening
    yield [f"{_year(accounts)}财政拨款收入支出总计{wan(grants)}万元。{_against(accounts, '财政拨款收入支出总计', grants, 'grants')}"]  # fmt: skip
    yield list(_general(accounts))
    yield [_basic(accounts)]
    yield list(_expenses(accounts))
    fund = accounts.sum("fund")
    yield [f"{_year(accounts)}政府性基金预算财政拨款支出{wan(fund)}万元，主要用于城市建设。" if fund else f"{_year(accounts)}无政府性基金预算财政拨款收入和支出。"]  # fmt: skip
    yield [f"{_year(accounts)}无国有资本经营预算财政拨款收入和支出。"]
    yield [f"{_year(accounts)}编报绩效目标的项目{len(accounts.items)}个。"]
    yield list(_rest(accounts))


def _year(accounts: Accounts) -> str:
    return f"{accounts.body}{accounts.year}年度"


def _against(accounts: Accounts, noun: str, now: int, key: str) -> str:
    return f"与{accounts.year - 1}年度相比，{noun}{changed(now, accounts.last[key])}。主要原因：年度工作安排有所调整。"


def _shares(noun: str, whole: int, parts: list[tuple[str, int]]) -> str:
    return f"{noun}{wan(whole)}万元，其中：{'；'.join(f'{n}{wan(v)}万元，占{rate(v, whole)}' for n, v in parts)}。"


def _general(accounts: Accounts) -> Iterator[str]:
    items = [item for item in accounts.items if item.general]
    spent, planned = accounts.sum("general"), sum(item.planned for item in items)
    yield "（一）一般公共预算财政拨款支出决算总体情况"
    noun = "一般公共预算财政拨款支出"
    yield f"{noun}{wan(spent)}万元，占本年支出合计的{rate(spent, accounts.sum('whole'))}。{_against(accounts, noun, spent, 'general')}"  # fmt: skip
    yield "（二）一般公共预算财政拨款支出决算结构情况"
    classes: dict[str, int] = {}
    for item in items:
        classes[item.name.code[:3]] = classes.get(item.name.code[:3], 0) + item.general
    told = "；".join(f"{CLASSES[c]}（类）{wan(v)}万元，占{rate(v, spent)}" for c, v in classes.items())
    yield f"{noun}{wan(spent)}万元，主要用于以下方面：{told}。"
    yield "（三）一般公共预算财政拨款支出决算具体情况"
    yield f"{noun}年初预算为{wan(planned)}万元，{_met(planned, spent)}其中："
    for number, item in enumerate(items, 1):
        yield f"{number}.{CLASSES[item.name.code[:3]]}（类）{item.name.section}（款）{item.name.name}（项）。主要用于：本项工作支出。{_item(item)}"  # fmt: skip


def _item(item: Item) -> str:
    return f"年初预算为{wan(item.planned)}万元，{_met(item.planned, item.general)}"


def _met(planned: int, spent: int) -> str:
    told = f"支出决算为{wan(spent)}万元，完成年初预算的{rate(spent, planned)}。"
    if wan(planned) == wan(spent):
        return f"{told}决算数与预算数持平。"
    return f"{told}决算数{'大于' if spent > planned else '小于'}预算数的主要原因：年度工作安排有所调整。"


def _basic(accounts: Accounts) -> str:
    def named(groups: Groups, money: dict[str, int]) -> str:
        return "、".join(label for code, _, rows in groups for end, label in rows if money[f"{code}{end}"])

    staff, public = sum(accounts.staff.values()), sum(accounts.public.values())
    return (
        f"一般公共预算财政拨款基本支出{wan(accounts.sum('basic'))}万元。其中：人员经费{wan(staff)}万元，主要包括：{named(STAFF, accounts.staff)}；"
        f"公用经费{wan(public)}万元，主要包括：{named(PUBLIC, accounts.public)}。"
    )


def _expenses(accounts: Accounts) -> Iterator[str]:
    money, last = accounts.expenses, accounts.last
    cars = tuple(money["bought"][n] + money["run"][n] for n in (0, 1))
    items = (("因公出国（境）费", money["abroad"], last["abroad"]), ("公务用车购置及运行维护费", cars, last["bought"] + last["run"]), ("公务接待费", money["guests"], last["guests"]))  # fmt: skip
    planned, spent = (sum(pair[n] for _, pair, _ in items) for n in (0, 1))
    yield "（一）“三公”经费财政拨款支出决算总体情况说明。"
    told = "；".join(f"{name}支出决算为{wan(pair[1])}万元" for name, pair, _ in items)
    yield f"“三公”经费财政拨款支出年初预算为{wan(planned)}万元，支出决算为{wan(spent)}万元，完成预算的{rate(spent, planned)}，其中：{told}。"
    before = sum(then for _, _, then in items)
    if wan(spent) == wan(before):
        yield f"{accounts.year}年度“三公”经费财政拨款支出决算数与{accounts.year - 1}年度持平。"
    else:
        each = "；".join(f"{name}支出决算{_moved(pair[1], then)}" for name, pair, then in items)
        yield f"{accounts.year}年度“三公”经费财政拨款支出决算数比{accounts.year - 1}年度{changed(spent, before)}，其中：{each}。"
    yield "（二）“三公”经费财政拨款支出决算具体情况说明。"
    yield f"因公出国（境）费支出{wan(money['abroad'][1])}万元。全年安排因公出国（境）团组{1 if money['abroad'][1] else 0}个。"
    yield f"公务接待费支出{wan(money['guests'][1])}万元。全年公务接待6批次、48人次。公务用车保有量{sum(accounts.cars)}辆。"


def _moved(now: int, then: int) -> str:
    if wan(now) == wan(then):
        return "持平"
    return changed(now, then) if then else f"增加{wan(now)}万元"


def _rest(accounts: Accounts) -> Iterator[str]:
    running, goods = sum(accounts.public.values()), accounts.procurement
    yield "（一）机关运行经费支出情况"
    yield f"机关运行经费支出{wan(running)}万元，比{accounts.year - 1}年度{changed(running, accounts.last['running'])}。主要原因是严格控制支出。"
    yield "（二）政府采购支出情况"
    yield f"{_year(accounts)}政府采购金额为{wan(sum(goods))}万元，其中：货物采购金额{wan(goods[0])}万元、工程采购金额{wan(goods[1])}万元、服务采购金额{wan(goods[2])}万元。"  # fmt: skip
    yield "（三）国有资产占有使用情况说明"
    yield f"截至{accounts.year}年12月31日，{accounts.body}共有车辆{sum(accounts.cars)}辆，其中：应急保障用车{accounts.cars[0]}辆、其他用车{accounts.cars[1]}辆。"  # fmt: skip
