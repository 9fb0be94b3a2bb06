"""What differs between a report and the same report in another file: data and nothing else."""

from __future__ import annotations

from typing import Literal

from linter.model.elsewhere import Elsewhere
from linter.model.figure import FormCell
from linter.records import dataclass
from linter.text.span import Span

TwinKind = Literal[
    "report",  # it is another year's, or another body's
    "section",  # a heading
    "table",  # the one has it, the other not
    "cell",  # of a table that both have
    "figure",  # in a sentence
    "words",
]
TwinWay = Literal[
    "here", "there", "both"
]  # who says something: only the one, only the other, each something else


@dataclass(frozen=True, slots=True)
class Difference:
    """What the one file says and the other does not: where, in each; the words are those places'."""

    kind: TwinKind
    way: TwinWay
    here: Span  # empty: where it would stand
    there: Elsewhere
    cell: FormCell | None = None


@dataclass(frozen=True, slots=True)
class Twin:
    """The other file, how much was held against it, and what differs.

    *unread*: what either file has beside its text, in which something may differ unseen (pictures …).
    """

    path: str
    sha256: str
    format: str
    sections: int
    cells: int
    words: int
    differences: tuple[Difference, ...]
    unread: tuple[str, ...] = ()
