"""What must hold between figures: the one evaluator, as a table and as laws of arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from linter.model.arithmetic import written
from linter.model.figure import Approximation, Figure
from linter.model.relation import Relation, RelationKind, State, rounding_doubts
from linter.text.source import Span

HOLDS, BROKEN, UNDECIDED = State.HOLDS, State.BROKEN, State.UNDECIDED
NOWHERE = Span(0, 0)


def figure(printed: str | int | Decimal, approximate: Approximation = "") -> Figure:
    """``"1.20万"`` is 12,000, printed to two decimals of ten thousand; ``"12.5%"`` is 12.5."""
    text = str(printed)
    bare = text.rstrip("万%")
    scale = 10_000 if "万" in text else 1
    decimals = len(bare.partition(".")[2])
    return Figure(Decimal(bare) * scale, text, NOWHERE, "", approximate, decimals, scale)


def figures(values: Sequence[str | int | Decimal]) -> tuple[Figure, ...]:
    return tuple(figure(value) for value in values)


def relation(
    kind: RelationKind,
    left: Sequence[str | int | Decimal],
    right: Sequence[str | int | Decimal] = (),
    stated: str | int | Decimal | None = None,
) -> Relation:
    return Relation(kind, figures(left), figures(right), stated=None if stated is None else figure(stated))


def listed(stated: int, items: int, most: int = 0) -> Relation:
    spans = tuple(Span(at, at + 1) for at in range(items))
    return Relation("count", (), (), stated=figure(stated), items=spans, most_items=most)


def case(why: str, tried: Relation, state: State, arithmetic: str = "") -> object:
    return pytest.param(tried, state, arithmetic, id=why)


@pytest.mark.parametrize(
    ("tried", "state", "arithmetic"),
    [
        # sum
        case("parts make the total", relation("sum", [2, 3], [5]), HOLDS, "2+3 = 5 = 5"),
        case("one too many", relation("sum", [2, 3], [6]), BROKEN, "2+3 = 5 ≠ 6，差 1"),
        case(
            "the published slip of a county",
            relation("sum", [2070, 1960, 559, 912, 296, 80, 1064], [6940]),
            BROKEN,
            "2070+1960+559+912+296+80+1064 = 6941 ≠ 6940，差 1",
        ),
        case("two sums", relation("sum", [7, 1], [5, 3]), HOLDS, "7+1 = 8 = 5+3 = 8"),
        case("two sums that differ", relation("sum", [7, 1], [5, 4]), BROKEN, "7+1 = 8 ≠ 5+4 = 9，差 1"),
        case("all parts are zero", relation("sum", [0, 0], [0]), HOLDS, "0+0 = 0 = 0"),
        case("a long sum is written without zeros", relation("sum", [1, 0, 0, 2, 0, 0, 0, 3], [6]), HOLDS, "1+2+3 = 6 = 6"),
        case("zeros behind the point say nothing", relation("sum", ["1.50", 2], ["3.5"]), HOLDS, "1.5+2 = 3.5 = 3.5"),
        case("counts have no tolerance", relation("sum", [999999, 1], [1000001]), BROKEN, "999999+1 = 1000000 ≠ 1000001，差 1"),
        case("1.2万 is 11,500 to 12,500", relation("sum", [7000, 5499], ["1.2万"]), HOLDS, "7000+5499 = 12499 = 12000"),
        case("12,501 is no 1.2万", relation("sum", [7000, 5501], ["1.2万"]), BROKEN, "7000+5501 = 12501 ≠ 12000，差 501"),
        case("rounded parts add their widths", relation("sum", ["33.3", "33.3", "33.3"], [100]), HOLDS, "33.3+33.3+33.3 = 99.9 = 100"),
        case("but no more than that", relation("sum", ["33.3", "33.3", "33.2"], [100]), BROKEN, "33.3+33.3+33.2 = 99.8 ≠ 100，差 0.2"),
        # tie
        case("the same figure twice", relation("tie", [12], [12]), HOLDS, "12 = 12"),
        case("text and table differ", relation("tie", [12], [13]), BROKEN, "12 ≠ 13，差 1"),
        case("the text rounds the table", relation("tie", ["1.2万"], [11_873]), HOLDS, "12000 = 11873"),
        # at_most
        case("a subset is less", relation("at_most", [3], [5]), HOLDS, "3 ≤ 5"),
        case("a subset is the whole", relation("at_most", [2, 3], [5]), HOLDS, "2+3 = 5 ≤ 5"),
        case("a subset is more", relation("at_most", [6], [5]), BROKEN, "6 > 5，差 1"),
        case("subsets are more together", relation("at_most", [3, 3], [5]), BROKEN, "3+3 = 6 > 5，差 1"),
        # deduplicated
        case("channels overlap", relation("deduplicated", [30, 40], [50]), HOLDS, "30+40 = 70 ≥ 50"),
        case("channels do not overlap at all", relation("deduplicated", [30, 40], [70]), HOLDS, "30+40 = 70 ≥ 70"),
        case("one channel holds all", relation("deduplicated", [30, 40], [40]), HOLDS, "30+40 = 70 ≥ 40"),
        case("more than all channels", relation("deduplicated", [30, 40], [71]), BROKEN, "30+40 = 70 < 71"),
        case("less than one channel", relation("deduplicated", [30, 40], [39]), BROKEN, "40 > 39"),
        # share
        case("a third to two places", relation("share", [1], [3], "33.33%"), HOLDS, "1 ÷ 3 = 33.3333%"),
        case("a third to one place", relation("share", [1], [3], "33.3%"), HOLDS, "1 ÷ 3 = 33.333%"),
        case("a third in whole per cent", relation("share", [1], [3], "33%"), HOLDS, "1 ÷ 3 = 33.33%"),
        case("cut off, not rounded", relation("share", [2], [3], "66.6%"), BROKEN, "2 ÷ 3 = 66.667% ≠ 66.6%"),
        case("half a unit goes either way: up", relation("share", [1], [8], "13%"), HOLDS, "1 ÷ 8 = 12.50%"),
        case("half a unit goes either way: down", relation("share", [1], [8], "12%"), HOLDS, "1 ÷ 8 = 12.50%"),
        case("not rounded twice", relation("share", [113], [915], "12.4%"), BROKEN, "113 ÷ 915 = 12.3497% ≠ 12.4%"),
        case("all of it", relation("share", [7], [7], "100%"), HOLDS, "7 ÷ 7 = 100.00%"),
        case("two parts of the whole", relation("share", [20, 30], [80], "62.5%"), HOLDS, "(20+30) ÷ 80 = 62.500%"),
        case("digits are swapped", relation("share", [413], [590], "79%"), BROKEN, "413 ÷ 590 = 70.00% ≠ 79%"),
        case("a share of nothing", relation("share", [0], [0], "0%"), UNDECIDED),
        case("a ratio of rounded figures, at one end", relation("share", ["0.12"], ["0.30"], "38.0%"), HOLDS, "0.12 ÷ 0.3 = 40.000%"),
        case("no figure that rounds so has it", relation("share", ["0.12"], ["0.30"], "37.0%"), BROKEN, "0.12 ÷ 0.3 = 40.000% ≠ 37.0%"),
        # hundred
        case("shares of one whole", relation("hundred", ["62.5%", "37.5%"]), HOLDS, "62.5+37.5 = 100% ≈ 100%"),
        case("thirds, each rounded", relation("hundred", ["33.3%"] * 3), HOLDS, "33.3+33.3+33.3 = 99.9% ≈ 100%"),
        case("rounding does not explain it", relation("hundred", ["60%", "38%"]), BROKEN, "60+38 = 98% ≠ 100%"),
        # growth
        case("a rise", relation("growth", [150], [100], "50%"), HOLDS, "(150 − 100) ÷ 100 = 50.00%"),
        case("a fall", relation("growth", [75], [100], "-25%"), HOLDS, "(75 − 100) ÷ 100 = -25.00%"),
        case("no change", relation("growth", [75], [75], "0%"), HOLDS, "(75 − 75) ÷ 75 = 0.00%"),
        case("the share taken for the growth", relation("growth", [150], [100], "150%"), BROKEN, "(150 − 100) ÷ 100 = 50.00% ≠ 150%"),
        case("growth from nothing", relation("growth", [5], [0], "100%"), UNDECIDED),
        case("growth of rounded figures", relation("growth", ["0.60"], ["0.50"], "18.5%"), HOLDS, "(0.6 − 0.5) ÷ 0.5 = 20.000%"),
        case("growth that no such figures have", relation("growth", ["0.60"], ["0.50"], "15.0%"), BROKEN, "(0.6 − 0.5) ÷ 0.5 = 20.000% ≠ 15.0%"),
        # direction: stated is above 0 for more, below for less, 0 for as much
        case("more", relation("direction", [8], [7], "1"), HOLDS, "8 > 7"),
        case("more, and it is as much", relation("direction", [7], [7], "1"), BROKEN, "7 = 7"),
        case("as much", relation("direction", [7], [7], "0"), HOLDS, "7 = 7"),
        case("as much, and it is less", relation("direction", [6], [7], "0"), BROKEN, "6 < 7，差 1"),
        case("less, as far as decimals show", relation("direction", ["7.00"], ["7.00"], "-1"), HOLDS, "7 = 7"),
        # defined
        case("a rate of something", relation("defined", [5], [4], "25%"), HOLDS, "4 ≠ 0"),
        case("a rate of nothing", relation("defined", [5], [0], "100%"), BROKEN, "0 = 0"),
        # possible_base
        case("from 31", relation("possible_base", [36], [], "16.13%"), HOLDS, "(36 − 31) ÷ 31 = 16.1290%"),
        case("a fall from 40", relation("possible_base", [30], [], "-25%"), HOLDS, "(30 − 40) ÷ 40 = -25.00%"),
        case("from no whole number", relation("possible_base", [36], [], "16.23%"), BROKEN, "(36 − 31) ÷ 31 = 16.1290% ≠ 16.23%"),
        case("of nothing", relation("possible_base", [0], [], "20%"), UNDECIDED),
        # count
        case("as many as said", listed(3, 3), HOLDS, "列举 3 项 = 称 3 项"),
        case("one is missing", listed(4, 3), BROKEN, "列举 3 项 ≠ 称 4 项"),
        case("及 may part two names", listed(4, 3, 4), HOLDS, "列举 4 项 = 称 4 项"),
        case("顿号 may stand inside one name", replace(listed(2, 3), least_items=2), HOLDS, "列举 2 项 = 称 2 项"),
        case("too many, however they are read", listed(2, 3, 4), BROKEN, "列举 3 项 ≠ 称 2 项"),
        case("too few, however they are read", listed(6, 3, 4), BROKEN, "列举 4 项 ≠ 称 6 项"),
    ],
)  # fmt: skip
def test_evaluates(tried: Relation, state: State, arithmetic: str) -> None:
    assert tried.evaluate().state is state
    assert written(tried) == arithmetic


@pytest.mark.parametrize(
    ("stated", "directed"),
    [
        pytest.param("66.5%", True, id="one unit below what it rounds to"),
        pytest.param("66.6%", True, id="what it rounds to"),
        pytest.param("66.7%", True, id="one unit above"),
        pytest.param("66.4%", False, id="two units below"),
        pytest.param("66.8%", False, id="two units above"),
        pytest.param("66.60%", True, id="to two places one unit of the second"),
        pytest.param("66.59%", False, id="to two places two units are no rounding"),
    ],
)
def test_a_rate_off_by_a_unit_of_its_last_digit_may_be_rounded_otherwise(stated: str, directed: bool) -> None:
    found = rounding_doubts(relation("share", [6661], [10_000], stated))
    assert found == ({"directed-rounding"} if directed else frozenset())


def test_a_share_of_nothing_is_not_rounded() -> None:
    assert rounding_doubts(relation("share", [0], [0], "0%")) == frozenset()


@pytest.mark.parametrize(
    ("tried", "stated", "computed"),
    [
        pytest.param(relation("hundred", ["60%", "38%"]), 100, 98, id="the shares of a whole"),
        pytest.param(relation("deduplicated", [30, 40], [39]), 39, 40, id="less than one channel"),
        pytest.param(relation("deduplicated", [30, 40], [71]), 71, 70, id="more than all channels"),
        pytest.param(listed(2, 3, 4), 2, 3, id="fewer than are listed"),
        pytest.param(listed(6, 3, 4), 6, 4, id="more than are listed"),
        pytest.param(relation("chain", [1, 2, 4, 6]), 4, 3, id="the first number that is not the next"),
        pytest.param(relation("possible", [7], [], "50%"), 50, Decimal("57.14"), id="four of seven, the half rounded up"),
        pytest.param(relation("possible", [1], [], "60%"), 60, 100, id="one of one"),
        pytest.param(relation("possible", [1], [], "40%"), 40, 0, id="none of one"),
        pytest.param(relation("possible", [3], [], "150%"), 150, 100, id="no more than all"),
    ],
)  # fmt: skip
def test_the_two_numbers_compared(tried: Relation, stated: int, computed: Decimal) -> None:
    found = tried.evaluate()
    assert (found.state, found.stated, found.computed) == (BROKEN, stated, computed)
    assert found.difference == computed - stated


KINDS: tuple[RelationKind, ...] = ("sum", "tie", "at_most", "deduplicated", "share", "hundred", "growth")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("approximate", ["about", "more", "less"])
@pytest.mark.parametrize("side", ["left", "right", "stated"])
def test_an_approximate_figure_proves_nothing(
    kind: RelationKind, approximate: Approximation, side: str
) -> None:
    vague = figure(7, approximate)
    tried = replace(relation(kind, [1, 2], [100], 50), **{side: vague if side == "stated" else (vague,)})
    assert tried.evaluate().state is UNDECIDED
    assert tried.evaluate().reason == "approximate"
    assert tried.evaluate().difference == 0
    assert written(tried) == ""


@pytest.mark.parametrize(
    ("printed", "half"),
    [
        pytest.param("12", "0.5", id="a whole number"),
        pytest.param("12.5", "0.05", id="one place"),
        pytest.param("12.50", "0.005", id="a zero that was printed counts"),
        pytest.param("1.2万", "500", id="one place of ten thousand"),
        pytest.param("3万", "5000", id="ten thousands"),
    ],
)
def test_how_far_the_true_value_may_be_away(printed: str, half: str) -> None:
    assert figure(printed).half_unit == Decimal(half)


counts = st.integers(0, 10**12)
parts = st.lists(counts, min_size=1, max_size=12)


@given(parts)
def test_a_sum_holds_for_its_own_parts(values: list[int]) -> None:
    assert relation("sum", values, [sum(values)]).evaluate().state is HOLDS


@given(parts, st.integers(-(10**6), 10**6).filter(bool))
def test_a_sum_breaks_by_as_much_as_it_is_off(values: list[int], off: int) -> None:
    tried = relation("sum", values, [sum(values) + off])
    found = tried.evaluate()
    assert found.state is BROKEN
    assert found.difference == -off
    assert written(tried).endswith(f"，差 {abs(off)}")


@given(parts, parts, st.randoms(use_true_random=False))
def test_the_order_of_terms_is_nothing(left: list[int], right: list[int], random: object) -> None:
    shuffled = list(left)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for kind in KINDS:
        one = relation(kind, left, right, "12.5").evaluate()
        assert one == relation(kind, shuffled, right, "12.5").evaluate()


@given(parts, parts)
def test_a_sum_may_be_read_from_either_side(left: list[int], right: list[int]) -> None:
    there, back = relation("sum", left, right).evaluate(), relation("sum", right, left).evaluate()
    assert there.state is back.state
    assert there.difference == -back.difference


@given(parts, counts)
def test_a_deduplicated_total_lies_between_the_largest_and_the_sum(values: list[int], whole: int) -> None:
    expected = HOLDS if max(values) <= whole <= sum(values) else BROKEN
    assert relation("deduplicated", values, [whole]).evaluate().state is expected


@given(parts, counts)
def test_a_subset_is_no_more_than_the_whole(values: list[int], whole: int) -> None:
    expected = HOLDS if sum(values) <= whole else BROKEN
    assert relation("at_most", values, [whole]).evaluate().state is expected


def rounded(exact: Fraction, places: int, mode: str) -> Decimal:
    """Round *exact* to *places*; twelve digits more than asked keep the half a half."""
    far = Decimal(exact.numerator * 10 ** (places + 12) // exact.denominator).scaleb(-places - 12)
    return far.quantize(Decimal(1).scaleb(-places), mode)


shares = st.tuples(st.integers(0, 10**7), st.integers(1, 10**7), st.integers(0, 4))


@given(shares, st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_a_share_holds_however_a_half_was_rounded(share: tuple[int, int, int], mode: str) -> None:
    part, whole, places = share
    assume(part <= whole)
    stated = rounded(Fraction(part * 100, whole), places, mode)
    assert relation("share", [part], [whole], stated).evaluate().state is HOLDS
    off = stated + Decimal(2).scaleb(-places)
    assert relation("share", [part], [whole], off).evaluate().state is BROKEN


@given(shares)
def test_growth_is_the_share_of_the_difference(share: tuple[int, int, int]) -> None:
    now, before, places = share
    stated = rounded(Fraction((now - before) * 100, before), places, ROUND_HALF_UP)
    assert relation("growth", [now], [before], stated).evaluate().state is HOLDS


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_count_holds_from_the_fewest_to_the_most(stated: int, items: int, more: int) -> None:
    expected = HOLDS if items <= stated <= items + more else BROKEN
    assert listed(stated, items, items + more).evaluate().state is expected


printed = st.decimals(0, 10**9, places=6).map(lambda value: f"{value:f}")


@given(st.sampled_from(KINDS), st.lists(printed, min_size=1, max_size=4), printed, printed)
def test_arithmetic_is_written_without_exponents(
    kind: RelationKind, left: list[str], right: str, stated: str
) -> None:
    assert "E" not in written(relation(kind, left, [right], stated))


@given(st.sampled_from(KINDS), parts, parts, st.integers(0, 200))
def test_arithmetic_is_written_exactly_where_something_was_compared(
    kind: RelationKind, left: list[int], right: list[int], stated: int
) -> None:
    tried = relation(kind, left, right, stated)
    decided = tried.evaluate().state is not UNDECIDED
    assert bool(written(tried)) is decided
