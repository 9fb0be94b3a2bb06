"""This year's report against last year's: pairing, what is carried over, and what is said of the other file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.model.arithmetic import written
from linter.model.finding import Finding, Outcome, RuleOutcome, Verdict
from linter.rulepack import RulePack
from linter.run.batch import verdicts
from linter.run.checker import load
from linter.run.questions import Against
from linter.text.source import Source
from tests.official import decisions, remedies, report, requests

IN_TWO = {
    "carried_in": [2, 0, 0, 0, 0, 0, 2],
    "granted": [5, 1, 0, 0, 0, 0, 6],
    "closed": [10, 1, 0, 0, 0, 0, 11],
}
IN_SHIFTED = {
    "carried_in": [0, 1, 0, 0, 0, 0, 1],
    "granted": [3, 2, 0, 0, 0, 0, 5],
    "closed": [8, 2, 0, 0, 0, 0, 10],
}


def write(folder: Path, **texts: str) -> list[str]:
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def outcome(verdict: Verdict, rule: str) -> RuleOutcome:
    return next(one for one in verdict.outcomes if one.rule == rule)


def findings(verdict: Verdict, rule: str) -> list[Finding]:
    return [finding for finding in verdict.findings if finding.rule == rule]


def test_two_reports_of_one_body_are_paired_in_any_order(tmp_path: Path, pack: RulePack) -> None:
    paths = write(tmp_path, later=report(requests(IN_TWO), year=2023), earlier=report(requests(), year=2022))
    for order in (paths, paths[::-1]):
        found = {verdict.source.path: verdict for verdict in verdicts(order, pack)}
        assert list(found) == order
        (finding,) = findings(found[paths[0]], "X009")
        assert finding.severity.word == "error"
        assert finding.arithmetic == "1 ≠ 2，差 1"
        (place,) = finding.elsewhere
        text = Path(paths[1]).read_text(encoding="utf-8")
        assert (place.path, place.quote) == (paths[1], "1")
        assert text[place.span.start : place.span.end] == "1"
        assert text.splitlines()[place.start.line - 1].startswith("四、结转下年度继续办理")
        assert outcome(found[paths[1]], "X009") == RuleOutcome(
            "X009", Outcome.NOT_APPLICABLE, "no report of the year before is at hand"
        )


def test_a_single_column_is_a_warning_where_the_total_agrees(tmp_path: Path, pack: RulePack) -> None:
    paths = write(tmp_path, a=report(requests(), year=2022), b=report(requests(IN_SHIFTED), year=2023))
    _, later = verdicts(paths, pack)
    assert [(f.severity.word, f.cell and f.cell.column) for f in findings(later, "X009")] == [
        ("warning", "natural"),
        ("warning", "business"),
    ]


@pytest.mark.parametrize("table", ["", "一、本年新收政府信息公开申请数量 9 1 0 0 0 0 10"])
def test_a_table_that_is_not_whole_decides_nothing(tmp_path: Path, pack: RulePack, table: str) -> None:
    cut = requests().replace("四、结转下年度继续办理 1 0 0 0 0 0 1", "") if table else ""
    paths = write(tmp_path, a=report(cut, year=2022), b=report(requests(IN_TWO), year=2023))
    _, later = verdicts(paths, pack)
    assert outcome(later, "X009").outcome is Outcome.UNDECIDED


def test_one_report_alone_has_nothing_to_be_held_against(tmp_path: Path, pack: RulePack) -> None:
    (verdict,) = verdicts(write(tmp_path, a=report(requests(), year=2022)), pack)
    assert outcome(verdict, "X009").outcome is Outcome.NOT_APPLICABLE


def test_two_reports_of_one_body_and_year_are_not_paired(tmp_path: Path, pack: RulePack) -> None:
    paths = write(
        tmp_path,
        a=report(requests(), year=2022),
        b=report(requests(), year=2022),
        c=report(requests(IN_TWO), year=2023),
    )
    *_, later = verdicts(paths, pack)
    assert outcome(later, "X009") == RuleOutcome(
        "X009", Outcome.UNDECIDED, "several reports of one body and year"
    )


def test_a_body_named_otherwise_is_not_paired(tmp_path: Path, pack: RulePack) -> None:
    paths = write(
        tmp_path,
        a=report(requests(), year=2022, issuer="洪泽区人民政府"),
        b=report(requests(IN_TWO), year=2023, issuer="淮安市洪泽区人民政府"),
    )
    _, later = verdicts(paths, pack)
    assert outcome(later, "X009") == RuleOutcome(
        "X009", Outcome.UNDECIDED, "last year's report names the body otherwise"
    )


def test_what_is_in_force_goes_on_from_last_year(tmp_path: Path, pack: RulePack) -> None:
    before = report(decisions({"documents": ["0", "0", "470"]}), year=2022)
    after = report(decisions({"documents": ["62", "33", "440"]}), year=2023)
    _, later = verdicts(write(tmp_path, a=before, b=after), pack)
    (finding,) = findings(later, "X010")
    assert finding.severity.word == "warning"
    assert finding.arithmetic == "470+62 = 532 ≠ 440+33 = 473，差 59"


def test_nothing_goes_on_from_the_form_of_2019(tmp_path: Path, pack: RulePack) -> None:
    before = report(decisions(version="2019"), year=2020)
    after = report(decisions({"documents": ["62", "33", "440"]}), year=2021)
    _, later = verdicts(write(tmp_path, a=before, b=after), pack)
    assert outcome(later, "X010").outcome is Outcome.NOT_APPLICABLE


def test_last_years_figure_verifies_this_years(tmp_path: Path, pack: RulePack) -> None:
    before = report(decisions({"documents": [6, 1, 49]}), year=2021)
    after = report(decisions({"documents": [3, 2, 50]}), year=2022)
    paths = write(tmp_path, a=before, b=after)
    _, later = verdicts(paths, pack)
    [number] = [n for n, (rule, r) in enumerate(later.relations, 1) if rule == "X010" and "49" in written(r)]
    entries = {entry.figure.printed: entry for entry in later.ledger if f"r{number}" in entry.relations}
    assert {printed: entry.state for printed, entry in entries.items()} == dict.fromkeys("32", "verified") | {
        "50": "verified"
    }
    alone = next(iter(verdicts(paths[1:], pack)))
    assert [entry.state for entry in alone.ledger if entry.figure.printed == "50"] == [
        "verified"
    ]  # T009 alone


def test_a_figure_that_does_not_go_on_from_last_year_is_broken_in_the_ledger(
    tmp_path: Path, pack: RulePack
) -> None:
    paths = write(tmp_path, a=report(requests(), year=2022), b=report(requests(IN_TWO), year=2023))
    _, later = verdicts(paths, pack)
    cells = {(e.figure.cell.row, e.figure.cell.column): e.state for e in later.ledger if e.figure.cell}
    assert cells["carried_in", "total"] == "broken"
    assert not findings(later, "X009")[0].repairs  # last year's report may be the wrong one


def test_last_years_figure_tells_which_cell_is_wrong(tmp_path: Path, pack: RulePack) -> None:
    wrong = {**IN_TWO, "carried_in": [2, 0, 0, 0, 0, 0, 21]}
    before = report(
        requests(
            {
                "carried_out": [2, 0, 0, 0, 0, 0, 2],
                "closed": [8, 1, 0, 0, 0, 0, 9],
                "granted": [3, 1, 0, 0, 0, 0, 4],
            }
        ),
        year=2022,
    )
    paths = write(tmp_path, a=before, b=report(requests(wrong), year=2023))
    _, later = verdicts(paths, pack)
    errors = [f for f in later.findings if f.severity.word == "error" and f.rule[0] in "TX"]
    assert [(f.rule, [also.rule for also in f.also]) for f in errors] == [("T001", ["T003", "X009"])]
    [finding] = errors
    assert finding.elsewhere[0].path == paths[0]
    assert [(c.figure.printed, c.to) for c in finding.repairs[0].changes] == [("21", "2")]


def test_last_years_number_left_standing_is_a_reason(tmp_path: Path, pack: RulePack) -> None:
    before = report(remedies([30, 12, 0, 0, 42] + [0] * 10), year=2022)
    after = report(remedies([31, 12, 7, 0, 42] + [0] * 10), year=2023)
    _, later = verdicts(write(tmp_path, a=before, b=after), pack)
    [finding] = [f for f in later.findings if f.rule == "T004"]
    reasons = {c.figure.printed: c.because for r in finding.repairs for c in r.changes}
    assert reasons["42"] == "误填上年数字"
    assert reasons["31"] == ""


def test_last_years_report_is_named_on_the_command_line(tmp_path: Path) -> None:
    before, after = write(tmp_path, a=report(requests(), year=2022), b=report(requests(IN_TWO), year=2023))
    args = ["check", after, "--previous", before, "--select", "X009", "--format"]
    made = CliRunner().invoke(commands, [*args, "json"])
    assert made.exit_code == 1
    (finding,) = json.loads(made.stdout)["reports"][0]["findings"]
    (where,) = [one["where"] for one in finding["related"] if one["label"] == "last-year"]
    assert (where["path"], where["quote"]) == (before, "1")
    told = CliRunner().invoke(commands, [*args, "terminal"]).stdout
    assert f"{before}:{where['start']['line']}:{where['start']['column']}" in told


def test_a_report_of_another_year_is_no_last_years(tmp_path: Path, pack: RulePack) -> None:
    before, after = write(tmp_path, a=report(requests(), year=2021), b=report(requests(IN_TWO), year=2023))
    (verdict,) = verdicts([after], pack, against=Against(previous=before))
    assert outcome(verdict, "X009").reason == "the report given as last year's is not of the year before"


def test_previous_goes_with_one_report(tmp_path: Path) -> None:
    paths = write(tmp_path, a=report(year=2021), b=report(year=2022))
    made = CliRunner().invoke(commands, ["check", *paths, "--previous", paths[0]])
    assert made.exit_code == 2


def test_a_copied_section_shows_where_it_stood_last_year(tmp_path: Path, pack: RulePack) -> None:
    problems = "五、存在的主要问题及改进情况\n部分乡镇专栏更新不及时，政策解读形式单一，工作人员变动频繁，业务还不熟悉。下一步将逐月检查专栏，每季度培训一次，制作图解和短视频，扩大公众参与，完善考核办法。"
    paths = write(tmp_path, a=report(problems, year=2022), b=report(problems, year=2023))
    _, later = verdicts(paths, pack)
    (finding,) = findings(later, "X011")
    (place,) = finding.elsewhere
    text = Path(paths[0]).read_text(encoding="utf-8")
    assert text[place.span.start : place.span.end] == place.quote == "五、存在的主要问题及改进情况"


@pytest.mark.parametrize(
    ("before", "after", "leaps"),
    [(12, 12000, True), (812, 3054, False), (3, 60, False), (150, 0, True), (30, 0, False), (0, 500, False)],
)
def test_a_leap_is_a_note(tmp_path: Path, pack: RulePack, before: int, after: int, leaps: bool) -> None:
    paths = write(
        tmp_path,
        a=report(decisions({"permits": [before]}), year=2022),
        b=report(decisions({"permits": [after]}), year=2023),
    )
    _, later = verdicts(paths, pack)
    assert [(f.severity.word, f.elsewhere[0].quote) for f in findings(later, "X023")] == (
        [("info", str(before))] if leaps else []
    )


def test_forms_of_two_versions_are_not_compared_for_leaps(tmp_path: Path, pack: RulePack) -> None:
    before = report(decisions({"permits": [1, 0, 12]}, version="2019"), year=2020)
    paths = write(tmp_path, a=before, b=report(decisions({"permits": [12000]}), year=2021))
    _, later = verdicts(paths, pack)
    assert outcome(later, "X023").outcome is Outcome.NOT_APPLICABLE


PROBLEMS = "五、存在的主要问题及改进情况\n{}"
LAST = "一是乡镇公开专栏更新不及时，个别栏目半年没有新内容；二是政策解读形式单一，以文字为主；三是从事公开工作的人员变动较多，业务不熟。下一步将逐月检查专栏，制作图解和短视频，每季度培训一次。"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("上年提出的乡镇公开专栏更新不及时的问题已经解决。今后要加强法制审核，扩大公众参与。", False),
        ("目前，依申请公开的答复文书还不够规范，法律依据引用不准。今后要加强法制审核，扩大听证范围。", True),
        ("〔……〕", False),
    ],
)
def test_last_years_problems_are_taken_up(tmp_path: Path, pack: RulePack, now: str, told: bool) -> None:
    before, after = (report(PROBLEMS.format(text), year=year) for text, year in ((LAST, 2022), (now, 2023)))
    _, later = verdicts(write(tmp_path, a=before, b=after), pack)
    assert bool(findings(later, "X024")) is told


CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_the_corpus_in_one_run_has_one_such_fault(pack: RulePack) -> None:
    paths = sorted(str(path) for path in CORPUS.glob("0*"))
    rules = [rule for rule in pack.rules if rule.check.of_two_years]
    assert len(rules) >= 5
    found = {Path(verdict.source.path).name[:3]: verdict for verdict in verdicts(paths, pack, rules=rules)}
    said = [(name, f.rule, f.arithmetic) for name, verdict in found.items() for f in verdict.findings]
    assert said == [("090", "X026", "(3646 − 3607) ÷ 3607 = 1.0812% ≠ 1.05%")]
    assert outcome(found["090"], "X009").outcome is Outcome.HOLDS
    assert outcome(found["087"], "X009").reason == "last year's report names the body otherwise"
    assert outcome(found["004"], "X010").outcome is Outcome.NOT_APPLICABLE  # 2023 is not there


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 no more of it", b"\xd0\xcf\x11\xe0 nor of this", b"nothing to do with it"]
)
def test_a_file_that_cannot_be_read_is_tried_once(
    content: bytes, tmp_path: Path, pack: RulePack, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    good = write(tmp_path, b=report(year=2023), c=report(year=2022))
    tried: list[str] = []

    def counted(path: str) -> Source:
        tried.append(path)
        return load(path)

    monkeypatch.setattr("linter.run.checker.load", counted)
    unread, *others = verdicts([str(tmp_path / "a.pdf"), *good], pack)
    assert unread.unreadable
    assert [one.unreadable for one in others] == [None, None]
    assert tried == [str(tmp_path / "a.pdf"), *good]


@pytest.mark.parametrize(
    ("year", "row", "severity"),
    [
        pytest.param("a", "四、结转下年度继续办理", "warning", id="last year's row"),
        pytest.param("b", "二、上年结转政府信息公开申请数量", "warning", id="this year's row"),
        pytest.param("a", "二、上年结转政府信息公开申请数量", "error", id="another row of last year's"),
        pytest.param("b", "四、结转下年度继续办理", "error", id="another row of this year's"),
    ],
)
def test_a_row_whose_digits_ran_together_is_a_warning(
    tmp_path: Path, pack: RulePack, year: str, row: str, severity: str
) -> None:
    texts = {"a": report(requests(), year=2022), "b": report(requests(IN_TWO), year=2023)}
    at = texts[year].index(row) + len(row)
    line = texts[year][at:].partition("\n")[0]
    texts[year] = texts[year][:at] + " " + line.replace(" ", "") + texts[year][at + len(line) :]
    _, later = verdicts(write(tmp_path, **texts), pack)
    assert [f.severity.word for f in findings(later, "X009")] == [severity]
