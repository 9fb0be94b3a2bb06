"""Reads a PDF, in a process of its own that is limited in time and memory, and says what went wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, NamedTuple

from linter.errors import UnreadableError
from linter.read.pages.frame import Frame
from linter.read.pdf import process
from linter.read.places import FIXED, PageBox, Places
from linter.text.grid import Cell, Grid
from linter.text.source import Span

FINE = "--fine"

_SAID = {
    "missing": "pdf-missing",
    "scanned": "pdf-scanned",
    "empty": "pdf-empty",
    "no characters": "pdf-no-characters",
    "encrypted": "pdf-with-password",
    "damaged": "pdf-damaged",
    "pages": "pdf-pages",
    "bomb": "pdf-bomb",
    "failed": "pdf-failed",
    "too much": "pdf-too-much",
}


class PdfDocument(NamedTuple):
    """What a person reads in a PDF, the way from it to page and box, and what it did not say."""

    text: str
    places: Places
    notes: dict[str, int]
    grids: tuple[Grid, ...] = ()
    frames: tuple[Frame, ...] = ()  # of each page, where the place of each character was asked for

    @property
    def locate(self) -> Callable[[Span], dict[str, Any]]:
        """What says where a span begins."""
        return self.places.locator()


def read_pdf(data: bytes, *, fine: bool = False) -> PdfDocument:
    """Return what a person reads in *data*; *fine*: with the place of each character outside tables.

    Raises UnreadableError where that is nothing or too much.
    """
    answer: dict[str, Any] = _answer(data, fine) if find_spec("pypdfium2") else {"error": "missing"}
    if error := answer.get("error"):
        raise UnreadableError(_SAID.get(error, error), **answer.get("params", {}))
    places = Places()
    text, runs = answer["text"], answer["runs"]
    ends = [run[0] for run in runs[1:]] + [len(text)]
    for (start, page, box), end in zip(runs, ends, strict=True):
        places.add(end - start, None, FIXED, PageBox(page, tuple(box)))
    grids = tuple(Grid(tuple(map(_cell, cells)), drawn) for drawn, cells in answer["grids"])
    frames = tuple(Frame(tuple(box), quarters) for box, quarters in answer.get("frames", ()))
    return PdfDocument(text, places, _notes(answer), grids, frames)


def _notes(answer: dict[str, Any]) -> dict[str, int]:
    notes = {"scanned_pages": int(answer["scanned"])}
    return {**notes, "pictures": int(answer["pictures"])} if answer["pictures"] else notes


def _cell(told: list[int]) -> Cell:
    row, column, rows, columns, start, end = told
    return Cell(row, column, rows, columns, (Span(start, end),) if end > start else (), start)


def _answer(data: bytes, fine: bool) -> dict[str, Any]:
    """Return what the reading process says of *data*; where it came to grief, that."""
    try:
        said: dict[str, Any] = json.loads(process.answer("linter.read.pdf.child", data, *[FINE] * fine))
    except process.FailedError:
        return {"error": "failed"}
    except (process.TooMuchError, ValueError, MemoryError):
        return {"error": "too much"}
    return said
