"""Words of a cell in several fonts: which are read, and which stand above the line."""

from __future__ import annotations

from typing import Any

from linter.text.raised import raised


def plain(value: Any) -> Any:
    """Return *value* of a cell; of words in several fonts, those that are not struck out."""
    if not isinstance(value, list):
        return value
    return "".join(part if isinstance(part, str) else _block(part) for part in value)


def _block(part: Any) -> str:
    if part.font.strike:
        return ""
    return raised(part.text) if part.font.vertAlign == "superscript" else str(part.text)
