"""What the parts of a workbook say that openpyxl does not when it reads row by row.

Which cells are merged, which formulas were never calculated, which sheets are hidden: read
from the XML, after every part was found to be fit for reading.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.read.office_kinds import EXCEL
from linter.read.package import TYPES_PART, Element, Package

MAX_MERGED = 20_000

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class Area(NamedTuple):
    """A merged area: its rows and columns, from 1, both ends in it."""

    top: int
    left: int
    bottom: int
    right: int


class SheetFacts(NamedTuple):
    """What is known of a sheet beside its values."""

    merged: tuple[Area, ...] = ()
    uncalculated: frozenset[tuple[int, int]] = frozenset()  # row and column


def package_of(data: bytes) -> Package:
    """Return the parts of the workbook *data*, all of which can be read without harm."""
    package = Package(data, EXCEL)
    for name in sorted(package.names - _pictures(package)):  # openpyxl reads a part under whatever name
        if name.lower().endswith((".xml", ".rels")):
            package.xml(name)
        else:
            package.refuse_doctype(name)
    return package


def _pictures(package: Package) -> set[str]:
    """Return the names of the parts that are pictures, and by no word of the package anything else."""
    pictures: set[str] = set()
    others: set[str] = set()
    for name in package.names:
        folder, _, file = name.rpartition("_rels/")
        if file.endswith(".rels"):
            for one in package.relationships(folder + file.removesuffix(".rels")):
                (pictures if one.kind == "image" else others).add(one.target)
    if TYPES_PART in package.names:
        others |= {
            (one.get("PartName") or "").lstrip("/") for one in package.xml(TYPES_PART).iter("{*}Override")
        }
    return pictures - others


def facts(root: Element) -> SheetFacts:
    """Return what the part of a sheet says of it."""
    areas: list[Area] = []
    for one in root.iter("{*}mergeCell"):
        if len(areas) == MAX_MERGED:
            raise EXCEL.too_much("of-merged-cells", MAX_MERGED)
        first, _, last = (one.get("ref") or "").partition(":")
        top, end = _place(first), _place(last or first)
        if top and end:
            areas.append(Area(*top, *end))
    uncalculated = set()
    for formula in root.iter("{*}f"):
        cell = formula.getparent()
        value = cell.find("{*}v")
        place = _place(cell.get("r") or "")
        if place and (value is None or not value.text):
            uncalculated.add(place)
    return SheetFacts(tuple(areas), frozenset(uncalculated))


def _place(name: str) -> tuple[int, int] | None:
    """Return the row and column that a name like B5 means."""
    named = _CELL.fullmatch(name)
    if named is None:
        return None
    column = 0
    for letter in named[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(named[2]), column
