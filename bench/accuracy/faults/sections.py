"""Titles, sections, headings and their numbers gone wrong."""

from __future__ import annotations

import random
from dataclasses import replace

from bench.accuracy.faults.fault import Fault
from bench.accuracy.faults.figures import Maker
from bench.accuracy.marks import keys, mark, plain
from bench.accuracy.model import Block, Document, Piece
from bench.accuracy.writing.numerals import chinese

OLD, NEW = ("R2008", "R2014"), ("R2019", "R2021")
CONTENTS = ("on_request", "fee", "remedy", "problems")
SIX = ("overview", "proactive", "request", "remedy", "problems", "other")


def _without(document: Document, key: str, *, words: tuple[str, ...] = ()) -> Document | None:
    start, end = document.section(key)
    if start < 0:
        return None
    pieces = [p for n, p in enumerate(document.pieces) if not start <= n < end]
    kept: list[Piece] = []
    for piece in pieces:
        if (
            isinstance(piece, Block)
            and words
            and any(word in piece.text for word in words)
            and piece.kind == "paragraph"
        ):
            continue
        kept.append(piece)
    return replace(document, pieces=renumbered(document, kept))


def renumbered(document: Document, pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with the top headings numbered anew, as they were."""
    found, count = [], 0
    for piece in pieces:
        if isinstance(piece, Block) and piece.kind == "heading" and piece.level == 1:
            count += 1
            piece = replace(piece, number=renumber_to(piece.number, count))
        found.append(piece)
    return tuple(found)


def renumber_to(number: str, count: int) -> str:
    """Return a heading's number with another count in it."""
    for other in range(10, 0, -1):
        if chinese(other) in number:
            return number.replace(chinese(other), chinese(count), 1)
    return number


def content_lost(chance: random.Random, document: Document) -> Fault | None:
    """A content of article 32 that is missing altogether."""
    if document.regime not in OLD:
        return None
    key = chance.choice(CONTENTS)
    words = {
        "on_request": ("申请",),
        "fee": ("收费", "费用", "收取"),
        "remedy": ("复议", "诉讼"),
        "problems": (),
    }[key]
    changed = _without(document, key, words=words)
    if changed is None:
        return None
    head = next(n for n, p in enumerate(changed.pieces) if p.kind == "preamble")
    changed = changed.with_piece(
        head,
        Block(
            "preamble",
            f"根据《中华人民共和国政府信息公开条例》规定，现公布{document.year}年度报告。统计期限自{document.year}年1月1日起至{document.year}年12月31日止。",
        ),
    )
    if document.regime == "R2014" and document.tables("ST") and key != "problems":
        return None  # the statistics table reports it
    return Fault(("S003", "C010"), changed)


def section_lost(chance: random.Random, document: Document) -> Fault | None:
    """One of the six sections that is missing, heading and all."""
    if document.regime not in NEW:
        return None
    changed = _without(document, chance.choice(SIX))
    return (
        Fault(("S004", "S014"), changed, follows=("S010", "S011", "S012", "S023", "X017", "X018"))
        if changed
        else None
    )


def section_empty(chance: random.Random, document: Document) -> Fault | None:
    """A section without anything in it."""
    key = chance.choice(("problems", "other", "overview"))
    start, end = document.section(key)
    if start < 0 or document.regime not in NEW:
        return None
    piece = document.pieces[start]
    changed = replace(document, pieces=(*document.pieces[: start + 1], *document.pieces[end:]))
    return Fault(
        ("S008", "S009", "X018"),
        changed,
        quotes=(getattr(piece, "text", ""),),
        follows=("S010", "S011", "S012", "X017", "W015"),
    )


def only_none(chance: random.Random, document: Document) -> Fault | None:
    """Problems: none."""
    start, end = document.section("problems")
    if start < 0:
        return None
    piece = document.pieces[start]
    changed = replace(
        document,
        pieces=(
            *document.pieces[: start + 1],
            Block("paragraph", chance.choice(["无。", "无", "没有。"])),
            *document.pieces[end:],
        ),
    )
    return Fault(("S009", "W001"), changed, quotes=(getattr(piece, "text", ""),))


def out_of_order(chance: random.Random, document: Document) -> Fault | None:
    """Two sections that stand in the wrong order, numbered as they stand."""
    if document.regime not in NEW:
        return None
    keys_ = list(SIX)
    at = chance.randrange(5)
    first, second = document.section(keys_[at]), document.section(keys_[at + 1])
    if min(*first, *second) < 0 or first[1] != second[0]:
        return None
    p = list(document.pieces)
    swapped = [*p[: first[0]], *p[second[0] : second[1]], *p[first[0] : first[1]], *p[second[1] :]]
    changed = replace(document, pieces=renumbered(document, swapped))
    heads = [getattr(p[n], "text", "") for n in (first[0], second[0])]
    return Fault(("S005", "S010"), changed, quotes=tuple(heads))


def _renumber(document: Document, chance: random.Random, step: int) -> Fault | None:
    tops = document.headings()
    if len(tops) < 4:
        return None
    at = chance.randrange(1, len(tops) - 1)
    changed = document
    for n in range(at, len(tops)):
        piece = document.pieces[tops[n]]
        assert isinstance(piece, Block)
        changed = changed.with_piece(tops[n], replace(piece, number=renumber_to(piece.number, n + 1 + step)))
    places = [getattr(changed.pieces[tops[n]], "line", "") for n in (at - 1, at)]
    return Fault(("S006",), changed, quotes=tuple(plain(place) for place in places))


def number_skipped(chance: random.Random, document: Document) -> Fault | None:
    """A number of the top headings left out."""
    return _renumber(document, chance, 1)


def number_repeated(chance: random.Random, document: Document) -> Fault | None:
    """A number of the top headings twice."""
    return _renumber(document, chance, -1)


def bracket_lost(chance: random.Random, document: Document) -> Fault | None:
    """The opening bracket of a heading lost."""
    found = [n for n in document.headings(2) if getattr(document.pieces[n], "number", "")[:1] in "（("]
    if len(found) < 2:
        return None
    number = chance.choice(found[1:])
    piece = document.pieces[number]
    assert isinstance(piece, Block)
    changed = replace(piece, number=piece.number[1:])
    return Fault(("S007",), document.with_piece(number, changed), quotes=(plain(changed.line),))


def declared_wrong(chance: random.Random, document: Document) -> Fault | None:
    """The preamble says one part more or fewer than there are."""
    if not document.has("declared parts"):
        return None
    right = int(document.facts["declared"])
    wrong = right + chance.choice([-1, 1])
    shown = str(wrong) if document.printed("declared parts").isdigit() else chinese(wrong)
    return Fault(("S010",), document.put("declared parts", shown), ("declared parts",))


def heading_doubled(chance: random.Random, document: Document) -> Fault | None:
    """A word of a top heading doubled or lost."""
    tops = [
        n
        for n in document.headings()
        if "主动公开政府信息情况" in plain(getattr(document.pieces[n], "text", ""))
        or "行政复议" in plain(getattr(document.pieces[n], "text", ""))
    ]
    if not tops:
        return None
    number = chance.choice(tops)
    piece = document.pieces[number]
    assert isinstance(piece, Block)
    text = plain(piece.text)
    wrong = (
        text.replace("主动公开政府信息情况", "主动公开政府信息公开情况")
        if "主动公开" in text
        else text.replace("行政复议", "行政法复议", 1)
    )
    changed = replace(piece, text=mark(keys(piece.text)[0], wrong))
    return Fault(("S023", "W007", "W012"), document.with_piece(number, changed), quotes=(wrong,))


FAULTS: dict[str, Maker] = {
    "content missing (article 32)": content_lost,
    "section missing": section_lost,
    "section empty": section_empty,
    "problems: none": only_none,
    "sections out of order": out_of_order,
    "heading number skipped": number_skipped,
    "heading number repeated": number_repeated,
    "bracket of a heading lost": bracket_lost,
    "number of parts declared": declared_wrong,
    "word of a heading doubled": heading_doubled,
}
