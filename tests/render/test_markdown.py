"""Markdown: reads well, and a report's text is never structure."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from linter.model.finding import Verdict
from linter.render.markdown import escape

Show = Callable[..., str]
MARK = re.compile(r"<!-- reportlint \S+ [0-9a-f]{16} -->\n$")
OWN_TAGS = {"<details>", "</details>", "<summary>", "</summary>", "<sub>", "</sub>"}


def test_a_report_as_a_whole(summed: Verdict, show: Show) -> None:
    text = show("markdown", summed)
    assert text.startswith(
        "## 报告检查结果\n\n<sub>reportlint 1.0 · demo 2</sub>\n\n### 清河县2023年报告\n\n"
    )
    assert "\n\n**错误 1 · 提醒 0 · 提示 1 · 未判定 1** · 已豁免 1\n\n| 问题 |" in text
    assert "\n| **错误** C001 | 3:3 | 各部分相加是 11，不是 12。 | 5+6 = 11 ≠ 12，差 1 |\n" in text
    assert "  - 部分: 3:16 5条, 3:21 6条\n" in text
    assert "</summary>\n\n- 年份不明，可用 --year 写明: X003\n\n</details>\n" in text
    assert "- **T002** 4:6: 可疑。 (已核实，张三)\n" in text
    assert "合计" not in text.replace("合计 / 第二列", "")  # one report needs no total


def test_in_english_with_a_total(summed: Verdict, unreadable: Verdict, show: Show) -> None:
    text = show("markdown", summed, unreadable, language="en")
    assert "| **error** C001 | 3:3 | The parts add to 11, not to 12. |" in text
    assert MARK.sub("", text).endswith(
        "**total 2 reports: error 1 · warning 0 · info 1 · undecided 1 · unreadable 1**\n"
    )
    assert "\n读不了。\n\nCannot be read.\n" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_text_is_never_structure(language: str, hostile: Verdict, show: Show) -> None:
    text = show("markdown", hostile, language=language)
    assert set(re.findall(r"<[^>]*>?", MARK.sub("", text))) <= OWN_TAGS
    for line in text.splitlines():
        bare = re.sub(r"\\.", "", line)
        assert bare.count("|") in (0, 5), line
        assert "`" not in bare and "[" not in bare
    assert not re.search(r"@\w|://", text)
    assert len(re.findall(r"(?m)^#", text)) == 2  # ours: the results, the report


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("1. 一", r"1\. 一"),
        ("12) 一", r"12\) 一"),
        ("- 一", r"\- 一"),
        ("1.0 12-3.5", "1.0 12-3.5"),
        ("#12 @a", "\\#\u206012 @\u2060a"),
        ("a\nb\r\nc", "a b  c"),
        ("&lt;", "&amp;lt;"),
        ("www.a.b", "www.\u2060a.b"),
        ("x :smile:", "x :\u2060smile:"),
        ("12:30", "12:30"),
        (7, "7"),
    ],
)
def test_escape(text: object, shown: str) -> None:
    assert escape(text) == shown
