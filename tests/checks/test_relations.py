"""relation: which relations a rule judges, and what its message may say of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from linter.checks.relations import RelationHolds
from linter.model.figure import Figure
from linter.model.finding import Problem
from linter.model.relation import Relation
from linter.parse import parse
from linter.rulepack import RulePack
from linter.text.source import Source, Span
from tests.official import report, requests


def figures(*values: int) -> tuple[Figure, ...]:
    return tuple(Figure(Decimal(value), str(value), Span(at, at + 1)) for at, value in enumerate(values))


def figures_of(left: tuple[int, ...], right: tuple[int, ...]) -> Relation:
    return Relation("sum", figures(*left), figures(*right))


@pytest.mark.parametrize(
    ("left", "right", "alone"),
    [
        pytest.param((0, 0), (5,), True, id="a total of nothing"),
        pytest.param((2, 3), (0,), True, id="parts of nothing"),
        pytest.param((0, 3), (5,), False, id="one part is there"),
        pytest.param((0, 0), (0,), False, id="nothing at all"),
        pytest.param((0,), (5,), False, id="a single part is no row"),
        pytest.param((0, 0), (0, 5), True, id="a total of two"),
    ],
)
def test_a_total_alone(left: tuple[int, ...], right: tuple[int, ...], alone: bool) -> None:
    tried = figures_of(left, right)
    assert RelationHolds(total_alone=True).selects(tried) is alone
    assert RelationHolds(total_alone=False).selects(tried) is not alone
    assert RelationHolds().selects(tried)


@pytest.mark.parametrize(
    ("check", "is_judged"),
    [
        (RelationHolds(kinds=("sum",)), True),
        (RelationHolds(kinds=("tie",)), False),
        (RelationHolds(labels=("parts",)), True),
        (RelationHolds(labels=("rate",)), False),
        (RelationHolds(kinds=("sum",), labels=("rate",)), False),
        (RelationHolds(rules=("T001",)), False),
    ],
)
def test_of_which_kind(check: RelationHolds, is_judged: bool) -> None:
    assert check.selects(Relation("sum", figures(1), figures(1), "parts")) is is_judged


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        pytest.param([0, 0, 0, 0, 0, 0, 7], "0", id="none is there"),
        pytest.param([4, 0, 2, 0, 0, 0, 7], "自然人 4、科研机构 2", id="those that are there"),
    ],
)
def test_the_parts_of_a_row_are_named(row: list[int], parts: str, pack: RulePack) -> None:
    read = parse(Source("x", report(requests({"granted": row}))), pack.domain)
    answers = RelationHolds(rules=("T001",)).check(read)
    [problem] = [answer for answer in answers if isinstance(answer, Problem)]
    assert problem.values["parts"] == parts
    assert problem.values["total"] == "7"
