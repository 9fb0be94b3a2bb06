"""Front matter: what a file says of its report before the report begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.domain.domain import Domain
from linter.errors import UnreadableError
from linter.model.report import Report
from linter.parse import Given
from linter.parse.outline.frontmatter import with_front_matter

Read = Callable[..., Report]
REPORT = "清泉县2015年政府信息公开工作年度报告\n一、概述\n公开12条。\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_it_says_is_taken(domain: Domain, end: str) -> None:
    block = end.join(
        [
            "---",
            "year: 2020",
            "body: township",
            "issuer: 柳树镇",
            "published: 2021-01-31",
            "excerpt: true",
            "---",
            "",
        ]
    )
    given = with_front_matter(block + REPORT, Given(), domain)
    assert given == Given(2020, "township", "柳树镇", "2021-01-31", True, len(block))


def test_it_is_no_part_of_the_report(read: Read) -> None:
    report = read(f"---\nyear: 2020\nnote: 公开99条\n---\n{REPORT}")
    assert "99" not in report.flow.text
    assert [str(figure.value) for figure in report.figures] == ["12"]
    assert report.source.quote(report.whole) == REPORT.splitlines()[0]


def test_the_command_line_overrules_it(domain: Domain) -> None:
    given = with_front_matter(f"---\nyear: 2020\nissuer: 柳树镇\n---\n{REPORT}", Given(year=2019), domain)
    assert (given.year, given.issuer) == (2019, "柳树镇")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(REPORT, id="none"),
        pytest.param(f"\n---\nyear: 2020\n---\n{REPORT}", id="not at the beginning"),
        pytest.param(f"---\nyear: 2020\n{REPORT}", id="never closed"),
        pytest.param(f"----\nyear: 2020\n----\n{REPORT}", id="a rule across the page"),
        pytest.param("---\n" + "a: 1\n" * 70 + f"---\n{REPORT}", id="too long to be one"),
        pytest.param(f"---\n本报告由两部分组成。\n---\n{REPORT}", id="text between two rules"),
    ],
)
def test_no_front_matter(domain: Domain, text: str) -> None:
    assert with_front_matter(text, Given(), domain) == Given()


@pytest.mark.parametrize(
    "said",
    [
        "year: soon",
        "year: 20150",
        "year: true",
        "body: planet",
        "published: 2016-02-30",
        "published: 昨天",
        "year: [1",
    ],
)
def test_a_value_that_is_none_is_said(domain: Domain, said: str) -> None:
    with pytest.raises(UnreadableError) as error:
        with_front_matter(f"---\n{said}\n---\n{REPORT}", Given(), domain)
    assert error.value.stage == "front matter"


@pytest.mark.parametrize(
    "theirs",
    [
        "layout: page\ntags: [a]",
        "date: 2021-01-31",
        "draft: no",
        "weight: 010",
        "a: 1\na: 2",
        "broken: [",
        "- 1",
    ],
)
def test_other_programs_keys_are_theirs(domain: Domain, theirs: str) -> None:
    given = with_front_matter(f"---\n{theirs}\nyear: 2020\n---\n{REPORT}", Given(), domain)
    assert (given.year, given.body, given.excerpt) == (2020, "", False)


@pytest.mark.parametrize("day", ["2021-01-31", "'2021-01-31'", '"2021-01-31"', "2021-01-31  "])
def test_a_day_needs_no_quotes(domain: Domain, day: str) -> None:
    assert (
        with_front_matter(f"---\npublished: {day}\n---\n{REPORT}", Given(), domain).published == "2021-01-31"
    )


def test_a_block_of_other_programs_is_no_part_of_the_report(read: Read) -> None:
    report = read(f"---\nlayout: page\ntags:\n  - 公开99条\n\n---\n{REPORT}")
    assert "99" not in report.flow.text
