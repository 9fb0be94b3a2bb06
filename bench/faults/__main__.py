"""python -m bench.faults --trials N --seed N [--kind KIND] [--keep]

Ends with 1 if anything was lost, torn, or not told.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.faults.process import Process
from bench.faults.trials import TRIALS
from bench.faults.world import OUTPUTS, emptied, reports, words


def main() -> None:
    """Make the trials, the kinds in turn, and say what came of them."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=list(TRIALS), help="only these")
    parser.add_argument("--keep", action="store_true", help="stop at the first fault, and keep its folder")
    given = parser.parse_args()
    kinds = [given.kind] if given.kind else list(TRIALS)
    made: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    began = time.monotonic()
    base = Path(tempfile.mkdtemp(prefix="faults-"))
    base.chmod(0o755)
    _warm(base / "warm")
    for number in range(given.trials):
        kind = kinds[number % len(kinds)]
        folder = emptied(base / "trial")
        found = list(TRIALS[kind](folder, random.Random(f"{given.seed} {number}")))
        made[kind] += 1
        faults[kind] += bool(found)
        for one in found:
            print(f"trial {number}, {kind}: {one}", flush=True)
        if found and given.keep:
            sys.exit(f"kept: {folder}")
    for kind in kinds:
        print(f"{kind:<16} {made[kind]:>4} trials, {faults[kind]} with a fault")
    print(f"{given.trials} trials in {time.monotonic() - began:.0f} s, seed {given.seed}")
    emptied(base).rmdir()
    sys.exit(int(bool(faults.total())))


def _warm(folder: Path) -> None:
    """Load the program here, once, so that a trial is only a fork."""
    from click.testing import CliRunner

    from linter.cli import commands

    reports(emptied(folder), 1, random.Random(1))
    outputs = words([str(folder / name) for name in OUTPUTS])
    CliRunner().invoke(commands, ["check", str(folder / "000.txt"), "-f", "json", "--excerpt", *outputs])
    Process(["check", "000.txt"], folder).ended()


if __name__ == "__main__":
    main()
