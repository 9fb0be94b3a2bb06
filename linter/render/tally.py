"""Counting what verdicts say."""

from __future__ import annotations

from collections import Counter
from operator import add

from linter.model.finding import Finding, Outcome, Verdict
from linter.records import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reports, findings that are not waived, undecided rules, and so on."""

    reports: int = 0
    error: int = 0
    warning: int = 0
    info: int = 0
    undecided: int = 0
    unreadable: int = 0
    waived: int = 0
    known: int = 0  # from the baseline
    held: int = 0
    not_applicable: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was found that counts, in what was read."""
        return not (self.error or self.warning or self.info or self.unreadable)

    def __add__(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(*map(add, vars(self).values(), vars(other).values()))


def in_baseline(finding: Finding) -> bool:
    """Whether the finding was set down in the baseline: nobody answers for it, it only does not count."""
    return finding.waived is not None and finding.waived.get("kind") == "baseline"


def summary(total: Tally) -> dict[str, int]:
    """Return what the formats for machines say of all reports; `known` counts among `waived`."""
    counts = {
        key: getattr(total, key) for key in ("reports", "error", "warning", "info", "undecided", "unreadable")
    }
    known = {"known": total.known} if total.known else {}
    return {**counts, "waived": total.waived + total.known, **known}


def tally(verdict: Verdict) -> Tally:
    """Return the counts of one verdict."""
    severities = Counter(f.severity.word for f in verdict.findings if f.waived is None)
    outcomes = Counter(outcome.outcome for outcome in verdict.outcomes)
    return Tally(
        reports=1,
        error=severities["error"],
        warning=severities["warning"],
        info=severities["info"],
        undecided=outcomes[Outcome.UNDECIDED],
        unreadable=int(verdict.unreadable is not None),
        waived=sum(f.waived is not None and not in_baseline(f) for f in verdict.findings),
        known=sum(map(in_baseline, verdict.findings)),
        held=outcomes[Outcome.HOLDS],
        not_applicable=outcomes[Outcome.NOT_APPLICABLE],
    )


def figures(verdict: Verdict) -> dict[str, int]:
    """Return how many figures the ledger has, and how many of them in each state."""
    states = verdict.figures()
    known = ("verified", "broken", "undecided", "unlinked", "unread")
    total = sum(count for state, count in states.items() if ":" not in state)
    return {"total": total, **{state: states.get(state, 0) for state in known}}


def parted(verdict: Verdict) -> dict[str, int]:
    """Return the same with the broken ones in two: those that a finding would change, and those only involved."""
    states = verdict.figures()
    return figures(verdict) | {part: states.get(f"broken:{part}", 0) for part in ("suspected", "involved")}
