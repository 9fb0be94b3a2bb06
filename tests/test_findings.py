"""A rule's answers become one outcome and findings whose fingerprints last."""

from __future__ import annotations

import pytest

from linter.judge.findings import findings_of
from linter.model.finding import Answer, Held, NotApplicable, Outcome, Problem, Undecided
from linter.model.report import Report
from linter.parse import parse
from linter.rulepack import RulePack
from linter.text.source import Source, Span

TEXT = "清泉县2022年政府信息公开工作年度报告\n一、总体情况\n我县推进政务公开。全年公开信息10条，其中网站4条、其他5条。\n"
HELD, UNDECIDED, NOTHING = Held(Span(0, 1)), Undecided("no year", Span(2, 3)), NotApplicable("no list")


def read(text: str, pack: RulePack) -> Report:
    return parse(Source("x", text), pack.domain)


def problem(text: str, at: str, *doubts: str) -> Problem:
    start = text.index(at)
    return Problem(Span(start, start + len(at)), {}, doubts=frozenset(doubts))


@pytest.mark.parametrize(
    ("answers", "outcome", "reason"),
    [
        pytest.param([], Outcome.NOT_APPLICABLE, "nothing to compare", id="nothing"),
        pytest.param([NOTHING, NotApplicable("two")], Outcome.NOT_APPLICABLE, "no list", id="the first reason"),
        pytest.param([NOTHING, HELD], Outcome.HOLDS, "", id="one of several things held"),
        pytest.param([HELD, UNDECIDED], Outcome.UNDECIDED, "no year", id="one could not be decided"),
        pytest.param([UNDECIDED, UNDECIDED, Undecided("glued")], Outcome.UNDECIDED, "no year; glued", id="each reason once"),
        pytest.param([problem(TEXT, "10条", "open-list")], Outcome.UNDECIDED, "open-list", id="a doubt that leaves it open"),
        pytest.param([UNDECIDED, problem(TEXT, "10条")], Outcome.BROKEN, "", id="one is broken"),
    ],
)  # fmt: skip
def test_the_outcome(answers: list[Answer], outcome: Outcome, reason: str, pack: RulePack) -> None:
    _, found = findings_of(pack.rule("C001"), read(TEXT, pack), answers)
    assert (found.outcome, found.reason) == (outcome, reason)


def marks(text: str, pack: RulePack, *places: str) -> list[str]:
    problems: list[Answer] = [problem(text, place) for place in places]
    findings, _ = findings_of(pack.rule("C001"), read(text, pack), problems)
    return [finding.fingerprint for finding in findings]


def test_a_fingerprint_is_the_same_in_every_version(pack: RulePack) -> None:
    # Waivers and baselines hold it: what changes it here has to be told in CHANGELOG.md.
    assert marks(TEXT, pack, "10条") == ["2ce321c2e48ae5df"]


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        pytest.param(TEXT.replace("公开信息", "公开\n信息"), True, id="broken elsewhere"),
        pytest.param(TEXT.replace("一、", "二、"), True, id="another number at its heading"),
        pytest.param(TEXT.replace("\n一", "\n\n导语。\n一"), True, id="something far before"),
        pytest.param(TEXT.replace("4条", "3条"), True, id="a digit beside it"),
        pytest.param(TEXT.replace("网站", "平台"), False, id="a word behind it"),
        pytest.param(TEXT.replace("全年", "今年"), False, id="a word before it"),
        pytest.param(TEXT.replace("10条", "12条"), False, id="a digit of it"),
    ],
)
def test_what_a_fingerprint_outlives(text: str, alike: bool, pack: RulePack) -> None:
    place = "12条" if "12条" in text else "10条"
    assert (marks(text, pack, place) == marks(TEXT, pack, "10条")) is alike


def test_repeats_are_numbered(pack: RulePack) -> None:
    first, second, third = marks(TEXT, pack, "10条", "10条", "10条")
    assert (second, third) == (f"{first}:2", f"{first}:3")
