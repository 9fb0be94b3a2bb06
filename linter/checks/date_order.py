"""date_stated: the report bears a date. date_order: it was not signed after it was published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStated(Check):
    """The day of publication is known, from the page or from whoever asks."""

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer."""
        yield Held(report.whole) if report.identity.published else Problem(report.whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOrder(Check):
    """The signature bears no later day than the publication."""

    values = ("signed", "published")

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each dated signature."""
        # The day that the page was generated is not the day it was published.
        meta = report.metadata.get("published")
        signed = [(mention, mention.value) for mention in report.signed if mention.value]
        if meta is None or not report.identity.published or not signed:
            yield NotApplicable("no two dates to compare")
            return
        published = date.fromisoformat(report.identity.published)
        for mention, day in signed:
            if day > published:
                values = {"signed": day.isoformat(), "published": published.isoformat()}
                yield Problem(mention.span, values, (Related("published", report.span(meta.stretch)),))
            else:
                yield Held(mention.span)
