"""`python -m bench.metamorphic`: change reports in ways that must change nothing; print what changed all the same."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from bench.metamorphic.changes import CHANGES
from bench.metamorphic.compare import FOLDERS, Pair, pairs


def table(found: Iterable[Pair]) -> Iterator[str]:
    """Yield a row for each change: pairs, those with a new error, those that changed at warning or above."""
    by_change: dict[str, list[Pair]] = {}
    for pair in found:
        by_change.setdefault(pair.change, []).append(pair)
    yield "| change | pairs | new errors | changed at warning | % |\n|---|--:|--:|--:|--:|\n"
    everything = [pair for some in by_change.values() for pair in some]
    for change in [*(name for name in CHANGES if name in by_change), ""]:
        some = by_change.get(change, everything)
        errors = sum(bool(pair.new_errors) for pair in some)
        changed = sum(bool(pair.more or pair.less) for pair in some)
        share = 100 * changed / len(some) if some else 0
        yield f"| {change or 'all'} | {len(some)} | {errors} | {changed} | {share:.1f} |\n"


def main() -> int:
    """Print the table; fail where a change made an error."""
    options = argparse.ArgumentParser(
        prog="python -m bench.metamorphic", description=(__doc__ or "").splitlines()[0]
    )
    options.add_argument("--folder", action="append", choices=FOLDERS, help="only these reports")
    options.add_argument("--change", default="", help="only changes whose name holds this")
    options.add_argument("--show", action="store_true", help="list each pair that changed")
    given = options.parse_args()
    found = [pair for folder in given.folder or FOLDERS for pair in pairs(folder, given.change)]
    for pair in found:
        if given.show and (pair.more or pair.less):
            told = [
                f"{sign}{rule}×{n}"
                for sign, rules in (("+", pair.more), ("-", pair.less))
                for rule, n in sorted(rules.items())
            ]
            mark = "ERROR " if pair.new_errors else ""
            print(f"{mark}{pair.report}  {pair.change}: {' '.join(told)}")
    sys.stdout.writelines(table(found))
    return int(any(pair.new_errors for pair in found))


if __name__ == "__main__":
    sys.exit(main())
