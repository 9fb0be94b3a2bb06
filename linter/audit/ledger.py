"""整改台账: a row a finding, to be sent out, filled in, sent back and closed.

A row is known by its number (问题编号), which stands for the body, the year, the kind of report and the finding.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from linter.audit.proof import proof
from linter.audit.views import StoreView
from linter.render.run import Language
from linter.render.words import word

_NUMBER = re.compile(r"[0-9a-f]{4,64}(?::\d+)?@[0-9a-f]{12}")

_FINDINGS = """
SELECT findings.*, reports.sha256 FROM findings JOIN reports USING (path, round)
WHERE NOT waived AND severity IN (SELECT unnest(?)) ORDER BY issuer_key, year, path, number
"""


class LedgerItem(NamedTuple):
    """A row: its number, whose it is, and what the columns say that this program fills in."""

    number: str
    issuer: str
    year: int | None
    path: str
    rule: str
    severity: str
    message: str
    proof: str
    basis: str
    advice: str


def report_key(report: Mapping[str, Any]) -> str:
    """Return what stands for a body's report on a year, whatever its file is called; where either is not known, for the file."""
    issuer, year = report["issuer_key"], report["year"]
    told = f"{issuer}\n{year}\n{report['pack']}" if issuer and year is not None else report["path"]
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def number_of(fingerprint: str, report: str) -> str:
    """Return the number of a finding of that report."""
    return f"{fingerprint}@{report}"


def is_number(text: str) -> bool:
    """Whether *text* is the number of a finding."""
    return _NUMBER.fullmatch(text) is not None


def items(
    view: StoreView,
    language: Language,
    severities: Iterable[str] = ("error", "warning"),
    *,
    once: bool = True,
) -> Iterator[LedgerItem]:
    """Yield the findings that are open, by body and year; *once*: one that stands in two files of a report, too."""
    seen = set()
    for row in view.rows(_FINDINGS, [list(severities)]):
        one = item(row, language)
        if not once or one.number not in seen:
            seen.add(one.number)
            yield one


def item(row: dict[str, Any], language: Language) -> LedgerItem:
    """Return the row of a finding, told in columns as the store has them."""
    return LedgerItem(
        number=number_of(row["fingerprint"], report_key(row)),
        issuer=row["issuer"],
        year=row["year"],
        path=row["path"],
        rule=row["rule"],
        severity=word(row["severity"], language),
        message=row[f"message_{language}"] or row["message_zh"],
        proof=proof(row["record"], language).text(language),
        basis=row["basis"],
        advice=row[f"advice_{language}"] or row["advice_zh"],
    )
