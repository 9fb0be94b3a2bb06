"""What fuzzing found (bench/fuzz): each was a traceback, or the end of the process; each is told now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.config.settings import load
from linter.errors import LinterError, RulePackError, UsageError
from linter.held import baseline
from linter.held.verify import faults, summary_faults
from linter.judge.lint import lint
from linter.read import read_bytes
from linter.rulepack import RulePack, read_pack
from linter.text.source import Source
from linter.yamlfile import parse_yaml
from tests import official

LONG = "9" * 5000
TITLE = "清泉县2015年政府信息公开工作年度报告"


@pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 200_000, "- " * 200_000 + "a"])
def test_yaml_in_yaml_in_yaml_is_refused(text: str) -> None:
    with pytest.raises(RulePackError, match="nested too deeply"):
        parse_yaml(text, "x.yaml")


def test_so_is_the_front_matter_of_a_report(pack: RulePack) -> None:
    verdict = lint(Source("x", f"---\nyear: {'[' * 200_000}\n---\n{TITLE}\n"), pack)
    assert verdict.unreadable and verdict.unreadable.stage == "front matter"


def test_a_number_of_5000_digits_is_refused_in_yaml() -> None:
    with pytest.raises(RulePackError, match="quote it"):
        parse_yaml(f"a: {LONG}", "x.yaml")


@pytest.mark.parametrize("value", [LONG, "[" * 5000])
def test_toml_that_python_cannot_read_is_told(value: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.reportlint]\nselect = {value}\n", encoding="utf-8")
    with pytest.raises(RulePackError, match="cannot be read"):
        load(tmp_path / "pyproject.toml")


def test_a_baseline_of_lists_in_lists_is_none(tmp_path: Path, pack: RulePack) -> None:
    (tmp_path / "b.json").write_text('{"schema_version": ' + "[" * 200_000, encoding="utf-8")
    with pytest.raises(UsageError, match="no baseline"):
        baseline.load(tmp_path / "b.json", pack)


PACK = "id: x\nversion: 1\ntitle: {zh: x}\ngrammars: {report: report.lark, statement: statement.lark}\n"
RULE = (
    "rules:\n  - id: X001\n    name: x\n    kind: heading_form\n    severity: error\n    message: {zh: x}\n"
)
FORM = 'id: T\nversion: "1"\nname: {zh: x}\nregimes: []\ncaptions: []\nheader: []\ngroups: []\nblocks: []\n'


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"pack.yaml": PACK.replace("{zh: x}", "年报")}, "'title' must be a mapping"),
        ({"pack.yaml": PACK + "bodies: [x]\n"}, "must be a mapping"),
        ({"pack.yaml": PACK, "forms/t.yaml": FORM + "relations: [a = b]\n"}, "is not a mapping"),
        ({"pack.yaml": PACK.replace("report.lark", "a" * 5000 + ".lark")}, "no grammar"),
        ({"pack.yaml": PACK, "r.yaml": RULE.replace("error", "{zh: x}")}, "is no severity"),
        (
            {"pack.yaml": PACK, "r.yaml": RULE + "    examples: {good: [{text: {a: b}}]}\n"},
            "there is no text",
        ),
    ],
)
def test_a_pack_with_a_word_where_a_mapping_belongs(files: dict[str, str], said: str, tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(RulePackError, match=said):
        read_pack(tmp_path)


def test_nor_has_one_that_extends_another(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("extends: disclosure\ntitle: 年报\n", encoding="utf-8")
    with pytest.raises(RulePackError, match="'title' must be a mapping"):
        read_pack(tmp_path)


def whole(**changed: Any) -> dict[str, Any]:
    """A report whose one finding points at its title."""
    place = {"offset": 0, "line": 1, "column": 1}
    where = {"start": place, "end": place, "quote": "", "origin": {"line": 1, "column": 1}}
    finding = {
        "fingerprint": "f", "rule": "C001", "severity": "error", "message": "m", "where": where, "related": [],
        "also": [], "repairs": [], "arithmetic": "1+1 = 2", "stated": "2", "computed": "2",
    }  # fmt: skip
    return {"path": "x.txt", "findings": [finding | changed], "ledger": [], "relations": []}


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (whole() | {"ledger": None}, "the report is not whole"),
        (whole() | {"ledger": [{"where": {}}]}, "the report is not whole"),
        (whole() | {"relations": [1]}, "the report is not whole"),
        (whole() | {"path": "\0"}, "cannot be read"),
        (whole() | {"path": "\ud800"}, "cannot be read"),
        (whole(stated=[1, 2]), "the finding is not whole"),
        (whole(arithmetic="9" * 400 + " ÷ 1 = 1%"), "the finding is not whole"),
    ],
)
def test_verify_tells_what_is_no_output(report: dict[str, Any], said: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TITLE, encoding="utf-8")
    assert any(said in str(fault.what) for fault in faults([report], tmp_path))


@pytest.mark.parametrize("summary", [{}, {"summary": None}, {"summary": {}}])
def test_verify_misses_the_totals(summary: dict[str, Any]) -> None:
    found = {str(fault.what) for fault in summary_faults({"reports": [whole()], **summary})}
    assert found == {"reports is 1, not None", "error is 1, not None"}


@pytest.mark.parametrize("changed", [{"fingerprint": []}, {"severity": {}}, {"rule": None}])
def test_diff_and_verify_refuse_findings_without_words(changed: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"reports": [whole(**changed)]}), encoding="utf-8")
    for command in (["verify", str(path)], ["diff", str(path), str(path)]):
        result = CliRunner().invoke(commands, command, standalone_mode=False)
        assert isinstance(result.exception, LinterError) or result.exit_code == 2


def test_a_cell_of_60_digits_is_a_figure_like_any_other() -> None:
    text = official.report(official.requests({"granted": [10**60 - 1, 1, 0, 0, 0, 0, 6]}))
    assert "T001" in {rule for rule, _ in official.found(text)}


def test_rows_of_a_form_in_an_order_of_their_own_are_one_table(pack: RulePack) -> None:
    rows = (
        "2.其他法律行政法规禁止公开    1    0    0    0    0    0    1",
        "4.无正当理由大量反复申请    0    0    0    0    0    0    0",
        "5.要求行政机关确认或重新出具已获取信息    1    0    0    0    0    0    1",
        "（六）其他处理    1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请    1    1    0    0    0|    0    2",
        "3.其他    1    0    0    0    0    0    1",
    )
    for text in ("\n".join(rows), "\n".join((TITLE, *rows))):
        assert lint(Source("x", text), pack).source.text == text


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("共&#①;条", "①;条"),
        ("共&#x1²条", "1²条"),
        ("共&#65292年", "，年"),
        ("共&#20013;条", "中条"),
        ("&#65;条", "A条"),
    ],
    ids=["a digit in a circle", "a raised digit", "a letter behind a number", "a reference", "of ASCII"],
)
def test_digits_of_other_writings_make_no_reference_in_a_page(markup: str, read: str) -> None:
    page = f"<html><body><p>{TITLE}</p><p>{markup}</p></body></html>"
    assert read in read_bytes(page.encode(), "x.html").text
