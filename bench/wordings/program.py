"""What the program says of a row, asked through its command line."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.wordings.expand import Row

ROOT = Path(__file__).resolve().parent.parent.parent
OPTIONS = [
    "--excerpt",
    "--fail-on",
    "never",
    "--no-cache",
    "--config",
    "none",
    "-f",
    "jsonl",
]
LEVELS = ("error", "warning", "info")


@dataclass(frozen=True)
class Said:
    """A finding: what it says, how gravely, and the places that it points at, in the sentence."""

    rule: str
    severity: str
    message: str
    spans: tuple[tuple[int, int], ...]

    def touches(self, places: Sequence[tuple[int, int]]) -> bool:
        """Whether it points at one of the places."""
        return any(start < last and first < end for start, end in self.spans for first, last in places)


def _said(finding: dict[str, Any], before: int) -> Said:
    places = [finding["where"], *(related["where"] for related in finding["related"])]
    spans = [(place["start"]["offset"] - before, place["end"]["offset"] - before) for place in places]
    return Said(finding["rule"], finding["severity"], finding["message"], tuple(spans))


def told(rows: Sequence[Row]) -> list[list[Said]]:
    """The findings on each row, each linted as an excerpt of a report."""
    with tempfile.TemporaryDirectory() as folder:
        for number, row in enumerate(rows):
            (Path(folder) / f"{number:06}.txt").write_text(row.text, encoding="utf-8")
        command = [sys.executable, "-m", "linter", "check", *OPTIONS, folder]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    reports = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    if ran.returncode or len(reports) != len(rows) or any(report["error"] for report in reports):
        raise RuntimeError(f"{len(reports)} of {len(rows)} sentences were checked:\n{ran.stderr[-2000:]}")
    found = {int(Path(report["path"]).stem): report["findings"] for report in reports}
    return [
        [_said(finding, len(row.context) + 1) for finding in found[number]] for number, row in enumerate(rows)
    ]
