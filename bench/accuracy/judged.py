"""How often what is told of real reports is right: `python -m bench.accuracy.judged`, where the reports are at hand.

Each error and warning on them was read by a person, beside the report, and called right, wrong or open (a fair reader
cannot tell) in judged.tsv. Prints by rule and by family how many were judged and how many are right, with Wilson's
interval of 95 %; a share only of twenty or more. Fails where a finding has no judgement, or one is wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.accuracy.score import wilson
from linter.model.finding import Severity
from tests.expectations import rows
from tests.known import REAL, checked, present

TABLE = Path(__file__).with_name("judged.tsv")
FEWEST = 20  # of fewer no share is told
VERDICTS = ("right", "wrong", "open")


class Told(NamedTuple):
    """A finding that asks for something to be done, and what a reader called it ("" where none did)."""

    report: str
    rule: str
    fingerprint: str
    severity: Severity
    verdict: str


def told() -> Iterator[Told]:
    """Yield the errors and warnings on the real reports, each folder in one run."""
    judged = {(row["report"], row["fingerprint"]): row["verdict"] for row in rows(TABLE)}
    for folder in REAL:
        if folder not in present():
            continue
        for known in checked(folder):
            for finding in known.verdict.findings if known.way == "run" else ():
                if finding.severity >= Severity.WARNING:
                    verdict = judged.get((known.report, finding.fingerprint), "")
                    yield Told(known.report, finding.rule, finding.fingerprint, finding.severity, verdict)


def _line(name: str, verdicts: list[str]) -> str:
    counts = Counter(verdicts)
    decided = counts["right"] + counts["wrong"]
    low, high = wilson(counts["right"], decided)
    share = f"{low:.1%} to {high:.1%}" if decided >= FEWEST else "not measured"
    return f"| {name} | {counts['right']} | {counts['wrong']} | {counts['open']} | {share} |"


def main() -> int:
    """Print the table."""
    everything = list(told())
    print("| | right | wrong | open | right, 95 % |\n|---|--:|--:|--:|---|")
    for severity in (Severity.ERROR, Severity.WARNING):
        some = [one for one in everything if one.severity is severity]
        print(_line(f"**{severity.word}s**", [one.verdict for one in some]))
        for family in sorted({one.rule[0] for one in some}):
            print(_line(f"{family}…", [one.verdict for one in some if one.rule[0] == family]))
        for rule, count in sorted(Counter(one.rule for one in some).items()):
            if count >= FEWEST:
                print(_line(rule, [one.verdict for one in some if one.rule == rule]))
    unread = [one for one in everything if one.verdict not in VERDICTS]
    for one in unread:
        print(f"nobody judged {one.rule} on {one.report}, {one.fingerprint}")
    return int(bool(unread) or any(one.verdict == "wrong" for one in everything))


if __name__ == "__main__":
    sys.exit(main() if set(REAL) & set(present()) else "the reports are not here")
