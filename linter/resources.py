"""The folders of data that travel with the program: rules, grammars, examples' schema."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parent.parent
_BUNDLED = files("linter") / "_data"


def shipped(folder: str) -> Traversable:
    """Return the shipped folder *folder*: from the wheel, or from the checkout."""
    bundled = _BUNDLED / folder
    return bundled if bundled.is_dir() else _CHECKOUT / folder


def report_schema() -> str:
    """Return the JSON Schema of the JSON output."""
    return (files("linter") / "render" / "schema" / "report-v1.schema.json").read_text(encoding="utf-8")
