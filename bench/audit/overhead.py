"""What a cluster costs beside processes of one machine: the same reports, the same number of workers, on loopback."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.audit.measure import ROOT, Measured, digests, processor, run


def beside(folder: Path, reports: Path, jobs: int, options: list[str]) -> Iterator[str]:
    """Yield lines: what each engine took, in turn, and whether their stores are the same."""
    local = run(reports, folder / "local", jobs, more=options)
    yield f"local: {_told(local)}"
    before = processor()
    with cluster(folder, jobs):
        pass
    idle = processor() - before
    before = processor()
    with cluster(folder, jobs) as address:
        through = run(
            reports, folder / "dask", jobs, more=[*options, "--engine", "dask", "--scheduler", address]
        )
    # The scheduler's and workers', too, but for what it takes to begin and end them, whatever they do.
    through = through._replace(processor=processor() - before - idle)
    yield f"dask: {_told(through)}; and {idle:.0f} s to begin and end scheduler and workers"
    yield f"dask more than local: {100 * (through.seconds / local.seconds - 1):.0f} % by the clock, {100 * (through.processor / local.processor - 1):.0f} % of the processor"
    yield f"the same store: {digests(folder / 'local') == digests(folder / 'dask')}"


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """Start a scheduler and workers; give the address."""
    said = folder / "scheduler.json"
    said.unlink(missing_ok=True)
    common = ["--scheduler-file", str(said), "--no-dashboard"]
    begun = [_begin("scheduler", "--host", "127.0.0.1", "--port", "0", *common)]
    try:
        while not said.exists() or not said.read_text(encoding="utf-8"):
            time.sleep(0.1)
        begun += [_begin("worker", *common, "--nthreads", "1", "--no-nanny") for _ in range(workers)]
        time.sleep(5)  # until they are there: what is measured is the work
        yield json.loads(said.read_text(encoding="utf-8"))["address"]
    finally:
        for process in reversed(begun):
            process.terminate()
            process.wait()


def _begin(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "dask", *words], cwd=ROOT, stderr=subprocess.DEVNULL)


def _told(one: Measured) -> str:
    return f"{one.seconds:.0f} s, {one.processor:.0f} s of the processor"
