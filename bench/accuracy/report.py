"""The tables of the benchmark, as Markdown, and the lists behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bench.accuracy.renderings import RENDERINGS
from bench.accuracy.score import Tally, false_alarms, tallied, wilson
from bench.accuracy.trial import Said, Trial

SEVERITIES = ("error", "warning", "info")


def percent(share: float) -> str:
    """Return a share in per cent, cut, so that 100 means all."""
    return f"{int(share * 1000) / 10:.1f}"


def _row(name: str, tally: Tally) -> str:
    low, high = wilson(tally.found, tally.made)
    placed_low, placed_high = wilson(tally.placed, tally.found)
    repaired = f"{tally.repaired}/{tally.proposed}" if tally.proposed else "–"
    return (
        f"| {name} | {tally.found}/{tally.made} | {percent(low)}–{percent(high)} "
        f"| {tally.placed}/{tally.found} | {percent(placed_low)}–{percent(placed_high)} | {repaired} |\n"
    )


HEAD = "| {} | found | % (95 %) | in place | % (95 %) | repaired / proposed |\n|---|--:|--:|--:|--:|--:|\n"


def summary(trials: list[Trial]) -> str:
    """Return the tables."""
    results = [result for trial in trials for result in trial.results]
    text = HEAD.format("fault")
    for name, tally in tallied((result.kind, result) for result in results).items():
        text += _row(name, tally)
    for tally in tallied(("all", result) for result in results).values():
        text += _row("**all**", tally)
    text += "\n" + HEAD.format("format")
    by_format = tallied((result.rendering, result) for result in results)
    for name in RENDERINGS:
        text += _row(name, by_format.get(name, Tally()))
    return text + "\n" + alarms(trials)


def alarms(trials: list[Trial]) -> str:
    """Return the table of false alarms, and of what was said besides the fault."""
    counted = false_alarms(trials)
    results = [result for trial in trials for result in trial.results]
    text = "| severity | false alarms on clean reports | per report | beside a fault | per fault | rules |\n|---|--:|--:|--:|--:|---|\n"
    for severity in SEVERITIES:
        rules = {rule: n for (s, rule), n in sorted(counted.items()) if s == severity}
        number = sum(rules.values())
        beside = sum(said.severity == severity for result in results for said in result.besides)
        named = ", ".join(f"{rule} {n}" for rule, n in rules.items())
        text += f"| {severity} | {number}/{len(trials)} | {number / max(1, len(trials)):.3f} | {beside}/{len(results)} | {beside / max(1, len(results)):.3f} | {named} |\n"
    return text


def listing(trials: list[Trial]) -> str:
    """Return every false alarm, every miss, everything out of place and every finding beside a fault."""
    return "\n".join(_lines(trials)) + "\n"


def _lines(trials: list[Trial]) -> Iterator[str]:
    for trial in trials:
        name = f"{trial.job.number} {trial.job.regime} {trial.job.rendering} {trial.job.dress}"
        yield from (f"FALSE {name} {line}" for line in _said(trial.false))
        for result in trial.results:
            if not result.found:
                yield f"MISS {name} <{result.kind}> {result.told}"
            elif not result.in_place:
                yield f"PLACE {name} <{result.kind}> {result.found} {result.told}"
            elif result.proposed and not result.repaired:
                yield f"REPAIR {name} <{result.kind}> {result.found} {result.told}"
            yield from (f"BESIDE {name} <{result.kind}> {line}" for line in _said(result.besides))


def _said(found: Iterable[Said]) -> Iterator[str]:
    for one in found:
        yield f"{one.rule} {one.severity} [{one.quote}] {one.message} || {one.line}".replace("\n", "⏎")
