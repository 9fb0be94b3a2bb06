"""open_tables: every table of these open forms stands in the text."""

from __future__ import annotations

from collections.abc import Iterator

from linter.domain.form import Form
from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Line, Report, Table
from linter.records import dataclass

_LONGEST = 90  # characters of a line that is a title
_LEAST = 4  # letters of a name that tells a table from others
_LEADERS = " .·…—_-0123456789()"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTables(Check):
    """Of each form a table stands in the text; where its title alone does, it may have been lost.

    Unless *least* of the forms are there, nothing is said: a text without tables is another matter.
    """

    values = ("table",)

    forms: tuple[str, ...]
    least: int = 3

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each form."""
        there: dict[str, Table] = {}
        for table in report.tables:
            if table.form is not None:
                there |= {id: table for id in (table.form.id, table.form.stands_for) if id}
        regime = report.identity.regime
        wanted = [
            form for form in report.domain.forms if form.id in self.forms and regime in (*form.regimes, "")
        ]
        if sum(form.id in there for form in wanted) < self.least:
            yield NotApplicable("hardly a table was read")
            return
        for form in wanted:
            if form.id in there:
                yield Held(report.span(there[form.id].stretch))
            else:
                yield _missing(report, form)


def _missing(report: Report, form: Form) -> Answer:
    titles = [line for line in report.lines if _is_title(report, form, line)]
    name = form.name.get("zh", form.id)
    for line in titles:
        if line.kind != "META":  # no entry of the contents page
            return Undecided("lost-table", report.span(line.stretch))
    for table in report.tables:
        if table.form is None and _is_like(report.text(table.stretch), form):
            return Undecided("lost-table", report.span(table.stretch))
    place = report.span(titles[0].stretch) if titles else report.whole
    return Problem(place, {"table": name})


def _is_like(text: str, form: Form) -> bool:
    """Whether most of what a panel of *form* names stands in *text*, a table that goes by another title."""
    words = "".join(text.split())
    for panel in form.panels:
        labels = {
            w for one in (*panel.columns, *panel.rows) for w in one.label.split("·") if len(w) >= _LEAST
        }
        if labels and 2 * sum(label in words for label in labels) > len(labels):
            return True
    return False


def _is_title(report: Report, form: Form, line: Line) -> bool:
    text = report.text(line.stretch)
    if line.kind == "TABLE" or len(text) > _LONGEST:
        return False
    words = "".join(text.split()).rstrip(_LEADERS)
    return any(title.search(words) for title in form.titles)
