"""What was measured of each rule, as the file that its manual page shows."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.accuracy.trial import Trial

FILE = Path(__file__).resolve().parent.parent.parent / "rules" / "disclosure" / "measured.yaml"
HEAD = """\
# How often each rule found a fault put into a report, and how often it spoke of a report without one.
# Made by `python -m bench.accuracy --write`, not by hand; bench/README.md says how.
"""


def measured(trials: list[Trial]) -> str:
    """Return the file: of each rule, faults, how many of them it found, and false alarms on clean reports.

    A fault that nobody found counts against the rule that finds most of its kind.
    """
    results = [result for trial in trials for result in trial.results]
    finders: dict[str, Counter[str]] = {}
    for result in results:
        finders.setdefault(result.kind, Counter()).update(result.found)
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for result in results:
        found.update(result.found)
        usual = finders[result.kind].most_common(1)
        made.update(result.found or ([usual[0][0]] if usual else []))
    false = Counter(rule for trial in trials for rule in {said.rule for said in trial.false})
    judged = Counter(rule for trial in trials for rule in trial.rules)
    lines = [
        f"  {rule}: {{faults: {made[rule]}, found: {found[rule]}, reports: {judged[rule]}, false_alarms: {false[rule]}}}"
        for rule in sorted({*made, *judged})
    ]
    return HEAD + "rules:\n" + "\n".join(lines) + "\n"
