"""A line a finding, tables of findings, GitLab's and reviewdog's records, and the summary that always fits."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from linter.model.finding import Severity, Verdict
from linter.render.summary import MOST_BYTES
from linter.text.source import Source

Show = Callable[..., str]


def test_a_line_a_finding_and_the_totals(show: Show, summed: Verdict, unreadable: Verdict) -> None:
    lines = show("concise", summed, unreadable).splitlines()
    wrong = next(line for line in lines if " C001 " in line)
    assert wrong.startswith("reports/清河县.txt:3:3: 错误 C001 各部分相加是 11，不是 12。")
    assert "5+6 = 11 ≠ 12，差 1" in wrong and wrong.endswith("[f00d]")
    assert lines[-2] == "旧.doc: 无法读取 读不了。" and lines[-1].startswith("2 份报告: 错误 1")


def test_quiet_is_findings_and_nothing_else(show: Show, summed: Verdict) -> None:
    for form in ("concise", "terminal"):
        said = show(form, summed, quiet=True)
        assert "C001" in said and "份报告" not in said and "合计" not in said


def test_nothing_in_a_report_makes_a_second_line(show: Show, hostile: Verdict) -> None:
    said = show("concise", hostile, quiet=True)
    assert len(said.splitlines()) == sum(one.waived is None for one in hostile.findings)
    assert "\x1b" not in said and "::" not in said.replace(": :", "")


def test_a_row_a_finding_whatever_stands_in_it(show: Show, summed: Verdict, hostile: Verdict, unreadable: Verdict) -> None:  # fmt: skip
    said = show("csv", summed, hostile, unreadable)
    assert said.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(said.removeprefix("\ufeff"))))
    assert len(rows) == len(summed.findings) + len(hostile.findings) + 1
    wrong = next(row for row in rows if row["rule"] == "C001")
    assert (wrong["line"], wrong["column"], wrong["severity"], wrong["fingerprint"]) == (
        "3",
        "3",
        "error",
        "f00d",
    )
    assert rows[-1]["error"] == "读不了。" and rows[-1]["rule"] == ""


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(show: Show, summed: Verdict, first: str) -> None:
    finding = replace(summed.findings[0], message={"zh": f"{first}1+1", "en": ""})
    said = show("csv", replace(summed, findings=(finding,)))
    (row,) = csv.DictReader(io.StringIO(said.removeprefix("\ufeff")))
    assert not row["message"].startswith(first)


def test_gitlab_gets_an_issue_each_with_a_fingerprint_of_its_own(show: Show, summed: Verdict, unreadable: Verdict) -> None:  # fmt: skip
    twice = replace(summed, findings=(*summed.findings, summed.findings[0]))
    issues = json.loads(
        show("gitlab", twice, replace(twice, source=replace(twice.source, path="b.txt")), unreadable)
    )
    shown = [one for one in twice.findings if one.waived is None]
    assert len(issues) == 2 * len(shown) + 1
    assert len({one["fingerprint"] for one in issues}) == len(issues)
    wrong = next(one for one in issues if one["check_name"] == "C001")
    assert wrong["location"] == {"path": "reports/清河县.txt", "lines": {"begin": 3, "end": 3}}
    assert {one["severity"] for one in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert json.loads(show("gitlab")) == []


def test_reviewdog_gets_columns_in_bytes(show: Show, summed: Verdict, unreadable: Verdict) -> None:
    told = json.loads(show("rdjson", summed, unreadable))
    assert told["source"] == {"name": "reportlint"}
    wrong = next(one for one in told["diagnostics"] if one.get("code") == {"value": "C001"})
    line = summed.source.text.splitlines()[2].encode()
    where = wrong["location"]["range"]
    assert line[where["start"]["column"] - 1 : where["end"]["column"] - 1].decode() == summed.source.quote(
        next(one.span for one in summed.findings if one.rule == "C001")
    )
    assert where["start"]["line"] == 3 and wrong["severity"] == "ERROR"
    assert told["diagnostics"][-1]["location"] == {"path": "旧.doc"}


def test_the_summary_begins_with_the_worst(show: Show, summed: Verdict, unreadable: Verdict) -> None:
    clean = replace(summed, findings=(), source=replace(summed.source, path="好.txt"))
    said = show("summary", clean, summed, unreadable)
    table = [line for line in said.splitlines() if line.startswith("| ")]
    assert [line.split(" | ")[0] for line in table[2:4]] == ["| 旧.doc", "| reports/清河县.txt"]
    assert "1份未发现问题" in said and "### 好" not in said


def test_the_summary_tells_the_worst_first(show: Show, summed: Verdict) -> None:
    error = next(one for one in summed.findings if one.severity is Severity.ERROR)
    notice = replace(error, severity=Severity.INFO, rule="X999")
    mild = replace(summed, findings=(notice,), source=replace(summed.source, path="轻.txt"))
    grave = replace(summed, findings=(notice, error), source=replace(summed.source, path="重.txt"))
    said = show("summary", mild, grave)
    told = said[said.index("### ") :]
    assert told.index("重.txt") < told.index("轻.txt")
    assert told.index(f"**错误** {error.rule}") < told.index("**提示** X999")


def test_what_the_summary_leaves_out_is_the_least_bad(show: Show, summed: Verdict) -> None:
    source = Source("甲.txt", summed.source.text)
    mild = [replace(summed, source=replace(source, path=f"{number}.txt")) for number in range(3000)]
    worse = replace(summed, findings=summed.findings * 3, source=replace(source, path="最重.txt"))
    said = show("summary", *mild, worse)
    assert "此处写不下" in said and said[said.index("### ") :].index("最重.txt") < 200


def test_the_summary_fits_however_many_there_are(show: Show, summed: Verdict) -> None:
    """GitHub drops a summary of more than 1 MiB altogether."""
    source = Source("很长的名字" * 30 + ".txt", summed.source.text)
    many = [replace(summed, source=replace(source, path=f"{number}{source.path}")) for number in range(4000)]
    said = show("summary", *many).encode()
    assert MOST_BYTES * 0.6 < len(said) < 1024 * 1024
    assert "此处写不下" in said.decode() and "另有" in said.decode()


def test_the_terminal_ends_with_a_line_a_report_and_a_line_a_rule(show: Show, summed: Verdict, unreadable: Verdict) -> None:  # fmt: skip
    said = show("terminal", summed, unreadable, statistics=True)
    lines = said.splitlines()
    at = lines.index("错误  提醒  提示  报告")
    assert [line.split()[-1] for line in lines[at + 1 : at + 3]] == ["旧.doc", "reports/清河县.txt"]
    at = lines.index("问题数  报告数  级别  规则")
    assert sorted(line.split()[3] for line in lines[at + 1 : at + 3]) == ["C001", "D001"]


def test_a_line_a_finding_ends_with_a_line_a_rule_where_that_is_wanted(show: Show, summed: Verdict) -> None:
    heads = "问题数  报告数  级别  规则"
    assert heads not in show("concise", summed)
    lines = show("concise", summed, statistics=True).splitlines()
    assert lines[lines.index(heads) + 1].split()[3] in ("C001", "D001")
