"""section_says and matching_lists: problems and measures of the section that has to name them."""

from __future__ import annotations

import pytest

from tests.checks.wording import quotes

HEAD = "清泉县2015年政府信息公开工作年度报告\n一、概述\n推进政府信息公开。\n二、存在的主要问题及改进情况\n"
END = "\n三、其他需要报告的事项\n无。"  # else more may follow on the problems
HEADING = ["二、存在的主要问题及改进情况"]

CONCRETE = {
    "a problem and a measure": "公开内容不够全面，下一步将加强对各镇各部门的业务培训和督促检查。",
    "a problem within the plans": "将推进依申请公开工作，网上受理功能还不健全，需进一步完善规范。",
    "problems named by an object": "主要在深化内容、创新形式等方面存在不足，计划从四个方面改进。",
    "headings that name the problem": "（一）解读形式单一。\n将丰富图解、视频等解读形式，提高解读质量。",
    "left out by the copy": "虽然取得成绩，但仍存在一定差距。〔……〕将继续推进政府信息公开工作。",
    "hardly any text": "无。",
}


@pytest.mark.parametrize("text", CONCRETE.values(), ids=CONCRETE.keys())
def test_concrete_sections_pass(text: str) -> None:
    assert quotes("W001", text, head=HEAD) == []


def test_a_gap_that_everyone_has_is_no_problem_named() -> None:
    text = (
        "工作取得了成效，但与上级的要求和群众的期盼相比，仍存在一定差距。将进一步加强领导，推进政府信息公开。"
    )
    assert quotes("W001", text + END, head=HEAD) == HEADING
    assert quotes("W001", text, head=HEAD) == []


def test_problems_alone_need_a_measure() -> None:
    assert quotes("W002", "一是公开内容不够全面；二是信息更新不及时，形式单一。" + END, head=HEAD) == HEADING
    assert quotes("W002", "一是公开内容不够全面；二是信息更新不及时，将加以改进。" + END, head=HEAD) == []


def test_problems_and_measures_under_two_headings_are_read_together() -> None:
    text = "一是公开内容不够全面；二是信息更新不及时，形式单一。\n三、改进措施\n下一步将加强培训。"
    assert quotes("W002", text, head=HEAD.replace("问题及改进情况", "问题")) == []


def test_an_excerpt_is_not_judged() -> None:
    assert (
        quotes("W002", "一是公开内容不够全面；二是信息更新不及时，形式单一。" + END, head=HEAD, excerpt=True)
        == []
    )
