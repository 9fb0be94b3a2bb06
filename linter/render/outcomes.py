"""What came of the rules that found nothing, in words: why, and where a rule could not tell."""

from __future__ import annotations

from linter.model.finding import Outcome, RuleOutcome, Verdict
from linter.render.reasons import reason
from linter.render.run import Language, Run
from linter.render.told import Spot, spots
from linter.render.visible import visible
from linter.text.source import Source

_MOST = 3  # places of one rule
_LONGEST = 40  # more is no figure and no phrase


def grouped(verdict: Verdict, outcome: Outcome, run: Run) -> list[tuple[str, tuple[str, ...]]]:
    """Return the rules with that outcome by reason in words, each reason once, in first order."""
    reasons: dict[str, list[str]] = {}
    for one in verdict.outcomes:
        if one.outcome is outcome:
            title = run.title(one.rule) if outcome is Outcome.UNDECIDED else ""  # the others are many
            named = visible(f"{one.rule} {title}".strip()) + _at(one, verdict.source, run.language)
            reasons.setdefault(visible(reason(one.reason, run)), []).append(named)
    return [(why, tuple(rules)) for why, rules in reasons.items()]


def places(outcome: RuleOutcome, source: Source, language: Language) -> tuple[Spot, ...]:
    """Return where a rule could not tell: figures and words, not whole tables or reports."""
    return spots((span for span in outcome.spans if 0 < span.end - span.start <= _LONGEST), source, language)


def _at(outcome: RuleOutcome, source: Source, language: Language) -> str:
    found = places(outcome, source, language)
    if not found:
        return ""
    said = ", ".join(f"{spot.brief} {spot.quote}" for spot in found[:_MOST])
    more = f" +{len(found) - _MOST}" if len(found) > _MOST else ""
    return f"（{said}{more}）" if language == "zh" else f" ({said}{more})"
