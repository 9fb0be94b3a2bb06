"""Sentences that give a total and its parts."""

from __future__ import annotations

from bench.accuracy.writing.banks import CATEGORIES, CHANNELS, UNITS_BELOW
from bench.accuracy.writing.pen import Pen

SUM = ("C001", "C002", "C014", "C018", "C003", "C004")
FINDING = ("C003", "C018", "C004", "C001")


def subject(pen: Pen) -> str:
    """Return the beginning of a sentence on what was published."""
    year = f"{pen.year}年"
    return pen.pick(
        f"{year}，{pen.we()}共主动公开政府信息",
        "全年共主动公开政府信息",
        f"{year}度，{pen.we()}累计发布各类政府信息",
        f"截至{year}12月31日，{pen.we()}主动公开政府信息",
        "全年通过各种渠道公开政府信息",
        f"{year}{pen.we()}主动公开政府信息",
        "本年度共公开各类信息",
        f"{pen.body.whole}全年主动公开政府信息总数",
        f"{year}，全年更新发布政府信息",
    )  # fmt: skip


def total(pen: Pen, least: int = 24) -> tuple[int, str, str]:
    """Return a total, its mark and its words."""
    value = max(least, pen.scale())
    key, text = pen.figure(value, name="total")
    pen.facts.setdefault("published", key)
    return value, key, text


def names(pen: Pen, count: int) -> tuple[list[str], str, bool]:
    """Return what the parts are called, the unit, and whether a rest (其他) closes them."""
    bank, rest = pen.pick(
        (CATEGORIES, "其他信息"), (CATEGORIES, "其他类信息"), (CHANNELS, "其他方式"), (UNITS_BELOW, "其他单位"), (CATEGORIES, "其它信息")
    )  # fmt: skip
    verb = pen.pick("公开", "发布", "") if bank is CHANNELS else ("公开" if bank is UNITS_BELOW else "")
    chosen = [
        f"{'通过' if bank is CHANNELS and pen.maybe(0.3) and verb else ''}{name}{verb}"
        for name in pen.fresh(bank, count)
    ]
    closed = pen.maybe(0.55)
    return [*chosen[:-1], rest] if closed else chosen, pen.pick("条", "条", "条", "件"), closed


def parts_of(
    pen: Pen, value: int, whole: str, count: int, unit: str, names_: list[str], *, share: bool = False
) -> tuple[list[str], list[str]]:
    """Return the marks of the parts of *value* and their words: name, figure, unit, perhaps a share."""
    keys, words = [], []
    shares = []
    for name, part in zip(names_, pen.parts(value, count), strict=True):
        key, text = pen.figure(part, name="part")
        said = f"{name}{text}{unit}"
        if share:
            percent, shown = pen.percent(part, value)
            said += share_words(pen, shown)
            shares.append(percent)
            pen.claim("share", (percent, key, whole), *FINDING)
        keys.append(key)
        words.append(said)
    return keys, words


def share_words(pen: Pen, shown: str) -> str:
    """Return the words of a share; one report keeps to one way."""
    ways = [
        "，占{}",
        "，占总数的{}",
        "，占比{}",
        "（占{}）",
        "，所占比例为{}",
        "，占总体的比例为{}",
        "（{}）",
        "，占全年公开总数的{}",
    ]
    way = pen.facts.setdefault("share words", pen.chance.choice(ways))
    return way.format(shown)


def with_parts(pen: Pen) -> str:
    """A total, a word that opens the list, and the parts in one sentence or two."""
    value, whole, text = total(pen)
    count = pen.chance.randint(2, 7)
    named, unit, closed = names(pen, count)
    share = pen.maybe(0.35)
    keys, words = parts_of(pen, value, whole, count, unit, named, share=share)
    pen.claim("sum", (whole, *keys), *SUM, closed=closed or share)
    between = "；" if share and "，" in words[0] else pen.pick("，", "；", "、", "，")
    opens = pen.pick(
        "，其中：", "。其中，", "，其中", "，包括", "：", "。其中：", "，分别为：", "。按类别分，"
    )
    if opens == "，包括" and pen.maybe():
        return f"{subject(pen)}{text}{unit}{opens}{between.join(words[:-1])}{'和' if between == '、' else between}{words[-1]}。"
    return f"{subject(pen)}{text}{unit}{opens}{between.join(words)}。"


def in_brackets(pen: Pen) -> str:
    """A total with its parts in brackets."""
    value, whole, text = total(pen)
    count = pen.chance.randint(2, 5)
    named, unit, closed = names(pen, count)
    keys, words = parts_of(pen, value, whole, count, unit, named)
    pen.claim("sum", (whole, *keys), *SUM, closed=closed)
    opens = pen.pick("其中", "其中，", "其中：", "含", "")
    return f"{subject(pen)}{text}{unit}（{opens}{pen.pick('、', '，').join(words)}）。"


def in_sentences(pen: Pen) -> str:
    """A total, then a sentence for each part with its share."""
    value, whole, text = total(pen)
    count = pen.chance.randint(2, 4)
    named, unit, _ = names(pen, count)
    keys, words = parts_of(pen, value, whole, count, unit, named, share=True)
    pen.claim("sum", (whole, *keys), *SUM)
    return f"{subject(pen)}{text}{unit}。其中，{'。'.join(words)}。"


def of_published(pen: Pen) -> str:
    """The total in one sentence, 在主动公开的信息中 in the next (Beijing's form)."""
    value, whole, text = total(pen)
    count = pen.chance.randint(2, 6)
    named = [*pen.fresh(CATEGORIES, count - 1), "业务工作及其他类信息"]
    keys, words = parts_of(pen, value, whole, count, "条", named, share=pen.maybe(0.8))
    pen.claim("sum", (whole, *keys), *SUM)
    return f"{subject(pen)}{text}条，全文电子化率达100%。在主动公开的信息中，{'；'.join(words)}。"


def total_behind(pen: Pen) -> str:
    """The parts first, the total behind them."""
    value = max(40, pen.scale())
    whole, text = pen.figure(value, name="total")
    count = pen.chance.randint(2, 4)
    named = pen.fresh(CHANNELS, count)
    keys, words = parts_of(pen, value, whole, count, "条", [f"通过{name}发布信息" for name in named])
    pen.claim("sum behind", (whole, *keys), *SUM)
    return f"{pen.year}年，{'，'.join(words)}，{pen.pick('共计', '合计', '总计', '共')}{text}条。"


def respectively(pen: Pen) -> str:
    """Names, then 分别, then the figures in the same order."""
    value, whole, text = total(pen)
    count = pen.chance.randint(2, 4)
    named = pen.fresh(CHANNELS, count)
    keys, words = [], []
    for part in pen.parts(value, count):
        key, shown = pen.figure(part, name="part")
        keys.append(key)
        words.append(f"{shown}条")
    pen.claim("sum respectively", (whole, *keys), *SUM, closed=False)
    return f"{subject(pen)}{text}条，其中{'、'.join(named)}{pen.pick('分别公开', '分别发布', '分别为')}{'、'.join(words)}。"


def as_lines(pen: Pen) -> str:
    """A total, and the parts a line each."""
    value, whole, text = total(pen)
    count = pen.chance.randint(3, 6)
    named, unit, closed = names(pen, count)
    share = pen.maybe(0.3)
    keys, words = parts_of(pen, value, whole, count, unit, named, share=share)
    pen.claim("sum in lines", (whole, *keys), *SUM, closed=closed or share)
    signs = pen.pick(
        [f"{n}." for n in range(1, 9)],
        [f"{n}、" for n in range(1, 9)],
        [f"（{n}）" for n in range(1, 9)],
        [""] * 8,
    )
    lines = [
        f"{sign}{word}{'；' if n < count - 1 else '。'}"
        for n, (sign, word) in enumerate(zip(signs, words, strict=False))
    ]
    return f"{subject(pen)}{text}{unit}，其中：\n" + "\n".join(lines)


def nested(pen: Pen) -> str:
    """A total with parts, the first of which has parts of its own in brackets."""
    value, whole, text = total(pen, 60)
    first, *others = sorted(pen.parts(value, 3), reverse=True)
    inner_key, inner = pen.figure(first, name="part")
    pair = pen.parts(first, 2)
    (a, a_text), (b, b_text) = (pen.figure(part, name="part") for part in pair)
    rest = [pen.figure(part, name="part") for part in others]
    pen.claim("sum", (whole, inner_key, *(key for key, _ in rest)), *SUM, closed=False)
    pen.claim("sum nested", (inner_key, a, b), *SUM, closed=False)
    one, two, three, four, five = pen.fresh(CATEGORIES, 5)
    return f"{subject(pen)}{text}条。其中，{one}{inner}条（{two}{a_text}条、{three}{b_text}条），{four}{rest[0][1]}条，{five}{rest[1][1]}条。"


def two_ways(pen: Pen) -> str:
    """One total broken down twice: by kind, and by channel."""
    value, whole, text = total(pen)
    first = parts_of(pen, value, whole, 3, "条", [*pen.fresh(CATEGORIES, 2), "其他信息"])
    second = parts_of(pen, value, whole, 3, "条", [*pen.fresh(CHANNELS, 2), "其他渠道"])
    for keys, _ in (first, second):
        pen.claim("sum twice", (whole, *keys), *SUM)
    by = pen.pick(
        ("按信息类别分", "按公开渠道分"), ("从内容看", "从渠道看"), ("从公开的内容来看", "从公开的形式来看")
    )
    return f"{subject(pen)}{text}条。{by[0]}，{'，'.join(first[1])}；{by[1]}，{'，'.join(second[1])}。"


def open_list(pen: Pen) -> str:
    """A total, and some of its parts: the list is open, nothing must add up."""
    value, _, text = total(pen, 60)
    parts = pen.parts(value * 2 // 3, 3)
    words = [f"{name}{pen.n(part)}条" for name, part in zip(pen.fresh(CATEGORIES, 3), parts, strict=True)]
    way = pen.pick("其中{}等", "主要包括{}等", "重点公开{}等")
    return f"{subject(pen)}{text}条，{way.format('、'.join(words))}。"


def one_subset(pen: Pen) -> str:
    """A total and one part of it, which may not be more."""
    value, whole, text = total(pen)
    part, shown = pen.figure(pen.chance.randint(1, value - 1), name="part")
    pen.claim("subset", (whole, part), "C002", "C001", "C014")
    return f"{subject(pen)}{text}条，其中{pen.pick('通过政府门户网站公开', '政务微信公众号发布', '规范性文件', '财政预决算信息')}{shown}条。"


def mixed_units(pen: Pen) -> str:
    """A total whose parts are counted in several units."""
    value, whole, text = total(pen, 60)
    keys, words = [], []
    for part, name, unit in zip(
        pen.parts(value, 4), pen.fresh(CATEGORIES, 4), ["条", "篇", "件", "条"], strict=True
    ):
        key, shown = pen.figure(part, name="part")
        keys.append(key)
        words.append(f"{name}{shown}{unit}")
    pen.facts["expected"] = "C012"  # a note that units are mixed is right
    pen.claim("sum mixed", (whole, *keys), *SUM, closed=False)
    return f"{subject(pen)}{text}条，其中{'，'.join(words)}。"


SHAPES = [
    with_parts, with_parts, with_parts, in_brackets, in_sentences, of_published, total_behind, respectively,
    as_lines, nested, two_ways, open_list, one_subset, mixed_units,
]  # fmt: skip
