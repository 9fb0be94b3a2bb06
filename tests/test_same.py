"""The comparison of two states of the program sees every difference, and shows it short."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bench.same import compare, differences


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        pytest.param({"a": 1}, {"a": 1}, [], id="the same"),
        pytest.param({"a": 1}, {"a": 2}, [".a: 1 → 2"], id="another value"),
        pytest.param({"a": 1}, {"a": True}, [".a: 1 → true"], id="equal in Python, not in JSON"),
        pytest.param({"a": 0}, {"a": 0.0}, [".a: 0 → 0.0"], id="another way to write it"),
        pytest.param({}, {"a": [3]}, [".a: null → [3]"], id="come"),
        pytest.param([{"b": "x"}], [{"b": "y"}], ['[0].b: "x" → "y"'], id="deep inside"),
        pytest.param([1, 2], [2], [": 2 → 1; - ['1'] + []"], id="one less of a list"),
        pytest.param("字" * 200, "", [f': "{"字" * 99}… → ""'], id="a long text is cut"),
    ],
)
def test_differences(before: Any, now: Any, shown: list[str]) -> None:
    assert list(differences(before, now)) == shown


def test_reports_that_differ_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    before = {"x/1 whole": json.dumps({"a": 1}), "x/2 whole": json.dumps({"a": 1, "b": 2}), "x/3 run": "{}"}
    now = {"x/1 whole": json.dumps({"a": 1}), "x/2 whole": json.dumps({"b": 2, "a": 1}), "x/4 run": "{}"}
    assert compare(before, now) == 3
    assert capsys.readouterr().out.splitlines() == [
        "x/2 whole",
        "    the same values in another order",
        "x/3 run",
        "    : {} → null",
        "x/4 run",
        "    : null → {}",
        "3 of 3 differ",
    ]
