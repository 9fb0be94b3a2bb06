"""Sentences on requests, fees, reviews, staff and consultations, before there was a form for them."""

from __future__ import annotations

from bench.accuracy.writing.banks import CONSULTED, OUTCOMES_OLD, VIAS
from bench.accuracy.writing.pen import Pen
from bench.accuracy.writing.totals import FINDING, SUM, share_words

TIE = ("X008", "C008")
STAGES = ("C016", "C006", "C001")


def received(pen: Pen, count: int, key: str = "") -> str:
    """How many came and by which way; *key* is the cell that holds the same figure."""
    whole, text = pen.figure(count, name="received")
    if key:
        pen.claim("tie statistics", (whole, key), *TIE, "C001", "C002")
    says = pen.pick(
        f"{pen.year}年，{pen.we()}共收到政府信息公开申请{text}件", f"全年共受理政府信息公开申请{text}件", f"{pen.year}年度共接到依申请公开政府信息的申请{text}件",
        f"本年度收到公民、法人和其他组织提出的政府信息公开申请{text}件", f"全年共收到政府信息公开申请{text}件",
    )  # fmt: skip
    if count < 6 or pen.maybe(0.25):
        return f"{says}。"
    if key:
        divided = _printed(pen, VIAS[:4], ["ST C1.1", "ST C1.3", "ST C1.4", "ST C1.2"])
    else:
        ways = pen.chance.sample(VIAS, pen.chance.randint(2, 4))
        divided = list(zip(ways, pen.parts(count, len(ways)), strict=True))
    keys, words = [], []
    share = pen.maybe(0.35)
    for way, part in divided:
        one, shown = pen.figure(part, name="part")
        said = f"{way}申请{shown}件"
        if share:
            percent, percent_text = pen.percent(part, count)
            said += share_words(pen, percent_text)
            pen.claim("share", (percent, one, whole), *FINDING)
        keys.append(one)
        words.append(said)
    pen.claim("sum", (whole, *keys), *SUM, closed=share)
    opens = "，其中" if share else pen.pick("，其中", "。其中，", "，其中：", "（其中")
    return f"{says}{opens}{'，'.join(words)}{'）' if opens == '（其中' else ''}。"


def _printed(pen: Pen, names: list[str], cells: list[str]) -> list[tuple[str, int]]:
    """What the statistics table has of each name, but for zeros, in any order."""
    found = [
        (name, int(pen.values[cell])) for name, cell in zip(names, cells, strict=True) if pen.values[cell]
    ]
    pen.chance.shuffle(found)
    return found


def answered(pen: Pen, count: int, *, table: bool = False) -> str:
    """What was answered, kind by kind: as the statistics *table* has it, where there is one."""
    whole, text = pen.figure(count, name="answered")
    if table:
        divided = _printed(pen, OUTCOMES_OLD, [f"ST C3.{n}" for n in range(1, 9)])
    else:
        kinds = min(count, pen.chance.randint(2, 4))
        divided = list(zip(pen.chance.sample(OUTCOMES_OLD, kinds), pen.parts(count, kinds), strict=True))
    if len(divided) < 2:
        return f"{pen.pick('均已按时答复', '已在规定时限内予以答复')}。"
    keys, words = [], []
    for kind, part in divided:
        one, shown = pen.figure(part, name="part")
        keys.append(one)
        words.append(f"{kind}{shown}件")
    pen.claim("sum", (whole, *keys), *SUM, closed=False)
    return (
        f"在已经答复的{text}件申请中，{'，'.join(words)}。"
        if pen.maybe(0.4)
        else f"共答复申请{text}件，其中{'，'.join(words)}。"
    )


def stages(pen: Pen) -> str:
    """Carried in, received, closed, carried over."""
    carried_in, new = pen.chance.randint(1, 9), pen.chance.randint(12, 200)
    out = pen.chance.randint(1, 9)
    keys = [pen.figure(v, name="stage") for v in (carried_in, new, carried_in + new - out, out)]
    pen.claim("balance", [key for key, _ in keys], *STAGES)
    a, b, c, d = (text for _, text in keys)
    return pen.pick(
        f"上年结转申请{a}件，本年新收{b}件，办结{c}件，结转下年{d}件。",
        f"本年度新收申请{b}件，上年结转{a}件，本年办结{c}件，结转下年度继续办理{d}件。",
        f"全年新收政府信息公开申请{b}件，加上年结转{a}件，共办结{c}件，其余{d}件结转下年度。",
    )


def none_received(pen: Pen) -> str:
    """There were none."""
    return pen.pick(
        f"{pen.year}年，{pen.we()}未收到政府信息公开申请。", "本年度没有收到公民、法人或其他组织提出的政府信息公开申请。", "全年共收到政府信息公开申请0件。",
        f"{pen.year}年度{pen.we()}未收到公开政府信息的申请。",
    )  # fmt: skip


def no_fees(pen: Pen) -> str:
    """Nothing was charged."""
    return pen.pick(
        f"{pen.year}年，{pen.we()}依申请公开政府信息未收取任何费用。", "全年政府信息公开工作未收取检索、复制、邮寄等费用，也无减免情况。", f"{pen.year}年度未发生政府信息公开收费及减免情况。",
        f"本年度{pen.we()}没有收取政府信息公开相关费用。",
    )  # fmt: skip


def fees(pen: Pen) -> str:
    """Charges by kind."""
    amount = pen.chance.randint(60, 900)
    whole, text = pen.figure(amount, "plain", "fee")
    keys, words = [], []
    for kind, part in zip(
        ["检索费", "复印费", "邮寄费"],
        pen.parts(
            amount,
            3,
        ),
        strict=True,
    ):
        one, shown = pen.figure(part, "plain", "part")
        keys.append(one)
        words.append(f"{kind}{shown}元")
    pen.claim("sum", (whole, *keys), *SUM, closed=False)
    return f"全年依申请提供政府信息共收取费用{text}元，其中{'，'.join(words)}。"


def remedy(pen: Pen, kind: str, count: int, key: str = "") -> str:
    """Reviews or lawsuits and how they ended."""
    word = "行政复议" if kind == "review" else "行政诉讼"
    whole, text = pen.figure(count, name="cases")
    if key:
        pen.claim("tie statistics", (whole, key), *TIE, "C001", "C002")
    says = pen.pick(
        f"全年因政府信息公开引发{word}案件{text}件", f"{pen.year}年，涉及政府信息公开的{word}案件{text}件"
    )
    if count < 3:
        return f"{says}。"
    results = ["维持具体行政行为", "被依法纠错", "其他情形"]
    keys, words = [], []
    for result, part in zip(results, pen.parts(count, 3), strict=True):
        one, shown = pen.figure(part, name="part")
        keys.append(one)
        words.append(f"{result}{shown}件")
    pen.claim("sum", (whole, *keys), *SUM)
    return f"{says}，其中{'，'.join(words)}。"


def no_remedy(pen: Pen) -> str:
    """There were none."""
    return pen.pick(
        f"{pen.year}年，{pen.we()}未发生因政府信息公开申请行政复议、提起行政诉讼的情况。", "全年没有因政府信息公开被申请行政复议或者提起行政诉讼的案件。",
        f"{pen.year}年度无涉及政府信息公开的行政复议、行政诉讼和申诉案件。",
    )  # fmt: skip


def consultations(pen: Pen) -> str:
    """Consultations by the way they came, with shares."""
    count = pen.chance.randint(30, 4000)
    whole, text = pen.figure(count, name="consulted")
    keys, words = [], []
    ways = pen.chance.sample(CONSULTED, pen.chance.randint(2, 4))
    share = pen.maybe()
    for way, part in zip(ways, pen.parts(count, len(ways)), strict=True):
        one, shown = pen.figure(part, name="part")
        said = f"{way}{shown}人次"
        if share:
            percent, percent_text = pen.percent(part, count)
            pen.claim("share", (percent, one, whole), *FINDING)
            said += share_words(pen, percent_text)
        keys.append(one)
        words.append(said)
    pen.claim("sum", (whole, *keys), *SUM, closed=share)
    return f"{pen.year}年，{pen.we()}共接受公民、法人及其他组织政府信息公开方面的咨询{text}人次，其中{'，'.join(words)}。"


def staff(pen: Pen) -> str:
    """People at the work, full and part time."""
    full, part = pen.chance.randint(1, 6), pen.chance.randint(1, 20)
    whole, text = pen.figure(full + part, name="staff")
    (a, a_text), (b, b_text) = pen.figure(full, name="part"), pen.figure(part, name="part")
    pen.claim("sum", (whole, a, b), *SUM)
    return pen.pick(
        f"{pen.body.whole}从事政府信息公开工作人员共{text}人，其中专职人员{a_text}人，兼职人员{b_text}人。",
        f"现有信息公开工作人员{text}名，其中专职{a_text}名、兼职{b_text}名。",
    )


def meetings(pen: Pen) -> str:
    """Meetings and courses: figures that nothing must fit."""
    return pen.pick(
        f"全年召开政府信息公开工作会议{pen.n(pen.chance.randint(2, 9))}次，举办业务培训班{pen.n(pen.chance.randint(2, 9))}期，培训{pen.n(pen.chance.randint(40, 400))}人次。",
        f"{pen.year}年{pen.chance.randint(3, 11)}月，组织各单位信息员{pen.n(10 * pen.chance.randint(2, 9), 'plain')}余人参加专题培训。",
        f"设立便民查询终端{pen.n(pen.chance.randint(2, 30))}台，接待群众{pen.n(100 * pen.chance.randint(1, 19), 'plain')}余人次。",
    )  # fmt: skip
