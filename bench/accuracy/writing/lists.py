"""Sentences that announce so many things and name them."""

from __future__ import annotations

from bench.accuracy.marks import mark
from bench.accuracy.writing.banks import (
    COLUMNS,
    CURES,
    DEPARTMENTS,
    DETAILS,
    MEASURES,
    PROBLEMS,
    SYSTEMS,
    WORKS,
)
from bench.accuracy.writing.pen import Pen

LIST = ("C007",)
CHAIN = ("C015", "C007", "C008")
NUMBERS = "零一二三四五六七八九十"


def _announced(pen: Pen, count: int) -> tuple[str, str]:
    return pen.figure(count, pen.pick("chinese", "chinese", "plain"), "announced")


def _aspects(pen: Pen, count: int) -> list[str]:
    heads = pen.fresh(MEASURES, count)
    details = pen.chance.sample(DETAILS, count)
    return [
        f"{head}，{detail}" if pen.maybe(0.7) else head for head, detail in zip(heads, details, strict=True)
    ]


def first_second(pen: Pen, items: list[str], ends: str = "。") -> tuple[str, list[str]]:
    """Return items with 一是, 二是 before them, and the marks of the ordinals."""
    keys, words = [], []
    for n, item in enumerate(items, 1):
        key = pen.key("ordinal")
        pen.values[key], pen.styles[key] = n, "ordinal"  # type: ignore[assignment]
        keys.append(key)
        words.append(f"{mark(key, NUMBERS[n])}是{item}")
    return ends.join(words), keys


def aspects(pen: Pen) -> str:
    """N个方面 and 一是 … in one paragraph."""
    count = pen.chance.randint(2, 6)
    key, text = _announced(pen, count)
    words, ordinals = first_second(pen, _aspects(pen, count), pen.pick("。", "；", "。"))
    pen.claim("list", (key,), *LIST)
    pen.claim("chain", tuple(ordinals), *CHAIN)
    opens = pen.pick(
        f"主要从以下{text}个方面推进政府信息公开工作：", f"重点抓好{text}个方面的工作：", f"着力做到{text}个方面：",
        f"重点做了以下{text}方面工作：", f"主要采取了{text}项措施。", f"突出{text}个重点，扎实推进信息公开：",
    )  # fmt: skip
    return f"{opens}{words}。"


def aspects_in_lines(pen: Pen) -> str:
    """N个方面, and a paragraph each."""
    count = pen.chance.randint(2, 5)
    key, text = _announced(pen, count)
    items = _aspects(pen, count)
    pen.claim("list in lines", (key,), *LIST)
    opens = pen.pick(f"重点从以下{text}个方面开展工作：", f"主要做了以下{text}个方面的工作。")
    if pen.maybe(0.4):
        body = "\n".join(f"{n}.{item}。" for n, item in enumerate(items, 1))
    else:
        body, ordinals = first_second(pen, items, "。\n")
        pen.claim("chain in lines", tuple(ordinals), *CHAIN)
        body += "。"
    return f"{opens}\n{body}"


def chain_only(pen: Pen) -> str:
    """一是 … without a number announced."""
    words, ordinals = first_second(pen, _aspects(pen, pen.chance.randint(3, 5)), pen.pick("。", "；"))
    pen.claim("chain", tuple(ordinals), *CHAIN)
    return f"{pen.pick('工作中，', '', '在具体工作中：')}{words}。"


def named(pen: Pen) -> str:
    """So many columns, systems, fields or departments, each named, none left out."""
    count = pen.chance.randint(3, 7)
    key, text = _announced(pen, count)
    pen.claim("list named", (key,), *LIST)
    columns = "、".join(pen.fresh(COLUMNS, min(count, 7)))
    works = "、".join(pen.fresh(WORKS, count))
    systems = "".join(pen.fresh(SYSTEMS, min(count, 7)))
    quoted = "".join(f"“{name}”" for name in pen.fresh(COLUMNS, count))
    return pen.pick(
        f"网站信息公开专栏设有{columns}{text}个栏目。",
        f"制定了{systems}{text}项制度。",
        f"重点推进{works}{text}个领域的信息公开。",
        f"专栏下设{text}个栏目：{columns}。",
        f"先后出台{text}项制度：{'、'.join(pen.chance.sample(SYSTEMS, count))}。",
        f"围绕{works}等{text}个领域做好信息公开。"
        if pen.maybe(0.2)
        else f"梳理{works}{text}个领域的公开事项。",
        f"开设{quoted}{text}个专栏。",
        f"组织{'、'.join(pen.fresh(DEPARTMENTS, count))}{text}个部门集中公开。",
    )


def open_named(pen: Pen) -> str:
    """So many fields, some of them named and 等: nothing to hold."""
    return (
        f"重点公开{'、'.join(pen.fresh(WORKS, 3))}等{pen.n(pen.chance.randint(5, 12), 'plain')}个领域的信息。"
    )


def problems(pen: Pen) -> str:
    """The section on problems: so many problems, so many measures."""
    count = pen.chance.randint(2, 4)
    lacks, cures = pen.chance.sample(PROBLEMS, count), pen.chance.sample(CURES, count)
    lead = pen.pick(
        "虽然取得了一定成绩，但",
        f"{pen.year}年，{pen.we()}政府信息公开工作取得了一定成效，但",
        "在看到成绩的同时，",
    )
    first, one = first_second(pen, lacks, "；")
    second, two = first_second(pen, cures, "；")
    key, text = pen.figure(count, "chinese", "announced")
    form = pen.pick("plain", "counted", "lines", "both counted")
    for ordinals in () if form == "lines" else (one, two):
        pen.claim("chain", tuple(ordinals), *CHAIN)
    after = pen.pick("下一步，将", f"{pen.year + 1}年，{pen.we()}将", "针对以上问题，", "今后，")
    if form == "plain":
        return f"{lead}还存在一些不足：{first}。\n{after}做好以下工作：{second}。"
    if form == "counted":
        pen.claim("list", (key,), *LIST)
        return f"{lead}还存在以下{text}个方面的问题：{first}。\n{after}采取以下措施：{second}。"
    if form == "both counted":
        pen.claim("list", (key,), *LIST)
        other, shown = pen.figure(count, "chinese", "announced")
        pen.claim("list", (other,), *LIST)
        return f"{lead}存在{text}个主要问题。{first}。\n{after}从{shown}个方面加以改进：{second}。"
    lacks_lines = "\n".join(f"{n}.{item}。" for n, item in enumerate(lacks, 1))
    cures_lines = "\n".join(f"{n}.{item}。" for n, item in enumerate(cures, 1))
    return f"{lead}还存在一些问题：\n{lacks_lines}\n{after}着重抓好以下工作：\n{cures_lines}"


SHAPES = [aspects, aspects, aspects_in_lines, chain_only, named, named, open_named]
