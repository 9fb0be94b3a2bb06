"""`python -m bench.accuracy`: make reports and faults, lint them, print what was found."""

from __future__ import annotations

import argparse
import sys
import traceback
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from bench.accuracy import annotated, measured  # noqa: E402
from bench.accuracy.plan import planned  # noqa: E402
from bench.accuracy.report import listing, summary  # noqa: E402
from bench.accuracy.trial import Job, Trial, run  # noqa: E402


def trials(jobs: list[Job], processes: int) -> list[Trial]:
    """Return what came of each job, in their order."""
    if processes < 2:  # noqa: PLR2004
        return [run(job) for job in jobs]
    with get_context("spawn").Pool(processes) as pool:
        return list(pool.imap(safely, jobs, chunksize=4))


def safely(job: Job) -> Trial:
    """Return what came of a job; whatever goes wrong says which it was, and can be sent to another process."""
    try:
        return run(job)
    except Exception as error:
        raise RuntimeError(f"report {job.number}: {error!r}\n{traceback.format_exc()}") from None


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(prog="python -m bench.accuracy", description=(__doc__ or "").splitlines()[0])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--reports", type=int, default=280, help="clean reports (a multiple of 28 meets every format alike)")
    options.add_argument("--each", type=int, default=3, help="faults of a kind in each format")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--list", action="store_true", help="list every miss and every false alarm")
    options.add_argument("--write", action="store_true", help="write what was measured of each rule into the rule pack")
    given = options.parse_args()
    done = trials(planned(given.seed, given.reports, given.each), given.jobs)
    sys.stdout.write(listing(done) if given.list else "")
    sys.stdout.write(summary(done))
    if annotated.present():
        score = annotated.scored()
        sys.stdout.write("\n" + annotated.table(score) + ("\n".join(score.lines) + "\n" if given.list else ""))
    else:
        sys.stdout.write("\nThe annotated reports are not at hand: skipped.\n")
    if given.write:
        measured.FILE.write_text(measured.measured(done), encoding="utf-8")


if __name__ == "__main__":
    main()
