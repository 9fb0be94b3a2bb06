"""A form that a grid follows: what each of its versions makes of the grid, and of the one that goes on from it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from linter.parse.tables.placed import Placed
from linter.records import dataclass
from linter.text.span import Span


@dataclass(frozen=True)
class Claim:
    """A form in the text: where its cells stand, and what each version of it makes of them."""

    span: Span
    layouts: tuple[Placed, ...]

    @cached_property
    def best(self) -> Placed:
        """The version that explains most."""
        return max(self.layouts, key=lambda layout: layout.score)

    @property
    def whole(self) -> bool:
        """Whether every row of the form is there with its values."""
        return self.best.whole


def joined(claim: Claim, following: Claim) -> Claim | None:
    """Return both as one, where *following* goes on with rows, or with columns, that *claim* has not."""
    if claim.best.form.id != following.best.form.id:
        return None
    layouts = []
    for one in claim.layouts:
        other = next((p for p in following.layouts if p.form is one.form), None)
        if other is not None and not all(
            _apart(one, other, id) for id in one.rows.keys() & other.rows.keys()
        ):
            return None
        layouts.append(one if other is None else _both(one, other))
    return Claim(Span(claim.span.start, following.span.end), tuple(layouts))


def _apart(one: Placed, other: Placed, id: str) -> bool:
    """Whether both have values of the row, in columns of their own."""
    here, there = one.rows[id].values, other.rows[id].values
    return bool(here and there) and not here.keys() & there.keys()


def _both(one: Placed, other: Placed) -> Placed:
    rows = {**one.rows, **other.rows}
    heads = {**other.heads, **one.heads}
    for id in one.rows.keys() & other.rows.keys():
        rows[id] = replace(one.rows[id], values={**one.rows[id].values, **other.rows[id].values})
    for id in one.heads.keys() & other.heads.keys():
        heads[id] = replace(heads[id], there=one.heads[id].there | other.heads[id].there)
    return Placed(
        one.form,
        rows,
        heads,
        one.first,
        one.last,
        one.twice | other.twice,
        {**one.added, **other.added},
    )
