"""The tables of a text: those that a grid holds, and those that only words and figures make."""

from __future__ import annotations

from linter.domain.form import Form
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.chain import Titles
from linter.parse.tables.claim import Claim
from linter.parse.tables.claims import claims
from linter.parse.tables.drawn import drawn
from linter.parse.tables.headtext import begins, order_in
from linter.parse.tables.placed import Placed
from linter.parse.tables.spot import Region, spot
from linter.records import dataclass
from linter.text.source import Source
from linter.text.span import Span


@dataclass(frozen=True, slots=True)
class Found(Region):
    """A table that a grid holds."""

    claim: Claim | None = None


def tables(
    source: Source, folded: str, forms: tuple[Form, ...], words: CellWords, titles: Titles
) -> list[Region]:
    """Return the tables of known forms: those of the file's grids and the text's, and those in no grid.

    Where a grid has less of a form than the text about it, its cells are not what they look like.
    """
    grids = [*source.grids, *drawn(source.text, [grid.span for grid in source.grids])]
    claimed = [_with_head(claim, folded) for claim in claims(grids, folded, forms, words)]
    free = folded
    for claim in claimed:
        if claim.whole:
            free = free[: claim.span.start] + " " * len(free[slice(*claim.span)]) + free[claim.span.end :]
    regions = spot(free, forms, words, titles)
    claimed = [
        c for c in claimed if not any(_meets(c, r) and len(r.rows) > len(c.best.rows) for r in regions)
    ]
    regions = [r for r in regions if not any(_meets(c, r) for c in claimed)]
    own = [Found(c.span, c.best.form, tuple(c.best.rows), c) for c in claimed]
    return sorted([*own, *regions], key=lambda region: region.span)


def _with_head(claim: Claim, folded: str) -> Claim:
    """Return *claim* with the head that stands over its grid as text; its order is that of the columns."""
    start = begins(folded, claim.span.start, claim.best.form)
    if start == claim.span.start:
        return claim
    text = folded[start : claim.span.start]
    layouts = tuple(_ordered(layout, text) for layout in claim.layouts)
    return Claim(Span(start, claim.span.end), layouts)


def _ordered(layout: Placed, text: str) -> Placed:
    for block in layout.form.blocks:
        if block.id in layout.heads or len(block.columns) < 2 or not block.rows[0].label:
            continue
        order = order_in(text, layout.form, block)
        if order == block.columns:
            continue
        at = {} if order is None else {c.id: o.id for c, o in zip(block.columns, order, strict=True)}
        for row in block.rows:
            if found := layout.rows.get(row.id):
                found.values = {at[id]: value for id, value in found.values.items() if id in at}
    return layout


def _meets(claim: Claim, region: Region) -> bool:
    return claim.span.start < region.span.end and region.span.start < claim.span.end
