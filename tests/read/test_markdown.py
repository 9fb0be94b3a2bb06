"""Markdown with tables in HTML: their cells are read, and every character has its line and column."""

from __future__ import annotations

import pytest

from linter.errors import UnreadableError
from linter.judge.lint import lint
from linter.read import markdown, read_bytes
from linter.rulepack import RulePack
from linter.text.source import Source, Span
from tests.read.one_report import EXAMPLES
from tests.read.one_report import markdown as made

TEXT = """# 清河县报告

正文甲。

<table>
  <tr><td rowspan=2>办理</td><td>公&nbsp;开</td><td><b>5</b></td></tr>

  <tr><TD>不公开</TD><td></td></tr>
</table>

正文乙 <b>丙</b>。<TABLE><tr><td>1</td><td>2</td></tr></TABLE>丁
"""


def test_cells_are_read_and_all_else_stays() -> None:
    source = read_bytes(TEXT.encode(), "x")
    assert source.format == "markdown"
    assert source.text == (
        "# 清河县报告\n\n正文甲。\n\n办理\t公\xa0开\t5\n\t不公开\t\n\n正文乙 <b>丙</b>。\n1\t2\n丁\n"
    )


@pytest.mark.parametrize("words", ["清河", "甲", "办理", "开", "5", "不公开", "乙", "丙", "2", "丁"])
def test_every_character_has_its_line_and_column(words: str) -> None:
    source = read_bytes(TEXT.encode(), "x")
    at = source.text.index(words)
    origin = source.origin(Span(at, at + 1))
    offset = TEXT.index(f">{words}<") + 1 if f">{words}<" in TEXT else TEXT.index(words)
    before = TEXT[:offset]
    assert origin == {
        "line": before.count("\n") + 1,
        "column": offset - (before.rfind("\n") + 1) + 1,
        "offset": offset,
    }


def test_plain_lines_with_tables_that_outweigh_them_are_no_page() -> None:
    row = '<tr><td colspan="1" rowspan="1">一</td></tr>'
    source = read_bytes(f"清河县报告\n\n<table>{row * 50}</table>\n\n正文。\n".encode(), "x")
    assert source.format == "markdown"
    assert source.text.startswith("清河县报告\n\n一\n一\n")


def test_a_table_that_is_not_closed_is_words() -> None:
    text = "# 甲\n<table><tr><td>1\n\n</table x>\n"
    assert read_bytes(text.encode(), "x").text == text


def test_tables_in_tables_are_one() -> None:
    text = "# 甲\n\n<table><tr><td>一<table><tr><td>二</td><td>三</td></tr></table></td></tr></table>\n\n乙\n"
    assert read_bytes(text.encode(), "x").text == "# 甲\n\n一\n二\t三\n\n乙\n"


def test_far_too_many_tables_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "MAX_TABLES", 2)
    text = "# 甲\n\n正文。\n" + "<table><tr><td>一</td></tr></table>\n\n" * 3
    with pytest.raises(UnreadableError, match="more than 2 tables"):
        read_bytes(text.encode(), "x")


def test_a_report_with_such_tables_has_the_findings_of_the_text(pack: RulePack) -> None:
    text = (EXAMPLES / "2023-faulty.txt").read_text(encoding="utf-8")
    read, plain = lint(read_bytes(made(text), "x"), pack), lint(Source("x", text), pack)
    assert [(f.rule, f.arithmetic, read.source.quote(f.span)) for f in read.findings] == [
        (f.rule, f.arithmetic, plain.source.quote(f.span)) for f in plain.findings
    ]
