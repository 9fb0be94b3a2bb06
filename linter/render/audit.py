"""Findings in the five parts of an auditor's working paper, as Markdown.

The criterion is the rule's basis, the condition what stands in the report, with places and
arithmetic; the cause is a guess and called one; the effect is what follows from the severity, the
arithmetic and the doubts, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linter.model.finding import Finding, Severity, Verdict
from linter.render.markdown import environment, page
from linter.render.run import Language, Run
from linter.render.shown import shown
from linter.render.tally import Tally, tally
from linter.render.told import Spot, Told, tell
from linter.render.unchecked import closing
from linter.render.visible import short
from linter.render.words import word
from linter.text.source import Source

_QUOTED = 200  # characters of the words complained of
_SPOTS = 20  # places of one kind that are written out


@dataclass(frozen=True, slots=True)
class FindingInParts:
    """One finding in five parts, each in lines."""

    told: Told
    fingerprint: str
    criterion: tuple[str, ...]
    condition: tuple[str, ...]
    cause: tuple[str, ...]
    effect: tuple[str, ...]
    recommendation: tuple[str, ...]


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield a heading, the papers of each report, and the totals if there was not just one."""
    templates = environment(run)
    yield templates.get_template("head.md.j2").render()
    template = templates.get_template("audit.md.j2")
    total = Tally()

    def show(verdict: Verdict) -> str:
        open_ones = (finding for finding in verdict.findings if finding.waived is None)
        papers = [paper(finding, verdict.source, run) for finding in open_ones]
        return template.render(papers=papers, sha256=verdict.source.sha256, **page(verdict, run))

    for verdict, said in shown(verdicts, show, run):
        yield said
        total += tally(verdict)
    yield templates.get_template("foot.md.j2").render(total=total, closing=closing(run, total.reports))


def paper(finding: Finding, source: Source, run: Run) -> FindingInParts:
    """Return *finding* as an auditor writes it down."""
    told = tell(finding, source, run)
    return FindingInParts(
        told=told,
        fingerprint=finding.fingerprint,
        criterion=tuple(filter(None, (told.basis, f"{_w('rule', run)} {told.rule} {told.name}"))),
        condition=tuple(_condition(finding, told, source, run)),
        cause=(_w("cause_if", run), *told.repairs) if told.repairs else (_w("cause_unknown", run),),
        effect=tuple(_effect(finding, told, run)),
        recommendation=(told.advice or _w("advice_none", run),),
    )


def _condition(finding: Finding, told: Told, source: Source, run: Run) -> Iterator[str]:
    where = " · ".join(filter(None, (told.line, told.section, told.cell)))
    quote = short(source.quote(finding.span), _QUOTED)
    yield f"{where}: {_quoted(quote, run.language)}" if quote else where
    for label, spots in told.related:
        yield f"{label}: {_spots(spots, run.language)}"
    yield from told.elsewhere
    if told.arithmetic:
        yield f"{_w('arithmetic', run)}: {told.arithmetic}"
    for also in told.also:
        yield f"{_w('also', run)}: {also}"


def _effect(finding: Finding, told: Told, run: Run) -> Iterator[str]:
    """Yield what follows; nothing that the verdict does not hold is added."""
    proved = finding.severity is Severity.ERROR
    if finding.arithmetic:
        across = "effect_years" if finding.elsewhere else "effect_figures"
        yield _w(across if proved else "effect_doubtful", run)
    elif finding.severity is Severity.INFO:
        yield _w("effect_note", run)
    else:
        yield _w("effect_breach" if proved else "effect_likely", run)
    if finding.also:
        rules = " ".join(dict.fromkeys(also.rule for also in finding.also))
        yield _w("effect_also", run).format(rules)
    if told.doubts:
        yield _w("effect_unless", run).format("; ".join(told.doubts))


def _spots(spots: tuple[Spot, ...], language: Language) -> str:
    said = ", ".join(f"{spot.brief} {_quoted(spot.quote, language)}" for spot in spots[:_SPOTS])
    return said if len(spots) <= _SPOTS else f"{said} (+{len(spots) - _SPOTS})"


def _quoted(text: str, language: Language) -> str:
    return f"“{text}”" if language == "zh" else f'"{text}"'


def _w(key: str, run: Run) -> str:
    return word(key, run.language)
