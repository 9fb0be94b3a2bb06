"""The findings and the sign-off sheet of each report, without its text: what is printed and signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.model.finding import Verdict
from linter.render.html import environment, head
from linter.render.html.page import page
from linter.render.run import Run
from linter.render.shown import shown


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield the head, a section for each report, and the end of the page."""
    templates = environment(run)
    yield head(templates, "", "html/list.css") + "<main>\n"
    template = templates.get_template("html/confirmation.html.j2")
    taken: set[str] = set()
    numbers = iter(range(1, 1_000_000_000))

    def show(verdict: Verdict) -> str:
        made = page(verdict, next(numbers), run, taken)
        return template.render(page=made, unreadable=verdict.unreadable)

    yield from (said for _, said in shown(verdicts, show, run, local=True))
    yield "</main>\n</body>\n</html>\n"
