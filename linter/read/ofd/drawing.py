"""What is drawn on a page of an OFD document: characters, rules and pictures, through blocks and composite drawings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from linter.read.ofd.document import Leaf
from linter.read.ofd.numbers import matrix, numbers, times
from linter.read.ofd.path import strokes
from linter.read.ofd.writing import characters, shows
from linter.read.office_kinds import OFD
from linter.read.package import Element
from linter.read.pages.ink import Box
from linter.read.pages.plane import (
    EVERYWHERE,
    Character,
    Matrix,
    PathPiece,
    drawn,
    is_seen,
    meeting,
    moved,
    pieces_of,
    round_box,
    without_doubles,
)
from linter.read.pages.sheet import Page

MAX_OBJECTS = 400_000  # of a document, with what its pages have from their templates
_DEEPEST = 12  # blocks in blocks, drawings in drawings
_POINTS = 72 / 25.4  # in a millimetre
_GROUPS = ("Layer", "PageBlock", "Content")


class _Found(NamedTuple):
    characters: list[Character]
    pieces: list[PathPiece]
    images: list[Box]


class PagePainter:
    """Draws pages, and counts what is on them."""

    def __init__(self) -> None:
        self._count = 0

    def page(self, leaf: Leaf) -> Page:
        """Return what stands on a page. Raises UnreadableError where that is far too much."""
        left, top, width, height = leaf.area
        plane = (
            _POINTS,
            0.0,
            0.0,
            -_POINTS,
            -left * _POINTS,
            top * _POINTS,
        )  # its y goes up, as a PDF's does
        found = _Found([], [], [])
        for thing, to_plane, clip in self._objects(leaf, plane):
            kind = etree.QName(thing).localname
            if kind == "TextObject":
                told = characters(thing, to_plane, self._count)
                found.characters.extend(one for one in told if is_seen(one, clip))
            elif kind == "PathObject":
                found.pieces.extend(_rules(thing, to_plane, clip))
            elif kind == "ImageObject":
                found.images.append(meeting(_area(thing, to_plane), clip))
        box = (0.0, -height * _POINTS, width * _POINTS, 0.0)
        images = [one for one in found.images if one[0] < one[2] and one[1] < one[3]]
        return drawn(box, without_doubles(found.characters), found.pieces, images).page

    def _objects(self, leaf: Leaf, plane: Matrix) -> Iterator[tuple[Element, Matrix, Box]]:
        """Yield the objects that are drawn on a page, each with the way from it to the plane, and what it is cut to."""
        waiting = [(layer, plane, EVERYWHERE, 0) for layer in reversed(leaf.layers)]
        while waiting:
            thing, outer, clip, depth = waiting.pop()
            self._count += 1
            if self._count > MAX_OBJECTS:
                raise OFD.too_much("of-objects", MAX_OBJECTS)
            if not isinstance(thing.tag, str) or not shows(thing) or depth > _DEEPEST:
                continue
            kind = etree.QName(thing).localname
            if kind in _GROUPS:
                waiting.extend((one, outer, clip, depth + 1) for one in reversed(thing))
                continue
            inner = _to_outer(thing, outer)
            clip = meeting(clip, _clip(thing, inner))
            if kind != "CompositeObject":
                yield thing, inner, clip
            elif (unit := leaf.units.get(thing.get("ResourceID") or "")) is not None:
                waiting.extend((one, inner, clip, depth + 1) for one in unit.iterfind("{*}Content"))


def _to_outer(thing: Element, outer: Matrix) -> Matrix:
    """Return the way from an object's own plane: its matrix, then where its boundary lies."""
    x, y = (*numbers(thing.get("Boundary")), 0.0, 0.0)[:2]
    return times(times(matrix(thing.get("CTM")), (1.0, 0.0, 0.0, 1.0, x, y)), outer)


def _clip(thing: Element, inner: Matrix) -> Box:
    """Return the box that the clips of *thing* leave: areas of one clip together, one clip after the other."""
    box = EVERYWHERE
    for clip in thing.iterfind("{*}Clips/{*}Clip"):
        areas = [
            _bounds(path, _to_outer(path, inner)) for path in clip.iterfind("{*}Area/{*}Path")
        ]  # fmt: skip
        if areas:
            box = meeting(box, round_box([(x, y) for area in areas for x, y in (area[:2], area[2:])]))
    return box


def _bounds(thing: Element, inner: Matrix) -> Box:
    """Return how far the boundary of *thing* reaches."""
    _, _, width, height = (*numbers(thing.get("Boundary")), 0.0, 0.0, 0.0, 0.0)[:4]
    return round_box([moved(x, y, inner) for x in (0.0, width) for y in (0.0, height)])


def _area(thing: Element, inner: Matrix) -> Box:
    """Return where a picture lies: it fills the unit square of its own plane."""
    if thing.get("CTM") is None:
        return _bounds(thing, inner)
    return round_box([moved(x, y, inner) for x in (0.0, 1.0) for y in (0.0, 1.0)])


def _rules(thing: Element, inner: Matrix, clip: Box) -> Iterator[PathPiece]:
    stroked, filled = thing.get("Stroke") != "false", thing.get("Fill") == "true"
    for stroke in strokes(thing.findtext("{*}AbbreviatedData") or "", inner):
        yield from pieces_of(stroke, clip, stroked=stroked, filled=filled)
