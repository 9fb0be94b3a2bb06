"""`python -m bench.audit`: generated reports into a store, killed in the middle, and every count made again by hand.

It tells the rate, the memory of the run and of its processes, whether a run that was killed (-9) ends with the same store as
one that was not, and whether what `audit show` says equals a recount from `check -f jsonl` of the same files.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from bench.audit.corpus import generate
from bench.audit.joins import joined
from bench.audit.measure import Measured, digests, megabytes, parts, run
from bench.audit.overhead import beside
from bench.audit.recount import differing


def main() -> None:
    """Print what was measured."""
    options = argparse.ArgumentParser(
        prog="python -m bench.audit", description=(__doc__ or "").splitlines()[0]
    )
    options.add_argument("--reports", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument(
        "--folder", type=Path, help="keep the reports and stores there, and take up what is there"
    )
    options.add_argument(
        "--once",
        action="store_true",
        help="only the run that is killed and goes on: no second store, no recount",
    )
    options.add_argument(
        "--engines", action="store_true", help="the local engine and Dask's, in turn, and nothing else"
    )
    options.add_argument(
        "--joins",
        action="store_true",
        help="years and copies over so many reports, of which nothing is checked",
    )
    given = options.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="reportlint-audit-"))
    try:
        if given.joins:
            for line in joined(folder / "joins", given.reports):
                print(line, flush=True)
            return
        reports = folder / "reports"
        if not reports.exists():
            generate(reports, given.reports, given.seed)
        if given.engines:
            for line in beside(folder, reports, given.jobs, ["--quiet"]):
                print(line, flush=True)
        else:
            measured(folder, reports, given.jobs, given.once)
    finally:
        if given.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


def measured(folder: Path, reports: Path, jobs: int, once: bool) -> None:
    """Measure in *folder*."""
    count = sum(one.is_file() for one in reports.rglob("*"))
    print(f"{count} reports, {jobs} jobs", flush=True)
    killed = folder / "killed"
    shutil.rmtree(killed, ignore_errors=True)
    first = run(reports, killed, jobs, kill_at=max(2, count // 200))
    print(f"killed with {parts(killed)} parts: {_told(first)}", flush=True)
    rest = run(reports, killed, jobs)
    print(f"went on: {_told(rest)}", flush=True)
    print(f"together {count / (first.seconds + rest.seconds):.1f} reports a second", flush=True)
    print(f"the store: {megabytes(killed):.1f} MB, {parts(killed)} parts", flush=True)
    if once:
        return
    whole = folder / "whole"
    shutil.rmtree(whole, ignore_errors=True)
    at_once = run(reports, whole, jobs)
    print(f"at once, {count / at_once.seconds:.1f} reports a second: {_told(at_once)}", flush=True)
    print(f"the same store: {digests(killed) == digests(whole)}", flush=True)
    print(f"nothing new: {run(reports, whole, jobs).seconds:.1f} s", flush=True)
    print(f"figures that differ from a recount: {differing(reports, whole, jobs)}", flush=True)


def _told(one: Measured) -> str:
    return f"{one.seconds:.0f} s, {one.processor:.0f} s of the processor; at most, the run had {one.run} MB, a process {one.process} MB"


if __name__ == "__main__":
    main()
