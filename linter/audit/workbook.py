"""Workbooks that people fill in: opened with all that can be kept, read by heads, cells written as text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from linter.errors import UsageError

_LARGEST = 100_000_000  # bytes that a workbook may unpack to


def opened(data: bytes, place: Path) -> Any:
    """Return the workbook in *data*. Raises UsageError where it is none, or openpyxl is not there."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise UsageError('workbooks need openpyxl; install it with: pip install "reportlint[xlsx]"') from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST:
                raise UsageError(f"{place}: no workbook (it unpacks to more than any ledger has)")
        return load_workbook(io.BytesIO(data))
    except UsageError:
        raise
    except Exception as error:  # whatever openpyxl says of a file that is none
        raise UsageError(f"{place}: no workbook ({type(error).__name__})") from None


def text_of(value: Any) -> str:
    """Return what a cell says."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
