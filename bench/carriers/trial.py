"""Carriers are written to files, linted in batches through the command line, and compared with the truth."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from bench.carriers.carrier import Carrier, Press
from bench.carriers.digits import stray
from bench.carriers.model import Document, Filled, Report
from bench.carriers.sums import about, decidable
from bench.carriers.truth import Place, Record, compared, named, said, truth
from linter.read import read_bytes

TWINS = ("", "3", "4")


@dataclass(frozen=True)
class File:
    """A report in a carrier, or its twin, as written."""

    carrier: Carrier
    report: Report
    twin: str
    path: Path
    document: Document


@dataclass
class Outcome:
    """What came of one carrier, over its reports."""

    carrier: Carrier
    reports: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    digits: Counter[str] = field(default_factory=Counter)
    findings: Counter[tuple[str, str]] = field(
        default_factory=Counter
    )  # that the plain carrier has not, nor deserves
    found: Counter[str] = field(default_factory=Counter)  # twins, by their table
    twins: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def written(carriers: Iterable[Carrier], reports: Sequence[Report], folder: Path) -> list[File]:
    """Write each report in each carrier, with its twins; what is to be printed is printed at the end, in one go."""
    files: list[File] = []
    jobs: dict[Press, list[tuple[Path, Path]]] = {}
    for carrier in carriers:
        place = folder / carrier.name
        place.mkdir(parents=True, exist_ok=True)
        for report in filter(carrier.suits, reports):
            for twin in TWINS:
                document = carrier.document(report, twin)
                path = place / f"{report.name}{f'-wrong-{twin}' if twin else ''}.{carrier.suffix}"
                path.write_bytes(carrier.write(document))
                if carrier.press:
                    source, path = path, path.with_suffix(".pdf")
                    jobs.setdefault(carrier.press, []).append((source, path))
                files.append(File(carrier, report, twin, path, document))
    with ThreadPoolExecutor() as pool:  # each waits for a program of its own
        list(pool.map(lambda press: press(jobs[press]), jobs))
    for source, _ in chain.from_iterable(jobs.values()):
        source.unlink()
    return files


def linted(files: Sequence[File], jobs: int) -> dict[Path, Record]:
    """Return what the command line says of each file."""
    found: dict[Path, Record] = {}
    for excerpt in (False, True):
        paths = [str(file.path) for file in files if file.carrier.excerpt is excerpt]
        if paths:
            found |= {Path(record["path"]): record for record in _checked(paths, excerpt, jobs)}
    return found


def _checked(paths: list[str], excerpt: bool, jobs: int) -> Iterator[Record]:
    command = [sys.executable, "-m", "linter", "check", "--fail-on", "never", "--no-cache", "--config", "none", "--ledger", "-f", "jsonl", "-j", str(jobs)]  # fmt: skip
    done = subprocess.run(
        [*command, *(["--excerpt"] if excerpt else []), *paths],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, 2):
        raise RuntimeError(done.stderr[-2000:])
    for line in done.stdout.splitlines():
        yield json.loads(line)


def measured(
    files: Sequence[File], records: dict[Path, Record], plain: dict[str, dict[str, Record]], digits: dict[Path, tuple[int, int]]
) -> list[Outcome]:  # fmt: skip
    """Return what came of each carrier; *plain*: what is said of each report and twin in the plain carrier."""
    outcomes: dict[str, Outcome] = {}
    for file in files:
        outcome = outcomes.setdefault(file.carrier.name, Outcome(file.carrier))
        record = records.get(file.path)
        if record is None:
            outcome.findings["no answer", "error"] += 1
        elif file.twin:
            _twin(outcome, file, record, records.get(_right(file)), plain[file.report.name])
        else:
            _right_one(outcome, file, record, plain[file.report.name][""])
            none, several = digits.get(file.path, (0, 0))
            outcome.digits.update({"none": none, "several": several})
    return list(outcomes.values())


def _right(file: File) -> Path:
    return file.path.with_name(f"{file.report.name}{file.path.suffix}")


def _right_one(outcome: Outcome, file: File, record: Record, plain: Record) -> None:
    outcome.reports += 1
    outcome.cells += compared(file.document, record)
    more = said(record) - said(plain)
    for (rule, severity), number in more.items():
        unearned = number - file.carrier.deserved.get(rule, 0)
        if unearned > 0:
            outcome.findings[rule, severity] += unearned


def strays(files: Sequence[File], records: dict[Path, Record], jobs: int) -> dict[Path, tuple[int, int]]:
    """Return the runs of digits of each right report that are in no entry of the ledger, and in several."""
    some = [f.path for f in files if not f.twin and f.path in records and not records[f.path].get("error")]
    spans = [[_span(entry) for entry in records[path]["ledger"]] for path in some]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return dict(zip(some, pool.map(_stray, some, spans, chunksize=8), strict=True))


def _span(entry: Record) -> tuple[int, int]:
    return entry["where"]["start"]["offset"], entry["where"]["end"]["offset"]


def _stray(path: Path, spans: list[tuple[int, int]]) -> tuple[int, int]:
    return stray(read_bytes(path.read_bytes(), path.name).text, spans)


def expected(plain: dict[str, Record], twin: str) -> set[Place]:
    """Return the rules and cells that the plain carrier's twin names and the right one does not."""
    return named(plain[twin]) - named(plain[""])


def _twin(
    outcome: Outcome, file: File, record: Record, right: Record | None, plain: dict[str, Record]
) -> None:
    """Count the twin as found where the rules that the plain carrier's twin breaks are broken over the same cells.

    Rules that cannot be decided in this carrier are left out; a twin of which none is left counts for nothing.
    """
    printed = truth(file.document)
    form = [key for piece in file.report.pieces if isinstance(piece, Filled) for key in piece.values]
    wanted = {
        place: about(*place, form)
        for place in expected(plain, file.twin)
        if place[0] not in file.carrier.lost and decidable(*place, form, printed)
    }
    if not wanted:
        return
    here = {about(*place, form) for place in named(record) - (named(right) if right else set())}
    missing = [place for place, sum_ in wanted.items() if sum_ not in here]
    outcome.twins[file.twin] += 1
    outcome.found[file.twin] += not missing
    if missing:
        told = ", ".join(f"{rule} {'/'.join(key)}" for rule, key in sorted(missing))
        outcome.notes.append(f"{file.path.name}: not found: {told}")
