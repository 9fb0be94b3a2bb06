"""What the tables' layer of a report costs, here and at another commit: `python -m bench.layers [--before COMMIT] [REPORT...]`.

Both read the same files in turn, each in a process of its own, in processor time; a share below 1 is faster. Only the finding
and the reading of tables are timed: not the file, the sentences, the rules.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST = "3f21cbf"  # the first edition: columns by their place
_ROUNDS = 5
_SPOTTING = (
    "_regions",
    "tables",
    "spot",
)  # what finds the tables, by the name that it has had: the first function there is (a package may be called so, too)
_CHILD = """
import gc, json, sys, time
from pathlib import Path
import linter.parse as layer
from linter.read import read_bytes
from linter.rulepack import shipped_pack
names, paths = json.loads(sys.argv[1])
spent = 0.0
def timed(work):
    def run(*given, **named):
        global spent
        start = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent += time.process_time() - start
    return run
for name in (next(n for n in names if callable(getattr(layer, n, None))), "_tables", "with_form_relations"):
    setattr(layer, name, timed(getattr(layer, name)))
domain = shipped_pack().domain
gc.disable()
for once in range(2):  # what is made but once is made in the first
    told = {}
    for path in paths:
        try:
            source = read_bytes(Path(path).read_bytes(), path)
            source.folded
            spent = 0.0
            report = layer.parse(source, domain)
        except Exception as error:
            if type(error).__name__ != "UnreadableError":
                raise
            continue
        told[path] = [spent * 1000, sum(f.cell is not None for f in report.figures)]
print(json.dumps(told))
"""

Told = dict[str, list[float]]  # by path: milliseconds, cells read


def told_by(tree: Path, paths: list[str]) -> Told:
    """Return what the program in *tree* says of each report."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, json.dumps([_SPOTTING, paths])],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree), "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    found: Told = json.loads(done.stdout)
    return found


def least(rounds: list[Told], path: str) -> float:
    """Return the least time that was needed for a report."""
    return min(one[path][0] for one in rounds)


def main() -> None:
    """Run the benchmark."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--before", metavar="COMMIT", default=FIRST)
    options.add_argument("--rounds", type=int, default=_ROUNDS)
    options.add_argument("reports", nargs="*", type=Path)
    given = options.parse_args()
    chosen = given.reports or sorted((ROOT / "examples/disclosure").glob("*.txt"))
    paths = [str(path.resolve()) for path in chosen]
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["git", "archive", given.before], cwd=ROOT, capture_output=True, check=True)
        subprocess.run(["tar", "-x", "-C", folder], input=packed.stdout, check=True)
        before: list[Told] = []
        now: list[Told] = []
        for _ in range(given.rounds):
            before.append(told_by(Path(folder), paths))
            now.append(told_by(ROOT, paths))
    both = [path for path in paths if path in before[0] and path in now[0]]
    print(f"{'report':44} {'before':>9} {'now':>9} {'share':>6} {'cells before':>13} {'now':>6}")
    for path in both:
        old, new = least(before, path), least(now, path)
        print(
            f"{Path(path).name[:44]:44} {old:6.2f} ms {new:6.2f} ms {new / old:6.2f}"
            f" {before[0][path][1]:13.0f} {now[0][path][1]:6.0f}"
        )
    old, new = (sum(least(rounds, path) for path in both) for rounds in (before, now))
    middle = statistics.median(least(now, path) / least(before, path) for path in both)
    print(f"{'all':44} {old:6.2f} ms {new:6.2f} ms {new / old:6.2f}  (median of the shares {middle:.2f})")


if __name__ == "__main__":
    main()
