"""The beginning and the end of a report: page fields, title, preamble, signature."""

from __future__ import annotations

from bench.accuracy.marks import mark
from bench.accuracy.model import Block
from bench.accuracy.writing.numerals import chinese
from bench.accuracy.writing.pen import Pen

PARTS = ("S010",)


def title(pen: Pen) -> list[Block]:
    """Return the title, on a line or two."""
    name, year = pen.facts["issuer"], pen.year
    if pen.maybe(0.12):
        return [Block("title", name), Block("title", f"{mark('title year', year)}年政府信息公开工作年度报告")]
    form = pen.pick(
        "{name}{year}年政府信息公开工作年度报告",
        "{name}{year}年政府信息公开工作年度报告",
        "{year}年{name}政府信息公开工作年度报告",
        "{name}{year}年度政府信息公开工作年度报告",
    )
    return [Block("title", form.format(name=name, year=mark("title year", year)))]


def fields(pen: Pen) -> list[Block]:
    """Return the fields of the page, or none."""
    if pen.maybe(0.45):
        return []
    month, day = published(pen)
    pen.facts["published"] = f"{pen.year + 1}-{month:02}-{day:02}"
    label = pen.pick("发布日期", "发布时间", "公开日期")
    date = mark("published", pen.facts["published"])
    line = pen.pick(
        f"{label}：{date}",
        f"来源：{pen.body.office}　{label}：{date}",
        f"{label}：{date} 10:2{pen.chance.randint(0, 9)}",
    )
    return [Block("meta", line)]


def published(pen: Pen) -> tuple[int, int]:
    """Return month and day on which the report came out, in time."""
    if "came out" not in pen.facts:
        late = pen.year < 2019 or pen.body.kind == "government"
        pen.facts["came out"] = f"{pen.chance.randint(1, 3) if late else 1} {pen.chance.randint(4, 28)}"
    month, day = pen.facts["came out"].split()
    return int(month), int(day)


def preamble(pen: Pen, titles: list[str]) -> list[Block]:
    """Return the paragraph before the first section; *titles* are the headings that follow."""
    basis = _basis(pen)
    parts = _parts(pen, titles)
    period = pen.pick(
        "本报告所列数据的统计期限自{y1}年1月1日起至{y2}年12月31日止。", "报告中所列数据统计期限为{y1}年1月1日至{y2}年12月31日。",
        "本年度报告中使用数据统计期限自{y1}年1月1日起，至{y2}年12月31日止。", "数据统计期限从{y1}年1月1日到12月31日止。",
    ).format(y1=mark("period year", pen.year), y2=mark("period end year", pen.year))  # fmt: skip
    contact = pen.pick("", "", _contact(pen))
    return [Block("preamble", f"{basis}{parts}{period}{contact}")]


def _basis(pen: Pen) -> str:
    law = "《中华人民共和国政府信息公开条例》"
    if pen.year >= 2019:
        law += pen.pick("", "（国务院令第711号）", "（以下简称《条例》）")
        paper = "〔2021〕30号" if pen.year >= 2021 else ""
        if paper and pen.maybe(0.3):
            law += f"和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函{paper}）"
    else:
        law += pen.pick("", "（以下简称《条例》）")
    return pen.pick(
        f"根据{law}规定，现公布{pen.year}年{pen.facts['short']}政府信息公开工作年度报告。", f"本报告根据{law}要求编制。", f"按照{law}的有关规定，{pen.we()}编制了{pen.year}年政府信息公开工作年度报告。",
        f"根据{law}的要求，结合{pen.we()}实际，编制本报告。",
    )  # fmt: skip


def _parts(pen: Pen, titles: list[str]) -> str:
    """Return the sentence that names the parts and says how many, or nothing."""
    if pen.maybe(0.35) or any("附表" in title for title in titles):
        return ""
    count = chinese(len(titles)) if pen.maybe(0.8) else str(len(titles))
    pen.facts["declared"] = str(len(titles))
    number = mark("declared parts", count)
    names = pen.pick("、", "，").join(titles[:-1]) + pen.pick("、", "和") + titles[-1]
    if any("、" in title for title in titles):
        names = "、".join(titles[:-1]) + pen.pick("、", "和") + titles[-1]
    return pen.pick(
        f"本报告由{names}{number}部分组成。", f"全文由{names}等{number}个部分组成。", f"报告内容包括：{names}{number}个部分。", f"本年度报告由{names}共{number}部分组成。",
    )  # fmt: skip


def _contact(pen: Pen) -> str:
    roll = pen.chance.randint
    phone = f"0{roll(310, 899)}-{roll(2000000, 8999999)}"
    return f"如对本报告有疑问，请与{pen.body.office}联系（地址：{pen.body.place}人民路{roll(1, 200)}号，邮编：{roll(100000, 859999)}，电话：{phone}）。"


def signature(pen: Pen) -> list[Block]:
    """Return the signature and its date, or nothing."""
    if pen.maybe(0.5):
        return []
    month, day = published(pen)
    day = max(1, day - pen.chance.randint(0, 3))
    return [
        Block("signature", pen.facts["issuer"]),
        Block("date", f"{mark('signed year', pen.year + 1)}年{month}月{day}日"),
    ]
