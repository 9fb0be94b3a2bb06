"""A department's budget whose figures agree: sums of items in yuan, and what the text says of them in ten thousands."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bench.accounts.names import CLASSES, COMMON, OWN, STAFF, ItemName

_WAN = 10_000
_NONE = ("政府性基金", "国有资本经营")


def budget(chance: Random, body: str, year: int) -> str:
    """Return the budget of *body* as text, its tables with bars."""
    names = sorted((*chance.choice(OWN)[:2], *chance.sample(COMMON, 2)), key=lambda one: one.code)
    basic = {one: chance.randint(10, 400) * 1000 if _runs(one) else 0 for one in names}
    project = {one: 0 if _runs(one) else chance.randint(10, 400) * 1000 for one in names}
    return "\n".join(
        (*_words(chance, body, year, names, basic, project), *_tables(body, year, names, basic, project))
    )


def _runs(item: ItemName) -> bool:
    return item.name.endswith("运行") or item in COMMON


def _words(
    chance: Random,
    body: str,
    year: int,
    names: list[ItemName],
    basic: dict[ItemName, int],
    project: dict[ItemName, int],
) -> Iterator[str]:
    whole, more = sum((*basic.values(), *project.values())), chance.randint(1, 40) * 1000
    grown = f"{_wan(whole)}万元，比{year - 1}年预算增加{_wan(more)}万元"
    yield f"{body}{year}年部门预算"
    yield from ("一、部门主要职能", "负责本地有关工作的组织实施。", "二、部门机构设置")
    yield f"{body}部门预算是包括{body}本部以及下属{chance.randint(1, 6)}家预算单位的综合收支计划。"
    yield from (
        "三、名词解释",
        "（一）财政拨款收入：指本年度从本级财政部门取得的拨款。",
        "四、部门预算编制说明",
    )
    yield f"{year}年，{body}收入预算{_wan(whole)}万元，其中：财政拨款收入{grown}；事业收入0.00万元；事业单位经营收入0.00万元；其他收入0.00万元。"
    none = "；".join(f"{one}预算拨款支出预算0.00万元，比{year - 1}年预算持平" for one in _NONE)
    yield (
        f"支出预算{_wan(whole)}万元，其中：财政拨款支出预算{grown}。财政拨款支出预算中，一般公共预算拨款支出预算{grown}；{none}。"
    )
    yield "财政拨款支出主要内容如下："
    for number, one in enumerate(names, 1):
        sum_ = _wan(basic[one] + project[one])
        yield (
            f"{number}.“{CLASSES[one.code[:3]]}（类）{one.section}（款）{one.name}（项）”{sum_}万元，主要用于有关支出。{year - 1}年当年预算执行数为"
            f"{sum_}万元，{year}年预算安排{sum_}万元，比{year - 1}年预算执行数持平。主要原因是：与上年相同。"
        )


def _tables(
    body: str, year: int, names: list[ItemName], basic: dict[ItemName, int], project: dict[ItemName, int]
) -> Iterator[str]:
    whole = sum((*basic.values(), *project.values()))
    classes = {code: _under(code, names, basic) + _under(code, names, project) for code in _codes(names, 3)}
    spent = [
        f"{number}、{CLASSES[code]} | {sum_:,}"
        for number, (code, sum_) in zip("一二三四", classes.items(), strict=False)
    ]
    came = [f"一、财政拨款收入 | {whole:,}", f"1. 一般公共预算资金 | {whole:,}", "2. 政府性基金 | ", "3. 国有资本经营预算 | ",
            "二、事业收入 | ", "三、事业单位经营收入 | ", "四、其他收入 | "]  # fmt: skip
    yield "五、部门预算表"
    yield from _head(f"{year}年部门财务收支预算总表", body)
    yield from ("本年收入 |  | 本年支出 | ", "项目 | 预算数 | 项目 | 预算数")
    yield from (f"{one} | {spent[n] if n < len(spent) else ' | '}" for n, one in enumerate(came))
    yield f"收入总计 | {whole:,} | 支出总计 | {whole:,}"
    yield from _head(f"{year}年部门收入预算总表", body)
    yield "项目 |  | 收入预算 |  |  |  | "
    yield "功能分类科目编码 | 功能分类科目名称 | 合计 | 财政拨款收入 | 事业收入 | 事业单位经营收入 | 其他收入"
    for code, name in _rows(names):
        sum_ = _under(code, names, basic) + _under(code, names, project)
        yield f"{code} | {name} | {sum_:,} | {sum_:,} |  |  | "
    yield f"合计 |  | {whole:,} | {whole:,} |  |  | "
    yield from _head(f"{year}年部门财政拨款收支预算总表", body)
    yield from (
        "财政拨款收入 |  | 财政拨款支出 |  |  |  | ",
        "项目 | 预算数 | 项目 | 合计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算",
    )
    for n, (one, came_) in enumerate(
        zip(
            ("一、一般公共预算资金", "二、政府性基金", "三、国有资本经营预算"),
            (f"{whole:,}", "", ""),
            strict=True,
        )
    ):
        name, _, sum_ = spent[n].partition(" | ") if n < len(spent) else ("", "", "")
        yield f"{one} | {came_} | {name} | {sum_} | {sum_} |  | "
    yield f"收入总计 | {whole:,} | 支出总计 | {whole:,} | {whole:,} |  | "
    for title, head in (
        ("部门支出预算总表", "支出预算"),
        ("部门一般公共预算支出功能分类预算表", "一般公共预算支出"),
    ):
        yield from _head(f"{year}年{title}", body)
        yield from (
            f"项目 |  | {head} |  | ",
            "功能分类科目编码 | 功能分类科目名称 | 合计 | 基本支出 | 项目支出",
        )
        for code, name in _rows(names):
            one, other = _under(code, names, basic), _under(code, names, project)
            yield f"{code} | {name} | {one + other:,} | {_or_none(one)} | {_or_none(other)}"
        yield f"合计 |  | {whole:,} | {_or_none(sum(basic.values()))} | {_or_none(sum(project.values()))}"
    for kind in _NONE:
        yield from _head(f"{year}年部门{kind}预算支出功能分类预算表", body)
        yield from (
            f"项目 |  | {kind}预算支出 |  | ",
            "功能分类科目编码 | 功能分类科目名称 | 合计 | 基本支出 | 项目支出",
        )
        yield from ("合计 |  |  |  | ", f"注：本部门{year}年无{kind}预算财政拨款安排的预算，故本表为空表。")
    money = sum(basic.values())
    pay = STAFF[0]
    yield from _head(f"{year}年部门一般公共预算基本支出部门预算经济分类预算表", body)
    yield from (
        "项目 |  | 一般公共预算基本支出 |  | ",
        "部门预算经济分类科目编码 | 经济分类科目名称 | 合计 | 人员经费 | 公用经费",
    )
    yield from (
        f"{pay[0]} | {pay[1]} | {money:,} | {money:,} | ",
        f"{pay[0]}01 | 基本工资 | {money:,} | {money:,} | ",
    )
    yield f"合计 |  | {money:,} | {money:,} | "
    yield f"{year}年部门“三公”经费和机关运行经费预算表"
    yield f"编制部门：{body} 单位：万元"
    yield "“三公”经费预算数 |  |  |  |  |  | 机关运行经费预算数"
    yield "合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行费 |  |  | "
    yield " |  |  | 小计 | 购置费 | 运行费 | "
    yield f"6.00 |  | 1.00 | 5.00 |  | 5.00 | {_wan(money // 10)}"
    yield from ("六、其他相关情况说明", f"一、{year}年“三公”经费预算情况说明")
    yield f"{year}年“三公”经费预算数为6.00万元，与{year - 1}年预算持平。"


def _head(title: str, body: str) -> tuple[str, str]:
    return title, f"编制部门：{body} 单位：元"


def _codes(names: list[ItemName], digits: int) -> list[str]:
    return list(dict.fromkeys(one.code[:digits] for one in names))


def _rows(names: list[ItemName]) -> Iterator[tuple[str, str]]:
    for code in _codes(names, 3):
        yield code, CLASSES[code]
        for section in (one for one in _codes(names, 5) if one.startswith(code)):
            yield section, next(one.section for one in names if one.code.startswith(section))
            yield from ((one.code, one.name) for one in names if one.code.startswith(section))


def _under(code: str, names: list[ItemName], sums: dict[ItemName, int]) -> int:
    return sum(sums[one] for one in names if one.code.startswith(code))


def _or_none(sum_: int) -> str:
    return f"{sum_:,}" if sum_ else ""


def _wan(yuan: int) -> str:
    return f"{yuan / _WAN:.2f}"
