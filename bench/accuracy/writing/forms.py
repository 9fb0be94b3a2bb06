"""Sentences of the reports since 2019, which say in words what stands in the tables."""

from __future__ import annotations

from bench.accuracy.model import Table
from bench.accuracy.writing.pen import Pen
from bench.accuracy.writing.totals import FINDING, SUM, share_words

WAYS = ["网络申请", "信函申请", "当面申请", "电子邮件申请"]
APPLICANTS = {
    "natural": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "charity": "社会公益组织",
    "law": "法律服务机构",
    "other": "其他",
}
BLOCKS = {
    "granted": "予以公开",
    "partial": "部分公开",
    "refused": "不予公开",
    "unavailable": "无法提供",
    "declined": "不予处理",
    "otherwise": "其他处理",
}


def value(pen: Pen, key: str) -> int:
    """Return what stands in a cell."""
    return int(pen.values[key])


def _tied(pen: Pen, kind: str, number: int, cells: list[str], *rules: str) -> str:
    key, text = pen.figure(number, name="tied")
    pen.claim(kind, (key, *cells), *rules)
    pen.facts[f"{kind} mark"] = key
    return text


def on_requests(pen: Pen, _table: Table) -> str:
    """What the overview says of requests."""
    new, carried = value(pen, "T3 new/total"), value(pen, "T3 carried_in/total")
    closed, out = value(pen, "T3 closed/total"), value(pen, "T3 carried_out/total")
    if not new and not carried:
        pen.claim("none received", ("T3 new/total",), "X002", "X001")
        return pen.pick(
            f"{pen.year}年，{pen.we()}未收到政府信息公开申请。", "全年未收到公民、法人或者其他组织提出的政府信息公开申请。", f"{pen.year}年度没有收到政府信息公开申请。",
            "规范依申请公开办理程序，明确专人负责。本年度未收到政府信息公开申请。",
        )  # fmt: skip
    sentences = [_received(pen, new)]
    if carried and pen.maybe(0.7):
        sentences.append(
            f"上年结转{_tied(pen, 'tie carried in', carried, ['T3 carried_in/total'], 'X003', 'C016')}件。"
        )
    if pen.maybe(0.7):
        sentences.append(_closed(pen, closed))
    if out and pen.maybe(0.8):
        sentences.append(
            f"结转下年度继续办理{_tied(pen, 'tie carried out', out, ['T3 carried_out/total'], 'X003', 'C016')}件。"
        )
    elif not out and pen.maybe(0.3):
        sentences.append("收到的申请已全部办结。")
        pen.facts["all closed"] = "yes"
    return "".join(sentences)


def _received(pen: Pen, new: int) -> str:
    text = _tied(
        pen, "tie received", new, ["T3 new/total"], "X001", "C001", "C002", "C003", "C018", "C008", "C016"
    )
    key = pen.facts["tie received mark"]
    says = pen.pick(
        f"{pen.year}年，{pen.we()}共收到政府信息公开申请{text}件", f"全年新收政府信息公开申请{text}件", f"{pen.year}年{pen.body.whole}共收到政府信息公开申请{text}件",
        f"本年度收到政府信息公开申请{text}件", f"全年共收到依申请公开事项申请{text}件",
    )  # fmt: skip
    kinds = [id for id in APPLICANTS if value(pen, f"T3 new/{id}")]
    if len(kinds) > 1 and pen.maybe():
        parts = [
            (
                f"{APPLICANTS[id]}申请" if id != "other" else "其他组织申请",
                value(pen, f"T3 new/{id}"),
                f"T3 new/{id}",
            )
            for id in kinds
        ]
    elif new >= 8 and pen.maybe(0.7):
        ways = pen.chance.sample(WAYS, pen.chance.randint(2, 3))
        parts = [(way, part, "") for way, part in zip(ways, pen.parts(new, len(ways)), strict=True)]
    else:
        return f"{says}。"
    keys, words, share = [], [], pen.maybe(0.3)
    for name, part, _ in parts:
        one, shown = pen.figure(part, name="part")
        said = f"{name}{shown}件"
        if share:
            percent, percent_text = pen.percent(part, new)
            pen.claim("share", (percent, one, key), *FINDING)
            said += share_words(pen, percent_text)
        keys.append(one)
        words.append(said)
    pen.claim("sum", (key, *keys), *SUM, "X001", closed=share)
    return (
        f"{says}{pen.pick('，其中', '，其中：', '。其中，') if not share else '，其中'}{'，'.join(words)}。"
    )


def _closed(pen: Pen, closed: int) -> str:
    text = _tied(pen, "tie closed", closed, ["T3 closed/total"], "X003", "C001", "C016", "C006", "C002")
    key = pen.facts["tie closed mark"]
    blocks = []
    for id, word in BLOCKS.items():
        cells = [k for k in pen.values if k.startswith(f"T3 {id}") and k.endswith("/total")]
        number = sum(value(pen, k) for k in cells)
        if number:
            blocks.append((word, number, cells))
    if len(blocks) < 2 or pen.maybe(0.3):
        return pen.pick(f"共办结政府信息公开申请{text}件。", f"答复政府信息公开申请{text}件。")
    keys, words = [], []
    for word, number, cells in blocks:
        one, shown = pen.figure(number, name="outcome")
        pen.claim("tie outcome", (one, *cells), "X004", "C001", "C002")
        keys.append(one)
        words.append(f"{word}{shown}件")
    pen.claim("sum", (key, *keys), *SUM, "X003", "X004", closed=len(blocks) == len(BLOCKS))
    return f"{pen.pick('共办结政府信息公开申请', '答复政府信息公开申请')}{text}件，其中{pen.pick('，', '、').join(words)}。"


def on_remedies(pen: Pen) -> str:
    """What the report says of reviews and lawsuits."""
    review = value(pen, "T4 review.total")
    suits = value(pen, "T4 suit.total") + value(pen, "T4 suit_after_review.total")
    if not review and not suits:
        pen.claim("none contested", ("T4 review.total",), "X005")
        return pen.pick(
            f"{pen.year}年，{pen.we()}未发生因政府信息公开引起的行政复议、行政诉讼。", "全年没有因政府信息公开工作被申请行政复议、提起行政诉讼的情况。",
        )  # fmt: skip
    found = []
    if review:
        text = _tied(pen, "tie reviews", review, ["T4 review.total"], "X005", "C001", "C002")
        says = f"因政府信息公开工作被申请行政复议{text}件"
        parts = [
            (w, value(pen, f"T4 review.{r}"))
            for w, r in (
                ("结果维持", "upheld"),
                ("结果纠正", "corrected"),
                ("其他结果", "other"),
                ("尚未审结", "pending"),
            )
        ]
        parts = [(word, number) for word, number in parts if number]
        if len(parts) > 1 and pen.maybe():
            keys = [pen.figure(number, name="part") for _, number in parts]
            pen.claim(
                "sum",
                (pen.facts["tie reviews mark"], *(k for k, _ in keys)),
                *SUM,
                "X005",
                closed=len(parts) == 4,
            )
            says += "，其中" + "，".join(
                f"{word}{shown}件" for (word, _), (_, shown) in zip(parts, keys, strict=True)
            )
        found.append(f"{says}。")
    if suits:
        text = _tied(pen, "tie suits", suits, ["T4 suit.total", "T4 suit_after_review.total"], "X005")
        found.append(f"被提起行政诉讼{text}件。" if review else f"因政府信息公开工作被提起行政诉讼{text}件。")
    return "".join(found)


def on_documents(pen: Pen) -> str:
    """What the report says of documents made, repealed and in force, and of decisions."""
    made = "made" if "T2 documents/made" in pen.values else "newly_made"
    number = value(pen, f"T2 documents/{made}")
    found = []
    if number:
        text = _tied(pen, "tie documents", number, [f"T2 documents/{made}"], "X006", "C008")
        found.append(pen.pick(f"全年制发行政规范性文件{text}件", f"{pen.year}年制定行政规范性文件{text}件"))
        if made == "made" and value(pen, "T2 documents/valid") and pen.maybe(0.6):
            valid = _tied(
                pen, "tie valid", value(pen, "T2 documents/valid"), ["T2 documents/valid"], "X006", "C008"
            )
            found.append(f"现行有效行政规范性文件{valid}件")
    for row, word in (("permits", "行政许可决定"), ("penalties", "行政处罚决定")):
        count = value(pen, f"T2 {row}/decisions")
        if count and pen.maybe(0.35):
            text = _tied(pen, f"tie {row}", count, [f"T2 {row}/decisions"], "X007", "C008")
            found.append(f"作出{word}{text}件")
    return "，".join(found) + "。" if found else ""


def fee_note(pen: Pen) -> str:
    """The last section: what was charged for handling information."""
    return pen.pick(
        f"{pen.year}年度{pen.we()}未收取信息处理费。", "依据《政府信息公开信息处理费管理办法》，本年度未发出收费通知，收取信息处理费总金额为0元。", f"{pen.year}年，{pen.we()}没有产生信息处理费。无其他需要报告的事项。",
        f"{pen.we()}{pen.year}年未收取政府信息公开信息处理费。",
    )  # fmt: skip
