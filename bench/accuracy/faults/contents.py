"""Titles, annexes and contents: what a report must have besides its sections, and must not."""

from __future__ import annotations

import random
from dataclasses import replace

from bench.accuracy.faults.fault import Fault
from bench.accuracy.faults.figures import Maker
from bench.accuracy.faults.sections import NEW, renumber_to
from bench.accuracy.marks import plain
from bench.accuracy.model import Block, Document


def _title(document: Document) -> int:
    return next(n for n, p in enumerate(document.pieces) if p.kind == "title")


def title_lost(chance: random.Random, document: Document) -> Fault | None:
    """No title."""
    kept = tuple(p for p in document.pieces if p.kind not in ("title", "signature", "meta"))
    return Fault(("S001",), replace(document, pieces=kept))


def title_wrong(chance: random.Random, document: Document) -> Fault | None:
    """A title that does not call the report by its name."""
    number = _title(document)
    piece = document.pieces[number]
    assert isinstance(piece, Block)
    if "政府信息公开工作年度报告" not in piece.text:
        return None
    wrong = chance.choice(["政府信息公开年度工作报告", "政府信息公开工作报告", "政务公开工作总结报告"])
    changed = replace(piece, text=piece.text.replace("政府信息公开工作年度报告", wrong))
    return Fault(("S002",), document.with_piece(number, changed), quotes=(plain(changed.text),))


def annex_promised(chance: random.Random, document: Document) -> Fault | None:
    """An annex that is promised and not there."""
    if document.regime != "R2008" or document.tables("ST"):
        return None
    start, _ = document.section("on_request")
    if start < 0:
        return None
    sentence = chance.choice(["具体数据详见附表。", "有关统计数据见附件。", "详细情况详见附件。"])
    changed = replace(
        document,
        pieces=(*document.pieces[: start + 1], Block("paragraph", sentence), *document.pieces[start + 1 :]),
    )
    return Fault(("S017",), changed, quotes=(sentence,))


def statistics_lost(chance: random.Random, document: Document) -> Fault | None:
    """The statistics table left out."""
    if document.regime != "R2014":
        return None
    kept = tuple(p for p in document.pieces if p.kind != "annex" and getattr(p, "form", "") != "ST")
    return Fault(("S015",), replace(document, pieces=kept))


def extra_section(chance: random.Random, document: Document) -> Fault | None:
    """A seventh section that the form does not have."""
    if document.regime not in NEW:
        return None
    _, end = document.section("other")
    tops = document.headings()
    last = document.pieces[tops[-1]]
    assert isinstance(last, Block)
    text = chance.choice(["下一步工作打算", "工作亮点和特色做法", "今后工作计划"])
    head = replace(last, text=text, key="extra", number=renumber_to(last.number, len(tops) + 1))
    body = Block("paragraph", "继续抓好工作落实，不断提升公开质量。")
    return Fault(
        ("S013", "S010"),
        replace(document, pieces=(*document.pieces[:end], head, body, *document.pieces[end:])),
        quotes=(text,),
    )


def assessment_lost(chance: random.Random, document: Document) -> Fault | None:
    """A government that says nothing on its assessment."""
    if document.body not in ("government", "township") or document.regime not in NEW:
        return None
    words = (
        "考核",
        "评议",
        "追究",
        "考评",
        "满意",
        "评价",
        "测评",
        "督查",
        "意见",
        "问责",
        "社会监督",
        "问卷",
        "监督检查",
        "绩效",
    )
    pieces = [
        p
        for p in document.pieces
        if not (isinstance(p, Block) and p.kind == "paragraph" and any(w in plain(p.text) for w in words))
    ]
    return Fault(("S012",), replace(document, pieces=tuple(pieces)), follows=("W001", "W002", "S008", "S011"))


def letter(chance: random.Random, document: Document) -> Fault | None:
    """The letter to the office above, published as the report."""
    number = next(n for n, p in enumerate(document.pieces) if p.kind == "preamble")
    sentence = chance.choice([
        "根据贵办《关于做好政府信息公开工作年度报告编制工作的通知》要求，现将有关情况报告如下。", "按照贵局通知要求，现将本年度工作情况报告如下。", "以上报告，请审阅。",
    ])  # fmt: skip
    at = (
        number
        if "要求" in sentence
        else len(document.pieces)
        - len([p for p in document.pieces if p.kind in ("signature", "date", "annex")])
        - len(document.tables("ST"))
    )
    if "审阅" in sentence:
        at = document.section("other")[1]
        if at < 0:
            return None
        return Fault(
            ("S022",),
            replace(
                document, pieces=(*document.pieces[:at], Block("paragraph", sentence), *document.pieces[at:])
            ),
            quotes=(sentence,),
        )
    return Fault(
        ("S022",),
        document.with_piece(number, Block("paragraph", sentence), document.pieces[number]),
        quotes=(sentence,),
    )


FAULTS: dict[str, Maker] = {
    "title missing": title_lost,
    "title wrong": title_wrong,
    "annex promised": annex_promised,
    "statistics table missing": statistics_lost,
    "section too many": extra_section,
    "assessment not reported": assessment_lost,
    "letter published": letter,
}
