"""rounded_off: sums that come out but for what rounding explains."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.arithmetic import written
from linter.model.check import Check
from linter.model.figure import plain
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.relation import Relation, State
from linter.model.report import Report
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundedOff(Check):
    """Every sum or tie that a pack's tables demand comes out to the last digit, and not only within rounding.

    None of what it says is a fault: figures are rounded each by itself.
    """

    values = ("label", "arithmetic", "difference")

    rules: tuple[str, ...] = ()  # only what is demanded for these; empty: for any

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each sum and each tie that holds."""
        chosen = [one for one in report.relations if self._concerns(one)]
        if not chosen:
            yield NotApplicable("nothing to compare")
        for relation in chosen:
            whole = relation.stated or (relation.right or relation.left)[0]
            place = relation.place or whole.span
            found = relation.evaluate()
            if not found.difference:
                yield Held(place)
                continue
            values = {
                "label": relation.label,
                "arithmetic": written(relation),
                "difference": plain(abs(found.difference)),
            }
            related = tuple(Related("part", figure.span) for figure in relation.left if figure.span != place)
            yield Problem(place, values, related)

    def _concerns(self, relation: Relation) -> bool:
        of_rule = relation.rule in self.rules if self.rules else bool(relation.rule)
        return of_rule and relation.kind in ("sum", "tie") and relation.evaluate().state is State.HOLDS
