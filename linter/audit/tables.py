"""Rows as a person or a program reads them: a table on a terminal, CSV, JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Literal

from wcwidth import wcswidth

from linter.render.record import dump
from linter.render.visible import visible

ListFormat = Literal["table", "csv", "json"]
_WIDEST = 60  # columns of a terminal that a value takes
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take what begins so for one


def shown(heads: Sequence[str], rows: Iterable[Sequence[Any]], form: ListFormat) -> Iterator[str]:
    """Yield the lines of a table in *form*."""
    if form == "json":
        yield from (dump(dict(zip(heads, map(_plain, row), strict=True))) for row in rows)
    elif form == "csv":
        yield _csv(heads)
        yield from (_csv([_safe(value) for value in row]) for row in rows)
    else:
        yield from _table(heads, [[_text(value) for value in row] for row in rows])


def _table(heads: Sequence[str], rows: list[list[str]]) -> Iterator[str]:
    widths = [max(map(_width, column)) for column in zip(heads, *rows, strict=True)]
    right = [bool(rows) and all(_is_number(row[n]) for row in rows) for n in range(len(heads))]
    for row in (list(heads), ["-" * width for width in widths], *rows):
        cells = (
            " " * (width - _width(value)) + value if to_right else value + " " * (width - _width(value))
            for value, width, to_right in zip(row, widths, right, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _csv(row: Sequence[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(row)
    return out.getvalue()


def _safe(value: Any) -> Any:
    """Return *value* as it may stand in a file that a spreadsheet opens: text stays text."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else " ".join(map(str, value)) if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _text(value: Any) -> str:
    text = "" if value is None else visible(str(value))
    while _width(text) > _WIDEST:
        text = text[: -max(2, (_width(text) - _WIDEST) // 2)] + "…"
    return text


def _is_number(text: str) -> bool:
    return not text or text.replace(".", "", 1).replace("-", "", 1).isdecimal()


def _width(text: str) -> int:
    return max(0, wcswidth(text))
