"""What a rule's manual page says, in the words of one language: facts, no layout."""

from __future__ import annotations

from linter.checks import KINDS
from linter.domain.domain import Domain, Law
from linter.manual.examples import run_example
from linter.manual.words import DEMANDS, say
from linter.records import dataclass
from linter.render.reasons import doubt
from linter.render.run import Language, Run
from linter.render.told import Told, tell
from linter.render.words import text_in, word
from linter.rulepack import Example, Rule, RulePack
from linter.text.folding import fold


@dataclass(frozen=True, slots=True)
class Shown:
    """An example and what really came of it; nothing for one that holds."""

    report: str
    given: str
    findings: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule in words."""

    id: str
    name: str
    title: str  # empty where the pack has none in this language
    kind: str
    demands: str
    message: str
    severity: str
    doubts: tuple[tuple[str, str], ...]  # what speaks for the report → what the outcome is then
    scope: tuple[str, ...]
    waivable: str
    enabled: bool
    basis: str
    laws: tuple[tuple[str, str], ...]  # name → its dates
    advice: str
    options: str  # as YAML; empty where there are none
    measured: str  # how often it was right; empty where nobody measured
    good: tuple[Shown, ...]
    bad: tuple[Shown, ...]


def page(rule: Rule, pack: RulePack, language: Language) -> RulePage:
    """Return the page of *rule*, its examples run."""
    run = Run(language=language, names=pack.names())
    cls = KINDS[rule.kind]
    summary = " ".join((cls.__doc__ or "").split("\n\n")[0].split())
    return RulePage(
        id=rule.id,
        name=rule.name,
        title=rule.title.get(language, ""),
        kind=rule.kind,
        demands=DEMANDS.get(rule.kind, summary) if language == "zh" else summary,
        message=text_in(rule.message, language),
        severity=word(rule.severity.word, language),
        doubts=tuple((doubt(id, run), word(level, language)) for id, level in rule.doubts.items()),
        scope=tuple(_scope(rule, run)),
        waivable=say("waivable" if rule.waivable else "not_waivable", language),
        enabled=rule.enabled,
        basis=rule.basis,
        laws=tuple((law.name, _dates(law, language)) for law in laws_of(rule, pack.domain)),
        advice=text_in(rule.advice, language),
        options=_options(rule),
        measured=_measured(rule, pack, language),
        good=tuple(_shown(rule, example, pack, run) for example in rule.examples.good if not example.file),
        bad=tuple(_shown(rule, example, pack, run) for example in rule.examples.bad if not example.file),
    )


def laws_of(rule: Rule, domain: Domain) -> list[Law]:
    """Return the laws that the rule's basis cites, in the pack's order."""
    cited = fold(rule.basis)
    return [law for law in domain.laws if any(pattern.search(cited) for pattern in law.cited_as)]


def _measured(rule: Rule, pack: RulePack, language: Language) -> str:
    counts = pack.measured.get(rule.id)
    if counts is None:
        return ""
    faults = say("measured_faults", language).format(counts.found, counts.faults) if counts.faults else ""
    clean = (
        say("measured_clean", language).format(counts.false_alarms, counts.reports) if counts.reports else ""
    )
    return say("semicolon", language).join(part for part in (faults, clean) if part)


def _scope(rule: Rule, run: Run) -> list[str]:
    joint = "、" if run.language == "zh" else "; "
    regimes = joint.join(run.called(id) for id in rule.when.regimes) or say("all_regimes", run.language)
    bodies = joint.join(run.called(id) for id in rule.when.bodies) or say("all_bodies", run.language)
    whole = [say("whole", run.language)] if "whole" in rule.needs else []
    return [regimes, bodies, *whole]


def _dates(law: Law, language: Language) -> str:
    parts = [(key, getattr(law, key)) for key in ("issued", "in_force", "until")]
    return say("comma", language).join(say(key, language).format(day) for key, day in parts if day)


def _options(rule: Rule) -> str:
    if not rule.options:
        return ""
    import yaml

    text: str = yaml.safe_dump(rule.options, allow_unicode=True, sort_keys=False, width=100)
    return text.rstrip()


def _shown(rule: Rule, example: Example, pack: RulePack, run: Run) -> Shown:
    verdict = run_example(rule, example, pack)
    told = tuple(tell(finding, verdict.source, run) for finding in verdict.findings)
    known = [("year", example.year), ("body", run.called(example.body)), ("issuer", example.issuer)]
    known.append(("published", example.published))
    known.append(("notes", ", ".join(f"{name} {count}" for name, count in example.notes.items())))
    given = [f"{say(key, run.language)} {value}" for key, value in known if value]
    return Shown(example.report.rstrip("\n"), say("comma", run.language).join(given), told)
