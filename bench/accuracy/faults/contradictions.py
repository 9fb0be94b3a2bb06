"""Sentences that another sentence, a cell or the body itself contradicts."""

from __future__ import annotations

import random
from dataclasses import replace

from bench.accuracy.faults.dates import sentence_in
from bench.accuracy.faults.fault import Fault
from bench.accuracy.faults.figures import Maker
from bench.accuracy.model import Block, Document
from bench.accuracy.writing.bodies import TOWNS


def other_town(chance: random.Random, document: Document) -> Fault | None:
    """Another township's name, where this one's should stand."""
    if document.body not in ("township", "dispatched"):
        return None
    other = chance.choice([t for t in TOWNS if t not in document.issuer]) + (
        "街道" if document.body == "dispatched" else ("镇" if "镇" in document.issuer else "乡")
    )
    text = chance.choice(
        [
            f"{document.year}年，{other}高度重视政府信息公开工作。",
            f"党政办负责组织协调，制定和完善{other}信息公开目录。",
            f"{other}认真落实信息公开各项要求。",
        ]
    )
    found = sentence_in(document, "overview", text, "X014")
    return replace(found, quotes=(other,)) if found else None


def other_kind(chance: random.Random, document: Document) -> Fault | None:
    """What another kind of body calls itself."""
    wrong = {"government": "我局", "department": "", "township": "我局", "dispatched": "我局"}[document.body]
    if not wrong:
        return None
    found = sentence_in(document, "problems", f"今后，{wrong}将继续加强政府信息公开工作。", "X015")
    return replace(found, quotes=(wrong,)) if found else None


def all_closed(chance: random.Random, document: Document) -> Fault | None:
    """All closed, with some carried over in the table."""
    if not document.values.get("T3 carried_out/total"):
        return None
    text = chance.choice(
        [
            "收到的申请已全部办结。",
            "所有政府信息公开申请均已办理完毕。",
            "收到的政府信息公开申请已全部办理完成。",
        ]
    )
    found = sentence_in(document, "overview", text, "X022", "X003")
    return replace(found, marks=("T3 carried_out/total",)) if found else None


def refused_without(chance: random.Random, document: Document) -> Fault | None:
    """No request, and some refused."""
    found = sentence_in(
        document, "on_request", f"{document.year}年度不予公开的政府信息都属于内部工作信息。", "X025"
    )
    if found is None or not any(
        "未收到" in getattr(p, "text", "") or "没有收到" in getattr(p, "text", "") for p in document.pieces
    ):
        return None
    return found


def none_then_some(chance: random.Random, document: Document) -> Fault | None:
    """No request, in one sentence; some, in the next."""
    start, end = document.section("on_request")
    texts = [getattr(p, "text", "") for p in document.pieces[start:end]] if start >= 0 else []
    if not any("未收到" in text or "没有收到" in text for text in texts):
        return None
    number = chance.randint(2, 9)
    text = chance.choice(
        [f"全年收到政府信息公开申请{number}件，均已按时答复。", f"共收到申请{number}件，均已办结。"]
    )
    return sentence_in(document, "on_request", text, "X028", "X002", "X008", "C008", "C014", "X025")


def no_fee_note(chance: random.Random, document: Document) -> Fault | None:
    """Nothing on what was charged for handling information (since 2021)."""
    if document.regime != "R2021":
        return None
    start, end = document.section("other")
    if start < 0:
        return None
    changed = replace(
        document,
        pieces=(
            *document.pieces[: start + 1],
            Block("paragraph", chance.choice(["无。", "无其他需要报告的事项。"])),
            *document.pieces[end:],
        ),
    )
    return Fault(("X018", "X017"), changed, quotes=(getattr(document.pieces[start], "text", ""), "无"))


def fee_both(chance: random.Random, document: Document) -> Fault | None:
    """Nothing charged, and so much charged."""
    if document.regime != "R2021":
        return None
    return sentence_in(document, "overview", f"共收取信息处理费{chance.randint(2, 90) * 10}元。", "X019")


def two_titles(chance: random.Random, document: Document) -> Fault | None:
    """Two papers under one number."""
    number = f"府办函〔{document.year}〕{chance.randint(3, 90)}号"
    text = f"印发《政务公开专区建设标准》（{number}）和《规范性文件清理结果目录》（{number}）。"
    found = sentence_in(document, "overview", text, "X020")
    return replace(found, quotes=("规范性文件清理结果目录", "政务公开专区建设标准")) if found else None


FAULTS: dict[str, Maker] = {
    "another township": other_town,
    "another kind of body": other_kind,
    "all closed, some carried over": all_closed,
    "refused without request": refused_without,
    "none, then some": none_then_some,
    "fees not reported": no_fee_note,
    "fees contradicted": fee_both,
    "one number, two papers": two_titles,
}
