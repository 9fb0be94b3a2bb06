"""`python -m bench.accuracy`: make reports and faults, lint them, print what was found."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from bench.accuracy import annotated, measured
from bench.accuracy.plan import planned
from bench.accuracy.pool import trials
from bench.accuracy.report import listing, summary


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(
        prog="python -m bench.accuracy", description=(__doc__ or "").splitlines()[0]
    )
    options.add_argument("--seed", type=int, default=1)
    options.add_argument(
        "--reports", type=int, default=280, help="clean reports (a multiple of 28 meets every format alike)"
    )
    options.add_argument("--each", type=int, default=3, help="faults of a kind in each format")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--list", action="store_true", help="list every miss and every false alarm")
    options.add_argument(
        "--write", action="store_true", help="write what was measured of each rule into the rule pack"
    )
    given = options.parse_args()
    done = trials(planned(given.seed, given.reports, given.each), given.jobs)
    sys.stdout.write(listing(done) if given.list else "")
    sys.stdout.write(summary(done))
    if annotated.present():
        score = annotated.scored()
        sys.stdout.write(
            "\n" + annotated.table(score) + ("\n".join(score.lines) + "\n" if given.list else "")
        )
    else:
        sys.stdout.write("\nThe annotated reports are not at hand: skipped.\n")
    if given.write:
        measured.FILE.write_text(measured.measured(done), encoding="utf-8")


if __name__ == "__main__":
    main()
