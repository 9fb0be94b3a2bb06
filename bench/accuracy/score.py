"""Counts, and how sure they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from bench.accuracy.trial import Result, Trial

Z = 1.96


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Return the interval of 95 % (Wilson) for a share."""
    if not trials:
        return 0.0, 1.0
    share, square = hits / trials, Z * Z
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = Z * sqrt(share * (1 - share) / trials + square / (4 * trials * trials)) / (1 + square / trials)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass
class Tally:
    """How many faults there were, and what came of them."""

    made: int = 0
    found: int = 0
    placed: int = 0
    proposed: int = 0
    repaired: int = 0

    def add(self, result: Result) -> None:
        """Count one fault."""
        self.made += 1
        self.found += bool(result.found)
        self.placed += result.in_place
        self.proposed += result.proposed
        self.repaired += result.repaired


def tallied(results: Iterable[tuple[str, Result]]) -> dict[str, Tally]:
    """Return a tally by name."""
    found: dict[str, Tally] = {}
    for name, result in results:
        found.setdefault(name, Tally()).add(result)
    return dict(sorted(found.items()))


def false_alarms(trials: Iterable[Trial]) -> Counter[tuple[str, str]]:
    """Return how many findings there are on clean reports, by severity and rule."""
    return Counter((said.severity, said.rule) for trial in trials for said in trial.false)
