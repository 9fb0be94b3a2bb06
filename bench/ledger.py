"""What becomes of the figures of real reports: `python bench/ledger.py REPORT...`.

Prints, by regime, how many figures the reports hold and the share of them that is verified,
broken, undecided, unlinked or unread.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from linter.judge.lint import lint  # noqa: E402
from linter.read import read  # noqa: E402
from linter.rulepack import shipped_pack  # noqa: E402

STATES = ("verified", "broken", "undecided", "unlinked", "unread")


def main(paths: list[str]) -> None:
    """Print the table."""
    pack = shipped_pack()
    told: dict[tuple[str, str], Counter[str]] = {}
    reports: Counter[tuple[str, str]] = Counter()
    for path in paths:
        verdict = lint(read(Path(path)), pack)
        if verdict.unreadable or verdict.identity is None:
            continue
        regime = verdict.identity.regime or "?"
        cells = Counter(entry.state for entry in verdict.ledger if entry.figure.cell)
        words = Counter(entry.state for entry in verdict.ledger if not entry.figure.cell)
        for where, counts in (("tables", cells), ("text", words)):
            told.setdefault((regime, where), Counter()).update(counts)
            reports[regime, where] += bool(counts)
    print(
        f"| {'regime':6} | {'where':6} | reports | figures | " + " | ".join(f"{s:>9}" for s in STATES) + " |"
    )
    print("|---|---|--:|--:|" + "--:|" * len(STATES))
    for (regime, where), counts in sorted(told.items()):
        total = counts.total()
        if total:
            shares = " | ".join(f"{counts[state] / total:9.0%}" for state in STATES)
            print(f"| {regime:6} | {where:6} | {reports[regime, where]:7} | {total:7} | {shares} |")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(path) for path in sorted((ROOT / "examples/disclosure").glob("*.txt"))])
