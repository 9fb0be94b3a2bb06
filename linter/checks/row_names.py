"""row_names: what sentences call a row of a table is what the table calls it."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem
from linter.model.report import Report
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RowNames(Check):
    """Every row of which a sentence tells a figure is in the table under the names that the sentence gives it."""

    values = ("name", "table", "likely")

    rule: str  # that `forms/rows.yaml` names under `strange`

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each row that the table has not."""
        told = {said.rule for said in report.domain.rows_said if said.strange == self.rule}
        strangers = [one for one in report.strangers if one.rule == self.rule]
        for one in strangers:
            yield Problem(one.span, {"name": "—".join(one.names), "table": one.table, "likely": one.likely})
        held = [relation for relation in report.relations if relation.rule in told and relation.place]
        yield from (Held(relation.place) for relation in held if relation.place)
        if not strangers and not held:
            yield NotApplicable("no sentence names a row")
