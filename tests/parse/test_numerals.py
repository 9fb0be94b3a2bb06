"""Numbers as reports write them, exactly, or no number at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.numerals import chinese_integer, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("零", 0, id="zero in words"),
        pytest.param("〇", 0, id="zero as a circle"),
        pytest.param("十", 10, id="ten without its one"),
        pytest.param("十二", 12, id="twelve"),
        pytest.param("二十", 20, id="twenty"),
        pytest.param("二十三", 23, id="twenty-three"),
        pytest.param("廿三", 23, id="the short twenty of dates"),
        pytest.param("廿", 20, id="the short twenty alone"),
        pytest.param("卅一", 31, id="the short thirty"),
        pytest.param("一百零二", 102, id="a zero says that a place is empty"),
        pytest.param("一百二", 120, id="the unit left out is the next lower one"),
        pytest.param("一百二十", 120, id="the same in full"),
        pytest.param("一百一十五", 115, id="one ten is said inside a number"),
        pytest.param("一百十五", 115, id="or not said"),
        pytest.param("一千零一十", 1010, id="zero, then tens"),
        pytest.param("一千零一", 1001, id="zero, then ones"),
        pytest.param("三千五", 3500, id="three thousand five is hundreds"),
        pytest.param("一万二", 12_000, id="ten thousand two is thousands"),
        pytest.param("一万零二", 10_002, id="with a zero it is ones"),
        pytest.param("十二万三千", 123_000, id="sections by ten thousand"),
        pytest.param("一亿二千万", 120_000_000, id="a hundred million and twenty million"),
        pytest.param("一万亿", 10**12, id="ten thousand hundred millions"),
        pytest.param("两千", 2000, id="the two of counting"),
        pytest.param("壹佰贰拾叁", 123, id="the digits of accounts"),
        pytest.param("二〇一三", 2013, id="a year, digit by digit"),
        pytest.param("二○一三", 2013, id="a year with a circle for zero"),
        pytest.param("二O一三", 2013, id="a year with a letter O for zero"),
        pytest.param("二零一三", 2013, id="a year with the word zero"),
        pytest.param("3万", 30_000, id="digits and a Chinese unit"),
        pytest.param("", None, id="nothing"),
        pytest.param("几十", None, id="some tens is vague"),
        pytest.param("数百", None, id="several hundred is vague"),
        pytest.param("万", None, id="a unit alone counts nothing"),
        pytest.param("十百", None, id="units in the wrong order"),
        pytest.param("三百五百", None, id="the same unit twice"),
        pytest.param("一百二千", None, id="a greater unit behind a smaller one"),
        pytest.param("一百零", 100, id="a zero with nothing behind it"),
        pytest.param("廿十", None, id="twenty-ten is not said"),
        pytest.param("一二三件", None, id="a word behind it"),
        pytest.param("12.5", None, id="not whole"),
    ],
)
def test_chinese_integer(text: str, value: int | None) -> None:
    assert chinese_integer(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("0", "0", id="zero"),
        pytest.param("1234", "1234", id="plain digits"),
        pytest.param("1,234,567", "1234567", id="groups of three"),
        pytest.param("12.50", "12.50", id="the digits stay as printed"),
        pytest.param("007", "7", id="leading zeros say nothing"),
        pytest.param("-3.2", "-3.2", id="a loss"),
        pytest.param("三点五", "3.5", id="a decimal in words"),
        pytest.param("十二点零五", "12.05", id="a zero behind the point"),
        pytest.param("一百二十", "120", id="a whole number in words"),
        pytest.param("三点", None, id="three o'clock"),
        pytest.param("点五", None, id="no number before the point"),
        pytest.param("三点十", None, id="no digit behind the point"),
        pytest.param("", None, id="nothing"),
        pytest.param(",", None, id="a comma alone"),
        pytest.param("12a", None, id="a word in it"),
        pytest.param("NaN", None, id="Python's word for no number"),
        pytest.param("Infinity", None, id="Python's word for endless"),
        pytest.param("1.2.3", None, id="two points"),
    ],
)
def test_number(text: str, value: str | None) -> None:
    found = number(text)
    assert (None if found is None else str(found)) == value


DIGITS = "零一二三四五六七八九"


def in_words(value: int) -> str:
    """Write *value* as a careful clerk does: 10,203 is 一万零二百零三."""
    if value == 0:
        return "零"
    for unit, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if value >= size:
            head, rest = divmod(value, size)
            empty = "零" if 0 < rest < size // 10 else ""
            return in_words(head) + unit + empty + (in_words(rest) if rest else "")
    return DIGITS[value]


@given(st.integers(0, 10**12 - 1))
def test_words_are_read_as_written(value: int) -> None:
    assert chinese_integer(in_words(value)) == value
    assert number(in_words(value)) == value


@given(st.integers(0, 10**9))
def test_digits_are_read_one_by_one(value: int) -> None:
    assert chinese_integer("".join(DIGITS[int(d)] for d in str(value))) == value


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_printed_numbers_are_exact(value: Decimal) -> None:
    assert number(f"{value:,.2f}") == value


@given(st.text(alphabet="零〇○Oo一二两十拾百千万亿廿卅点,.-+eE_ 0123456789几数件", max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    found = number(text)
    assert found is None or found.is_finite()
    assert chinese_integer(text) is None or chinese_integer(text) >= 0  # type: ignore[operator]


@pytest.mark.parametrize(
    "text", ["二" * 5000, "1" * 5000, "9" * 5000 + "万"], ids=["words", "digits", "mixed"]
)
def test_a_number_of_thousands_of_digits_stops_nothing(text: str) -> None:
    number(text)
    chinese_integer(text)
