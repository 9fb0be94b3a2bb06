"""Which of the reports of a run is another one's of the year before: the same body, a year less."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from linter.alike import Alike
from linter.copies import Copies
from linter.domain import Domain
from linter.errors import UnreadableError
from linter.finding import Identity
from linter.folding import fold
from linter.parse import Given, parse
from linter.parse.past import past_of
from linter.previous import Past, Unpaired
from linter.report import Report
from linter.source import Source

_KEPT = 64  # reports that stay in memory between finding out who they are and checking them
_ENDING = 6  # last characters of two names that are to be compared
_BLANKS = re.compile(r"\s+")

Key = tuple[str, int]


class Pairing:
    """Reads who reports on which year, for all reports of a run, before any of them is checked.

    Of a long run only that is kept: a report is read again when it is its turn.
    """

    def __init__(
        self,
        paths: Sequence[str],
        read: Callable[[str], Source],
        domain: Domain,
        given: Callable[[str], Given],
        previous: str = "",
    ) -> None:
        self._read, self._domain, self._given = read, domain, given
        self._kept: dict[int, Report] = {}
        self._keys: dict[int, Key] = {}
        self._years: set[int] = set()
        self._pasts: dict[Key, Past] = {}  # of reports that were checked, for one that is still to come
        self._copies = Copies()
        self._paths = list(paths)
        self._named = past_of(parse(self._read(previous), domain)) if previous else None
        if self._named is None and len(self._paths) > 1:
            self._identify()
        self._count = Counter(self._keys.values())
        self._endings: dict[Key, set[str]] = {}
        for issuer, year in self._keys.values():
            self._endings.setdefault((issuer[-_ENDING:], year), set()).add(issuer)
        self._place = {key: number for number, key in self._keys.items()}

    def kept(self, number: int) -> Report | None:
        """Return the report at that place of the run, if it was kept; it is not kept any longer."""
        return self._kept.pop(number, None)

    def _identify(self) -> None:
        for number, path in enumerate(self._paths):
            try:
                report = self._parsed(path)
            except UnreadableError:
                continue  # it is told of when it is its turn
            self._years.add(report.identity.year or 0)
            self._copies.add(number, report)
            if key := _key(report.identity):
                self._keys[number] = key
            if path == "-" or len(self._kept) < _KEPT:
                self._kept[number] = report

    def previous(self, number: int, report: Report) -> Past | Unpaired | None:
        """Return the past of *report*, the one at that place; why it cannot be told; None: there is none."""
        year = report.identity.year
        own = self._keys.get(number)
        if own and (own[0], own[1] + 1) in self._place:
            self._pasts[own] = past_of(report)
        if self._named is not None:
            if year is None or self._named.identity.year != year - 1:
                return Unpaired("the report given as last year's is not of the year before")
            return self._named
        if year is None or year - 1 not in self._years:
            return None
        if own is None:
            return Unpaired("body or year is not stated")
        before = (own[0], own[1] - 1)
        if before not in self._place:
            similar = self._endings.get((own[0][-_ENDING:], before[1]), ())
            named_otherwise = any(one.endswith(own[0]) or own[0].endswith(one) for one in similar)
            return Unpaired("last year's report names the body otherwise") if named_otherwise else None
        if self._count[own] > 1 or self._count[before] > 1:
            return Unpaired("several reports of one body and year")
        if before in self._pasts:
            return self._pasts.pop(before)
        return past_of(self._at(self._place[before]))

    def alike(self, number: int, report: Report) -> Alike | None:
        """Return what *report*, the one at that place, has in common with another body's of the run."""
        return self._copies.nearest(number, report, self._at)

    def _at(self, number: int) -> Report:
        return self._kept.get(number) or self._parsed(self._paths[number])

    def _parsed(self, path: str) -> Report:
        return parse(self._read(path), self._domain, self._given(path))


def _key(identity: Identity) -> Key | None:
    """Return the body, folded and bare of blanks, and the year; None where either is a guess."""
    if not identity.issuer or identity.year is None or {"issuer", "year"} & set(identity.guessed):
        return None
    return _BLANKS.sub("", fold(identity.issuer)), identity.year
