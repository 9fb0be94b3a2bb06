"""Which findings on known reports are lost, and which are new: `python -m bench.fingerprints [--write]`.

A lost one is explained by a row in tests/data/fingerprints-lost.tsv (its key and the reason); then `--write`
records what is found now in tests/data/fingerprints.tsv.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable

from tests.fingerprints import LOST, RECORDED, Key, Severities, explained, found, lines, recorded, unexplained
from tests.known import present


def told(title: str, keys: Iterable[Key], severities: Severities) -> None:
    """Print *keys*, and of which rules they are."""
    keys = sorted(keys)
    rules = Counter(key.rule for key in keys)
    print(f"{title}: {len(keys)}", *(f"{rule} {count}" for rule, count in sorted(rules.items())), sep="  ")
    for key in keys:
        print("    ", *key, severities[key])


def main() -> int:
    """Print what is lost, new and changed; with --write, record it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="record what is found now")
    options = parser.parse_args()
    folders = present()
    before, now, reasons = recorded(), found(folders), explained()
    away = {key: severity for key, severity in before.items() if key.folder not in folders}
    here = {key: severity for key, severity in before.items() if key.folder in folders}
    lost = unexplained(here, now, reasons)
    told("lost, without a reason", lost, before)
    told("lost, explained", [key for key in here if key not in now and key in reasons], before)
    told("new", now.keys() - here, now)
    print("another severity:", sum(now[key] != here[key] for key in now.keys() & here))
    for key in sorted(now.keys() & here):
        if now[key] != here[key]:
            print("    ", *key, here[key], "→", now[key])
    if not options.write:
        return 1 if lost else 0
    if lost:
        print(f"not written: give each lost one a row with its reason in {LOST.name}", file=sys.stderr)
        return 1
    RECORDED.write_text(lines(away | now, "severity"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
