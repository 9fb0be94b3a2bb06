"""Wrong dates and years."""

from __future__ import annotations

import random
from dataclasses import replace

from bench.accuracy.faults.fault import Fault
from bench.accuracy.faults.figures import Maker
from bench.accuracy.model import Block, Document


def period_year(chance: random.Random, document: Document) -> Fault | None:
    """Last year's period."""
    if not document.has("period year"):
        return None
    last = str(document.year - 1)
    changed = document.put("period year", last)
    both = document.has("period end year")
    changed = changed.put("period end year", last) if both else changed
    return Fault(
        ("D006", "D004", "D009"),
        changed,
        ("period year", *(("period end year",) if both else ())),
        right=str(document.year),
    )


def period_short(chance: random.Random, document: Document) -> Fault | None:
    """A period that ends before the year does."""
    number = next(n for n, p in enumerate(document.pieces) if p.kind == "preamble")
    piece = document.pieces[number]
    assert isinstance(piece, Block)
    if "12月31日" not in piece.text:
        return None
    day = chance.choice(["11月30日", "12月20日", "10月31日", "12月15日"])
    changed = replace(piece, text=piece.text.replace("12月31日", day))
    return Fault(("D004", "D006"), document.with_piece(number, changed), quotes=(day,))


def table_or_title(chance: random.Random, document: Document) -> Fault | None:
    """Last year's year in the title."""
    if not document.has("title year"):
        return None
    return Fault(
        ("D006", "D005", "T026"), document.put("title year", str(document.year - 1)), ("title year", "period year", "period end year"),
        right=str(document.year), follows=("D001", "D003", "D005"),
    )  # fmt: skip


def leftover(chance: random.Random, document: Document) -> Fault | None:
    """Last year's year at the head of a sentence of the overview."""
    start, end = document.section("overview")
    for number in range(start + 1, end):
        piece = document.pieces[number]
        if (
            isinstance(piece, Block)
            and piece.kind == "paragraph"
            and piece.text.startswith(f"{document.year}年，")
        ):
            old = f"{document.year - 1}年，"
            changed = replace(piece, text=piece.text.replace(f"{document.year}年，", old, 1))
            return Fault(("D005",), document.with_piece(number, changed), quotes=(changed.text[:12],))
    return None


def _published(document: Document, date: str, *rules: str) -> Fault:
    if document.has("published"):
        changed = document.put("published", date)
    else:
        at = next(n for n, p in enumerate(document.pieces) if p.kind == "preamble")
        from bench.accuracy.marks import mark

        changed = document.with_piece(
            at, Block("meta", f"发布日期：{mark('published', date)}"), document.pieces[at]
        )
    return Fault(rules, changed, ("published",), follows=("D012",))


def late(chance: random.Random, document: Document) -> Fault | None:
    """Published after the legal deadline."""
    old = document.year < 2019
    month = chance.randint(2, 4) if document.body == "department" and not old else chance.randint(4, 7)
    return _published(document, f"{document.year + 1}-{month:02}-{chance.randint(2, 27):02}", "D001")


def early(chance: random.Random, document: Document) -> Fault | None:
    """Published in December, before the period ended."""
    return _published(document, f"{document.year}-12-{chance.randint(3, 29):02}", "D002")


def impossible(chance: random.Random, document: Document) -> Fault | None:
    """Published or signed a year too early."""
    if document.has("signed year") and chance.random() < 0.5:
        return Fault(
            ("D003", "D002"),
            document.put("signed year", str(document.year)),
            ("signed year",),
            right=str(document.year + 1),
        )
    return _published(
        document, f"{document.year}-0{chance.randint(1, 3)}-{chance.randint(3, 28):02}", "D003", "D002"
    )


def sentence_in(document: Document, key: str, sentence: str, *rules: str) -> Fault | None:
    """Return the report with a sentence put into a section."""
    start, end = document.section(key)
    if start < 0:
        return None
    for number in range(start + 1, end):
        piece = document.pieces[number]
        if isinstance(piece, Block) and piece.kind == "paragraph":
            changed = document.with_piece(number, piece, Block("paragraph", sentence))
            return Fault(rules, changed, quotes=(sentence,))
    return None


def no_such_day(chance: random.Random, document: Document) -> Fault | None:
    """A day that the calendar does not have."""
    day = chance.choice(["2月30日", "4月31日", "6月31日", "9月31日", "11月31日"])
    found = sentence_in(
        document, "overview", f"{document.year}年{day}，召开全年工作推进会，部署政府信息公开工作。", "D009"
    )
    return replace(found, quotes=(f"{document.year}年{day}",)) if found else None


def two_digits(chance: random.Random, document: Document) -> Fault | None:
    """A year of two digits."""
    short = f"{document.year % 100:02}"
    found = sentence_in(
        document, "overview", f"及时公开了{document.issuer[-4:]}{short}年工作要点和有关情况。", "D007"
    )
    return replace(found, quotes=(f"{short}年工作要点",)) if found else None


def old_law(chance: random.Random, document: Document) -> Fault | None:
    """The Regulations as they were before 2019."""
    if document.year < 2019:
        return None
    number = next(n for n, p in enumerate(document.pieces) if p.kind == "preamble")
    piece = document.pieces[number]
    assert isinstance(piece, Block)
    wrong = chance.choice(
        [
            "根据《中华人民共和国政府信息公开条例》（国务院令第492号）要求，编制本报告。",
            "按照《政府信息公开条例》第三十二条规定，编制本年度报告。",
        ]
    )
    changed = replace(piece, text=wrong + piece.text[piece.text.index("。") + 1 :])
    return Fault(
        ("D008",),
        document.with_piece(number, changed),
        quotes=("国务院令第492号" if "492" in wrong else "条例》第三十二条",),
    )


def too_new(chance: random.Random, document: Document) -> Fault | None:
    """Words of a later year."""
    terms = [
        ("党的二十大精神", 2022),
        ("党的十九大精神", 2017),
        ("党的十八大精神", 2012),
        ("党的十九届五中全会精神", 2020),
        ("党的二十届三中全会精神", 2024),
    ]
    later = [term for term, since in terms if since > document.year]
    if not later:
        return None
    term = chance.choice(later)
    found = sentence_in(document, "overview", f"深入学习贯彻{term}，推动各项工作落实。", "D011")
    return replace(found, quotes=(term,)) if found else None


def signed_after(chance: random.Random, document: Document) -> Fault | None:
    """Signed after it was published."""
    if not (document.has("published") and document.has("signed year")):
        return None
    number = next(n for n, p in enumerate(document.pieces) if p.kind == "date")
    piece = document.pieces[number]
    assert isinstance(piece, Block)
    text = piece.text
    changed = replace(piece, text=text[: text.rindex("年") + 1] + "11月2日")
    return Fault(("D012",), document.with_piece(number, changed), ("signed year",))


FAULTS: dict[str, Maker] = {
    "period of last year": period_year,
    "period not the whole year": period_short,
    "title of last year": table_or_title,
    "last year's year left over": leftover,
    "published late": late,
    "published too early": early,
    "published before the year": impossible,
    "no such day": no_such_day,
    "year of two digits": two_digits,
    "repealed law": old_law,
    "words of a later year": too_new,
    "signed after publication": signed_after,
}
