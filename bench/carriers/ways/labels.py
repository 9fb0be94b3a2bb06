"""HTML whose labels are written otherwise."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import escape

from bench.carriers.carrier import Carrier
from bench.carriers.change import Changing, cells, columns, only_form, paths, words
from bench.carriers.html import page
from bench.carriers.model import Block, Cell, Document, Filled, Line, Table, Words

NAMES = ("label", "group", "head")
_NUMBER = re.compile(r"^(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|\d\.)")
NOTES = {
    "rules": "（指政府规章，不含行政规范性文件）", "documents": "（指有正式文号的规范性文件）", "permits": "（含行政处罚以外的审批）",
    "services": "（指行政许可以外的政务服务事项，含行政确认、行政处罚、行政强制）", "penalties": "（不含行政强制）", "charges": "（含减免，指2项）",
    "granted": "（含已主动公开）", "refused.secret": "（含工作秘密1件）", "unavailable.not_held": "（不含重复申请）", "closed": "（即本年度办结数）",
    "C1": "（含上年结转）", "D": "（不含在审）", "H3": "（含专职人员数）",
}  # fmt: skip


def noted(line: Line) -> Line:
    """A row with a note in brackets behind its label."""
    return (
        line._replace(path=(*line.path[:-1], line.path[-1] + NOTES.get(line.id, ""))) if line.path else line
    )


HEAD_NOTES = {
    "previous": "（指上年末事项数）", "change": "（指本年增加或减少的事项数，减用负值表示，如-8）", "made": "（含联合发文）",
    "repealed": "（含宣布失效）", "decisions": "（指本年办件量）", "newly_made": "（含联合发文）", "natural": "（含个体）", "total": "（各列之和）",
}  # fmt: skip


def noted_head(line: Line) -> Line:
    """A column with a note in brackets behind its heading."""
    return line._replace(path=(*line.path[:-1], line.path[-1] + HEAD_NOTES.get(line.id, "")))


def unnumbered(text: str) -> str:
    """The label without its number."""
    return _NUMBER.sub("", text)


def spaced(text: str) -> str:
    """The label with a blank between any two characters."""
    return " ".join(text)


def half_width(text: str) -> str:
    """The label with brackets and commas of half width."""
    return text.translate(str.maketrans("（），：", "(),:"))


def other_numbers(text: str) -> str:
    """The label with 1、 for 1. and (一) for （一）."""
    return re.sub(r"^(\d)\.", r"\1、", re.sub(r"^（(.)）", r"(\1)", text))


def broken(cell: Cell) -> Cell:
    """A label broken over lines."""
    return replace(
        cell, markup="<br>".join(escape(cell.text[at : at + 6]) for at in range(0, len(cell.text), 6))
    )


def in_paragraphs(cell: Cell) -> Cell:
    """A label in two paragraphs."""
    half = len(cell.text) // 2
    return replace(cell, markup=f"<p>{escape(cell.text[:half])}</p>\n<p>{escape(cell.text[half:])}</p>")


def upright(cell: Cell) -> Cell:
    """A heading whose characters stand under one another."""
    return replace(cell, markup="<br>".join(map(escape, cell.text)))


def marked(cell: Cell) -> Cell:
    """A label with a raised footnote mark."""
    return replace(cell, markup=f"{escape(cell.text)}<sup>1</sup>") if len(cell.text) % 3 == 0 else cell


@cache
def _converter() -> object:
    from opencc import OpenCC

    return OpenCC("s2t")


def _old(text: str) -> str:
    return str(_converter().convert(text))  # type: ignore[attr-defined]


def traditional(document: Document) -> Document:
    """The whole document in Traditional characters."""
    pieces = tuple(
        words(_old, *NAMES, "title", "corner", "unit", "more")(piece) if isinstance(piece, Table) else Words(_old(piece.text), piece.level)
        for piece in document.pieces
    )  # fmt: skip
    return Document(pieces)


def rows_swapped(form: Filled) -> Filled:
    """Table 2 with the two rows of each block in each other's place."""
    return replace(form, blocks=tuple(Block(b.title, b.rows[::-1], b.columns) for b in form.blocks))


def made(name: str, *changes: Changing, **more: object) -> Carrier:
    """Return a page whose labels are changed."""
    return Carrier(f"html-{name}", "file", "html", page, changes=changes, **more)  # type: ignore[arg-type]


def said(name: str, **sides: object) -> Carrier:
    """Return a page on which other words are printed for rows or columns."""
    return Carrier(f"html-{name}", "file", "html", page, fillings=(paths(**sides),))  # type: ignore[arg-type]


WAYS = (
    said("notes-in-labels", row=noted),
    said("notes-in-heads", column=noted_head),
    made("labels-without-numbers", words(unnumbered, "label", "group")),
    made("labels-with-blanks", words(spaced, *NAMES)),
    made("labels-half-width", words(half_width, *NAMES, "corner", "title")),
    made("labels-other-numbers", words(other_numbers, *NAMES)),
    made("labels-broken", cells(broken, *NAMES)),
    made("labels-in-paragraphs", cells(in_paragraphs, *NAMES)),
    made("heads-upright", cells(upright, "head")),
    made("labels-with-marks", cells(marked, "label")),
    made("sum-word-heji", words(lambda text: text.replace("总计", "合计"), "label", "head")),
    Carrier("html-traditional", "file", "html", page, whole=traditional),
    Carrier("html-rows-swapped", "file", "html", page, fillings=(only_form("T2", rows_swapped),), forms=frozenset({"T2"})),
    Carrier("html-all-backwards", "file", "html", page, fillings=(columns(lambda lines: lines[::-1]),), forms=frozenset({"T2"})),
)  # fmt: skip
