"""How a report is laid out, for those who show its text again: its lines, headings and tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from linter.text.source import Span


class ShownLine(NamedTuple):
    """A logical line; *level* is its heading's, 0 where it is none."""

    span: Span
    level: int = 0
    title: bool = False
    table: bool = False  # a table of no known form


class ShownRow(NamedTuple):
    """A row of a table: where its label and its cells stand, and which block it belongs to."""

    label: Span
    cells: tuple[Span, ...]
    block: int = 0


class ShownTable(NamedTuple):
    """A table whose form is known: its name by language, the columns of each block, its rows.

    One without columns is shown as its grid has it.
    """

    span: Span
    name: Mapping[str, str]
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[ShownRow, ...]


class ShownLayout(NamedTuple):
    """The lines of a report, and its tables, each in the order of the text."""

    lines: tuple[ShownLine, ...] = ()
    tables: tuple[ShownTable, ...] = ()


NO_LAYOUT = ShownLayout()
