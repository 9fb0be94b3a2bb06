"""Real documents whose faults are written down: `python -m bench.accounts.real`, where they are at hand.

Prints of each fault which rules speak of it, in the document as PDF and as text, and each place that only looks wrong
and is accused of an error or a warning; fails where there is one.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from linter.judge.lint import lint
from linter.model.finding import Severity, Verdict
from linter.read import read
from linter.rulepack import shipped_pack
from tests.expectations import SHARED, findings_at, rows

_PLACE = SHARED / "kinds" / "final_accounts"
_FOLDERS = ("pdf", "text")


@cache
def _verdict(folder: str, name: str) -> Verdict:
    path = next(Path(_PLACE / folder).glob(f"{name}_*"))
    return lint(read(path), shipped_pack("budget" if name.startswith("b") else "final_accounts"))


def _said(folder: str, name: str, quote: str, least: Severity) -> list[str]:
    """Return the rules that speak of *quote*, or of the whole sentence that it is in."""
    found = findings_at(_verdict(folder, name), "*", quote, related=True, row=True)
    return sorted({finding.rule for finding in found if finding.severity >= least})


def main() -> int:
    """Print what was found of the faults, and what was accused that is right."""
    found = dict.fromkeys(_FOLDERS, 0)
    truth = [(name, row) for row in rows(_PLACE / "TRUTH.tsv") for name in row["file"].split(", ")]
    for name, row in truth:
        said = {folder: _said(folder, name, row["quote"], Severity.INFO) for folder in _FOLDERS}
        for folder, rules in said.items():
            found[folder] += bool(rules)
        told = "  ".join(f"{folder}: {' '.join(rules) or '-'}" for folder, rules in said.items())
        print(f"{name} {row['kind']:18}{told:40}{row['quote'][:50]}")
    print(
        f"{len(truth)} faults: " + ", ".join(f"{count} found as {folder}" for folder, count in found.items())
    )
    accused = [(name, folder, rules, row["quote"]) for row in rows(_PLACE / "TRAPS.tsv") for name in row["file"].split(", ") for folder in _FOLDERS if (rules := _said(folder, name, row["quote"], Severity.WARNING))]  # fmt: skip
    for one in accused:
        print("accused:", *one)
    return int(bool(accused))


if __name__ == "__main__":
    sys.exit(main() if _PLACE.is_dir() else "the documents are not here")
