"""The folders of data that travel with the program: rules, grammars, examples' schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Traversable:
    """Return the shipped folder *folder*: from the wheel, or from the checkout."""
    for place in (_PACKAGE / "_data" / folder, _PACKAGE.parent / folder):
        if place.is_dir():
            return place
    return _files() / "_data" / folder  # inside a zip


def _files() -> Traversable:
    from importlib.resources import files  # a hundredth of a second: only where nothing else finds them

    return files("linter")


def report_schema() -> str:
    """Return the JSON Schema of the JSON output."""
    return (_files() / "render" / "schema" / "report-v1.schema.json").read_text(encoding="utf-8")
