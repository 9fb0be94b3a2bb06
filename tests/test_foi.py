"""The pack of examples/foi: another language, another law, the same program."""

from dataclasses import replace
from pathlib import Path

import pytest

from linter.judge.lint import lint
from linter.manual.examples import failures
from linter.model.arithmetic import written
from linter.model.finding import Outcome
from linter.read import read
from linter.rulepack import Examples, read_pack

FOI = Path(__file__).parent.parent / "examples" / "foi"
PACK = read_pack(FOI)

FAULTS = [
    ("S001", "error", "Department of Harbours FOI Annual Report 2023"),
    ("D002", "warning", "Published: 2024-06-03"),
    ("W001", "error", "XX"),
    ("D001", "error", "2023-11-31"),
    ("C001", "error", "The department received a total of 412 requests"),
    ("S003", "warning", "4. Outcomes"),
    ("S004", "error", "5. Fees"),
]


def verdict(name):
    return lint(read(FOI / name), PACK)


def test_its_own_examples_prove_its_rules():
    assert [f"{f.rule.id}: {f.why}" for f in failures(PACK)] == []


def test_every_rule_holds_on_the_good_report():
    outcomes = {o.rule: o.outcome for o in verdict("2023-good.txt").outcomes}
    assert outcomes == {rule.id: Outcome.HOLDS for rule in PACK.rules}


def test_each_fault_of_the_faulty_report_is_found_where_it_is_and_no_other():
    found = verdict("2023-faulty.txt")
    assert [(f.rule, f.severity.word, found.source.quote(f.span)) for f in found.findings] == FAULTS


def test_the_division_in_brackets_is_held_against_its_total_too():
    held = verdict("2023-good.txt").relations
    assert [written(relation) for _, relation in held] == [
        "300+80+32 = 412 = 412",
        "271+96+45 = 412 = 412",
        "240+101+57 = 398 = 398",
    ]


@pytest.mark.parametrize("text", ["二〇二三年政府信息公开工作年度报告\n", "A letter.\n"])
def test_other_texts_are_no_such_reports(text, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert lint(read(path), PACK).unreadable.stage == "recognise"


def test_of_examples_of_one_text_each_says_its_own() -> None:
    """A text that several examples share is parsed once; what is right of one may be wrong of the other."""
    rule = next(rule for rule in PACK.rules if rule.examples.bad)
    bad = rule.examples.bad[0]
    turned = replace(rule, examples=Examples(good=(bad,), bad=(replace(bad, at=""),)))
    assert [(f.example is bad) for f in failures(replace(PACK, rules=(turned,)))] == [True]
