"""The benchmark of accuracy holds what it promises, and a small piece of it runs here."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from bench.accuracy.dress import dressed
from bench.accuracy.faults import FAULTS
from bench.accuracy.judged import TABLE, VERDICTS
from bench.accuracy.marks import mark, plain, read_marks, with_mark
from bench.accuracy.model import Document
from bench.accuracy.places import places
from bench.accuracy.plan import planned
from bench.accuracy.renderings import RENDERINGS, rendered
from bench.accuracy.score import wilson
from bench.accuracy.trial import Job, run
from bench.accuracy.writing.numerals import chinese, parted, printed, slipped
from linter.read import read_bytes
from tests.expectations import rows

DATA = Path(__file__).parent / "data"
JOBS = [Job(7, number) for number in range(12)]  # three reports of each regime
SAMPLE = (
    "part of a list", "share", "growth rate", "count of a list", "table 3: a cell", "table 4: a total", "statistics table: a figure",
    "section missing", "heading number skipped", "number of parts declared", "period of last year", "placeholder", "identity number",
    "mobile number", "law under a wrong name", "no such day", "title wrong", "problems: none",
)  # fmt: skip


def test_marks_are_kept_and_read() -> None:
    inner = f"其中{mark('c', 3)}条"
    text = f"共{mark('a', 12)}条，{mark('b', inner)}。"
    shown, spans = read_marks(text)
    assert shown == plain(text) == "共12条，其中3条。"
    assert {key: shown[span.start : span.end] for key, span in spans.items()} == {
        "a": "12",
        "b": "其中3条",
        "c": "3",
    }
    assert plain(with_mark(text, "b", "另有4条")) == "共12条，另有4条。"


@pytest.mark.parametrize(
    ("value", "text"), [(10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (3040, "三千零四十")]
)
def test_chinese_numerals(value: int, text: str) -> None:
    assert chinese(value) == text


def test_figures_are_printed_and_parted() -> None:
    assert printed(12345, "thousands") == "12,345"
    assert printed(12500, "ten thousands") == "1.25万"
    assert printed(Fraction(1, 8), "places 2") == "0.13"
    parts = parted(random.Random(1), 100, 4)
    assert (sum(parts), len(parts), min(parts) >= 1) == (100, 4, True)
    assert all(slipped(random.Random(seed), Fraction(120), "plain") != 120 for seed in range(50))


def test_wilson() -> None:
    low, high = wilson(97, 100)
    assert (round(low, 3), round(high, 3)) == (0.915, 0.990)
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize("job", JOBS, ids=lambda job: f"{job.number}-{job.regime}")
def test_a_report_follows_from_its_seed(job: Job) -> None:
    first, second = job.document(), job.document()
    assert first == second
    assert rendered(first, "rows") == rendered(second, "rows")
    assert job.document() != Job(8, job.number).document()


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_every_mark_is_found_again(rendering: str) -> None:
    document = dressed(JOBS[3].document(), "traditional" if rendering == "rows" else "plain")
    file = rendered(document, rendering)
    text = read_bytes(file.data, file.name).text
    found = places(document, text)
    assert len(found) > 200
    assert all(
        text[span.start : span.end] == document.printed(key)
        for key, span in found.items()
        if key.startswith("T3")
    )


@pytest.mark.parametrize("kind", sorted(FAULTS))
def test_a_fault_changes_the_report(kind: str) -> None:
    tried = (
        (document, Job(1, number).fault(kind, document)) for number, document in enumerate(some_documents())
    )
    document, fault = next(((document, fault) for document, fault in tried if fault), (None, None))
    assert document is not None and fault is not None, "no report has a place for it"
    assert fault.rules
    changed = rendered(fault.document, "rows") != rendered(document, "rows")
    assert changed or fault.previous is not None


@cache
def some_documents() -> list[Document]:
    return [Job(1, number).document() for number in range(96)]


@pytest.mark.parametrize("job", JOBS, ids=lambda job: f"{job.number}-{job.regime}-{job.rendering}")
def test_no_error_on_a_clean_report(job: Job) -> None:
    assert [said for said in run(job).false if said.severity == "error"] == []


def test_faults_are_found() -> None:
    jobs = [
        Job(job.seed, job.number, tuple(kind for kind in job.kinds if kind in SAMPLE))
        for job in planned(7, 28, 1)
        if job.rendering in ("rows", "one line", "HTML")
    ]
    results = [result for job in jobs if job.kinds for result in run(job).results]
    missed = [(result.kind, result.rendering, result.told) for result in results if not result.in_place]
    assert len(results) > 40
    assert len(missed) <= len(results) // 20, missed


def test_what_people_judged_is_told_still_and_none_of_it_was_wrong():
    told = {(row["report"], row["fingerprint"]) for row in rows(DATA / "fingerprints.tsv")}
    verdicts = {(row["report"], row["fingerprint"]): row["verdict"] for row in rows(TABLE)}
    assert verdicts and set(verdicts) <= told
    assert set(verdicts.values()) <= {"right", "open"} < set(VERDICTS)
