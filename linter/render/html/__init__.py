"""One HTML file that needs nothing else: each report's text with the findings beside it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from linter.model.finding import Verdict
from linter.render.html.cases import line_of
from linter.render.html.first import sentence, summary
from linter.render.html.index import IndexEntry, worst_first
from linter.render.html.page import anchor, page
from linter.render.html.words import phrase
from linter.render.run import Run
from linter.render.shown import shown
from linter.render.tally import Tally
from linter.render.unchecked import closing
from linter.render.visible import short

_STYLES = ("html/style.css", "html/text.css", "html/print.css")


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield the page's head, a section for each report, and the overview of several.

    The overview is known last and so written last; the style sheet shows it first.
    """
    templates = environment(run)
    script = _text(templates, "html/script.js")
    yield head(templates, script) + templates.get_template("html/bar.html.j2").render()
    template = templates.get_template("html/report.html.j2")
    entries: list[IndexEntry] = []
    taken: set[str] = set()

    def show(verdict: Verdict) -> tuple[IndexEntry, str]:
        made = page(verdict, len(entries) + 1, run, taken)
        return IndexEntry.of(made), template.render(page=made, unreadable=verdict.unreadable)

    for _, (entry, said) in shown(verdicts, show, run, local=True):
        entries.append(entry)
        yield said
    total = sum((entry.counts for entry in entries), Tally())
    yield templates.get_template("html/foot.html.j2").render(
        entries=worst_first(entries),
        total=total,
        says_all=summary([entry.counts for entry in entries], run.language),
        script=script,
        closing=closing(run, len(entries)),
    )


def head(templates: Environment, script: str, *styles: str) -> str:
    """Return the head of a page that runs *script* and nothing else, with *styles* beside the usual."""
    style = "".join(_text(templates, name) for name in (*_STYLES, *styles))
    scripts = f"'{_hash(script)}'" if script else "'none'"
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src {scripts}; "
    policy += "base-uri 'none'; form-action 'none'"
    return templates.get_template("html/head.html.j2").render(style=style, policy=policy)


def environment(run: Run) -> Environment:
    """Return the templates, with the words of the run."""
    environment = Environment(
        loader=PackageLoader("linter.render"),
        # The default would not escape in a file that ends in .html.j2.
        autoescape=select_autoescape(["html", "html.j2"], default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        run=run,
        w=partial(phrase, language=run.language),
        n=lambda key, number: phrase(key, run.language, number),
        anchor=anchor,
        line_of=line_of,
        says=partial(sentence, language=run.language),
        short=short,
    )
    return environment


def _text(templates: Environment, name: str) -> str:
    """Return a style sheet or script as it stands: there is nothing in it to fill in."""
    assert templates.loader is not None
    return templates.loader.get_source(templates, name)[0]


def _hash(text: str) -> str:
    """Return what a content security policy calls *text*: nothing else is obeyed."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
