"""How a pack says what sentences state with figures: patterns over items, filled from patterns.yaml."""

from __future__ import annotations

from typing import Literal

from linter.domain.form import Formula
from linter.records import dataclass
from linter.text.pattern import Pattern

Makes = Literal["change", "completion", "balance"]


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern over items, as its author wrote it, and the expression over symbols that it became."""

    text: str
    expression: Pattern | None = None


@dataclass(frozen=True, slots=True)
class SentencePattern:
    """One thing that sentences say of figures, and what must hold between those that it names.

    *match* are its wordings in the language of patterns. It makes

    * a `change` of `now` against `then`, by `change` and at `rate` (with `now` and `change` alone, `then` follows);
    * a `completion` of `base` by `done`, at `rate`;
    * a `balance` of the figures that `holds` adds up: opening + received = closed + left.

    A word of the list `direction` before a change, a rate or another figure says which way it goes.
    Where an *unless* is found in the sentences of a match, they speak of something else.
    """

    id: str
    makes: Makes
    match: tuple[Wording, ...]
    holds: str = ""
    rule: str = ""  # the rule that judges it, by the option `rules`; else all that ask for its kind and label
    dated: bool = True  # a change is undecided where no other year is named; not so of 由120件增加到150件
    label: str = ""  # of its relations; else growth, difference, direction, completion or balance
    unless: tuple[Pattern, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """A sentence pattern and the formula of its balance."""

    pattern: SentencePattern
    formula: Formula | None = None
