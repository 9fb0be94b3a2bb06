"""What is asked about the reports of a run, and what is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from linter.model.finding import Outcome, RuleOutcome, Verdict
from linter.model.previous import Unpaired
from linter.parse import Given
from linter.run.copies import Print
from linter.run.pairing import Who


class OpenedFile(NamedTuple):
    """A file, and what is known of it."""

    path: str
    given: Given


class Against(NamedTuple):
    """The files that a report is held against: last year's report, and the same one in another format."""

    previous: str = ""
    same_as: str = ""


ALONE = Against()


class Means(NamedTuple):
    """How a run is gone about; what it says is the same by any.

    Up to *jobs* processes read the reports, and *taken* is called when one was read. Without *figures* a
    verdict has no ledger and no relations, and is a small one.
    """

    jobs: int = 1
    figures: bool = True
    taken: Callable[[], object] = lambda: None


ALL_HERE = Means()


class Identify(NamedTuple):
    """Asks for the facts of a report."""

    reading: OpenedFile


class Facts(NamedTuple):
    """What must be known of every report of a run before any can be held against another."""

    who: Who
    kept: Print | None
    sha256: str


class Visit(NamedTuple):
    """Asks for all that one reading of a report tells; *key* is what it is kept under, if that has *sha256*."""

    reading: OpenedFile
    rules: tuple[str, ...]
    key: str = ""
    sha256: str = ""


class Visited(NamedTuple):
    """The answer to a Visit: the facts, and the verdict as far as the report alone tells it."""

    facts: Facts
    alone: AloneVerdict


class Task(NamedTuple):
    """A report to check: by which rules, and against which others."""

    reading: OpenedFile
    rules: tuple[str, ...]
    before: OpenedFile | Unpaired | None = None  # the report of the year before
    like: OpenedFile | None = None  # another body's that is most like it
    others: int | None = None  # how many bodies' reports there were to compare; None: none was looked for
    same: OpenedFile | None = None  # the same report in another file
    awaited: bool = False  # next year's report is still to come
    key: str = ""  # as in Visit
    sha256: str = ""


class AloneVerdict(NamedTuple):
    """The verdict on a report that is held against no other one of the run, or only against the one *before*.

    *company* and *unpaired* are outcomes that are otherwise where there are reports of other bodies and
    none is like it, and where it cannot be told which report is last year's. None: it is to be asked.
    """

    verdict: Verdict
    company: tuple[RuleOutcome, ...] | None
    unpaired: tuple[RuleOutcome, ...] | None
    before: str = ""  # the file of last year's report, which the same process had read just before

    def told(self, others: int | None, before: Unpaired | None) -> Verdict | None:
        """Return the verdict where so many reports are of other bodies; None: the report must be read again."""
        found: dict[str, RuleOutcome] = {}
        if others is not None:
            if self.company is None:
                return None
            found |= _by_rule(self.company)
        if before is not None:
            if self.unpaired is None:
                return None
            found |= _by_rule(
                replace(one, reason=before.reason)
                if one.outcome is Outcome.UNDECIDED and not one.reason
                else one
                for one in self.unpaired
            )
        if not found:
            return self.verdict
        outcomes = tuple(found.get(one.rule, one) for one in self.verdict.outcomes)
        return replace(self.verdict, outcomes=outcomes)


def _by_rule(outcomes: Iterable[RuleOutcome]) -> dict[str, RuleOutcome]:
    return {one.rule: one for one in outcomes}
