"""self_reference, foreign_body: a body's own words and its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.judge.lint import lint
from linter.model.finding import Answer, NotApplicable, Undecided
from linter.rulepack import RulePack
from linter.text.source import Source

TOWN = "清泉县柳树镇2017年政府信息公开工作年度报告\n一、概述\n我镇推进公开。我镇开展培训。"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("我县要求各镇公开。", id="the county it belongs to"),
        pytest.param("克服自我局限，加强学习。", id="自我局限"),
        pytest.param("开展自我校验。", id="自我校验"),
        pytest.param("群众说“我局促不安”。", id="in quotation marks"),
        pytest.param("由我委托的机构评估。", id="我 and 委托"),
        pytest.param("让我办理更方便。", id="我 and 办理"),
        pytest.param("各科室落实责任。", id="科室 are in every office"),
    ],
)
def test_passes(text: str, quoted: Callable[..., list[str]]) -> None:
    assert quoted("X015", TOWN + text) == []


@pytest.mark.parametrize("word", ["我局", "我厅", "我办", "我委"])
def test_the_word_of_another_kind_of_body(word: str, quoted: Callable[..., list[str]]) -> None:
    assert quoted("X015", TOWN + f"{word}未收取费用。") == [word]


def test_in_doubt_where_the_strange_word_is_the_usual_one(answers: Callable[..., list[Answer]]) -> None:
    text = "清泉县2017年政府信息公开工作年度报告\n一、概述\n我镇推进公开。我镇开展培训。"
    assert [type(answer) for answer in answers("X015", text)] == [Undecided]


def test_no_doubt_where_the_title_says_what_body_it_is(quoted: Callable[..., list[str]]) -> None:
    text = "清泉县人民政府2017年政府信息公开工作年度报告\n一、概述\n我局推进公开。我局开展培训。我局没有收到申请。"
    assert quoted("X015", text) == ["我局"] * 3


@pytest.mark.parametrize(
    ("issuer", "text", "found"),
    [
        pytest.param("清泉市柳树区教育局", "我县高度重视政府信息公开。", ["我县"], id="a district's bureau"),
        pytest.param(
            "清泉市柳树区教育局", "我市高度重视政府信息公开。", [], id="the city stands in the name"
        ),
        pytest.param(
            "清泉市柳树镇人民政府", "我县高度重视政府信息公开。", [], id="a town's county may be left out"
        ),
        pytest.param(
            "清泉县人民政府", "在我市认真落实试点要求。", [], id="not where a body speaks of itself"
        ),
        pytest.param("清泉县柳树乡人民政府", "我镇认真落实要求。", ["我镇"], id="a township is no town"),
        pytest.param(
            "清泉县柳树乡人民政府", "按照县里部署，我街道推进公开。", ["我街道"], id="a township is no street"
        ),
        pytest.param("清泉县教育局", "2022年，我镇继续推进公开。", ["我镇"], id="a bureau is no town"),
        pytest.param("清泉县国土局柳树分局", "2022年，我镇继续推进公开。", [], id="but its branch is in one"),
    ],
)
def test_what_the_name_says(
    issuer: str, text: str, found: list[str], quoted: Callable[..., list[str]]
) -> None:
    head = f"{issuer}2022年政府信息公开工作年度报告\n一、总体情况\n"
    assert quoted("X015", head + text) == found


def test_the_office_of_a_township_may_speak_of_its_township(quoted: Callable[..., list[str]]) -> None:
    text = "柳树镇财政所2017年政府信息公开工作年度报告\n一、概述\n我所推进公开。我镇财政公开。"
    assert quoted("X015", text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("柳树镇高度重视。", id="its own name without the county"),
        pytest.param("柳树镇人民政府高度重视。", id="its own name in full"),
        pytest.param("各镇高度重视。", id="all of them"),
        pytest.param("县政府和各乡镇高度重视。", id="several bodies"),
        pytest.param("配合石桥镇公开征地信息。", id="another body, not in its own place"),
        pytest.param("县教体局高度重视。", id="a department"),
        pytest.param("本报告由清泉县柳树镇人民政府编制。", id="who made it"),
        pytest.param("如有疑问，请与县政务公开局联系。", id="whom to ask, a department"),
        pytest.param("近年来我镇高度重视。", id="self, with words before"),
    ],
)
def test_names_that_may_stand(text: str, quoted: Callable[..., list[str]]) -> None:
    assert quoted("X014", TOWN + text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("石桥镇高度重视政府信息公开。", "石桥镇", id="as the subject"),
        pytest.param("本报告由清泉县石桥镇人民政府编制。", "清泉县石桥镇", id="a neighbour made it"),
        pytest.param("如有疑问，请与石桥镇党政办公室联系。", "石桥镇", id="a neighbour is to be asked"),
        pytest.param("修订完善石桥镇信息公开指南。", "石桥镇", id="whose guide it is"),
    ],
)
def test_the_name_of_another_body(text: str, name: str, quoted: Callable[..., list[str]]) -> None:
    assert quoted("X014", TOWN + text) == [name]


def test_not_applicable_to_a_department(answers: Callable[..., list[Answer]]) -> None:
    text = "清泉县教育局2017年政府信息公开工作年度报告\n一、概述\n石桥镇高度重视。"
    assert [type(answer) for answer in answers("X014", text)] == [NotApplicable]


def test_each_word_is_named_once(pack: RulePack) -> None:
    verdict = lint(Source("a.txt", TOWN + "我局公开。" * 2 + "我厅公开。" * 2 + "我镇公开。" * 4), pack)
    (finding,) = [one for one in verdict.findings if one.rule == "X015"]
    assert "“我局、我厅”" in finding.message["zh"]


@pytest.mark.parametrize(
    ("issuer", "name"),
    [
        pytest.param("古城区红旗街道办事处", "沙湾街道", id="旗 in a name is no banner"),
        pytest.param("海棠县马坪乡", "和平乡", id="和 at the head of a name joins nothing"),
    ],
)
def test_names_that_hold_words(issuer: str, name: str, quoted: Callable[..., list[str]]) -> None:
    head = f"{issuer}2018年政府信息公开工作年度报告\n一、概述\n"
    assert quoted("X014", f"{head}2018年，{name}高度重视政府信息公开工作。") == [name]
