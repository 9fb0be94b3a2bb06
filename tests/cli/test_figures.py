"""The figures of a report, and every number of its text, on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli.figures import command

TEXT = (
    "清泉县2015年政府信息公开工作年度报告\n一、概述\n"
    "全年共公开政府信息100条（国办发〔2015〕22号），其中网站60条，占60%，其他40条，占40%。一是加强领导。\n"
)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "报告.txt"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


def test_each_figure_says_what_became_of_it(path):
    said = CliRunner().invoke(command, [path, "--lang", "zh"]).output.splitlines()
    assert said[0].endswith("(相符 5 · 疑误 0 · 受牵连 0 · 未判定 0 · 无可比对 0 · 未读出 0)")
    assert "数量 3 · 占比 2 · 日期 1 · 序号 2 · 编号 2" in said[1]
    assert "60+40 = 100 = 100" in said[2]


def test_every_number_has_a_kind(path):
    lines = CliRunner().invoke(command, [path, "--numbers", "--lang", "en"]).output.splitlines()
    said = [tuple(line.split()[-2:]) for line in lines]
    runs = re.findall(r"\d+|[一二三四五六七八九十]+", TEXT)
    assert [number for _, number in said] == runs
    assert ("identifiers", "22") in said
    assert ("ordinals", "一") in said


def test_a_figure_of_a_document_without_lines_has_its_paragraph_or_cell():
    document = Path(__file__).parents[2] / "examples" / "disclosure" / "2023-faulty.docx"
    said = CliRunner().invoke(command, [str(document), "--lang", "zh"]).output
    assert "第6段 ✗ 疑误  占 66.5%" in said and "第2表第" in said
