"""Jobs done by several processes, in their order."""

from __future__ import annotations

import traceback
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from bench.accuracy.trial import Job, Trial, run


def trials(jobs: list[Job], processes: int) -> list[Trial]:
    """Return what came of each job, in their order, however many processes do them."""
    if processes < 2:
        return [run(job) for job in jobs]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return list(pool.map(_run, jobs, chunksize=4))


def _run(job: Job) -> Trial:
    try:
        return run(job)
    except Exception as error:  # some cannot be sent to another process
        raise RuntimeError(f"report {job.number}: {error!r}\n{traceback.format_exc()}") from None
