"""A form that a grid follows: what each of its versions makes of the grid, and of the one that goes on from it."""

from __future__ import annotations

from typing import NamedTuple

from linter.parse.tables.placed import Placed
from linter.text.span import Span


class Claim(NamedTuple):
    """A form in the text: where its cells stand, and what each version of it makes of them."""

    span: Span
    layouts: tuple[Placed, ...]

    @property
    def best(self) -> Placed:
        """The version that explains most."""
        return max(self.layouts, key=lambda layout: layout.score)

    @property
    def whole(self) -> bool:
        """Whether every row of the form is there with its values."""
        best = self.best
        there = {id for id, row in best.rows.items() if row.values}
        return there >= {row.id for row in best.form.rows} - set(best.form.optional)


def joined(claim: Claim, following: Claim) -> Claim | None:
    """Return both as one, where *following* goes on with rows that *claim* has not."""
    if claim.best.form.id != following.best.form.id:
        return None
    layouts = []
    for one in claim.layouts:
        other = next((p for p in following.layouts if p.form is one.form), None)
        if other is not None and one.rows.keys() & other.rows.keys():
            return None
        layouts.append(one if other is None else _both(one, other))
    return Claim(Span(claim.span.start, following.span.end), tuple(layouts))


def _both(one: Placed, other: Placed) -> Placed:
    return Placed(
        one.form,
        {**one.rows, **other.rows},
        {**other.heads, **one.heads},
        one.first,
        one.last,
        one.twice | other.twice,
        {**one.added, **other.added},
    )
