"""The rows of a table on the way down its tree of codes, and the names by which sentences call them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from linter.model.table import FilledForm, FilledRow
from linter.text.span import Span

_MARKS = re.compile(r"[\W_]+")


class Stranger(NamedTuple):
    """What a sentence calls a row that the table has not: the rule that asks, the names and where they stand."""

    rule: str
    names: tuple[str, ...]
    span: Span
    table: str
    likely: str = ""  # the row that has the same figure


def parent_of(code: str, codes: Sequence[str]) -> str:
    """Return the longest of *codes* that *code* goes on from; nothing where there is none."""
    return max((one for one in codes if one != code and code.startswith(one)), key=len, default="")


def path_of(filled: FilledForm, row: FilledRow) -> tuple[str, ...]:
    """Return the names on the way to *row*, its own last, without marks."""
    rows = {one.label.id: one for one in filled.rows if one.label.id.isdigit()}
    found: list[str] = []
    code = row.label.id
    while code in rows:
        found.append(bare(rows[code].label.label))
        code = parent_of(code, tuple(rows))
    return tuple(reversed(found))


def bare(name: str) -> str:
    """Return *name* without its marks."""
    return _MARKS.sub("", name)
