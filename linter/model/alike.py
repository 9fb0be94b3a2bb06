"""What a report has in common with those of other bodies in the same run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction

from linter.model.elsewhere import Elsewhere
from linter.records import dataclass
from linter.text.source import Span


@dataclass(frozen=True, slots=True)
class Alike:
    """The report of another body that is most like this one; *path* is empty where none is.

    *likeness* is the share of the runs of both texts that is in both; *passages* are the longest
    sentences that both have, and where each stands in the other one.
    """

    compared: int  # reports of other bodies
    path: str = ""
    title: str = ""
    likeness: Fraction = Fraction(0)
    passages: Mapping[Span, Elsewhere] = field(default_factory=dict)
