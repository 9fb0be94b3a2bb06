"""What stands in a cell becomes its figure, or the kind of nothing it is."""

from __future__ import annotations

import re
from functools import lru_cache

from linter.domain.form import Form, Label
from linter.domain.numbering import numbering_end
from linter.model.figure import Figure, FormCell, Known
from linter.model.table import FilledCell
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.content import Content

_HAN = re.compile(r"[一-鿿]+")


def filled_cell(
    form: Form, row: Label, column: Label, content: Content, known: Known, words: CellWords
) -> FilledCell:
    """Return the cell of *row* and *column*."""
    place, label = _places(form)[row.id, column.id]
    value = words.number(content.text) if content.text else None
    if value is None:
        return FilledCell(place, content.span, missing=content.missing or "unreadable", known=known)
    figure = Figure(
        value=value,
        printed=content.text,
        span=content.span,
        unit=row.unit,
        decimals=words.decimals(content.text),
        label=label,
        cell=place,
        known=known,
    )
    return FilledCell(place, content.span, figure, known=known)


@lru_cache(maxsize=64)
def _places(form: Form) -> dict[tuple[str, str], tuple[FormCell, str]]:
    """Each cell of *form*, by the ids of its row and column, and both labels in one."""
    return {
        (row.id, column.id): (
            FormCell(form.id, row.id, column.id, row.label, column.label),
            "·".join(word for word in (row.label, column.label) if word),
        )
        for block in form.blocks
        for row in block.rows
        for column in block.columns
    }


def spelt(row: Label, text: str) -> bool:
    """Whether all letters of a writing of *row* stand in *text* in their order, others between."""
    for writing in row.writings:
        letters = iter(text)
        core = writing[numbering_end(writing) :]
        if all(letter in letters for letter in "".join(_HAN.findall(core))):
            return True
    return False
