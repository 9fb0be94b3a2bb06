"""A sentence of which a line end leaves only the rest proves nothing: what stood before it is not at hand."""

from __future__ import annotations

import pytest

from linter.judge.lint import Given, lint
from linter.model.finding import Outcome
from linter.rulepack import shipped_pack
from linter.text.source import Source

HEAD = "乐水县人民政府2022年政府信息公开工作年度报告\n一、总体情况\n"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("件、开发区12件、新区16件），其中，自然人申请93件，法人或其他组织申请14件，共计两类。", Outcome.UNDECIDED, id="the rest of a bracket, and what follows it"),
        pytest.param("件，开发区12件】，其中：自然人申请93件，法人申请14件，共计两类。", Outcome.UNDECIDED, id="another kind of bracket"),
        pytest.param("全年收到申请28件（均已办结），其中，自然人申请93件，法人或其他组织申请14件，共计两类。", Outcome.BROKEN, id="its twin that begins where its line does"),
    ],
)  # fmt: skip
def test_what_stands_behind_the_rest_of_a_bracket_is_undecided(text: str, outcome: Outcome) -> None:
    verdict = lint(Source("a.txt", HEAD + text + "\n"), shipped_pack(), Given(excerpt=True))
    outcomes = {one.rule: one.outcome for one in verdict.outcomes}
    worst = {outcomes["C001"], outcomes["C002"]}
    assert (Outcome.BROKEN in worst) == (outcome is Outcome.BROKEN)
    if outcome is Outcome.BROKEN:
        return
    assert [one for one in verdict.findings if one.rule in ("C001", "C002")] == []
