"""The terminal format: marks under the words, both languages, colour only on demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from linter.model.finding import Verdict
from linter.render.excerpt import excerpt
from linter.render.words import text_in
from linter.text.source import Source, Span

Show = Callable[..., str]

GOLDEN = """\
reports/清河县.txt  清河县2023年报告
    2023年 · R2021 · county (推断) · 清河县
    核对了2个数字中的2个，疑误1个 · 不能确定文本完整（没有看到报告的结尾）

reports/清河县.txt:1:1  提示  D001 some-rule  d001
    没有写明期限。
      1 | 清河县2023年报告
        | ^

reports/清河县.txt:3:3  错误  C001 sum-of-parts  f00d
    各部分相加是 11，不是 12。
      3 | 全年共发布信息12条，其中网站5条、微博6条。
        |     ^^^^^^^^^^^^^^          ---      ---
    相关      部分 3:16 5条, 3:21 6条
    算式      5+6 = 11 ≠ 12，差 1
    同因      T001 5+7 = 12
    改法      唯一：3:8 12条 → 11（表中另有）
    存疑      所列不一定是全部（等、其中）
    依据      条例第五十条
    建议      改正其中一个。

未判定  X003  年份不明，可用 --year 写明
错误 1 · 提醒 0 · 提示 1 · 未判定 1 · 通过 1 · 不适用 1 · 已豁免 1

"""


def test_a_report_as_a_whole(summed: Verdict, show: Show) -> None:
    assert show("terminal", summed) == GOLDEN


def test_rules_go_by_the_title_that_the_pack_gives_them_in_that_language(summed: Verdict, show: Show) -> None:
    names = {"C001": {"zh": "总数与分项之和"}, "X003": {"zh": "正文与表三"}}
    text = show("terminal", summed, names=names)
    assert "错误  C001 总数与分项之和  f00d" in text
    assert "未判定  X003 正文与表三  年份不明" in text
    assert "error  C001 sum-of-parts  f00d" in show("terminal", summed, names=names, language="en")


def test_what_a_report_is_of_is_no_doubt_without_a_word_more(summed: Verdict, show: Show) -> None:
    """“存疑  2008年条例” says nothing to who does not know that older reports are judged more mildly."""
    finding = replace(summed.findings[0], doubts=("R2008", "own-word"))
    text = show("terminal", replace(summed, findings=(finding,)), names={"R2008": {"zh": "2008年条例"}})
    assert "    存疑      这份报告属“2008年条例”一类; own-word\n" in text


def test_in_english(summed: Verdict, unreadable: Verdict, show: Show) -> None:
    text = show("terminal", summed, unreadable, language="en")
    assert (
        "reports/清河县.txt:3:3  error  C001 sum-of-parts  f00d\n    The parts add to 11, not to 12." in text
    )
    assert "    没有写明期限。" in text  # no English there: Chinese rather than nothing
    assert "undecided  X003  year unknown" in text
    assert "county (guessed)" in text
    assert text.endswith(
        "total 2 reports  error 1 · warning 0 · info 1 · undecided 1 · held 1 · not applicable 1 · waived 1"
        " · unreadable 1\n"
    )


def test_an_unreadable_report_says_why_in_both_languages(unreadable: Verdict, show: Show) -> None:
    assert show("terminal", unreadable) == "旧.doc  无法读取\n    读不了。\n    Cannot be read.\n\n"


def test_colour_only_on_demand(summed: Verdict, show: Show) -> None:
    assert "\x1b" not in show("terminal", summed)
    assert "\x1b[31m\x1b[1m共发布信息12条\x1b[0m" in show("terminal", summed, color=True)


@given(
    st.text(st.sampled_from("a1 中，“…\t\u0301𠮷"), min_size=1, max_size=200),
    st.integers(0, 200),
    st.integers(1, 30),
    st.integers(24, 100),
)
def test_marks_stand_under_the_words(line: str, start: int, length: int, width: int) -> None:
    text = f"前一行\n{line}。\n后一行"
    start = 4 + min(start, len(line) - 1)
    span = Span(start, min(start + length, 4 + len(line)))
    shown = excerpt(Source("", text), span, (), width, 1)
    if shown is None:
        assert not line.strip()
        return
    whole = shown.before + shown.words + shown.after
    assert wcswidth(whole) <= width
    if wcswidth(shown.words):
        assert shown.marks == " " * wcswidth(shown.before) + "^" * wcswidth(shown.words)


@pytest.mark.parametrize(("ambiguous", "marks"), [(1, "   ^^"), (2, "     ^^")])
def test_ambiguous_characters_are_as_wide_as_the_user_says(ambiguous: int, marks: str) -> None:
    shown = excerpt(Source("", "“”a中"), Span(3, 4), (), 40, ambiguous)
    assert shown is not None and shown.marks == marks


def test_a_long_line_is_cut_to_a_window_round_the_words() -> None:
    shown = excerpt(Source("", "前" * 300 + "错" + "后" * 300), Span(300, 301), (Span(301, 302),), 40, 1)
    assert shown is not None
    assert (shown.before, shown.words, shown.after) == ("..." + "前" * 8, "错", "后" * 8 + "...")
    assert shown.marks == " " * 19 + "^^--"


def test_a_place_without_words_gets_one_mark() -> None:
    assert [
        shown.marks for at in (0, 1, 2) if (shown := excerpt(Source("", "中文"), Span(at, at), (), 40, 1))
    ] == ["^", "  ^", "    ^"]


def test_a_finding_of_several_lines_says_where_it_ends(summed: Verdict, show: Show) -> None:
    finding = replace(
        summed.findings[1], span=Span(summed.findings[1].span.start, len(summed.source.text) - 1)
    )
    assert "^ 至第4行\n" in show("terminal", replace(summed, findings=(finding,)))


def test_a_place_in_a_file_without_lines(summed: Verdict, show: Show) -> None:
    source = replace(summed.source, locate=lambda span: {"table": 2, "row": 3, "box": [1, 2]})
    text = show("terminal", replace(summed, source=source))
    assert "reports/清河县.txt 第2表第3行  错误  C001" in text
    assert "\n        | 全年" in text  # no line number that the file does not have


def test_a_message_in_another_language_is_better_than_none() -> None:
    assert text_in({"en": "b", "zh": "甲"}, "zh") == "甲"
    assert text_in({"fr": "c", "zh": "甲"}, "en") == "甲"
    assert text_in({"fr": "c"}, "en") == "c"
    assert text_in({}, "en") == ""
