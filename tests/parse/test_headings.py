"""What a heading looks like is said by the grammar, of the shipped pack or of another, and by nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.grammar.headings import headings, shipped_headings
from linter.judge.lint import lint
from linter.rulepack import read_pack
from linter.text.source import Source

FOI = Path(__file__).parent.parent.parent / "examples" / "foi"
SHIPPED = shipped_headings()
ENGLISH = headings((FOI / "foi.lark").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("第二部分主动公开", ("CHAPTER", "第二部分", "主动公开", 1), id="a chapter"),
        pytest.param("一、总体情况", ("H1", "一、", "总体情况", 2), id="first level"),
        pytest.param("(二)主动公开。", ("H2", "(二)", "主动公开", 3), id="second level"),
        pytest.param("3.公开平台", ("H3", "3.", "公开平台", 4), id="third level"),
        pytest.param("⑤公开平台", ("H4", "⑤", "公开平台", 5), id="circled"),
        pytest.param("总体情况", None, id="no number: only its words make it one"),
        pytest.param("一、全年公开信息五条。另有两条。", None, id="a sentence"),
        pytest.param("3.5万元", None, id="a decimal"),
    ],
)
def test_a_line_is_matched_whole(line: str, found: tuple[str, str, str, int] | None) -> None:
    assert SHIPPED.match(line) == found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("甲。一、乙(二)丙3.丁", ["一、", "(二)", "3."], id="of every level"),
        pytest.param("第十二、条", [], id="the end of an ordinal"),
        pytest.param("共13.5万元", [], id="a decimal"),
        pytest.param("按照第1.条", [], id="digits behind 第"),
        pytest.param("如二)所述", [], id="without its first bracket"),
        pytest.param("①甲②乙", ["①", "②"], id="circled"),
    ],
)
def test_numbers_in_a_running_text(text: str, numbers: list[str]) -> None:
    assert [text[one.start : one.end] for one in SHIPPED.numbers_in(text)] == numbers


@pytest.mark.parametrize(
    ("line", "split", "outer"),
    [
        pytest.param("Part 1: Overview", ("Part 1:", "Overview"), True, id="a word and a colon"),
        pytest.param("3. Outcomes", ("3.", "Outcomes"), True, id="a stop"),
        pytest.param("3.1 Refusals", ("3.1", "Refusals"), False, id="a part of a section"),
        pytest.param("Outcomes", ("", "Outcomes"), False, id="no number"),
        pytest.param("一、概述", ("", "一、概述"), False, id="no number of this grammar"),
    ],
)
def test_another_grammar_is_asked_in_the_same_way(line: str, split: tuple[str, str], outer: bool) -> None:
    assert ENGLISH.split(line) == split
    assert ENGLISH.is_outer(line) is outer


def test_a_grammar_that_names_no_number_leaves_it_to_the_shipped_one() -> None:
    text = (
        (FOI / "foi.lark")
        .read_text(encoding="utf-8")
        .replace("(?P<number>", "(?:")
        .replace("(?P<title>", "(?:")
    )
    assert headings(text) is headings(text)
    assert headings(text).split("一、概述") == ("一、", "概述")


REPORT = (
    "Department of Harbours FOI Annual Report 2023\nPublished: 2024-02-01\n{one} Overview\n"
    "The department publishes what it can.\n{two} Requests received\nThe department received 12 requests.\n"
    "{three} Outcomes\nAll granted.\n{four} Appeals\nNone.\n{five} Fees\nNone.\n"
)


@pytest.mark.parametrize("number", ["Part {}:", "Part {}.", "{}.", "{}:"])
def test_every_way_of_numbering_that_the_packs_grammar_has_is_obeyed(number: str) -> None:
    words = ("one", "two", "three", "four", "five")
    text = REPORT.format(**{word: number.format(at) for at, word in enumerate(words, 1)})
    verdict = lint(Source("a.txt", text), read_pack(FOI))
    assert [finding.rule for finding in verdict.findings] == []


def test_a_section_that_is_missing_is_told_whatever_the_numbering() -> None:
    text = REPORT.replace("{three} Outcomes\nAll granted.\n", "").format(
        one="Part 1:", two="Part 2:", four="Part 3:", five="Part 4:"
    )
    verdict = lint(Source("a.txt", text), read_pack(FOI))
    assert [finding.rule for finding in verdict.findings] == ["S001"]
