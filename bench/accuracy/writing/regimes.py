"""Whole reports of the four regimes."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from bench.accuracy.marks import mark, plain
from bench.accuracy.model import Block, Document, Piece, Table
from bench.accuracy.writing import forms, head, lists, rates, requests, tables, totals
from bench.accuracy.writing.banks import AIMS, FILLERS, MANAGEMENT, PLATFORM, SUPERVISION
from bench.accuracy.writing.bodies import body
from bench.accuracy.writing.headings import ASPECTS, NEW, OLD, heading, numbered
from bench.accuracy.writing.pen import Pen
from linter.domain.domain import Domain
from linter.domain.form import Form
from linter.rulepack import shipped_pack

YEARS = {
    "R2008": range(2009, 2014),
    "R2014": range(2014, 2019),
    "R2019": range(2019, 2021),
    "R2021": range(2021, 2026),
}
Shape = Callable[[Pen], str]


def written(chance: random.Random, regime: str, domain: Domain, *, year: int = 0) -> Document:
    """Return a clean report of a regime."""
    year = year or chance.choice(YEARS[regime])
    pen = Pen(chance, year, body(chance, year))
    name = pen.body.name
    short = name.removesuffix("人民政府") if pen.body.kind in ("government", "township") else name
    pen.facts |= {"issuer": pen.pick(name, name, short), "short": short}
    pieces = old(pen, domain) if regime in ("R2008", "R2014") else new(pen, domain, regime)
    pieces = list(numbered(pen, pieces))
    titles = [p.text for p in pieces if isinstance(p, Block) and p.kind == "heading" and p.level == 1]
    front = [*head.title(pen), *head.fields(pen), *head.preamble(pen, [plain(title) for title in titles])]
    end = head.signature(pen)
    annex = [p for p in pieces if getattr(p, "kind", "") == "annex" or getattr(p, "form", "") == "ST"]
    main = [p for p in pieces if p not in annex]
    return Document(
        pieces=(*front, *main, *end, *annex), claims=tuple(pen.claims), values=pen.values, styles=pen.styles,
        year=year, regime=regime, body=pen.body.kind, issuer=name, facts=pen.facts,
    )  # fmt: skip


def form_of(domain: Domain, id: str, version: str) -> Form:
    """Return one form of the pack."""
    return next(form for form in domain.forms if (form.id, form.version) == (id, version))


def text(line: str) -> list[Piece]:
    """Return the paragraphs of a text of one line or several."""
    return [Block("paragraph", one) for one in line.split("\n") if one]


def aim(pen: Pen) -> str:
    """A sentence on aims, without figures."""
    year = f"{pen.year}年，{pen.we()}"
    return f"{year}{'，'.join(pen.chance.sample(AIMS, pen.chance.randint(2, 4)))}，扎实推进政府信息公开工作。"


def some(pen: Pen, shapes: list[Shape], most: int, least: int = 1) -> list[str]:
    """Return sentences of different shapes."""
    count = min(pen.chance.randint(least, most), len(set(shapes)))
    chosen: list[Shape] = []
    while len(chosen) < count:
        shape = pen.chance.choice(shapes)
        if shape not in chosen:
            chosen.append(shape)
    return [shape(pen) for shape in chosen]


def mixed(pen: Pen, sentences: list[str]) -> list[Piece]:
    """Return the sentences as paragraphs, some of them joined, with fillers between."""
    found: list[Piece] = []
    line = ""
    for sentence in sentences:
        filler = pen.chance.choice(FILLERS) if pen.maybe(0.4) else ""
        line += (filler + sentence) if pen.maybe() else (sentence + (filler if "\n" not in sentence else ""))
        if "\n" in sentence or pen.maybe(0.6):
            found += text(line)
            line = ""
    return found + text(line)


def old(pen: Pen, domain: Domain) -> list[Piece]:
    """The contents of 2008, in their usual order or another."""
    scale = pen.pick(0, 0, 3, 12, 60)
    table = None
    if pen.year >= 2014:
        table = tables.statistics(pen, form_of(domain, "ST", "2014"), scale)
    received = int(pen.values["ST C1"]) if table else (pen.chance.randint(1, 4 * scale) if scale else 0)
    sections: dict[str, list[Piece]] = {}
    overview = [aim(pen), *some(pen, [*lists.SHAPES, *rates.SHAPES], 3, 0)]
    sections["overview"] = mixed(pen, overview)
    published = some(pen, totals.SHAPES, 1)
    more = some(pen, [*rates.SHAPES, *lists.SHAPES, requests.meetings], 2, 0)
    sections["proactive"] = _with_subheads(pen, [published, more])
    if received and table is None and pen.maybe(0.35):
        sections["on_request"] = text(requests.stages(pen))
    elif received:
        lines = [requests.received(pen, received, "ST C1" if table else "")]
        lines += (
            [
                requests.answered(pen, int(pen.values["ST C3"]), table=True)
                if table
                else requests.answered(pen, received)
            ]
            if pen.maybe()
            else []
        )
        sections["on_request"] = mixed(pen, lines)
    else:
        sections["on_request"] = text(requests.none_received(pen))
    sections["fee"] = text(
        requests.no_fees(pen) if table or not received or pen.maybe() else requests.fees(pen)
    )
    sections["remedy"] = _old_remedy(pen, table is not None, scale)
    extras = {"consulting": requests.consultations, "staff": requests.staff, "key areas": lists.named}
    if table:
        extras.pop("staff")
    for key in pen.chance.sample(sorted(extras), pen.chance.randint(0, 2)):
        sections[key] = text(extras[key](pen))
    sections["problems"] = text(lists.problems(pen))
    sections["other"] = text(pen.pick("无。", "没有其他需要报告的事项。", "无其他需要报告的事项。"))
    order = [
        "overview",
        "key areas",
        "proactive",
        "on_request",
        "consulting",
        *pen.pick(["fee", "remedy"], ["remedy", "fee"]),
        "staff",
        "problems",
        "other",
    ]
    pieces: list[Piece] = []
    for key in order:
        if key in sections:
            pieces += [heading(pen, key, OLD), *sections[key]]
    if table:
        pieces += [
            Block("annex", "政府信息公开情况统计表"),
            Block("annex", f"（{mark_year(pen)}年度）"),
            table,
        ]
    return pieces


def mark_year(pen: Pen) -> str:
    """Return the year in the head of the statistics table."""
    return mark("table year", pen.year)


def _with_subheads(pen: Pen, groups: list[list[str]]) -> list[Piece]:
    titles = {
        "how many": ["公开数量", "主动公开政府信息的数量", "公开情况"],
        "how": ["公开形式", "主要做法", "公开的主要形式"],
    }
    if not groups[1] or pen.maybe(0.5):
        return mixed(pen, [sentence for group in groups for sentence in group])
    found: list[Piece] = []
    for key, group in zip(titles, groups, strict=True):
        found += [heading(pen, key, titles, 2), *mixed(pen, group)]
    return found


def _old_remedy(pen: Pen, table: bool, scale: int) -> list[Piece]:
    review = int(pen.values["ST D"]) if table else pen.pick(0, scale // 3)
    suit = int(pen.values["ST E"]) if table else 0
    if not review and not suit:
        return text(requests.no_remedy(pen))
    lines = [requests.remedy(pen, "review", review, "ST D" if table else "")] if review else []
    lines += [requests.remedy(pen, "suit", suit, "ST E" if table else "")] if suit else []
    return text("".join(lines))


def new(pen: Pen, domain: Domain, regime: str) -> list[Piece]:
    """The six sections since 2019, with their tables."""
    version = "2019" if regime == "R2019" else "2021"
    big = {
        "government": pen.pick(8, 40, 300),
        "department": pen.pick(0, 1, 6),
        "township": pen.pick(0, 0, 2),
    }.get(pen.body.kind, pen.pick(0, 2))
    t2 = tables.decisions(pen, form_of(domain, "T2", version))
    t3 = tables.requests(pen, form_of(domain, "T3", version), big)
    t4 = tables.remedies(pen, big // 8)
    published = some(pen, totals.SHAPES, 1)
    documents = forms.on_documents(pen) if pen.maybe() else ""
    asked = forms.on_requests(pen, t3)
    remedies = forms.on_remedies(pen) if pen.maybe(0.6) else ""
    extra = some(pen, [*rates.SHAPES, *lists.SHAPES, requests.meetings], 3, 0)
    groups = {
        "ov_pro": [*published, *([documents] if documents else []), *extra[:1]],
        "ov_req": [asked, *([remedies] if remedies and pen.maybe(0.4) else [])],
        "ov_mgt": [pen.chance.choice(MANAGEMENT), *extra[1:2]],
        "ov_plat": [pen.chance.choice(PLATFORM), *extra[2:3]],
        "ov_sup": [pen.chance.choice(SUPERVISION)],
    }
    said = remedies in groups["ov_req"]
    pieces: list[Piece] = [heading(pen, "overview", NEW), *text(aim(pen))]
    flat = regime == "R2019" and pen.maybe(0.5)
    for key, sentences in groups.items():
        if not flat:
            pieces.append(heading(pen, key, ASPECTS, 2))
        pieces += mixed(pen, sentences)
    pieces += [
        heading(pen, "proactive", NEW),
        t2,
        heading(pen, "request", NEW),
        t3,
        heading(pen, "remedy", NEW),
    ]
    pieces += [*(text(remedies) if remedies and not said else []), t4]
    pieces += [heading(pen, "problems", NEW), *text(lists.problems(pen)), heading(pen, "other", NEW)]
    unpaid = pen.values.get("T3 otherwise.unpaid/total", 0)
    pieces += text(
        forms.fee_note(pen)
        if regime == "R2021" or unpaid or pen.maybe(0.3)
        else pen.pick("无。", "无其他需要报告的事项。")
    )
    return pieces


def other_decisions(
    chance: random.Random, document: Document
) -> tuple[Table, dict[str, Fraction], dict[str, str]]:
    """Return the second table in the form of the other years, and the report's values with its."""
    pen = Pen(chance, document.year, body(chance, document.year))
    pen.body = replace(pen.body, kind="township", name=document.issuer)
    version = "2019" if document.regime == "R2021" else "2021"
    table = tables.decisions(pen, form_of(shipped_pack().domain, "T2", version))
    return table, {**document.values, **pen.values}, {**document.styles, **pen.styles}
