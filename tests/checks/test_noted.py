"""What a file holds beside its text is told, where its format can hold such a thing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.judge.lint import lint
from linter.model.finding import Outcome, Verdict
from linter.read import read_bytes
from linter.rulepack import RulePack
from linter.text.source import Source
from tests.documents import p, run, word

TITLE = "清河县人民政府2023年政府信息公开工作年度报告"
INS, DEL = (
    '<w:ins w:id="7" w:author="甲">{}</w:ins>',
    '<w:del w:id="8" w:author="甲"><w:r><w:delText>{}</w:delText></w:r></w:del>',
)


def outcomes(verdict: Verdict) -> dict[str, Outcome]:
    assert verdict.unreadable is None
    return {one.rule: one.outcome for one in verdict.outcomes if one.rule in ("W019", "W020", "W021")}


def test_a_draft_with_open_revisions_is_told(pack: RulePack) -> None:
    text = "推进政府信息公开，", INS.format(run("公开")), DEL.format("发布"), "9条。"
    verdict = lint(read_bytes(word(p(TITLE), p("一、总体情况"), p(*text)), "x"), pack)
    (finding,) = (f for f in verdict.findings if f.rule == "W019")
    assert "修订 2 处，批注 0 条" in finding.message["zh"]
    assert verdict.source.quote(finding.span) == TITLE
    assert outcomes(verdict)["W020"] is Outcome.NOT_APPLICABLE


def test_a_clean_draft_holds_and_text_cannot_have_any(pack: RulePack) -> None:
    clean = lint(read_bytes(word(p(TITLE), p("一、总体情况"), p("推进政府信息公开。")), "x"), pack)
    assert outcomes(clean)["W019"] is Outcome.HOLDS
    plain = lint(Source("x", f"{TITLE}\n一、总体情况\n推进政府信息公开。"), pack)
    assert set(outcomes(plain).values()) == {Outcome.NOT_APPLICABLE}


def test_pages_that_were_not_read_make_an_excerpt(pack: RulePack) -> None:
    source = Source("x", f"{TITLE}\n一、总体情况\n推进政府信息公开。", notes={"scanned_pages": 2})
    verdict = lint(source, pack)
    assert verdict.identity.excerpt
    assert outcomes(verdict)["W021"] is Outcome.BROKEN
    assert not any(
        finding.rule.startswith("S") and finding.severity.word == "error" for finding in verdict.findings
    )
    whole = lint(Source("x", source.text, notes={"scanned_pages": 0}), pack)
    assert any(finding.rule.startswith("S") for finding in whole.findings), (
        "what is missing is told of a whole one"
    )


def test_the_copy_with_comments_is_a_draft_with_comments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(word(p(TITLE), p("一、总体情况"), p("推进政府信息公开。")))
    CliRunner().invoke(commands, ["check", "a.docx", "--output", "b.docx"])
    result = CliRunner().invoke(commands, ["check", "b.docx", "--format", "json"])
    (report,) = json.loads(result.stdout)["reports"]
    assert "W019" in {finding["rule"] for finding in report["findings"]}
