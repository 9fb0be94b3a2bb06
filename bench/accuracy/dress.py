"""A report in another script or width, character for character, its marks where they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from bench.accuracy.marks import outside_marks
from bench.accuracy.model import Block, Document, Table

DRESSES = ("plain", "plain", "plain", "plain", "traditional", "full width", "half width")
_HALF = {"（": "(", "）": ")", "，": ",", "：": ":", "；": ";"}


@cache
def _converter() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("s2t").convert
    return convert


@cache
def _traditional(text: str) -> str:
    made = _converter()(text)
    return made if len(made) == len(text) else text


def _full(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if (c.isdigit() and c.isascii()) or c == "%" else c for c in text)


def _half(text: str) -> str:
    return "".join(_HALF.get(c, c) for c in text)


CHANGES: dict[str, Callable[[str], str]] = {
    "traditional": _traditional,
    "full width": _full,
    "half width": _half,
}


def dressed(document: Document, dress: str) -> Document:
    """Return the report in a dress."""
    if dress == "plain":
        return document
    change = CHANGES[dress]
    pieces = []
    for piece in document.pieces:
        if isinstance(piece, Table):
            rows = tuple(tuple(outside_marks(cell, change) for cell in row) for row in piece.rows)
            pieces.append(replace(piece, rows=rows))
        elif isinstance(piece, Block):
            pieces.append(replace(piece, text=outside_marks(piece.text, change), number=change(piece.number)))
    return replace(document, pieces=tuple(pieces))
