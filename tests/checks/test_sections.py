"""extra_sections, section_length, empty_section: a fixed layout and its limits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.checks.section_content import EmptySection
from linter.checks.section_length import SectionLength
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.sections import missing_sections
from linter.parse import Given, parse
from linter.rulepack import RulePack
from linter.text.source import Source

TITLE = "清泉县2022年政府信息公开工作年度报告\n"
SIX = (
    "一、总体情况\n推进公开。\n二、主动公开政府信息情况\n见下表。\n三、收到和处理政府信息公开申请情况\n见下表。\n"
    "四、政府信息公开行政复议、行政诉讼情况\n见下表。\n五、存在的主要问题及改进情况\n将改进。\n"
    "六、其他需要报告的事项\n无收费。\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(SIX, [], id="the six"),
        pytest.param(SIX + "七、附件\n联系方式。", [], id="an annex"),
        pytest.param(
            SIX + "七、下一步工作打算\n培训。", ["七、下一步工作打算"], id="plans, which belong to the fifth"
        ),
        pytest.param(SIX + "七、党建工作\n学习。", ["七、党建工作"], id="what nobody asked for"),
        pytest.param(
            SIX.replace("六、其他需要报告的事项", "六、工作建议"),
            [],
            id="a stranger in place of one that is missing",
        ),
    ],
)
def test_extra(text: str, found: list[str], quoted: Callable[..., list[str]]) -> None:
    assert quoted("S013", TITLE + text) == found


def test_a_free_layout_has_no_strangers(answers: Callable[..., list[Answer]]) -> None:
    text = "清泉县2015年政府信息公开工作年度报告\n" + SIX
    assert [type(answer) for answer in answers("S013", text)] == [NotApplicable]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("推进公开", Held, id="short"),
        pytest.param("推进公开" * 6, Problem, id="long"),
        pytest.param("推 进 公 开 " * 5, Held, id="blanks do not count"),
        pytest.param("推进〔……〕公开", Undecided, id="the copy leaves something out"),
    ],
)
def test_length(words: str, kind: type, answers: Callable[..., list[Answer]]) -> None:
    check = SectionLength(sections=("overview",), most=20)
    found = answers(check, f"{TITLE}一、总体情况\n{words}\n二、主动公开政府信息情况\n见下表。")
    assert [type(answer) for answer in found] == [kind]


def test_no_such_section(answers: Callable[..., list[Answer]]) -> None:
    check = SectionLength(sections=("overview",), most=20)
    found = answers(check, TITLE + "二、主动公开政府信息情况\n见下表。")
    assert [type(answer) for answer in found] == [NotApplicable]


@pytest.mark.parametrize(
    ("empty", "excerpt", "doubts"),
    [
        pytest.param("六、其他需要报告的事项\n无收费。\n", True, {"last-section"}, id="the end of an excerpt"),
        pytest.param("六、其他需要报告的事项\n无收费。\n", False, set(), id="the end of a whole report"),
        pytest.param("五、存在的主要问题及改进情况\n将改进。\n", True, set(), id="the middle of an excerpt"),
    ],
)  # fmt: skip
def test_an_empty_section(
    empty: str, excerpt: bool, doubts: set[str], answers: Callable[..., list[Answer]]
) -> None:
    text = TITLE + SIX.replace(empty, empty.partition("\n")[0] + "\n")
    found = answers(EmptySection(), text, excerpt=excerpt)
    assert [answer.doubts for answer in found if isinstance(answer, Problem)] == [doubts]
    assert sum(isinstance(answer, Held) for answer in found) == 5


@pytest.mark.parametrize("numbers", ["(一)(二)", "1.2."])
def test_few_sections_that_are_numbered_as_inner_ones_are_there_all_the_same(
    pack: RulePack, numbers: str
) -> None:
    first, second = numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]
    text = (
        "清泉县人民政府2022年政府信息公开工作年度报告\n"
        f"{first}总体情况\n全年公开政府信息12条。\n{second}存在的主要问题及改进情况\n更新不够及时。\n"
    )
    report = parse(Source("report.txt", text), pack.domain, Given())
    layout = report.domain.layout(report.identity.regime)
    assert layout is not None
    missing = {spec.title for spec in missing_sections(report, layout)}
    assert missing
    assert not missing & {"总体情况", "存在的主要问题及改进情况"}
