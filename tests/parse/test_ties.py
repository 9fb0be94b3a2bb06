"""A sentence against the cell it states: whatever a pack's pattern catches for the figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linter.model.relation import Relation
from linter.parse import parse
from linter.text.pattern import Pattern
from linter.text.source import Source
from tests.official import pack, report, requests


def ties(sentence: str) -> list[Relation]:
    """The relations of *sentence* with table 3 under a pattern that catches thousands and words."""
    domain = pack().domain
    said = replace(
        next(one for one in domain.said if one.rule == "X001"),
        patterns=(Pattern(r"共收申请(?P<n>[\d,.几]+)件"),),
        about=(),
        loosely=(),
    )
    text = report(requests({"new": [1009, 1, 0, 0, 0, 0, 1010]})).replace(
        "一、总体情况\n", f"一、总体情况\n{sentence}\n"
    )
    found = parse(Source("x", text), replace(domain, said=(said,)))
    return [relation for relation in found.relations if relation.kind == "tie"]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        pytest.param("全年共收申请1010件。", [1010], id="digits"),
        pytest.param("全年共收申请1,010件。", [1010], id="thousands parted"),
        pytest.param("全年共收申请几件。", [], id="no number: nothing is said"),
    ],
)
def test_what_a_pattern_catches_is_read_as_numbers_are_written(sentence: str, values: list[int]) -> None:
    assert [int(relation.left[0].value) for relation in ties(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        pytest.param("全市备案的案件之中，依申请公开领域的各类\n共收申请134件，信访举报57件。", "line-end", id="its beginning is on the line before"),
        pytest.param("全市备案的案件之中，依申请公开领域都有。\n共收申请134件，信访举报57件。", "", id="its twin that begins where its line does"),
    ],
)  # fmt: skip
def test_a_sentence_that_a_line_end_cuts_accuses_no_cell(sentence: str, why: str) -> None:
    (tie,) = ties(sentence)
    assert tie.open == why
