"""Sentences as offices write them: right ones accuse nobody, wrong ones are found in their place.

The tables stand in sentences/: right_*.tsv (text, what must hold), wrong_*.tsv (text, rule,
severity, the words that the finding points at).
"""

from __future__ import annotations

import pytest

from .sentences import expected, findings, read, rows, verified

RIGHT = [pytest.param(*columns, id=place) for place, columns in rows("right_*.tsv")]
WRONG = [pytest.param(*columns, id=place) for place, columns in rows("wrong_*.tsv")]


def test_there_are_enough_of_both() -> None:
    assert len(RIGHT) >= 250
    assert len(WRONG) >= 120


@pytest.mark.parametrize(("text", "claims"), RIGHT)
def test_a_right_sentence_is_read_and_accused_of_nothing(text: str, claims: str) -> None:
    report = read(text)
    assert [(f.rule, f.arithmetic) for f in findings(report) if f.severity.word != "info"] == []
    assert verified(report) == expected(claims)


@pytest.mark.parametrize(("text", "rule", "severity", "at"), WRONG)
def test_a_wrong_sentence_is_found_in_its_place(text: str, rule: str, severity: str, at: str) -> None:
    report = read(text)
    found = [f for f in findings(report) if f.severity.word == severity or f.rule == rule]
    place = report.source.text.rfind(at)
    assert place >= 0
    assert [(f.rule, f.severity.word) for f in found if f.rule == rule] == [(rule, severity)]
    (finding,) = [f for f in found if f.rule == rule]
    assert finding.span.start <= place
    assert finding.span.end >= place + len(at)
