"""Workbooks that people fill in: opened with all that can be kept, read by heads, cells written as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from linter.errors import UsageError

_LARGEST = 100_000_000  # bytes that a workbook may unpack to
_LOOKED = 20  # rows at the top among which the heads are looked for


class Heads(NamedTuple):
    """Where the heads of a sheet are: its row, and the column of each key."""

    sheet: Any
    row: int
    columns: dict[str, int]


def opened(data: bytes, place: Path) -> Any:
    """Return the workbook in *data*. Raises UsageError where it is none, or openpyxl is not there."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise UsageError("xlsx-extra") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST:
                raise UsageError("workbook-too-large", path=place)
        return load_workbook(io.BytesIO(data))
    except UsageError:
        raise
    except Exception as error:  # whatever openpyxl says of a file that is none
        raise UsageError("no-workbook", path=place, why=type(error).__name__) from None


def text_of(value: Any) -> str:
    """Return what a cell says."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def heads_of(book: Any, names: Mapping[str, str], needed: str, place: Path) -> Heads | None:
    """Return the first sheet with the column *needed*, and where its columns are; *names* gives the keys of heads.

    None where no sheet has it. Raises UsageError where two columns are called alike.
    """
    for sheet in book.worksheets:
        for row in range(1, min(_LOOKED, sheet.max_row) + 1):
            found: dict[str, int] = {}
            for cell in sheet[row]:
                key = names.get(text_of(cell.value))
                if key in found:
                    raise UsageError("column-twice", path=place, row=row, name=text_of(cell.value))
                if key:
                    found[key] = cell.column
            if needed in found:
                return Heads(sheet, row, found)
    return None


def read_book(place: Path) -> Any:
    """Return the workbook in the file *place*. Raises UsageError where it cannot be read."""
    try:
        data = place.read_bytes()
    except OSError as error:
        raise UsageError("cannot-read-path", path=place, why=error.strerror) from None
    return opened(data, place)
