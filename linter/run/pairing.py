"""Which of the reports of a run is another one's of the year before: the same body, a year less."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from linter.model.finding import Identity
from linter.model.previous import Unpaired
from linter.text.folding import fold

ENDING = 6  # last characters of two names that are to be compared
_BLANKS = re.compile(r"\s+")


class Who(NamedTuple):
    """The body, folded and bare of blanks, that reports on a year; not *certain*: one is a guess."""

    issuer: str
    year: int | None
    certain: bool
    kind: str = ""  # of report: a body publishes several a year

    @property
    def body(self) -> str:
        """The body together with the kind of report: of one kind there is one a year."""
        return f"{self.kind} {self.issuer}" if self.kind else self.issuer


def who(identity: Identity, kind: str = "") -> Who:
    """Return who reports on which year, as the report states it; *kind* is the id of its pack."""
    certain = bool(identity.issuer) and identity.year is not None
    certain = certain and not {"issuer", "year"} & set(identity.guessed)
    return Who(_BLANKS.sub("", fold(identity.issuer)), identity.year, certain, kind)


def paired(whos: Mapping[int, Who]) -> dict[int, int | Unpaired]:
    """Return, for the places of a run, the place of the report of the year before.

    Where it cannot be told which one that is, the reason; where there is none, nothing.
    """
    keys = {number: (one.body, one.year) for number, one in whos.items() if one.certain and one.year}
    count = Counter(keys.values())
    place = {key: number for number, key in keys.items()}
    years = {one.year for one in whos.values()}
    endings: dict[tuple[str, int], set[str]] = {}
    for issuer, year in place:
        endings.setdefault((issuer[-ENDING:], year), set()).add(issuer)
    found: dict[int, int | Unpaired] = {}
    for number, one in whos.items():
        if one.year is None or one.year - 1 not in years:
            continue
        if number not in keys:
            found[number] = Unpaired("body or year is not stated")
            continue
        before = one.body, one.year - 1
        if before not in place:
            similar = endings.get((one.issuer[-ENDING:], one.year - 1), ())
            if any(_is_like(other, one) for other in similar):
                found[number] = Unpaired("last year's report names the body otherwise")
        elif count[keys[number]] > 1 or count[before] > 1:
            found[number] = Unpaired("several reports of one body and year")
        else:
            found[number] = place[before]
    return found


def _is_like(body: str, one: Who) -> bool:
    """Whether *body*, with its kind of report, may be the same one under a longer or shorter name."""
    kind, _, issuer = body.rpartition(" ")
    return kind == one.kind and (issuer.endswith(one.issuer) or one.issuer.endswith(issuer))
