"""Runs of the program: how long they take, what memory their processes have, and what their stores hold."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "linter")


class Measured(NamedTuple):
    """A run: its seconds by the clock and of the processor, and the most memory of it and of a process it began, in MB."""

    seconds: float
    processor: float
    run: int
    process: int


def run(reports: Path, store: Path, jobs: int, kill_at: int = 0, more: Sequence[str] = ()) -> Measured:
    """Take the reports into the store; kill the run (-9, with its processes) when it has so many parts more."""
    start, before, most, process_most = time.perf_counter(), processor(), 0, 0
    words = (*PROGRAM, "audit", "run", str(reports), "--store", str(store), "--isolated", "--jobs", str(jobs),
             "--today", "2026-01-01", *more)  # fmt: skip
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        while process.poll() is None:
            time.sleep(0.2)
            most = max(most, peak(process.pid))
            process_most = max([process_most, *map(peak, children(process.pid))])
            if kill_at and parts(store) >= kill_at:
                os.killpg(process.pid, signal.SIGKILL)
    return Measured(time.perf_counter() - start, processor() - before, most, process_most)


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
        said = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    except OSError:
        return []
    return [int(one) for one in said.split()]


def digests(store: Path) -> dict[str, str]:
    """Return the hash of each Parquet file of a store."""
    return {
        str(one.relative_to(store)): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in store.rglob("*.parquet")
    }


def megabytes(store: Path) -> float:
    """Return the size of a store."""
    return sum(one.stat().st_size for one in store.rglob("*") if one.is_file()) / 1_000_000
