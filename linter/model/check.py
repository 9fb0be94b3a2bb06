"""What is asked of a kind of rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Protocol

from linter.model.finding import Answer
from linter.model.relation import Relation
from linter.model.report import Report


class Check(Protocol):
    """A kind filled in with a rule's options; one that says nothing more looks at the report alone."""

    values: ClassVar[tuple[str, ...]] = ()  # what a message may mention
    doubts: ClassVar[tuple[str, ...]] = ()  # why the report may be right all the same
    of_two_years: ClassVar[bool] = False  # it holds the report against last year's
    of_a_run: ClassVar[bool] = False  # it holds the report against the others of the run

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield the answers for *report*."""
        ...

    def selects(self, relation: Relation) -> bool:
        """Whether it judges *relation*, one of the report's own."""
        return False
