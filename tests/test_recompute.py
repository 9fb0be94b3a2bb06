"""Arithmetic as it is printed, worked out again by a program that shares nothing with the one that wrote it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.held.recompute import fault, numbers
from linter.model.arithmetic import written
from linter.model.figure import Figure
from linter.model.relation import Relation
from linter.text.source import Span


@pytest.mark.parametrize(
    "arithmetic",
    [
        "2070+1960+559+912+296+80+1064 = 6941 ≠ 6940，差 1",
        "1+0+0+0 = 1 = 1",
        "71+1 = 72 = 72+0 = 72",
        "25+2 = 27 ≠ 23+1 = 24，差 3",
        "48 ≠ 68，差 20",
        "1 = 1",
        "2070 ≤ 6940",
        "5 > 4，差 1",
        "12+9800 = 9812 ≥ 9800",
        "12+9800 = 9812 < 9900",
        "17 ÷ 31 = 54.839% ≠ 56.8%",
        "18 ÷ 18 = 100.00%",
        "(3+4) ÷ (10+4) = 50.00%",
        "(4517 − 3980) ÷ 3980 = 13.492% ≠ 15.3%",
        "76.9+23.1 = 100% ≈ 100%",
        "33.3+33.3+33.3 = 99.9% ≈ 100%",
        "50.5+50.5 = 101% ≠ 100%",
        "列举 3 项 ≠ 称 4 项",
        "列举 3 项 = 称 3 项",
        "1、2、3",
        "1、3：应为 2",
    ],
)
def test_what_is_right(arithmetic):
    assert fault(arithmetic) is None


@pytest.mark.parametrize(
    "arithmetic",
    [
        pytest.param("2070+1960 = 4030 ≠ 4031，差 2", id="difference"),
        pytest.param("2070+1961 = 4030 ≠ 4031，差 1", id="sum"),
        pytest.param("4030 ≠ 4030，差 0", id="equal all the same"),
        pytest.param("71+1 = 72 = 73", id="unequal all the same"),
        pytest.param("5 ≤ 4", id="order"),
        pytest.param("17 ÷ 31 = 54.838% ≠ 56.8%", id="share"),
        pytest.param("17 ÷ 31 = 54.839% ≠ 54.8%", id="the share rounds to it"),
        pytest.param("17 ÷ 0 = 0% ≠ 1%", id="zero"),
        pytest.param("(4517 − 3980) ÷ 3981 = 13.489% ≠ 15.3%", id="growth from another number"),
        pytest.param("(4517 − 3980) ÷ 3980 = 13.493% ≠ 15.3%", id="growth"),
        pytest.param("50.5+50.5 = 101% ≈ 100%", id="shares"),
        pytest.param("50.5+49.5 = 100% ≠ 100%", id="shares that are right"),
        pytest.param("列举 3 项 ≠ 称 3 项", id="count"),
        pytest.param("1、2、4", id="chain"),
        pytest.param("1、3：应为 3", id="chain's next"),
        pytest.param("1、2：应为 3", id="chain without fault"),
        pytest.param("一加一", id="no arithmetic"),
        pytest.param("1 ＝ 1", id="another sign"),
    ],
)
def test_what_is_wrong(arithmetic):
    assert fault(arithmetic) is not None


COUNTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=9)
KINDS = st.sampled_from(["sum", "tie", "at_most", "deduplicated", "hundred", "chain"])


def figures(values, decimals=0):
    return tuple(Figure(Decimal(v).scaleb(-decimals), str(v), Span(0, 1), decimals=decimals) for v in values)


@given(KINDS, COUNTS, COUNTS)
def test_what_a_relation_writes_comes_out(kind, left, right):
    relation = Relation(kind, figures(left), figures(right))
    assert written(relation) == "" or fault(written(relation)) is None


@given(
    st.sampled_from(["share", "growth", "possible"]), COUNTS, COUNTS, st.integers(0, 99999), st.integers(0, 3)
)
def test_what_a_rate_writes_comes_out(kind, left, right, stated, decimals):
    (rate,) = figures([stated], decimals)
    relation = Relation(kind, figures(left), figures(right), stated=rate)
    assert written(relation) == "" or fault(written(relation)) is None, written(relation)


def test_numbers():
    assert numbers("(45.5 − 39) ÷ 39 = 16.67%") == {Decimal("45.5"), Decimal(39), Decimal("16.67")}
