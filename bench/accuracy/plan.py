"""Which faults go into which report: each kind as often in each rendering, as far as reports have a place for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from bench.accuracy.faults import FAULTS
from bench.accuracy.trial import Job

# Faults that a format hides: what a page leaves around a report is told by its lines.
HIDDEN = {("web page left over", "one line"), ("title missing", "one line")}


def planned(seed: int, reports: int, each: int) -> list[Job]:
    """Return the jobs: *reports* reports, and *each* faults of a kind in a rendering."""
    jobs = [Job(seed, number) for number in range(reports)]
    able: dict[str, list[Job]] = defaultdict(list)
    for job in jobs:
        document = job.document()
        for kind in FAULTS:
            if (kind, job.rendering) not in HIDDEN and job.fault(kind, document) is not None:
                able[kind].append(job)
    chosen: dict[int, list[str]] = defaultdict(list)
    for kind in sorted(FAULTS):
        count: Counter[str] = Counter()
        # the reports with the fewest faults first, so that each fault meets many reports
        for job in sorted(able[kind], key=lambda job: (len(chosen[job.number]), job.number)):
            if count[job.rendering] < each:
                count[job.rendering] += 1
                chosen[job.number].append(kind)
    return [replace(job, kinds=tuple(chosen[job.number])) for job in jobs]
