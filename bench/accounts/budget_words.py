"""The document round the tables of a budget: as one city words it, and as the country's form has it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bench.accounts.budgets import NATIONAL, TITLES, expenses, sums, tables
from bench.accounts.figures import changed, in_yuan, rate, wan
from bench.accounts.model import Accounts, Item
from bench.accounts.names import CLASSES
from bench.carriers.model import Document, Piece, Words


def budget_document(budget: Accounts) -> Document:
    """Return a budget whose tables are in 元, and whose text is in 万元."""
    body, year, last = budget.body, budget.year, budget.year - 1
    pieces: list[Piece] = [
        Words(f"{body}{year}年部门预算", 0), Words("一、部门主要职能", 2), Words(f"{body}负责本地有关工作的组织实施。"),
        Words("二、部门机构设置", 2), Words(f"{body}部门预算是包括{body}本部以及下属1家预算单位的综合收支计划。"),
        Words("三、名词解释", 2), Words("（一）财政拨款收入：指本年度从本级财政部门取得的拨款。"),
        Words("四、部门预算编制说明", 2), *map(Words, _explained(budget)), Words("五、部门预算表", 2),
    ]  # fmt: skip
    for table in tables(budget, national=False):
        pieces.append(Words(f"{year}年{TITLES[table.form]}"))
        in_wan = table.form == "B9"
        pieces.append(Words(f"编制部门：{body} 单位：{'万元' if in_wan else '元'}"))
        pieces.append(table if in_wan else in_yuan(table))
        what = {"B6": "政府性基金", "B7": "国有资本经营"}.get(table.form)
        if what and not any(cell.key and cell.value for cell in table.cells()):
            pieces.append(Words(f"注：本部门{year}年无{what}预算财政拨款安排的预算，故本表为空表。"))
    money = expenses(budget)
    pieces += [
        Words("六、其他相关情况说明", 2), Words(f"一、{year}年“三公”经费预算情况说明"),
        Words(f"{year}年“三公”经费预算数为{wan(money['whole'])}万元，比{last}年预算减少0.50万元。其中："),
        Words(f"（一）因公出国（境）费{wan(money['abroad'])}万元，与{last}年预算持平。"),
        Words(f"（二）公务用车购置及运行费{wan(money['cars'])}万元，与{last}年预算持平。其中：公务用车购置费{wan(money['bought'])}万元；公务用车运行费{wan(money['run'])}万元。"),
        Words(f"（三）公务接待费{wan(money['guests'])}万元，比{last}年预算减少0.50万元。"),
        Words("二、机关运行经费预算"), Words(f"{year}年{body}下属1家机关财政拨款的机关运行经费预算为{wan(sum(budget.public.values()))}万元。"),
        Words("三、政府采购预算情况"), Words(_procured(budget, "本部门政府采购预算")),
        Words("四、国有资产占有使用情况"), Words(f"截至{last}年8月31日，{body}共有车辆{sum(budget.cars)}辆，其中：应急保障用车{budget.cars[0]}辆、其他用车{budget.cars[1]}辆。"),
    ]  # fmt: skip
    return Document(tuple(pieces))


def _procured(budget: Accounts, noun: str) -> str:
    goods, works, services = budget.procurement
    return f"{budget.year}年{noun}{wan(sum(budget.procurement))}万元，其中：政府采购货物预算{wan(goods)}万元、政府采购工程预算{wan(works)}万元、政府采购服务预算{wan(services)}万元。"  # fmt: skip


def _explained(budget: Accounts) -> Iterator[str]:
    s, year, last = sums(budget), budget.year, budget.year - 1
    yield f"{year}年，{budget.body}收入预算{wan(s['whole'])}万元，其中：财政拨款收入{wan(s['grant'])}万元，比{last}年预算增加20.00万元；事业收入0.00万元；事业单位经营收入0.00万元；其他收入{wan(s['other'])}万元。"  # fmt: skip
    yield f"支出预算{wan(s['whole'])}万元，其中：财政拨款支出预算{wan(s['grant'])}万元，比{last}年预算增加20.00万元。财政拨款支出预算中，一般公共预算拨款支出预算{wan(s['general'])}万元；政府性基金拨款支出预算{wan(s['fund'])}万元；国有资本经营预算拨款支出预算0.00万元。"  # fmt: skip
    yield "财政拨款支出主要内容如下："
    for number, item in enumerate((item for item in budget.items if item.general), 1):
        money, then = wan(item.general), wan(item.planned)
        moved = "持平" if money == then else f"{'增加' if item.general > item.planned else '减少'}{rate(abs(item.general - item.planned), item.planned)}"  # fmt: skip
        yield f"{number}.“{_path(item)}”{money}万元，主要用于本项工作支出。{last}年当年预算执行数为{then}万元，{year}年预算安排{money}万元，比{last}年预算执行数{moved}。主要原因是：年度工作安排有所调整。"  # fmt: skip


def _path(item: Item) -> str:
    return f"{CLASSES[item.name.code[:3]]}（类）{item.name.section}（款）{item.name.name}（项）"


def national_budget(budget: Accounts) -> Document:
    """Return a budget in the country's form, all of it in 万元: tables first, nine notes behind them."""
    body, year = budget.body, budget.year
    pieces: list[Piece] = [
        Words(f"{body}{year}年部门预算", 0), Words(f"第一部分 {body}概况", 1), Words("一、主要职责", 2), Words(f"{body}负责本地有关工作的组织实施。"),
        Words("二、部门预算单位构成", 2), Words(f"纳入{body}{year}年部门预算编制范围的单位包括：{body}本级。"), Words(f"第二部分 {year}年部门预算表", 1),
    ]  # fmt: skip
    for number, table in enumerate(tables(budget, national=True), 1):
        pieces += [
            Words(f"表{number}"),
            Words(NATIONAL[table.form]),
            Words(f"部门：{body} 单位：万元"),
            table,
        ]
        what = {"B6": "政府性基金", "B7": "国有资本经营"}.get(table.form)
        if what and not any(cell.key and cell.value for cell in table.cells()):
            pieces.append(Words(f"注：{body}{year}年没有使用{what}预算安排的支出，故本表为空表。"))
    pieces.append(Words(f"第三部分 {year}年部门预算情况说明", 1))
    for number, (title, lines) in zip("一二三四五六七八九", _noted(budget), strict=True):
        pieces += [Words(f"{number}、{title}", 2), *map(Words, lines)]
    pieces += [
        Words("第四部分 名词解释", 1),
        Words("一、一般公共预算拨款收入：指本级财政当年拨付的资金。"),
    ]
    return Document(tuple(pieces))


def _noted(budget: Accounts) -> Iterator[tuple[str, list[str]]]:
    s, year, last, body, carried = sums(budget), budget.year, budget.year - 1, budget.body, budget.opening
    yield f"关于{body}{year}年收支预算情况的总体说明", [f"按照综合预算的原则，{body}所有收入和支出均纳入部门预算管理。{body}{year}年收支总预算{wan(s['whole'])}万元。"]  # fmt: skip
    income = [("一般公共预算拨款收入", s["general"] - carried), ("政府性基金预算拨款收入", s["fund"]), ("其他收入", s["other"]), ("上年结转", carried)]  # fmt: skip
    yield f"关于{body}{year}年收入预算情况说明", [_shared(f"{body}{year}年收入预算", s["whole"], income)]
    spent = [("基本支出", budget.sum("basic")), ("项目支出", s["whole"] - budget.sum("basic"))]
    yield f"关于{body}{year}年支出预算情况说明", [_shared(f"{body}{year}年支出预算", s["whole"], spent)]
    yield f"关于{body}{year}年财政拨款收支预算情况的总体说明", [f"{body}{year}年财政拨款收支总预算{wan(s['grant'])}万元。"]  # fmt: skip
    yield f"关于{body}{year}年一般公共预算当年拨款情况说明", list(_general(budget))
    staff, public = sum(budget.staff.values()), sum(budget.public.values())
    yield f"关于{body}{year}年一般公共预算基本支出情况说明", [f"{body}{year}年一般公共预算基本支出{wan(budget.sum('basic'))}万元，其中：", f"人员经费{wan(staff)}万元，主要包括：基本工资、津贴补贴。", f"公用经费{wan(public)}万元，主要包括：办公费。"]  # fmt: skip
    money = expenses(budget)
    before = Decimal(sum(budget.last[key] for key in ("abroad", "bought", "run", "guests")))
    yield f"关于{body}{year}年“三公”经费预算情况说明", [f"{body}{year}年“三公”经费预算数为{wan(money['whole'])}万元，其中：因公出国（境）费{wan(money['abroad'])}万元，公务用车购置及运行费{wan(money['cars'])}万元，公务接待费{wan(money['guests'])}万元。{year}年“三公”经费预算比{last}年{changed(money['whole'], int(before)).partition('，')[0]}。"]  # fmt: skip
    fund = f"{body}{year}年政府性基金预算支出{wan(s['fund'])}万元。" if s["fund"] else f"{body}{year}年没有使用政府性基金预算拨款安排的支出。"  # fmt: skip
    yield f"关于{body}{year}年政府性基金预算支出情况说明", [fund]
    yield "其他重要事项的情况说明", ["（一）机关运行经费", f"{year}年{body}的机关运行经费财政拨款预算{wan(public)}万元。", "（二）政府采购情况", _procured(budget, f"{body}政府采购预算总额")]  # fmt: skip


def _shared(noun: str, whole: int, parts: list[tuple[str, int]]) -> str:
    told = "；".join(f"{name}{wan(part)}万元，占{rate(part, whole)}" for name, part in parts if part)
    return f"{noun}{wan(whole)}万元，其中：{told}。"


def _general(budget: Accounts) -> Iterator[str]:
    year, last, whole = budget.year, budget.year - 1, budget.sum("general")
    items = [item for item in budget.items if item.general]
    yield "（一）一般公共预算当年拨款规模变化情况"
    yield f"{budget.body}{year}年一般公共预算当年拨款{wan(whole)}万元，比{last}年预算数{changed(whole, sum(item.planned for item in items))}。主要原因是年度工作安排有所调整。"  # fmt: skip
    yield "（二）一般公共预算当年拨款结构情况"
    classes: dict[str, int] = {}
    for item in items:
        classes[item.name.code[:3]] = classes.get(item.name.code[:3], 0) + item.general
    yield "；".join(f"{CLASSES[code]}（类）{wan(fen)}万元，占{rate(fen, whole)}" for code, fen in classes.items()) + "。"  # fmt: skip
    yield "（三）一般公共预算当年拨款具体使用情况"
    for number, item in enumerate(items, 1):
        yield f"{number}.{_path(item)}{year}年预算数为{wan(item.general)}万元，比{last}年预算数{changed(item.general, item.planned)}。主要是工作安排有所调整。"  # fmt: skip
