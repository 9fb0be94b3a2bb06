"""The document round the country's tables: parts in another order, sentences in other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bench.accounts.figures import in_yuan, rate, wan
from bench.accounts.layouts import Layout
from bench.accounts.model import Accounts, Item
from bench.accounts.names import CLASSES, PUBLIC, STAFF
from bench.accounts.national import BESIDE, TITLES, national, notes
from bench.accounts.tables import tables
from bench.accounts.words import Groups
from bench.carriers.model import Document, Piece, Table, Words

_HAN = "一二三四五六七八九十"
_NOTES = (
    "收入支出决算总体情况说明", "收入决算情况说明", "支出决算情况说明", "财政拨款收入支出决算总体情况说明", "一般公共预算财政拨款支出决算情况说明",
    "一般公共预算财政拨款基本支出决算情况说明", "财政拨款“三公”经费支出决算情况说明", "政府性基金预算支出决算情况说明",
    "国有资本经营预算支出决算情况说明", "其他重要事项的情况说明",
)  # fmt: skip


def national_document(accounts: Accounts, layout: Layout) -> Document:
    """Return the whole document, set out so."""
    told = _Told(accounts, layout)
    of, year, word = accounts.body, accounts.year, layout.word
    pieces: list[Piece] = [Words(line, 0) for line in layout.title.format(body=of, year=year).split("\n")]
    pieces += map(Words, _contents(layout, year))
    pieces += [
        Words(f"第一部分 {word}概况", 1), Words(f"一、{word}职责", 2), Words(f"{of}承担本地有关工作的组织实施。"),
        Words("二、机构设置", 2), Words(f"{of}内设机构5个，无下属二级预算单位。"),
    ]  # fmt: skip
    shown = [
        Words(f"{_part(layout, 'tables')} {'附表' if layout.tables_last else f'{year}年度{word}决算表'}", 1)
    ]
    shown += list(_tables(accounts, layout))
    said: list[Piece] = [Words(f"{_part(layout, 'notes')} {year}年度{word}决算情况说明", 1)]
    for number, title, lines in zip(_HAN, _NOTES, told.notes(), strict=True):
        said += [Words(f"{number}、{title}", 2), *map(Words, lines)]
    terms = [
        Words(f"{_part(layout, 'terms')} 名词解释", 1),
        Words("1.财政拨款收入：指单位从同级财政部门取得的财政预算资金。"),
        Words("2.基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。"),
    ]
    pieces += [*said, *terms, *shown] if layout.tables_last else [*shown, *said, *terms]
    return Document(tuple(pieces))


def _part(layout: Layout, name: str) -> str:
    order = ("notes", "terms", "tables") if layout.tables_last else ("tables", "notes", "terms")
    return f"第{_HAN[order.index(name) + 1]}部分"


def _contents(layout: Layout, year: int) -> Iterator[str]:
    yield from ("目 录", f"第一部分 {layout.word}概况", f"一、{layout.word}职责", "二、机构设置")
    said = [f"{_part(layout, 'notes')} {year}年度{layout.word}决算情况说明"]
    said += [f"{number}、{title}" for number, title in zip(_HAN, _NOTES, strict=True)]
    terms = [f"{_part(layout, 'terms')} 名词解释"]
    titles = [BESIDE if form == "F7" and layout.beside else title for form, title in TITLES.items()]
    last = "附表" if layout.tables_last else f"{year}年度{layout.word}决算表"
    shown = [f"{_part(layout, 'tables')} {last}"]
    shown += [f"{number}、{title}" for number, title in zip(_HAN, titles, strict=False)]
    yield from (*said, *terms, *shown) if layout.tables_last else (*shown, *said, *terms)


def _tables(accounts: Accounts, layout: Layout) -> Iterator[Piece]:
    blank = {"F8": ("政府性基金预算", accounts.sum("fund")), "F9": ("国有资本经营预算", 0), "F7": ("“三公”经费", not layout.no_expenses)}  # fmt: skip
    for number, table in enumerate(tables(accounts), 1):
        made = national(table, beside=layout.beside)
        if layout.in_yuan:
            made = in_yuan(made)
        yield Words(BESIDE if table.form == "F7" and layout.beside else TITLES[table.form])
        if layout.numbered:
            yield Words(layout.numbered.format(n=number))
        yield Words(f"{layout.word}：{accounts.body} {layout.unit}")
        yield _comma(made) if layout.commas else made
        yield from map(Words, notes(table.form))
        what, there = blank.get(table.form, ("", True))
        if not there:
            yield Words(f"注：本{layout.word}{accounts.year}年度没有{what}财政拨款收入，也没有安排支出，故本表为空表。")  # fmt: skip


def _comma(table: Table) -> Table:
    rows = tuple(
        tuple(c.saying(f"{Decimal(c.text):,.2f}") if c.key and len(c.text) > 6 else c for c in row)
        for row in table.rows
    )
    return replace(table, rows=rows)


class _Told:
    """What is said of the accounts, note by note."""

    def __init__(self, accounts: Accounts, layout: Layout) -> None:
        self._a = accounts
        self._layout = layout
        self._year = f"{accounts.year}年度"
        self._last = f"{accounts.year - 1}年度"

    def notes(self) -> Iterator[list[str]]:
        """Yield the lines of each note."""
        a, year = self._a, self._year
        spent, basic, fund = a.sum("whole"), a.sum("basic"), a.sum("fund")
        yield [f"{year}收、支总计均为{wan(a.total)}万元。与{self._last}相比，收、支总计各{self._changed(a.total, a.last['total'])}。主要变动原因是工作任务有所调整。"]  # fmt: skip
        own = "其他收入" if a.own == "other" else "事业收入"
        yield [self._shares(f"{year}本年收入合计", a.income, (("一般公共预算财政拨款收入", a.general_income), ("政府性基金预算财政拨款收入", fund), (own, a.other_income)))]  # fmt: skip
        yield [self._shares(f"{year}本年支出合计", spent, (("基本支出", basic), ("项目支出", spent - basic)))]
        grants = a.grants + a.opening
        yield [f"{year}财政拨款收、支总计均为{wan(grants)}万元。与{self._last}相比，财政拨款收、支总计各{self._changed(grants, a.last['grants'])}。主要变动原因是项目增减。"]  # fmt: skip
        yield list(self._general())
        yield list(self._basic())
        yield list(self._expenses())
        yield [f"{year}政府性基金预算财政拨款支出{wan(fund)}万元。" if fund else f"本{self._layout.word}{year}没有政府性基金预算财政拨款收入，也没有使用政府性基金预算财政拨款安排的支出。"]  # fmt: skip
        yield [f"{year}国有资本经营预算财政拨款支出0万元。"]
        yield list(self._rest())

    def _rate(self, part: int, whole: int) -> str:
        return rate(part, whole, self._layout.places)

    def _changed(self, now: int, then: int) -> str:
        if wan(now) == wan(then):
            return "持平"
        way, by = ("增加", "增长") if now > then else ("减少", "下降")
        if not then:
            return f"增加{wan(now)}万元"
        return f"{way}{wan(abs(now - then))}万元，{by}{self._rate(abs(now - then), then)}"

    def _shares(self, noun: str, whole: int, parts: tuple[tuple[str, int], ...]) -> str:
        told = "；".join(
            f"{name}{wan(part)}万元，占{self._rate(part, whole)}" for name, part in parts if part
        )
        return f"{noun}{wan(whole)}万元，其中：{told}。"

    def _general(self) -> Iterator[str]:
        a, year, noun = self._a, self._year, "一般公共预算财政拨款支出"
        items = [item for item in a.items if item.general]
        spent, planned = a.sum("general"), sum(item.planned for item in items)
        yield f"（一）{noun}决算总体情况"
        yield f"{year}{noun}{wan(spent)}万元，占本年支出合计的{self._rate(spent, a.sum('whole'))}。与{self._last}相比，{noun}{self._changed(spent, a.last['general'])}。主要变动原因是人员变动。"  # fmt: skip
        yield f"（二）{noun}决算结构情况"
        classes: dict[str, int] = {}
        for item in items:
            classes[item.name.code[:3]] = classes.get(item.name.code[:3], 0) + item.general
        told = "；".join(f"{_class(code)}（类）支出{wan(fen)}万元，占{self._rate(fen, spent)}" for code, fen in classes.items())  # fmt: skip
        yield f"{year}{noun}{wan(spent)}万元，主要用于以下方面：{told}。"
        yield f"（三）{noun}决算具体情况"
        yield f"{year}{noun}年初预算为{wan(planned)}万元，支出决算为{wan(spent)}万元，完成年初预算的{self._rate(spent, planned)}。其中："  # fmt: skip
        for number, item in enumerate(items, 1):
            yield f"{number}.{self._item(item)}"

    def _item(self, item: Item) -> str:
        name = f"{_class(item.name.code[:3])}（类）{item.name.section}（款）{item.name.name}（项）"
        met = f"年初预算为{wan(item.planned)}万元，支出决算为{wan(item.general)}万元，完成年初预算的{self._rate(item.general, item.planned)}"  # fmt: skip
        if wan(item.planned) == wan(item.general):
            return f"{name}。{met}。决算数与年初预算数持平。"
        return f"{name}。{met}。决算数{'大于' if item.general > item.planned else '小于'}年初预算数的主要原因是人员变动。"

    def _basic(self) -> Iterator[str]:
        a = self._a
        yield f"{self._year}一般公共预算财政拨款基本支出{wan(a.sum('basic'))}万元，其中："
        for noun, groups, money in (("人员经费", STAFF, a.staff), ("公用经费", PUBLIC, a.public)):
            yield f"{noun}{wan(sum(money.values()))}万元，主要包括：{_named(groups, money)}。"

    def _expenses(self) -> Iterator[str]:
        a = self._a
        money = {**a.expenses, "cars": tuple(a.expenses["bought"][n] + a.expenses["run"][n] for n in (0, 1))}
        planned, spent = (sum(money[key][n] for key in ("abroad", "cars", "guests")) for n in (0, 1))
        if self._layout.no_expenses:
            yield f"本{self._layout.word}{self._year}无“三公”经费财政拨款支出。"
            return
        yield "（一）“三公”经费财政拨款支出决算总体情况说明"
        before = sum(a.last[key] for key in ("abroad", "bought", "run", "guests"))
        yield f"{self._year}“三公”经费财政拨款支出预算为{wan(planned)}万元，支出决算为{wan(spent)}万元，完成预算的{self._rate(spent, planned)}，较上年度{self._changed(spent, before)}。"  # fmt: skip
        yield "（二）“三公”经费财政拨款支出决算具体情况说明"
        parts = (
            ("因公出国（境）费", "abroad"),
            ("公务用车购置及运行维护费", "cars"),
            ("公务接待费", "guests"),
        )
        told = "；".join(f"{name}支出决算{wan(money[key][1])}万元，占{self._rate(money[key][1], spent)}" for name, key in parts)  # fmt: skip
        yield f"{self._year}“三公”经费财政拨款支出决算中，{told}。具体情况如下："
        yield f"1.因公出国（境）费支出{wan(money['abroad'][1])}万元。全年安排因公出国（境）团组{int(money['abroad'][1] > 0)}次，出国（境）{int(money['abroad'][1] > 0)}人。"  # fmt: skip
        yield f"2.公务用车购置及运行维护费支出{wan(money['cars'][1])}万元。其中：公务用车购置支出{wan(money['bought'][1])}万元。公务用车运行维护费支出{wan(money['run'][1])}万元。截至{a.year}年12月31日，财政拨款开支的公务用车保有量{sum(a.cars)}辆。"  # fmt: skip
        yield f"3.公务接待费支出{wan(money['guests'][1])}万元。其中：国内公务接待6批次，48人次（不包括陪同人员），共计支出{wan(money['guests'][1])}万元；外事接待支出0万元。"  # fmt: skip

    def _rest(self) -> Iterator[str]:
        a = self._a
        goods, works, services = a.procurement
        yield "（一）机关运行经费支出情况"
        if self._layout.own == "business":
            yield f"{a.body}为事业单位，{self._year}未发生机关运行经费支出。"
        else:
            running = sum(a.public.values())
            yield f"{self._year}，{a.body}机关运行经费支出{wan(running)}万元，比{self._last}{self._changed(running, a.last['running'])}。主要原因是压减支出。"  # fmt: skip
        yield "（二）政府采购支出情况"
        yield f"{self._year}，{a.body}政府采购支出总额{wan(sum(a.procurement))}万元，其中：政府采购货物支出{wan(goods)}万元、政府采购工程支出{wan(works)}万元、政府采购服务支出{wan(services)}万元。授予中小企业合同金额{wan(services)}万元，占政府采购支出总额的{self._rate(services, sum(a.procurement))}。"  # fmt: skip
        yield "（三）国有资产占有使用情况"
        yield f"截至{a.year}年12月31日，{a.body}共有车辆{sum(a.cars)}辆，其中：应急保障用车{a.cars[0]}辆、其他用车{a.cars[1]}辆。单价100万元以上设备（不含车辆）0台（套）。"  # fmt: skip
        yield "（四）预算绩效管理情况"
        projects = sum(item.project > 0 for item in a.items)
        yield f"{a.body}组织对{self._year}一般公共预算项目支出全面开展绩效自评，共涉及项目{projects}个，资金{wan(a.sum('project'))}万元，占一般公共预算项目支出总额的100%。"  # fmt: skip


def _class(code: str) -> str:
    return CLASSES[code].removesuffix("支出")


def _named(groups: Groups, money: dict[str, int]) -> str:
    return "、".join(label for code, _, rows in groups for end, label in rows if money[f"{code}{end}"])
