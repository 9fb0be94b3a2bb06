"""contradiction: what one sentence rules out, another says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.checks.contradiction import Contradiction
from linter.model.finding import Answer, Held, NotApplicable, Problem
from linter.text.pattern import Pattern

HEAD = "清泉县2022年政府信息公开工作年度报告\n一、总体情况\n"
CHECK = Contradiction(
    premise=(Pattern("未收到申请"),), excludes=(Pattern("收到申请[1-9]"),), unless=(Pattern("去年"),)
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("全年未收到申请。另收到申请3件。", [Problem], id="ruled out"),
        pytest.param("收到申请3件。全年未收到申请。", [Problem], id="said before"),
        pytest.param("全年未收到申请。收到申请3件，收到申请2件。", [Problem], id="once a sentence"),
        pytest.param("全年未收到申请。收到申请3件。收到申请2件。", [Problem, Problem], id="each sentence"),
        pytest.param(
            "全年未收到申请。收到申请3件，收到申请2件。收到申请1件。",
            [Problem, Problem],
            id="each sentence once",
        ),
        pytest.param(
            "全年未收到申请。去年收到申请3件。收到申请2件。", [Problem], id="behind what is excused"
        ),
        pytest.param(
            "全年未收到申请。\n二、收到申请3件的办理\n收到申请2件。", [Problem], id="behind a heading"
        ),
        pytest.param("全年未收到申请。去年收到申请3件。", [Held], id="what speaks for it"),
        pytest.param("全年未收到申请，去年同期收到申请3件。", [Held], id="in the very sentence"),
        pytest.param("全年未收到申请。\n二、收到申请3件的办理\n无。", [Held], id="in a heading"),
        pytest.param("全年推进公开。收到申请3件。", [NotApplicable], id="no premise"),
    ],
)
def test_answers(text: str, kinds: list[type], answers: Callable[..., list[Answer]]) -> None:
    assert [type(answer) for answer in answers(CHECK, HEAD + text)] == kinds
