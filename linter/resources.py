"""The folders of data that travel with the program: rules, grammars, examples' schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

READY = "ready"  # the folder of what a wheel is built with: see hatch_build.py
PACK = "pack.yaml"  # of a folder of rules, what makes it a pack
_PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Traversable:
    """Return the shipped folder *folder*: from the wheel, or from the checkout."""
    for place in (_PACKAGE / "_data" / folder, _PACKAGE.parent / folder):
        if place.is_dir():
            return place
    return _files() / "_data" / folder  # inside a zip


def base_of(folder: Traversable, name: str) -> Traversable:
    """Return the folder of the pack *name*: one beside *folder* or given as a path, or a shipped one."""
    if isinstance(folder, Path) and (folder / name / PACK).is_file():
        return folder / name
    return shipped("rules") / name


def ready(name: str) -> bytes | None:
    """Return what the wheel holds ready-made under *name*; None in a checkout, or where it has none."""
    place = _PACKAGE / "_data" / READY
    try:
        if place.is_dir():
            return (place / f"{name}.json").read_bytes()
        if not _PACKAGE.is_dir():  # inside a zip
            return (_files() / "_data" / READY / f"{name}.json").read_bytes()
    except OSError:
        pass
    return None


def _files() -> Traversable:
    from importlib.resources import files  # a hundredth of a second: only where nothing else finds them

    return files("linter")


def report_schema() -> str:
    """Return the JSON Schema of the JSON output."""
    return (_files() / "render" / "schema" / "report-v1.schema.json").read_text(encoding="utf-8")


def own_text(name: str) -> str:
    """Return the text of the file *name* that lies in the package itself."""
    place = _PACKAGE / name
    return place.read_text(encoding="utf-8") if place.is_file() else (_files() / name).read_text("utf-8")
