"""mixed_units: what is added up is counted in one unit."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedUnits(Check):
    """The parts of a sum bear one unit, or their total's; one without a unit bears no other."""

    values = ("units", "total")

    labels: tuple[str, ...]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each sum whose list is whole."""
        sums = [r for r in report.relations if r.kind == "sum" and r.label in self.labels and not r.doubts]
        if not sums:
            yield NotApplicable("nothing to compare")
        for relation in sums:
            whole = relation.right[0]
            span = relation.place or whole.span
            units = list(dict.fromkeys(figure.unit for figure in (whole, *relation.left) if figure.unit))
            if len(units) < 2 or len({figure.unit for figure in relation.left}) == 1:
                yield Held(span)
                continue
            odd = tuple(Related("part", f.span) for f in relation.left if f.unit not in ("", whole.unit))
            yield Problem(span, {"units": "、".join(units), "total": whole.printed}, odd)
