"""Which sections of a layout a title names."""

from __future__ import annotations

import re
from functools import lru_cache

from linter.domain.domain import Domain, SectionSpec
from linter.text.misprint import garbled, overfull

_MISPRINTED = 6  # characters of a title that may be one with a slip
_OFF = 2  # characters by which it is longer or shorter
_REMEMBERED = 5_000  # titles, over a whole run


@lru_cache(maxsize=32)
def classifier(domain: Domain, regime: str) -> Classifier:
    """Return what classifies titles by that regime's layout; it remembers those it has seen."""
    return Classifier(domain, regime)


class Classifier:
    """Says which sections of a regime's layout a title names, and whether it is written wrongly.

    What names none may be the misprint of a title: it counts for what was meant.
    """

    def __init__(self, domain: Domain, regime: str) -> None:
        self._specs = domain.specs(regime)
        self._known: dict[str, tuple[frozenset[str], str]] = {}
        self._exact: dict[str, set[str]] = {}
        self._malformed: dict[str, set[str]] = {}
        for spec in self._specs:
            for title in spec.accepted:
                self._exact.setdefault(_bare(title), set()).add(spec.key)
            for title in spec.malformed:
                self._malformed.setdefault(_bare(title), set()).add(spec.key)

    def __call__(self, title: str) -> tuple[frozenset[str], str]:
        """Return the keys that *title* names, and "wording" where it is a known slip, "misprint" if like one."""
        if (found := self._known.get(title)) is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[title] = self._classify(title)
        return found

    def _classify(self, title: str) -> tuple[frozenset[str], str]:
        bare = _bare(title)
        keys = set(self._exact.get(bare, ()))
        slip = self._malformed.get(bare, ())
        if not keys:
            keys = set(slip) or {
                s.key
                for s in self._specs
                if _recognises(s, bare) or (bare != title and _recognises(s, title))
            }
        if not keys and len(bare) >= _MISPRINTED:
            keys = {s.key for s in self._specs if any(_misprints(bare, title) for title in s.accepted)}
            return frozenset(keys), "misprint" if keys else ""
        return frozenset(keys), "wording" if slip and not self._exact.get(bare) else ""


def _bare(title: str) -> str:
    return re.sub(r"[\s\"“”]", "", title)


def _misprints(bare: str, title: str) -> bool:
    return abs(len(bare) - len(title)) <= _OFF and (overfull(bare, title) or garbled(bare, title))


def _recognises(spec: SectionSpec, title: str) -> bool:
    return spec.pattern is not None and spec.pattern.search(title) is not None
