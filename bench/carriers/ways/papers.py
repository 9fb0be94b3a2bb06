"""PDFs: ruled, half ruled and not, of several producers."""

from __future__ import annotations

from bench.carriers import html, office, paper
from bench.carriers.carrier import Carrier
from bench.carriers.change import Changing, cells, columns, only_form, square
from bench.carriers.layout import flat
from bench.carriers.model import Document, Table
from bench.carriers.ways.columns import T3, total_first
from bench.carriers.ways.figures import BLANK, behind, for_zero, thousands

_TOTAL_FIRST = (only_form("T3", columns(total_first)),)
_THOUSANDS: tuple[Changing, ...] = (cells(lambda cell: cell.saying(thousands(cell.text))),)
_RAISED: tuple[Changing, ...] = (cells(behind("", "<sup>1</sup>")),)
_BLANK: tuple[Changing, ...] = (cells(for_zero("")),)


def _page(document: Document) -> bytes:
    return html.page(document, style=html.STYLE)


def _bare(document: Document) -> bytes:
    return html.page(document, style=html.STYLE.replace("border:1px solid #000;", ""), draw=_without_border)


def _without_border(table: Table) -> str:
    return html.table(table, attributes="")


def _heads(document: Document) -> bytes:
    return html.page(document, style=html.STYLE, draw=lambda table: html.table(table, thead=True))


def hand(name: str, drawn: str = "rules", *, across_only: bool = False, ruled: bool = True, closed: bool = True, repeat: bool = False, **more: object) -> Carrier:  # fmt: skip
    """Return a PDF drawn by hand."""

    def keep(rule: str) -> bool:
        return ruled and (not across_only or paper.across(rule))

    def write(document: Document) -> bytes:
        return paper.drawn(document, keep=keep, closed=closed, repeat=repeat)

    return Carrier(f"pdf-{name}", drawn, "pdf", write, **more)  # type: ignore[arg-type]


def chromium(name: str, drawn: str = "rules", write: object = _page, **more: object) -> Carrier:
    """Return a page that Chromium prints."""
    return Carrier(
        f"pdf-chromium-{name}", drawn, "html", write, press=paper.browser, needs=paper.without_browser, **more
    )  # type: ignore[arg-type]


def printed(name: str, suffix: str, write: object, **more: object) -> Carrier:
    """Return a document that LibreOffice prints."""
    return Carrier(
        f"pdf-libreoffice-{name}",
        "rules",
        suffix,
        write,
        press=paper.libreoffice,
        needs=paper.without_office,
        **more,
    )  # type: ignore[arg-type]


def reportlab(name: str, drawn: str = "rules", *, grid: bool = True, **more: object) -> Carrier:
    """Return a PDF of ReportLab."""
    return Carrier(
        f"pdf-reportlab-{name}", drawn, "pdf", lambda d: paper.reportlab(d, grid=grid), needs=paper.without_reportlab, **more
    )  # type: ignore[arg-type]  # fmt: skip


WAYS = (
    hand("ruled"),
    hand("ruled-open-at-page", closed=False),
    hand("ruled-heads-repeated", repeat=True),
    hand("ruled-groups-as-rows", lay=flat),
    hand("ruled-spans-written-out", changes=(lambda t: square(t, repeat=True),)),
    hand("ruled-total-first", fillings=_TOTAL_FIRST, forms=T3),
    hand("ruled-thousands", changes=_THOUSANDS),
    hand("ruled-blank-for-zero", changes=_BLANK, deserved=BLANK),
    hand("rules-across", across_only=True, lay=flat),
    hand("unruled", "blanks", ruled=False, lay=flat),
    hand("unruled-total-first", "blanks", ruled=False, lay=flat, fillings=_TOTAL_FIRST, forms=T3),
    hand("unruled-blank-for-zero", "blanks", ruled=False, lay=flat, changes=_BLANK, deserved={**BLANK, "T010": 1}),  # a row of it has fewer figures than cells
    reportlab("ruled"),
    reportlab("unruled", "blanks", grid=False, lay=flat),
    chromium("ruled"),
    chromium("heads-repeated", write=_heads),
    chromium("superscript", changes=_RAISED),
    chromium("total-first", fillings=_TOTAL_FIRST, forms=T3),
    chromium("unruled", "blanks", _bare),
    printed("docx", "docx", office.word),
    printed("xlsx", "xlsx", lambda document: office.workbook(document, printed=True)),
)  # fmt: skip
