"""What was once found in a known report is found today, or a reason says why not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.fingerprints import LOST, RECORDED, Key, Severities, explained, found, lines, recorded, unexplained
from tests.known import OWN, REAL, WAYS, present

ONE = Key("corpus/001", "whole", "C001", "0123456789abcdef")
TWO = ONE._replace(way="run")
OTHER = ONE._replace(fingerprint="fedcba9876543210")


@cache
def found_in(folder: str) -> Severities:
    if folder not in present():
        pytest.skip("the real reports are not in the repository")
    return found([folder])


@pytest.mark.parametrize("folder", [*OWN, *REAL])
def test_no_finding_is_lost_without_a_reason(folder: str) -> None:
    now = found_in(folder)
    before = {key for key in recorded() if key.folder == folder}
    assert before, "nothing is recorded: python -m bench.fingerprints --write"
    assert not unexplained(before, now, explained()), f"give each a reason in {LOST.name}, or mend it"


@pytest.mark.parametrize("folder", [*OWN, *REAL])
def test_what_is_found_again_is_no_loss(folder: str) -> None:
    """A reason that outlives its loss would excuse the next one."""
    again = sorted(key for key in explained() if key.folder == folder and key in found_in(folder))
    assert not again, f"strike these from {LOST.name}"


def test_a_reason_is_given_in_words() -> None:
    assert all(len(reason.split()) > 1 for reason in explained().values())


def test_the_tables_name_known_folders_and_ways_only() -> None:
    for key in (*recorded(), *explained()):
        assert key.folder in (*OWN, *REAL) and key.way in WAYS


@pytest.mark.parametrize(
    ("before", "now", "reasons", "lost"),
    [
        pytest.param([ONE], [ONE], [], [], id="found as before"),
        pytest.param([ONE], [ONE, OTHER], [], [], id="a new one is no failure"),
        pytest.param([ONE], [], [], [ONE], id="lost"),
        pytest.param([ONE], [OTHER], [], [ONE], id="another fingerprint in its place is a loss all the same"),
        pytest.param([ONE, TWO], [ONE], [], [TWO], id="found alone, lost in a run"),
        pytest.param([ONE, OTHER], [], [ONE], [OTHER], id="a reason excuses its own finding only"),
    ],
)
def test_lost_is_what_was_recorded_and_has_no_reason(
    before: list[Key], now: list[Key], reasons: list[Key], lost: list[Key]
) -> None:
    assert unexplained(before, now, reasons) == lost


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "some.tsv"
    some = {ONE: "error", TWO: "error", OTHER: "info"}
    path.write_text(lines(some, "severity"), encoding="utf-8")
    assert recorded(path) == some
    assert RECORDED.read_text(encoding="utf-8") == lines(recorded(), "severity")
