"""law_names: laws and papers are called by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, WordChange
from linter.model.report import Report, Stretch
from linter.model.views import EVERYTHING
from linter.records import dataclass

# What stands between 《 and 》, with titles within the title.
_TITLE = re.compile(r"《([^《》\n]{4,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,80}){0,4})》")
# Marks of names in names go; the strokes between two years are all one.
_MARKS = str.maketrans("-–―~", "————", "《》〈〉<>“”‘’\"'()· \t\u3000")
_SHORTEST = 7  # a shorter name is too close to others
_PER_SLIP = 9  # one slip in so many characters is a misprint; more is another paper


@dataclass(frozen=True, slots=True, kw_only=True)
class LawNames(Check):
    """A title in 《》 that is nearly a known name is that name."""

    values = ("text", "right")

    names: tuple[str, ...]
    accepted: tuple[str, ...] = ()  # right names that look like one of them
    wrong: dict[str, str] = field(default_factory=dict)  # wrong names too far off to be told by likeness
    prefix: str = ""  # the State's name before a law's, which is often left out

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each title that is, or nearly is, a known name."""
        right = {self._core(name): name for name in self.names}
        accepted = {self._core(name) for name in self.accepted}
        wrong = {name.translate(_MARKS): name for name in self.wrong}
        compared = False
        for match in _TITLE.finditer(report.flow.text):
            title = match[1].translate(_MARKS)
            core = self._core(match[1])
            if core in accepted or not EVERYTHING.has(report, match.start()):
                continue
            span = report.span(Stretch(*match.span()))
            meant = self.wrong[wrong[title]] if title in wrong else self._meant(core, right)
            if core in right:
                compared = True
                yield Held(span)
            elif meant:
                compared = True
                inside = report.span(Stretch(*match.span(1)))
                values = {"text": report.source.quote(span), "right": meant}
                yield Problem(span, values, rewordings=(WordChange(inside, meant),))
        if not compared:
            yield NotApplicable("no known law or paper is named")

    def _core(self, name: str) -> str:
        return name.translate(_MARKS).removeprefix(self.prefix)

    @staticmethod
    def _meant(core: str, right: dict[str, str]) -> str:
        for name, full in right.items():
            slips = max(1, len(name) // _PER_SLIP)
            if len(name) >= _SHORTEST and misprint(core, name, slips):
                return full
        return ""


def misprint(written: str, name: str, slips: int) -> bool:
    """Whether *written* is *name* with at most *slips* characters lost, doubled or wrong, or two words swapped.

    What is added at an end is no slip: it is another paper (of a city, on the law).
    """
    if written == name or abs(len(written) - len(name)) > slips:
        return False
    if written[0] != name[0] and written[1:2] != name[1:2]:
        return False
    if len(written) > len(name) and (written.startswith(name) or written.endswith(name)):
        return False
    if len(written) < len(name) and (name.startswith(written) or name.endswith(written)):
        return False
    if len(written) == len(name) and sorted(written) == sorted(name):
        return True
    return _distance(written, name, slips) <= slips


def _distance(one: str, other: str, most: int) -> int:
    """Levenshtein's distance; anything above *most* once it is certain to be more."""
    row = list(range(len(other) + 1))
    for at, character in enumerate(one, 1):
        last, row = row, [at]
        for column, wanted in enumerate(other, 1):
            change = last[column - 1] + (character != wanted)
            row.append(min(change, last[column] + 1, row[-1] + 1))
        if min(row) > most:
            return most + 1
    return row[-1]
