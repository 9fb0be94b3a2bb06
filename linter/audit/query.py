"""A question in SQL: one that reads, of the store's tables, and of no other file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

from linter.audit.views import StoreView
from linter.errors import UsageError

_READS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
_AT_ONCE = 1000  # rows


def ask(view: StoreView, sql: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """Return the heads and rows of the answer. Raises UsageError on what is no single question, or cannot be answered."""
    try:
        statements = view.connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type not in _READS:
            raise UsageError("one-select")
        found = view.connection.execute(statements[0])
    except duckdb.Error as error:
        raise UsageError("query-unanswered", why=_first(error)) from None
    return [column[0] for column in found.description], _rows(found)


def _rows(found: Any) -> Iterator[tuple[Any, ...]]:
    try:
        while rows := found.fetchmany(_AT_ONCE):
            yield from rows
    except duckdb.Error as error:
        raise UsageError("query-unanswered", why=_first(error)) from None


def _first(error: Exception) -> str:
    return " ".join(str(error).split("\n\n")[0].split())
