"""What several kinds of report state of one body and year: which figures of a report say it (rules/shared.yaml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from linter.records import dataclass
from linter.resources import shipped
from linter.rulepack.build import build, require_mapping
from linter.text.pattern import Pattern
from linter.text.source import Source
from linter.yamlfile import read_yaml

FILE = "shared.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPlace:
    """Where a kind of report states it: in a cell of a form, or in a sentence, where the group n of a pattern is the figure."""

    pack: str
    form: str = ""
    row: str = ""
    column: str = ""
    patterns: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFigure:
    """What is stated in several kinds of report, and where in each."""

    id: str
    title: dict[str, str]
    places: tuple[SharedPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _SharedFile:
    shared: tuple[SharedFigure, ...]


@lru_cache(maxsize=1)
def shared_figures() -> tuple[SharedFigure, ...]:
    """Return what the program knows to be stated in several kinds of report."""
    file = require_mapping(read_yaml(shipped("rules") / FILE), FILE, "the file")
    made: _SharedFile = build(_SharedFile, file, "key")
    return made.shared


def subjects(pack: str, source: Source, ledger: list[dict[str, Any]]) -> dict[int, str]:
    """Return what the figures of a report of the kind *pack* state of that: by their number in *ledger*."""
    cells: dict[tuple[str, str, str], str] = {}
    said: dict[int, str] = {}
    for id, place in _places(pack):
        cells[place.form, place.row, place.column] = id
        said |= dict.fromkeys(_sentences(place.patterns, source), id)
    found = {}
    for number, entry in enumerate(ledger):
        cell = entry["where"]["cell"]
        subject = cells.get(_cell(cell)) if cell else said.get(entry["where"]["start"]["offset"])
        if subject is not None:
            found[number] = subject
    return found


def _places(pack: str) -> Iterator[tuple[str, SharedPlace]]:
    for one in shared_figures():
        yield from ((one.id, place) for place in one.places if place.pack == pack)


def _cell(cell: Mapping[str, str]) -> tuple[str, str, str]:
    return cell.get("table", ""), cell.get("row", ""), cell.get("column", "")


def _sentences(patterns: tuple[Pattern, ...], source: Source) -> Iterator[int]:
    """Yield where the figures that the patterns mean begin in the text."""
    if not patterns:
        return
    at = [n for n, character in enumerate(source.folded) if not character.isspace()]
    text = "".join(source.folded[n] for n in at)
    for pattern in patterns:
        yield from (at[match.start("n")] for match in pattern.finditer(text))
