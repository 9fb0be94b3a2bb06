"""JUnit and GitHub's workflow commands: what holds shows too, and no text leaves its place."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from linter.model.finding import Severity
from linter.render.notes import notes


@pytest.fixture
def suites(show, summed, hostile, unreadable):
    return lambda **options: list(ET.fromstring(show("junit", summed, hostile, unreadable, **options)))


def test_a_case_a_rule_with_its_outcome(suites):
    suite = suites()[0]
    cases = {case.get("name"): [child.tag for child in case] for case in suite}
    assert cases == {
        "C001 sum-of-parts": ["failure"],
        "S001": [],
        "X003": ["skipped"],
        "T009": ["skipped"],
        "D001 some-rule": ["system-out"],
        "T002 some-rule": ["skipped"],
    }
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors"), suite.get("skipped")) == (
        "6",
        "1",
        "0",
        "3",
    )


def test_a_failure_says_where_and_with_which_arithmetic(suites):
    failure = suites()[0].find("testcase/failure")
    assert failure.get("type") == "error" and failure.get("message") == "各部分相加是 11，不是 12。"
    assert "reports/清河县.txt:3:3" in failure.text and "5+6 = 11 ≠ 12，差 1" in failure.text


@pytest.mark.parametrize(
    ("threshold", "failures"),
    [(None, "0"), (Severity.ERROR, "1"), (Severity.WARNING, "1"), (Severity.INFO, "2")],
)
def test_what_fails_the_run_fails_the_case(suites, threshold, failures):
    assert suites(threshold=threshold)[0].get("failures") == failures


def test_a_file_that_cannot_be_read_is_an_error(suites):
    suite = suites()[2]
    assert suite.get("errors") == "1" and suite.find("testcase/error").get("message") == "读不了。"


def test_the_rules_are_called_by_their_names(pack, show, summed):
    name = pack.rule("S001").name
    assert f'name="S001 {name}"' in show("junit", summed, rules=notes(pack.rules))


def test_commands_point_at_lines(show, summed, unreadable):
    lines = show("github", summed, unreadable).splitlines()
    (error,) = [line for line in lines if line.startswith("::error file=reports")]
    assert error.startswith(
        "::error file=reports/清河县.txt,line=3,col=3,endLine=3,endColumn=11,title=C001 sum-of-parts::各部分相加"
    )
    assert "%0A5+6 = 11 ≠ 12，差 1%0A" in error
    assert any(line.startswith("::notice file=reports") for line in lines)
    assert not any("T002" in line for line in lines)  # waived
    assert "::error file=旧.doc,title=无法读取::读不了。" in lines
    assert lines[-1] == "2 份报告: 错误 1 · 提醒 0 · 提示 1 · 未判定 1 · 无法读取 1 · 已豁免 1"


def test_no_text_ends_a_command_or_begins_one(show, hostile):
    finding = replace(hostile.findings[0], message={"zh": "50%\n::error::x"}, rule="a,b::c")
    text = show(
        "github", replace(hostile, findings=(finding,), source=replace(hostile.source, path="::set,x:y"))
    )
    commands = [line for line in text.splitlines() if line.startswith("::")]
    assert len(commands) == 1
    assert commands[0].startswith("::error file=%3A%3Aset%2Cx%3Ay,")
    assert "title=a%2Cb%3A%3Ac name::50%25 ::error::x" in commands[0]


def test_a_document_without_lines_says_its_section(show, summed):
    source = replace(summed.source, locate=lambda span: {"page": 2})
    text = show("github", replace(summed, source=source))
    assert ",line=1,title=C001 sum-of-parts::各部分相加是 11，不是 12。%0A一、总体情况%0A" in text
