"""One HTML file that needs nothing else: each report's text with the findings beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from linter.finding import Outcome, Severity, Verdict
from linter.records import dataclass
from linter.render.marked import Piece, Target, blocks
from linter.render.run import Run
from linter.render.tally import Tally, figures, tally
from linter.render.told import Told, about, grouped, tell
from linter.render.visible import visible
from linter.render.words import word
from linter.source import Source, Span

_NUMBER = re.compile(r"[-−]?[\d.,]+%?")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A report's line in the overview."""

    number: int
    path: str
    title: str
    counts: Tally


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield the page's head, a section for each report, and the overview of several.

    The overview is known last and so written last; the style sheet shows it first.
    """
    templates = _environment(run)
    yield templates.get_template("head.html.j2").render()
    template = templates.get_template("report.html.j2")
    entries: list[_Entry] = []
    for number, verdict in enumerate(verdicts, 1):
        path, title = visible(verdict.source.path), visible(verdict.identity.title)
        entries.append(_Entry(number, path, title, tally(verdict)))
        yield template.render(entry=entries[-1], unreadable=verdict.unreadable, **_page(verdict, number, run))
    total = sum((entry.counts for entry in entries), Tally())
    yield templates.get_template("foot.html.j2").render(entries=entries, total=total)


def _environment(run: Run) -> Environment:
    environment = Environment(
        loader=PackageLoader("linter.render"),
        # The default would not escape in a file that ends in .html.j2.
        autoescape=select_autoescape(["html", "html.j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(run=run, w=partial(word, language=run.language), is_number=_is_number)
    return environment


def _is_number(cell: tuple[Piece, ...]) -> bool:
    return bool(_NUMBER.fullmatch("".join(piece.text for piece in cell).strip()))


def _page(verdict: Verdict, number: int, run: Run) -> dict[str, object]:
    """Return what the template shows of one report."""
    source = verdict.source
    cards = list(enumerate((tell(finding, source, run) for finding in verdict.findings), 1))
    targets = _targets(cards, source, number)
    if run.ledger:
        seen = (entry.figure.span for entry in verdict.ledger if entry.state == "verified")
        targets += [Target(span, "verified", "") for span in seen]
    return {
        "about": about(verdict, run),
        "blocks": blocks(source, verdict.identity.title, targets),
        "cards": cards,
        "undecided": grouped(verdict, Outcome.UNDECIDED, run),
        "held": [one.rule for one in verdict.outcomes if one.outcome is Outcome.HOLDS],
        "not_applicable": grouped(verdict, Outcome.NOT_APPLICABLE, run),
        "figures": figures(verdict),
        "severities": [severity.word for severity in sorted(Severity, reverse=True)],
    }


def _targets(cards: list[tuple[int, Told]], source: Source, number: int) -> list[Target]:
    """Return the places to mark, the worst first, so that they lie outside; related ones last."""
    found = [
        Target(
            _without_end(source, told.span),
            "waived" if told.waived else told.severity,
            f"r{number}-m{n}",
            n,
        )
        for n, told in cards
    ]
    ranks = {severity.word: -severity for severity in Severity}
    found.sort(key=lambda target: ranks.get(target.kind, 0))
    spots = (spot for _, told in cards for _, spots in told.related for spot in spots)
    related = {
        spot.span: Target(spot.span, "related", f"r{number}-p{spot.span.start}-{spot.span.end}")
        for spot in spots
    }
    return [*found, *related.values()]


def _without_end(source: Source, span: Span) -> Span:
    """Return *span* without the blanks at its end, so that its number stands behind its words."""
    return Span(span.start, span.start + len(source.quote(span).rstrip()))
