"""Verdicts as GitHub-flavoured Markdown: reads well as a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from linter.model.finding import Outcome, Verdict
from linter.render.checked import checked
from linter.render.outcomes import grouped
from linter.render.run import Run
from linter.render.shown import shown
from linter.render.tally import Tally, figures, tally
from linter.render.told import about, tell
from linter.render.twins import heading, rest, told
from linter.render.unchecked import closing
from linter.render.visible import visible
from linter.render.words import word

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKS = re.compile(r"[\\`*_\[\]|~$!#&<>]|^[-+=]|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s)")
# GitHub reads these after Markdown, where no backslash helps: @name, #12, https://, www., :smile:,
# name@host. A word joiner (shows nothing) behind the sign parts it from what follows.
_LINKS = re.compile(r"[@#](?=\w)|:(?=//|[\w+-]+:)|(?<=www)\.|(?<=mailto):", re.IGNORECASE)
_JOINER = "\u2060"


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield a heading, a section for each report, and the totals if there was not just one."""
    templates = environment(run)
    yield templates.get_template("head.md.j2").render()
    template = templates.get_template("report.md.j2")
    total = Tally()
    for verdict, said in shown(verdicts, lambda one: template.render(**page(one, run)), run):
        yield said
        total += tally(verdict)
    yield templates.get_template("foot.md.j2").render(total=total, closing=closing(run, total.reports))


def escape(value: Any) -> str:
    """Return *value* as Markdown that shows its very text, on one line, whatever it holds."""
    text = visible(str(value))
    text = _LINKS.sub(lambda match: match[0] + _JOINER, text)
    return _MARKS.sub(lambda match: _ENTITIES.get(match[0], "\\" + match[0]), text)


def environment(run: Run) -> Environment:
    """Return where the Markdown templates are: every value in them is escaped."""
    made = Environment(
        loader=PackageLoader("linter.render"),
        autoescape=False,  # HTML's escapes are not Markdown's: `finalize` escapes every value instead
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(run=run, w=partial(word, language=run.language))
    return made


def page(verdict: Verdict, run: Run) -> dict[str, object]:
    """Return what the template shows of one report."""
    twin = verdict.twin
    return {
        "twin": twin,
        "twin_heading": heading(twin, run.language) if twin else "",
        "twin_rest": rest(twin, run.language) if twin else "",
        "differences": list(told(verdict, run)),
        "path": verdict.source.path,
        "title": verdict.identity.title,
        "unreadable": verdict.unreadable,
        "counts": tally(verdict),
        "about": about(verdict, run),
        "checked": checked(verdict, run),
        "findings": [tell(one, verdict.source, run) for one in verdict.findings if one.waived is None],
        "waived": [tell(one, verdict.source, run) for one in verdict.findings if one.waived is not None],
        "undecided": grouped(verdict, Outcome.UNDECIDED, run),
        "held": [one.rule for one in verdict.outcomes if one.outcome is Outcome.HOLDS],
        "not_applicable": grouped(verdict, Outcome.NOT_APPLICABLE, run),
        "figures": figures(verdict),
    }
