"""`python -m bench.audit`: generated reports into a store, killed in the middle, and every count made again by hand.

Reports are those of bench.accuracy, a fault planted in every third; all of their formats and regimes. It tells the rate, the
memory of the run and of its processes, whether a run that was killed (-9) ends with the same store as one that was not, and
whether what `audit show` says equals a recount from `check -f jsonl` of the same files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.accuracy.dress import dressed
from bench.accuracy.faults import FAULTS
from bench.accuracy.renderings import rendered
from bench.accuracy.trial import Job

ROOT = Path(__file__).resolve().parent.parent
_PROGRAM = [sys.executable, "-m", "linter"]


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
    given = options.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="reportlint-audit-"))
    try:
        measured(folder, given.reports, given.seed, given.jobs, given.once)
    finally:
        if given.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


def measured(folder: Path, count: int, seed: int, jobs: int, once: bool) -> None:
    """Measure in *folder*."""
    reports = folder / "reports"
    if not reports.exists():
        generate(reports, count, seed)
    print(f"{sum(1 for _ in files(reports))} reports, {jobs} jobs", flush=True)
    killed = folder / "killed"
    shutil.rmtree(killed, ignore_errors=True)
    seconds, memory = run(reports, killed, jobs, kill_at=max(2, count // 200))
    print(f"killed after {seconds:.0f} s with {parts(killed)} parts", flush=True)
    rest, more = run(reports, killed, jobs)
    print(
        f"went on for {rest:.0f} s, {more['processor']} of the processor; together {count / (seconds + rest):.1f} reports a second",
        flush=True,
    )
    print(f"memory, at most: the run {more['run']} MB, a process {more['process']} MB", flush=True)
    size = sum(one.stat().st_size for one in killed.rglob("*") if one.is_file())
    print(f"the store: {size / 1_000_000:.1f} MB, {parts(killed)} parts", flush=True)
    if once:
        return
    whole = folder / "whole"
    shutil.rmtree(whole, ignore_errors=True)
    seconds, memory = run(reports, whole, jobs)
    print(f"at once: {seconds:.0f} s, {count / seconds:.1f} reports a second, {memory}", flush=True)
    print(f"the same store: {digests(killed) == digests(whole)}", flush=True)
    again, _ = run(reports, whole, jobs)
    print(f"nothing new: {again:.1f} s", flush=True)
    print(f"figures that differ from a recount: {differing(reports, whole, jobs)}", flush=True)


def generate(folder: Path, count: int, seed: int) -> None:
    """Write the reports, a hundred a folder."""
    kinds = sorted(FAULTS)
    for number in range(count):
        job = Job(seed, number)
        document = job.document()
        if number % 3 == 0:
            fault = job.fault(random.Random(f"{seed} {number}").choice(kinds), document)
            document = fault.document if fault else document
        file = rendered(dressed(document, job.dress), job.rendering)
        place = folder / f"{number // 100:03}" / f"{number:05}{Path(file.name).suffix}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.data)


def run(reports: Path, store: Path, jobs: int, kill_at: int = 0) -> tuple[float, dict[str, int]]:
    """Take the reports into the store; kill the run when it has so many parts. Return seconds, and memory in MB and seconds of the processor."""
    start, before, most = time.perf_counter(), processor(), {"run": 0, "process": 0}
    words = [
        *_PROGRAM,
        "audit",
        "run",
        str(reports),
        "--store",
        str(store),
        "--isolated",
        "--jobs",
        str(jobs),
        "--today",
        "2026-01-01",
    ]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        while process.poll() is None:
            time.sleep(0.2)
            most["run"] = max(most["run"], peak(process.pid))
            most["process"] = max([most["process"], *map(peak, children(process.pid))])
            if kill_at and parts(store) >= kill_at:
                os.killpg(process.pid, signal.SIGKILL)
    most["processor"] = round(processor() - before)
    return time.perf_counter() - start, most


def processor() -> float:
    """Return the seconds of the processor that ended processes have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def parts(store: Path) -> int:
    """Return how many parts a store has."""
    return sum(1 for _ in store.glob("parts/[0-9]*"))


def peak(pid: int) -> int:
    """Return the most memory that a process has had, in MB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1000 for line in lines if line.startswith("VmHWM")), 0)


def children(pid: int) -> list[int]:
    """Return the processes that a process has begun."""
    try:
        return [
            int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
        ]
    except OSError:
        return []


def files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder."""
    yield from (one for one in folder.rglob("*") if one.is_file())


def digests(store: Path) -> dict[str, str]:
    """Return the hash of each Parquet file of a store."""
    return {
        str(one.relative_to(store)): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in store.rglob("*.parquet")
    }


def differing(reports: Path, store: Path, jobs: int) -> int:
    """Return how many counts of the bodies and rules are not what `check` says of the same files."""
    words = [
        *_PROGRAM,
        "check",
        "-f",
        "jsonl",
        "--isolated",
        "--fail-on",
        "never",
        "--no-cache",
        "--jobs",
        str(jobs),
        str(reports),
    ]
    said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    want = {"body": Counter[tuple[str, str]](), "rule": Counter[tuple[str, str]]()}
    for one in map(json.loads, said.splitlines()):
        for finding in one.get("findings", ()):
            want["body"]["".join(one["issuer"].split()), finding["severity"]] += 1
            want["rule"][finding["rule"], finding["severity"]] += 1
    wrong = 0
    for by, counts in want.items():
        shown = subprocess.run(
            [*_PROGRAM, "audit", "show", str(store), "--by", by, "-f", "json"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        got = {
            (line["key"], s): line[s]
            for line in map(json.loads, shown.splitlines())
            for s in ("error", "warning", "info")
        }
        keys = counts.keys() | {key for key, value in got.items() if value}
        wrong += sum(counts[key] != got.get(key, 0) for key in keys)
        print(f"  by {by}: {len(keys)} counts compared, {sum(counts.values())} findings", flush=True)
    return wrong


if __name__ == "__main__":
    main()
