"""The pen: chance, the style of one report, and the figures and claims that it has written."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

from bench.accuracy.marks import mark
from bench.accuracy.model import Claim
from bench.accuracy.writing.bodies import Body
from bench.accuracy.writing.numerals import STYLES, decimal, parted, printed, rounded

T = TypeVar("T")


class Pen:
    """Writes one report; everything it decides comes from *chance*."""

    def __init__(self, chance: random.Random, year: int, body: Body) -> None:
        self.chance, self.year, self.body = chance, year, body
        self.numerals = chance.choice(STYLES)
        self.small = chance.random() < 0.15  # small counts in Chinese numerals
        self.places = chance.choice([0, 1, 2, 2])
        self.values: dict[str, Fraction] = {}
        self.styles: dict[str, str] = {}
        self.claims: list[Claim] = []
        self.facts: dict[str, str] = {}
        self.used: set[str] = set()
        self._count = 0

    # -- chance

    def maybe(self, share: float = 0.5) -> bool:
        """Return True so often."""
        return self.chance.random() < share

    def pick(self, *choices: T) -> T:
        """Return one of the choices."""
        return self.chance.choice(choices)

    def fresh(self, bank: Sequence[str], count: int) -> list[str]:
        """Return *count* different words of a bank, used ones only where there are too few."""
        unused = [word for word in bank if word not in self.used]
        chosen = self.chance.sample(unused if len(unused) >= count else list(bank), count)
        self.used |= set(chosen)
        return chosen

    def we(self) -> str:
        """Return what the body calls itself."""
        return self.chance.choice(self.body.we)

    def scale(self) -> int:
        """Return a number of the size that such a body publishes in a year."""
        top = {"government": 30_000, "department": 1_500, "township": 600, "dispatched": 500}[self.body.kind]
        return self.chance.randint(max(24, top // 12), top)

    # -- figures

    def key(self, name: str = "n") -> str:
        """Return a new name for a mark."""
        self._count += 1
        return f"{name}{self._count}"

    def figure(self, value: int | Fraction, style: str = "", name: str = "n") -> tuple[str, str]:
        """Return the mark of a new figure, and the figure as printed in it."""
        key = self.key(name)
        if not style:
            style = "chinese" if self.small and 0 < value <= 10 else self.numerals
        self.values[key], self.styles[key] = Fraction(value), style
        return key, mark(key, printed(Fraction(value), style))

    def n(self, value: int | Fraction, style: str = "") -> str:
        """Return a figure that nothing else in the report must fit."""
        return self.figure(value, style)[1]

    def percent(self, part: int, whole: int, places: int | None = None) -> tuple[str, str]:
        """Return the mark of a percentage, and the percentage as printed in it, with its sign."""
        places = self.places if places is None else places
        key, text = self.figure(rounded(part, whole, places), f"places {places}", "p")
        return key, f"{text}%"

    def change(self, now: int, before: int) -> tuple[str, str]:
        """Return the mark of a rate of change, and the rate without its direction, with its sign."""
        value = Fraction(decimal(Fraction(100 * abs(now - before), before), self.places))
        key, text = self.figure(value, f"places {self.places}", "g")
        return key, f"{text}%"

    def parts(self, total: int, count: int) -> list[int]:
        """Return parts of *total* that tell each other apart."""
        return parted(self.chance, total, count)

    def claim(self, kind: str, figures: Sequence[str], *rules: str, closed: bool = True) -> None:
        """Write down that these figures must fit one another."""
        self.claims.append(Claim(kind, tuple(figures), rules, closed))
