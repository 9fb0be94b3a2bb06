"""Texts that several examples share: named, with some words changed, and refused where that makes no sense."""

from __future__ import annotations

import pytest

from linter.errors import RulePackError
from linter.rulepack.texts import written_out
from linter.yamlfile import parse_yaml

TEXTS = {"small": "甲县2022年报告\n收到10件\n办结10件\n"}


def written(yaml: str) -> dict[str, object]:
    found: dict[str, object] = written_out(parse_yaml(yaml, "rules.yaml"), TEXTS)
    return found


def test_a_text_is_named_and_changed() -> None:
    found = written('bad: [{text: small, with: {"收到10件": "收到12件", "办结10": "办结1"}, at: "12"}]')
    assert found["bad"] == [{"report": "甲县2022年报告\n收到12件\n办结1件\n", "at": "12"}]


def test_last_years_report_can_be_one_too() -> None:
    found = written(
        'good: [{report: 甲, previous: {text: small, with: {"2022": "2021"}}, other: {text: small}}]'
    )
    assert found["good"] == [
        {"report": "甲", "previous": "甲县2021年报告\n收到10件\n办结10件\n", "other": TEXTS["small"]}
    ]


def test_what_is_written_out_stays() -> None:
    assert written("good: [甲]\nbad: [{report: 乙, at: 乙}]") == {
        "good": ["甲"],
        "bad": [{"report": "乙", "at": "乙"}],
    }


@pytest.mark.parametrize(
    ("yaml", "why"),
    [
        ("good: [{text: smal}]", "there is no text 'smal' in texts.yaml; did you mean 'small'?"),
        ('good: [{text: small, with: {"11件": "12件"}}]', "'11件' stands 0 times in the text 'small'"),
        ('good: [{text: small, with: {"10件": "12件"}}]', "'10件' stands 2 times in the text 'small'"),
        ('good: [{text: small, with: {"收到10件": 12}}]', "12 is no text; quote it"),
    ],
)
def test_a_change_that_changes_nothing_is_refused(yaml: str, why: str) -> None:
    with pytest.raises(RulePackError, match=r"rules\.yaml:1: ") as raised:
        written(yaml)
    assert why in str(raised.value)
