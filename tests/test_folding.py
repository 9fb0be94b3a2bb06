"""Folding changes how a character is written and never where it stands."""

from __future__ import annotations

import sys
import unicodedata

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.folding import fold, fold_width, has_traditional, traditional_share
from linter.text.traditional import TRADITIONAL

LOOK_ALIKES = "（）：％１９ＡａＺ，．！？；　⼀⼆⽂⾯⺠⻔⻚⻛⽬㈠①⑳㎡℃ﾊﾟ﷼ﬁ＂＇～｜︵︶﹙﹚豈侀"
texts = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(sorted(TRADITIONAL)),
        st.sampled_from(LOOK_ALIKES),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    ),
    max_size=80,
)


@given(texts)
def test_no_text_changes_its_length(text: str) -> None:
    assert len(fold_width(text)) == len(fold(text)) == len(text)


@given(texts)
def test_lines_stay_where_they_are(text: str) -> None:
    assert [at for at, c in enumerate(fold(text)) if c == "\n"] == [
        at for at, c in enumerate(text) if c == "\n"
    ]


@given(texts)
def test_what_is_folded_is_not_folded_again(text: str) -> None:
    once = fold_width(text)
    assert fold_width(once) == once


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40).filter(
        lambda t: not has_traditional(fold_width(t))
    )
)
def test_simplified_text_is_only_folded_in_width(text: str) -> None:
    assert fold(text) == fold_width(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("（１２．５％）：", "(12.5%):", id="full width"),
        pytest.param("\u3000一\u00a0二", " 一 二", id="blanks of other widths"),
        pytest.param("⼀⽉", "一月", id="radicals of the second block"),
        pytest.param("⺠⻔", "民门", id="radicals that NFKC has no answer for"),
        pytest.param("政府資訊公開", "政府资讯公开", id="Traditional"),
        pytest.param("①㈠", "①㈠", id="enclosed figures are list labels"),
        pytest.param("“一、”。", "“一、”。", id="Chinese marks that are not full-width forms"),
        pytest.param("㎡", "㎡", id="a unit that would fold to two characters"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


EVERY = [chr(c) for c in range(0x20, sys.maxunicode + 1) if not 0xD800 <= c <= 0xDFFF]


# Compatibility ideographs are no Traditional writing: Unicode itself says what they stand for.
TWINS = {c for c in EVERY if unicodedata.normalize("NFKC", c) != c}


def rewritten_by_opencc() -> set[str]:
    """What t2s rewrites, a character a line, so that no phrase of its dictionary spans two."""
    answers = opencc.OpenCC("t2s").convert("\n".join(EVERY)).split("\n")
    return {c for c, answer in zip(EVERY, answers, strict=True) if c != answer}


def test_the_list_of_traditional_characters_is_what_opencc_says() -> None:
    """Big5 is what Traditional texts are written in; the rest changes with OpenCC's version."""
    common = {c for c in EVERY if c.encode("big5", "ignore") and c not in TWINS}
    assert len(common) > 13_000
    assert rewritten_by_opencc() & common == TRADITIONAL & common


@pytest.mark.skipif(opencc.__version__ != "1.4.2", reason="the list was made with OpenCC 1.4.2")
def test_the_list_is_whole() -> None:
    assert rewritten_by_opencc() - TWINS == TRADITIONAL


def test_a_character_folds_the_same_whatever_stands_beside_it() -> None:
    simplified = [c for c in EVERY if not has_traditional(fold_width(c))]
    text = "\n".join(simplified)
    assert fold(text) == fold("國\n" + text)[2:]


def test_each_traditional_character_folds_as_opencc_says() -> None:
    converter = opencc.OpenCC("t2s")
    kept = [c for c in sorted(TRADITIONAL) if fold(c) != converter.convert(c)]
    assert sorted(kept) == sorted("乾於徵夥昇") == [c for c in kept if fold(c) == c]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("乾县人民政府", "乾县人民政府", id="a place whose name the list keeps"),
        pytest.param(
            "乾安县全年主动公开政府信息二十条，收到申請",
            "乾安县全年主动公开政府信息二十条,收到申请",
            id="beside one slip into Traditional",
        ),
        pytest.param(
            "公開乾燥設備信息", "公开干燥设备信息", id="in a Traditional text the dictionary decides"
        ),
    ],
)
def test_letters_of_both_scripts_stay_in_a_simplified_text(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_name_of_both_scripts_makes_no_text_traditional() -> None:
    assert traditional_share("於潜镇人民政府") == 0


@given(texts)
def test_traditional_is_what_has_a_character_of_the_list(text: str) -> None:
    assert has_traditional(text) == (not TRADITIONAL.isdisjoint(text))


@pytest.mark.parametrize("beside", ["", "公开", "—℃"], ids=["alone", "in GB 2312", "not in GB 2312"])
def test_each_traditional_character_is_seen(beside: str) -> None:
    assert [char for char in TRADITIONAL if not has_traditional(beside + char + beside)] == []
