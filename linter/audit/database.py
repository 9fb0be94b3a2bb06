"""DuckDB, held to little memory, and Parquet files that are there whole or not at all."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

try:
    import duckdb
except ImportError:
    from linter.errors import UsageError

    raise UsageError("audit-extra") from None

from linter.audit.schema import StoreColumn

Connection = duckdb.DuckDBPyConnection

_UNFIT = re.compile("[\x00\ud800-\udfff]")  # what a column of text does not hold
_MEMORY = "1GB"
_LONGEST = 4_000_000  # bytes of a row, unless there is a longer one


@contextmanager
def connected(*, memory: str = _MEMORY, threads: int = 1) -> Iterator[Connection]:
    """Give a database in memory; what finds no room there goes to a folder that is taken away again."""
    spill = tempfile.mkdtemp(prefix="reportlint-")
    config: dict[str, Any] = {"threads": threads, "memory_limit": memory, "temp_directory": spill}
    try:
        with duckdb.connect(":memory:", config=config) as connection:
            yield connection
    finally:
        shutil.rmtree(spill, ignore_errors=True)


def quoted(text: object) -> str:
    """Return *text* as a literal of SQL."""
    return "'" + str(text).replace("'", "''") + "'"


def named(name: str) -> str:
    """Return *name* as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def own() -> str:
    """Return a word for the name of a file that no other process may write, on whatever machine."""
    return secrets.token_hex(6)


def write_rows(
    connection: Connection, rows: Iterable[Mapping[str, Any]], columns: tuple[StoreColumn, ...], place: Path
) -> None:
    """Write *rows* as the Parquet file *place*, which appears whole."""
    types = ", ".join(f"{named(column.name)}: {quoted(column.type)}" for column in columns)
    lines = place.with_name(f".{place.name}.{own()}.rows")
    try:
        longest = _LONGEST
        with open(lines, "wb") as file:
            for row in rows:
                line = json.dumps(_fit(row), ensure_ascii=False).encode() + b"\n"
                longest = max(longest, len(line))
                file.write(line)
        copy(
            connection,
            f"SELECT * FROM read_json({quoted(lines)}, format='newline_delimited', columns={{{types}}}, "
            f"maximum_object_size={longest})",
            place,
        )
    finally:
        with suppress(FileNotFoundError):
            lines.unlink()


def copy(connection: Connection, query: str, place: Path) -> None:
    """Write what *query* gives as the Parquet file *place*, which appears whole."""
    staged = place.with_name(f".{place.name}.{own()}.staged")
    connection.execute(f"COPY ({query}) TO {quoted(staged)} (FORMAT parquet, COMPRESSION zstd)")
    with open(staged, "rb") as file, suppress(OSError):  # not every file system can
        os.fsync(file.fileno())
    os.replace(staged, place)


def parquet(places: Iterable[Path], columns: tuple[StoreColumn, ...]) -> str:
    """Return a relation of SQL with the rows of the Parquet files *places*, and the column `filename`.

    What an earlier version of the program wrote has nothing in columns that were added since.
    """
    empty = ", ".join(f"NULL::{column.type} AS {named(column.name)}" for column in columns)
    none = f"SELECT {empty}, NULL::VARCHAR AS filename WHERE false"
    found = ", ".join(map(quoted, places))
    if not found:
        return f"({none})"
    return f"({none} UNION ALL BY NAME FROM read_parquet([{found}], union_by_name=true, filename=true))"


def _fit(value: Any) -> Any:
    if isinstance(value, str):
        return _UNFIT.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {key: _fit(one) for key, one in value.items()}
    return [_fit(one) for one in value] if isinstance(value, list | tuple) else value
