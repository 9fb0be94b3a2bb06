"""The fingerprints of all findings on known reports, as recorded and as found now.

`bench/fingerprints.py` shows where the two differ, and records anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.expectations import rows
from tests.known import WAYS, checked

DATA = Path(__file__).resolve().parent / "data"
RECORDED, LOST = DATA / "fingerprints.tsv", DATA / "fingerprints-lost.tsv"


class Key(NamedTuple):
    """A finding: of which report, checked in which way, under which rule."""

    report: str  # folder/number
    way: str  # a key of tests.known.WAYS
    rule: str
    fingerprint: str

    @property
    def folder(self) -> str:
        """The folder that the report is in."""
        return self.report.partition("/")[0]


Severities = dict[Key, str]


def found(folders: Iterable[str]) -> Severities:
    """Return the severity of each finding there is now on the reports of *folders*."""
    return {
        Key(name, way, finding.rule, finding.fingerprint): finding.severity.word
        for folder in folders
        for name, way, verdict in checked(folder)
        for finding in verdict.findings
    }


def recorded(path: Path = RECORDED) -> Severities:
    """Return the severity of each finding that is recorded."""
    return _by_key(path, "severity")


def explained(path: Path = LOST) -> dict[Key, str]:
    """Return the reason for each finding that is lost."""
    return _by_key(path, "reason")


def _by_key(path: Path, column: str) -> dict[Key, str]:
    return {
        Key(row["report"], way, row["rule"], row["fingerprint"]): row[column]
        for row in rows(path)
        for way in row["ways"].split("+")
    }


def unexplained(before: Iterable[Key], now: Iterable[Key], reasons: Iterable[Key]) -> list[Key]:
    """Return what was recorded, is found no more, and has no reason."""
    return sorted({*before} - {*now} - {*reasons})


def lines(valued: Mapping[Key, str], column: str) -> str:
    """Return a table of *valued*, as `recorded` and `explained` read it: the ways of one finding in one row."""
    ways: dict[tuple[str, ...], list[str]] = {}
    for (report, way, rule, fingerprint), value in valued.items():
        ways.setdefault((report, rule, fingerprint, value), []).append(way)
    text = f"report\trule\tfingerprint\t{column}\tways\n"
    return text + "".join(
        "\t".join((*row, "+".join(way for way in WAYS if way in of))) + "\n"
        for row, of in sorted(ways.items())
    )
