"""HTML whose figures are printed otherwise: marks, units, separators, blanks, dashes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bench.carriers.carrier import Carrier
from bench.carriers.change import Changing, cells
from bench.carriers.html import page
from bench.carriers.model import Cell

BLANK = {"T005": 99, "T006": 99, "T011": 99, "T023": 99}
ODD = {"T005": 99, "T007": 99}
_WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")


def some(cell: Cell) -> bool:
    """Whether a cell is one of the few that get a mark: a figure not 0, one in three, and the totals."""
    key = cell.key
    if key is None or cell.value in (None, "0"):
        return False
    return key.column.endswith("total") or sum(map(ord, key.row + key.column)) % 3 == 0


def thousands(text: str) -> str:
    """The figure with separators."""
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}"


def behind(mark: str, markup: str | None = None) -> Callable[[Cell], Cell]:
    """Return the change that writes *mark* behind some figures."""

    def change(cell: Cell) -> Cell:
        if not some(cell):
            return cell
        return replace(cell, text=cell.text + mark, markup=None if markup is None else cell.text + markup)

    return change


def for_zero(text: str) -> Callable[[Cell], Cell]:
    """Return the change that prints *text* for 0, which then is no figure."""
    return lambda cell: replace(cell, text=text, value=None) if cell.value == "0" else cell


def unread(row: str, change: Callable[[str], str]) -> Callable[[Cell], Cell]:
    """Return the change of the figures of one row into what cannot be read."""

    def one(cell: Cell) -> Cell:
        if cell.key is None or cell.key.row != row or change(cell.text) == cell.text:
            return cell
        return replace(cell, text=change(cell.text), open=True)

    return one


def blank_rows(row_is_empty: Callable[[Cell], bool]) -> Callable[[Cell], Cell]:
    """Return the change that prints nothing in some rows."""
    return lambda cell: replace(cell, text="", value=None) if row_is_empty(cell) else cell


def in_spans(cell: Cell) -> Cell:
    """A figure whose digits are in spans of their own."""
    return replace(cell, markup="".join(f"<span>{digit}</span>" for digit in cell.text))


def struck(cell: Cell) -> Cell:
    """A figure behind a struck-out one."""
    tag = "del" if len(cell.text) % 2 else "s"
    return replace(cell, markup=f"<{tag}>9</{tag}>{cell.text}") if some(cell) else cell


def typed(cell: Cell) -> Cell:
    """A figure in a field of a form."""
    return replace(cell, markup=f'<input type="text" value="{cell.text}">')


def styled(before: str, behind: str) -> Callable[[Cell], Cell]:
    """Return the change that wraps a figure in markup."""
    return lambda cell: replace(cell, markup=f"{before}{cell.text}{behind}")


def unit_of(cell: Cell) -> str:
    """The unit of a figure."""
    if cell.key and cell.key.form == "ST":
        return ""
    if cell.key and cell.key.column == "amount":
        return "万元"
    return "件"


def decimal(cell: Cell) -> Cell:
    """A figure as an export of a spreadsheet writes it: 62.0."""
    return cell if "." in cell.text else cell.saying(f"{cell.text}.0")


def made(name: str, *changes: Callable[[Cell], Cell], **more: object) -> Carrier:
    """Return a page with its figures changed."""
    changing: tuple[Changing, ...] = tuple(cells(one) for one in changes)
    return Carrier(f"html-{name}", "file", "html", page, changes=changing, **more)  # type: ignore[arg-type]


EMPTY_ROWS = ("refused.secret", "refused.security", "declined.publication", "otherwise.unpaid", "rules")
WAYS = (
    made("superscript", behind("", "<sup>1</sup>")),
    made("superscript-sign", behind("¹")),
    made("superscript-style", behind("", '<span style="vertical-align:super">2</span>')),
    made("circled-note", behind("①")),
    made("circled-note-raised", behind("", "<sup>①</sup>")),
    made("bracket-note", behind("（含上年结转）")),
    made("bracket-mark", behind("", "<sup>[1]</sup>")),
    made("star", behind("*")),
    made("thousands", lambda cell: cell.saying(thousands(cell.text))),
    made("thousands-wide", lambda cell: cell.saying(thousands(cell.text).replace(",", "，"))),
    made("thousands-table2", lambda cell: cell.saying(thousands(cell.text)) if cell.key and cell.key.form == "T2" else cell, forms=frozenset({"T2"})),
    made("full-width", lambda cell: cell.saying(cell.text.translate(_WIDE))),
    made("floats", decimal, deserved={"T007": 3}),
    made("units-in-cells", lambda cell: cell.saying(cell.text + unit_of(cell))),
    made("digits-in-spans", in_spans),
    made("struck-out", struck),
    made("input-fields", typed),
    made("padded", styled("&nbsp; ", " &nbsp;\n")),
    made("bold-in-paragraphs", styled("<p><strong><font color='black'>", "</font></strong></p>")),
    made("hidden-twice", styled('<span style="display:none">7</span>', "")),
    made("zero-in-words", lambda cell: cell.saying("零") if cell.value == "0" else cell),
    made("blank-for-zero", for_zero(""), deserved=BLANK),
    made("nbsp-for-zero", lambda cell: replace(cell, text="", markup="&nbsp;", value=None) if cell.value == "0" else cell, deserved=BLANK),
    made("dash-for-zero", for_zero("—"), deserved=BLANK),
    made("hyphen-for-zero", for_zero("-"), deserved=BLANK),
    made("slash-for-zero", for_zero("/"), deserved=BLANK),
    made("wu-for-zero", for_zero("无"), deserved=BLANK),
    made("blank-rows", blank_rows(lambda cell: bool(cell.key) and cell.key.row in EMPTY_ROWS and cell.key.form != "ST"), deserved=BLANK, forms=frozenset({"T3"})),  # type: ignore[union-attr]
    made(
        "letter-o-for-zero", unread("refused.inquiry", lambda text: text.replace("0", "O")), deserved=ODD,
        forms=frozenset({"T3"}), undecided="the letter O for 0: the cell is named and stays unread",
    ),
    made(
        "blanks-within-figures", unread("unavailable.not_held", " ".join), deserved=ODD,
        forms=frozenset({"T3"}), undecided="1 1 8: the cell is named and stays unread",
    ),
)  # fmt: skip
