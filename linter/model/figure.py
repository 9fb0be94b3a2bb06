"""A figure: one number as the report prints it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from linter.records import dataclass
from linter.text.source import Span

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")

Approximation = Literal["", "about", "more", "beyond", "less"]  # beyond: a little more, 300余
Known = Literal[  # how it is known where a figure stands, and so what it counts
    "cell",  # its row and its column are named
    "order",  # its row is, and its column by its place among those that are
    "line",  # it stands in a line with its label, with as many others as there are columns
    "words",  # a clause says what it counts
    "fitted",  # digits were cut, rows joined, or one of several ways was chosen
    "",  # it is not
]


class FormCell(NamedTuple):
    """A place in an official table: the ids of form, row and column, and their labels."""

    table: str
    row: str
    column: str
    row_label: str = ""
    column_label: str = ""


def as_printed(label: str) -> str:
    """Return a form's label as people read it: with the wide brackets of Chinese, which folding made narrow."""
    return label.translate(_WIDE) if any("\u4e00" <= char <= "\u9fff" for char in label) else label


_WIDE = str.maketrans("()", "（）")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as printed: its exact value in units, and how exactly it was printed."""

    value: Decimal
    printed: str
    span: Span
    unit: str = ""
    approximate: Approximation = ""
    decimals: int = 0
    scale: int = 1  # 10,000 for 万, 100,000,000 for 亿: one unit of the last digit is scale/10^decimals
    label: str = ""
    cell: FormCell | None = None
    known: Known = "words"
    path: str = ""  # of the file it stands in, where that is another than the report's

    @property
    def half_unit(self) -> Decimal:
        """Half a unit of the last digit printed: how far the true value may be away."""
        return Decimal(self.scale).scaleb(-self.decimals) / 2

    @property
    def exact(self) -> bool:
        """Whether the report states the number without 约, 余, 以上 and the like."""
        return not self.approximate


def plain(value: Decimal) -> str:
    """Return *value* as on paper: no exponent, no needless zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def reprinted(figure: Figure, value: Decimal) -> str:
    """Return *value* as the report would print it in the place of *figure*: its unit, its decimals."""
    digits = _DIGITS.search(figure.printed)
    rest = figure.printed[digits.end() :] if digits else ""
    if digits is None or _DIGITS.search(rest):
        return plain(value) + (figure.unit if figure.printed.endswith(figure.unit) else "")
    scaled = value / figure.scale
    places = max(figure.decimals, -int(scaled.normalize().as_tuple().exponent))
    comma = "," if "," in digits[0] else ""
    return f"{figure.printed[: digits.start()]}{scaled:{comma}.{places}f}{rest}"
