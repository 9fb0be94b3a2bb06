"""Verdicts made by hand: one report with a wrong sum, one that means harm, one that is unreadable."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from linter.model.figure import Figure, FormCell
from linter.model.finding import (
    Also,
    Change,
    Entry,
    Finding,
    Identity,
    Outcome,
    Related,
    Repair,
    RuleOutcome,
    Severity,
    Unreadable,
    Verdict,
)
from linter.model.relation import Relation
from linter.render import Run, render
from linter.text.source import Source, Span

TEXT = "清河县2023年报告\n一、总体情况\n全年共发布信息12条，其中网站5条、微博6条。\n合计\t5\t7\n"
HARM = "<script>alert(1)</script>{{7*7}} ]]> a|b|c `x` \x1b[31m\x9b1m \u202eevil\u202c @octocat https://x.example"


@pytest.fixture(scope="session")
def summed() -> Verdict:
    """A report whose parts do not add up, with a note, a waived finding, and a ledger."""
    source = Source("reports/清河县.txt", TEXT, "ab" * 32, "text", "utf-8")
    total, five, six = (_figure(source, printed) for printed in ("12条", "5条", "6条"))
    wrong = Finding(
        fingerprint="f00d",
        rule="C001",
        name="sum-of-parts",
        severity=Severity.ERROR,
        message={"zh": "各部分相加是 11，不是 12。", "en": "The parts add to 11, not to 12."},
        basis="条例第五十条",
        advice={"zh": "改正其中一个。", "en": "Correct one."},
        span=_span(source, "共发布信息12条"),
        section=("一、总体情况",),
        doubts=("open-list",),
        related=(Related("part", five.span), Related("part", six.span)),
        arithmetic="5+6 = 11 ≠ 12，差 1",
        stated="12",
        computed="11",
        also=(Also("T001", "5+7 = 12", _span(source, "合计")),),
        repairs=(Repair("only", (Change(total, "11", "表中另有"),)),),
    )
    note = _finding("D001", Severity.INFO, Span(0, 0), "没有写明期限。")
    cell = FormCell("sums", "total", "second", "合计", "第二列")
    waived = _finding(
        "T002",
        Severity.WARNING,
        _span(source, "7"),
        "可疑。",
        cell=cell,
        waived={"reason": "已核实", "by": "张三"},
    )
    return Verdict(
        source,
        Identity("清河县2023年报告", "清河县", "county", 2023, "R2021", guessed=("body",)),
        (note, wrong, waived),
        (
            RuleOutcome("C001", Outcome.BROKEN),
            RuleOutcome("S001", Outcome.HOLDS),
            RuleOutcome("X003", Outcome.UNDECIDED, "year unknown"),
            RuleOutcome("T009", Outcome.NOT_APPLICABLE, "regime R2021"),
        ),
        (("C001", Relation("sum", (five, six), (total,))), ("C002", Relation("at_most", (five,), (six,)))),
        (Entry(total, "broken", ("r1",), "suspected"), Entry(five, "verified", ("r2",))),
    )


@pytest.fixture(scope="session")
def hostile() -> Verdict:
    """A report that tries in every field to be more than text."""
    source = Source(f"a|b\udcff{HARM}.txt", f"第一行\n{HARM}\nx\t{HARM}\n")
    finding = Finding(
        fingerprint="bad",
        rule="C001",
        name="name",
        severity=Severity.ERROR,
        message={"zh": f"{HARM}\n# 标题"},
        basis=HARM,
        advice={"zh": HARM},
        span=_span(source, HARM),
        section=(HARM,),
        cell=None,
        doubts=(HARM,),
        related=(Related("part", _span(source, "{{7*7}}")), Related(HARM, Span(0, 3))),
        arithmetic=HARM,
        also=(Also("T001", HARM, Span(0, 0)),),
        repairs=(Repair("only", (Change(_figure(source, "7"), HARM, HARM),)),),
    )
    outcomes = (RuleOutcome("X1", Outcome.UNDECIDED, HARM), RuleOutcome("X2", Outcome.NOT_APPLICABLE, HARM))
    return Verdict(source, Identity(HARM, HARM, HARM, 2023, HARM), (finding,), outcomes)


@pytest.fixture(scope="session")
def unreadable() -> Verdict:
    """A file that no report could be read from."""
    return Verdict(Source("旧.doc", ""), unreadable=Unreadable("读不了。", "Cannot be read.", "read"))


@pytest.fixture(scope="session")
def show() -> Callable[..., str]:
    """Return a function that renders verdicts to one text."""

    def shown(format: str, *verdicts: Verdict, **options: Any) -> str:
        return "".join(render(verdicts, format, Run(version="1.0", packs=(("demo", "2"),), **options)))

    return shown


def _span(source: Source, words: str) -> Span:
    start = source.text.index(words)
    return Span(start, start + len(words))


def _figure(source: Source, printed: str) -> Figure:
    return Figure(Decimal(printed.rstrip("条")), printed, _span(source, printed), "条")


def _finding(rule: str, severity: Severity, span: Span, message: str, **more: Any) -> Finding:
    return Finding(rule.lower(), rule, "some-rule", severity, {"zh": message}, "", {}, span, **more)
