"""id_number: no citizen's identity number is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from linter.finding import Answer, Held, Problem
from linter.report import Report, Stretch

_NUMBER = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


def valid(number: str) -> bool:
    """Whether *number* is an identity number by GB 11643-1999: a real birthday and the check digit."""
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == number[17].upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class IdNumber:
    """No run of 18 digits is an identity number."""

    values: ClassVar = ("masked",)
    doubts: ClassVar = ()

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each, with the number masked."""
        found = False
        for match in _NUMBER.finditer(report.flow.text):
            if valid(match[0]):
                found = True
                masked = match[0][:4] + "*" * 12 + match[0][-2:]
                yield Problem(report.span(Stretch(*match.span())), {"masked": masked})
        if not found:
            yield Held(report.whole)
