"""The workbook holds a row for each finding, as text, with a column for what became of it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.model.finding import Verdict
from linter.render import Run, renderer

openpyxl = pytest.importorskip("openpyxl")


@pytest.fixture
def sheet() -> Callable[..., Any]:
    def made(*verdicts: Verdict, **options: Any) -> Any:
        return openpyxl.load_workbook(io.BytesIO(written(*verdicts, **options))).active

    return made


def written(*verdicts: Verdict, **options: Any) -> bytes:
    return b"".join(renderer("xlsx")(verdicts, Run(version="1.0", packs=(("demo", "2"),), **options)))


def test_a_row_for_each_finding(sheet: Callable[..., Any], summed: Verdict, unreadable: Verdict) -> None:
    rows = list(sheet(summed, unreadable, today="2024-05-06").iter_rows(min_row=2, values_only=True))
    assert rows[0][0] == "reportlint 1.0　demo 2　检查日期 2024-05-06"
    names = rows[1]
    told = [dict(zip(names, row, strict=True)) for row in rows[2:]]
    assert [
        (one["序号"], one["报告单位"], one["文件"], one["问题等级"], one["规则编号"]) for one in told
    ] == [
        (1, "清河县", "reports/清河县.txt", "提示", "D001"),
        (2, "清河县", "reports/清河县.txt", "错误", "C001"),
        (3, None, "旧.doc", "无法读取", None),
    ]
    wrong = told[1]
    assert wrong["问题描述"].split("\n")[:2] == ["各部分相加是 11，不是 12。", "5+6 = 11 ≠ 12，差 1"]
    assert [wrong[name] for name in ("原文摘录", "位置", "依据", "整改建议", "整改状态", "问题指纹")] == [
        "共发布信息12条", "第3行", "条例第五十条", "改正其中一个。", "未整改", "f00d",
    ]  # fmt: skip
    assert [wrong[name] for name in ("整改期限", "责任人", "整改说明", "复核结果")] == [None] * 4
    assert told[2]["问题描述"] == "读不了。"


def test_a_second_sheet_counts_by_rule_and_by_body(summed: Verdict, unreadable: Verdict) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(summed, unreadable)))
    rows = [row for row in book["汇总"].iter_rows(values_only=True) if any(row)]
    assert rows[0] == ("规则编号", "规则名称", "错误", "提醒", "提示", "无法读取")
    assert [(row[0], *row[2:]) for row in rows[1:3]] == [("C001", 1, 0, 0, 0), ("D001", 0, 0, 1, 0)]
    assert rows[3][:2] == ("报告单位", "年度")
    assert {(row[0], *row[2:]) for row in rows[4:]} == {("清河县", 1, 0, 1, 0), ("旧.doc", 0, 0, 0, 1)}


def test_sheet_is_ready_to_work_in_and_to_print(sheet: Callable[..., Any], summed: Verdict) -> None:
    made = sheet(summed)
    assert made.freeze_panes == "A4"
    assert made.auto_filter.ref == "A3:R5"
    assert made.print_area.replace("$", "").endswith("A1:N5")
    (states,) = made.data_validations.dataValidation
    assert (str(states.sqref), states.formula1) == ("J4:J5", '"未整改,整改中,已整改,不予采纳"')
    assert (made.page_setup.orientation, int(made.page_setup.paperSize)) == ("landscape", 9)
    assert made.row_dimensions[5].height > 60
    assert sheet(language="en").cell(3, 10).value == "Status"


def test_no_text_becomes_a_formula(sheet: Callable[..., Any], hostile: Verdict, summed: Verdict) -> None:
    from dataclasses import replace

    evil = replace(
        summed.findings[1],
        message={"zh": "=cmd|' /c calc'!A1"},
        basis="+1",
        advice={"zh": "@SUM(1)"},
        rule="-1",
    )
    made = sheet(replace(summed, findings=(evil,)), hostile)
    cells = [cell for row in made.iter_rows(min_row=4) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"n", "s"}
    assert [cell.column_letter for cell in cells if cell.data_type == "n"] == ["A", "A"]
    assert {cell.value.split("\n")[0] for cell in cells if cell.quotePrefix} == {
        "=cmd|' /c calc'!A1",
        "+1",
        "@SUM(1)",
        "-1",
    }


def test_same_findings_give_the_same_bytes(summed: Verdict, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    first = written(summed)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert written(summed) == first


def test_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "linter.render.xlsx", raising=False)
    (tmp_path / "a.txt").write_text("清河县2023年政府信息公开工作年度报告", encoding="utf-8")
    result = CliRunner().invoke(
        commands, ["check", str(tmp_path / "a.txt"), "--output", str(tmp_path / "a.xlsx")]
    )
    assert result.exit_code == 2
    assert 'pip install "reportlint[xlsx]"' in result.output
    assert not (tmp_path / "a.xlsx").exists()
