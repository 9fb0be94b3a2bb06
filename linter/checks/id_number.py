"""id_number: no citizen's identity number is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from linter.model.check import Check
from linter.model.finding import Answer, Held, Problem
from linter.model.report import Report, Stretch
from linter.records import dataclass
from linter.text.pattern import Pattern

_OLD = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(\d{2})(\d{2})(\d{2})\d{3}(?![0-9A-Za-z])")
_NUMBER = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}([ -]?)\d{8}\1\d{3}[\dXx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


_REACH = 20  # characters before a number in which a word says what it is
_FIRST, _LAST = 1900, 2099  # years of birth; a credit code of a body reads as another year


def valid(number: str) -> bool:
    """Whether *number* is an identity number by GB 11643-1999: a real birthday and the check digit."""
    if not _FIRST <= int(number[6:10]) <= _LAST or not _day(number[6:10], number[10:12], number[12:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == number[17].upper()


def _day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class IdNumber(Check):
    """No run of 18 digits is an identity number; nor one of 15 or 18 that is called so, slip of the pen or not."""

    values = ("masked",)

    named: tuple[Pattern, ...] = ()  # before a number whose check digit is wrong, or that has none
    unless: tuple[Pattern, ...] = ()  # before a number: it is a code of something else

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each, with the number masked."""
        text = report.flow.text
        found: dict[Stretch, str] = {}
        for match in _NUMBER.finditer(text):
            number = match[0].replace(match[1], "") if match[1] else match[0]
            if valid(number) or self._said(self.named, text, match.start()):
                found[Stretch(*match.span())] = number
        for match in _OLD.finditer(text):
            if self._said(self.named, text, match.start()) and _day("19" + match[1], match[2], match[3]):
                found[Stretch(*match.span())] = match[0]
        problems = [at for at in sorted(found) if not self._said(self.unless, text, at.start)]
        for stretch in problems:
            number = found[stretch]
            masked = number[:4] + "*" * (len(number) - 6) + number[-2:]
            yield Problem(report.span(stretch), {"masked": masked})
        if not problems:
            yield Held(report.whole)

    @staticmethod
    def _said(patterns: tuple[Pattern, ...], text: str, at: int) -> bool:
        before = text[max(0, at - _REACH) : at]
        return any(pattern.search(before) for pattern in patterns)
