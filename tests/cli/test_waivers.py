"""Waivers and baselines: what does not count, until when, and what is said of entries nobody needs."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.resources import report_schema

TEXT = "清泉县2022年政府信息公开工作年度报告\n一、总体情况\n全年共公开政府信息100条。其中，网站公开60条，公告栏公开30条，其他方式11条。\n联系人身份证号339999197506152173。\n"
ENTRY = '- {{{what}, reason: 渠道可重复, by: 张三, until: "{until}"}}\n'
AFTER, BEFORE = "2026-06-01", "2026-08-01"  # the day of the run, and one after the entries' last


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "2022").mkdir()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2022" / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*args):
    return CliRunner().invoke(commands, args, prog_name="reportlint")


def check(*args, today=AFTER):
    made = run("check", "--excerpt", "-f", "json", "--today", today, *(args or ("2022", "--select", "C001")))
    made.json = json.loads(made.stdout) if made.stdout else None
    return made


def entry(what, until="2026-07-01"):
    Path("waivers.yaml").write_text(ENTRY.format(what=what, until=until), encoding="utf-8")


def fingerprint(rule="C001"):
    findings = check("2022", "--waivers", "/dev/null").json["reports"][0]["findings"]
    return next(one["fingerprint"] for one in findings if one["rule"] == rule)


@pytest.mark.parametrize(
    ("what", "waived"),
    [
        pytest.param("rule: C001, path: 2022/*.txt", True, id="a rule in some reports"),
        pytest.param("rule: sum-of-parts, path: 2022/", True, id="by its name, in a folder"),
        pytest.param("rule: C001, path: a.txt", True, id="by the name of a file"),
        pytest.param("rule: C001, issuer: 清泉县, year: 2022", True, id="issuer and year"),
        pytest.param("rule: C001, issuer: 清泉县, year: 2023", False, id="another year"),
        pytest.param("rule: C001, path: 2023/*", False, id="another folder"),
        pytest.param("rule: C002, path: 2022/*", False, id="another rule"),
    ],
)
def test_what_an_entry_waives(folder, what, waived):
    entry(what)
    made = check()
    (finding,) = made.json["reports"][0]["findings"]
    assert made.exit_code == (0 if waived else 1)
    said = {"kind": "waiver", "reason": "渠道可重复", "by": "张三", "until": "2026-07-01"}
    assert finding["waived"] == (said if waived else None)
    assert made.json["summary"]["waived"] == waived
    jsonschema.Draft202012Validator(json.loads(report_schema())).validate(made.json)


def test_by_fingerprint(folder):
    entry(f'fingerprint: "{fingerprint()}"')
    assert check().exit_code == 0


@pytest.mark.parametrize(
    ("what", "today", "args", "state", "says"),
    [
        pytest.param("rule: C001, path: 2022/*", AFTER, ("2022",), "used", "", id="used"),
        pytest.param("rule: C001, path: 2022/*", "2026-07-01", ("2022",), "used", "", id="on its last day"),
        pytest.param("rule: C001, path: 2022/*", BEFORE, ("2022",), "expired", "expired on 2026-07-01", id="expired"),
        pytest.param("rule: C003, path: 2022/*", AFTER, ("2022",), "unused", "not needed any more", id="unused"),
        pytest.param("rule: C003, path: 2022/*", AFTER, ("2022", "--select", "C001"), "not-asked", "", id="its rule was not run"),
        pytest.param("rule: C001, path: 2021/*", AFTER, ("2022",), "not-asked", "", id="its reports were not read"),
        pytest.param("fingerprint: 0123456789abcdef", AFTER, ("2022",), "not-asked", "", id="it names no report"),
        pytest.param("rule: C999, path: 2022/*", AFTER, ("2022",), "unknown", "no such rule", id="unknown"),
        pytest.param("rule: P001, path: 2022/*", AFTER, ("2022",), "refused", "may not be waived", id="not waivable"),
    ],
)  # fmt: skip
def test_what_became_of_an_entry_is_told(folder, what, today, args, state, says):
    entry(what)
    made = check(*args, today=today)
    (told,) = made.json["summary"]["waivers"]
    assert (told["state"], told["line"], made.json["today"]) == (state, 1, today)
    assert (says in made.stderr) if says else made.stderr == ""


def test_a_rule_that_may_not_be_waived_fails_all_the_same(folder):
    entry("rule: P001, path: 2022/*")
    made = check("2022", "--select", "P001")
    assert made.exit_code == 1 and made.json["reports"][0]["findings"][0]["waived"] is None


def test_the_real_day_is_printed_where_it_matters_and_only_there(folder):
    assert json.loads(run("check", "2022", "-f", "json").stdout)["today"] is None
    entry("rule: C001, path: 2022/*")
    assert len(json.loads(run("check", "2022", "-f", "json").stdout)["today"]) == 10


def test_a_file_is_named(folder):
    entry("rule: C001, path: 2022/*")
    Path("waivers.yaml").rename("other.yaml")
    assert check().exit_code == 1
    assert check("2022", "--select", "C001", "--waivers", "other.yaml").exit_code == 0
    assert check("2022", "--waivers", "nope.yaml").exit_code == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("rule: C001", "the file must be a list", id="no list"),
        pytest.param("- {rule: C001, path: a, by: x, until: '2026-01-01'}", ":1: the key 'reason' is missing", id="no reason"),
        pytest.param("- {rule: C001, path: a, reason: ' ', by: x, until: '2026-01-01'}", ":1: 'reason' is empty", id="an empty one"),
        pytest.param("- {rule: C001, path: a, reason: x, by: x, until: '2026-13-01'}", ":1: 2026-13-01 is no day", id="no day"),
        pytest.param("- {rule: C001, path: a, reason: x, by: x, until: 2026-12-01}", 'quote it: "2026-12-01"', id="a day without quotes"),
        pytest.param("- {path: a, reason: x, by: x, until: '2026-12-01'}", "either a fingerprint or a rule", id="neither"),
        pytest.param("- {rule: C001, reason: x, by: x, until: '2026-12-01'}", "for which reports", id="everywhere"),
        pytest.param("\n- {rule: C001, pth: a, reason: x, by: x, until: '2026-12-01'}", "waivers.yaml:2: unknown key 'pth'; did you mean 'path'?", id="a key"),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_understood_stops_the_run(folder, text, says):
    Path("waivers.yaml").write_text(text, encoding="utf-8")
    made = run("check", "2022")
    assert made.exit_code == 2 and says in made.stderr, made.stderr


SAID = ("--reason", "x", "--by", "y", "--until", "2099-12-31")
OTHER = TEXT.replace("清泉县", "望川县")


def waive(*args):
    return run("waive", *args, *SAID, "--excerpt")


def test_waive_adds_an_entry_and_keeps_the_text(folder):
    before = "# 本单位的豁免\n- {rule: C003, path: x, reason: 旧, by: 李四, until: '2030-01-01'} # 旧"
    Path("waivers.yaml").write_text(before, encoding="utf-8")
    mark = fingerprint()
    said = ("--reason", '原文“如此”: "x" #1', "--by", "张三", "--until", "2099-12-31", "--excerpt")
    assert run("waive", mark, *said, "--path", "2022/*.txt").exit_code == 0
    assert Path("waivers.yaml").read_text(encoding="utf-8").startswith(before + "\n- fingerprint:")
    made = check()
    assert made.exit_code == 0
    assert made.json["reports"][0]["findings"][0]["waived"]["reason"] == '原文“如此”: "x" #1'
    again = run("waive", mark, *said, "--path", "2022/*.txt")
    assert again.exit_code == 2 and "waivers.yaml:3: this finding is waived already" in again.stderr


@pytest.mark.parametrize(
    "where",
    [
        pytest.param(("2022/a.txt",), id="a report"),
        pytest.param(("2022",), id="a folder"),
        pytest.param(("found.json",), id="an output of check"),
        pytest.param(("--path", "a.txt"), id="what --path names"),
    ],
)
def test_a_waiver_holds_for_the_body_and_year_it_was_given_for(folder, where):
    Path("found.json").write_text(check("2022").stdout, encoding="utf-8")
    made = waive(fingerprint(), *where)
    assert made.exit_code == 0, made.stderr
    text = Path("waivers.yaml").read_text(encoding="utf-8")
    assert 'issuer: "清泉县"' in text and "year: 2022" in text
    assert check().exit_code == 0
    Path("2022/a.txt").write_text(OTHER, encoding="utf-8")
    assert check().exit_code == 1


@pytest.mark.parametrize(
    ("standing", "at", "where", "written"),
    [
        pytest.param((), ".", "2022/a.txt", "waivers.yaml", id="none: here, above the report"),
        pytest.param(("waivers.yaml", "2022/waivers.yaml"), ".", "2022/a.txt", "2022/waivers.yaml", id="the nearest of two"),
        pytest.param(("waivers.yaml",), "2022", "a.txt", "waivers.yaml", id="one above"),
        pytest.param((), "other", "../2022/a.txt", "2022/waivers.yaml", id="none, the report is elsewhere: beside it"),
        pytest.param(("other/waivers.yaml",), "other", "../2022/a.txt", "2022/waivers.yaml", id="one here would not hold"),
    ],
)  # fmt: skip
def test_a_waiver_is_written_where_it_holds(folder, monkeypatch, standing, at, where, written):
    mark = fingerprint()
    for name in ("other", "2022"):
        Path(name).mkdir(exist_ok=True)
    for name in standing:
        Path(name).write_text("# ours\n", encoding="utf-8")
    monkeypatch.chdir(at)
    made = waive(mark, where)
    assert made.exit_code == 0, made.stderr
    assert mark in (folder / written).read_text(encoding="utf-8")
    assert check(where, "--select", "C001").exit_code == 0


def test_a_report_without_a_name_is_named_by_its_path(folder):
    Path("2022/b.txt").write_text("政府信息公开情况\n" + TEXT.split("\n", 1)[1], encoding="utf-8")
    findings = check("2022/b.txt").json["reports"][0]["findings"]
    mark = next(one["fingerprint"] for one in findings if one["rule"] == "C001")
    assert waive(mark, "2022/b.txt").exit_code == 0
    assert 'path: "2022/b.txt"' in Path("waivers.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("mark", "where", "says"),
    [
        pytest.param("C001", "2022", "no finding has the fingerprint", id="a rule's id"),
        pytest.param("0123456789abcdef", "2022", "in the 1 reports", id="never seen"),
        pytest.param("{mark:.8}", "2022", "did you mean {mark}?", id="shortened"),
        pytest.param("{mark}:2", "2022", "no finding has", id="a repeat that is not there"),
        pytest.param("{mark}", "", "name the report", id="nothing to look at"),
        pytest.param("{private}", "2022", "may not be waived", id="of a rule that may not be waived"),
    ],
)
def test_waive_writes_only_what_a_check_shows(folder, mark, where, says):
    marks = {"mark": fingerprint(), "private": fingerprint("P001")}
    made = waive(mark.format(**marks), *([where] if where else []))
    assert made.exit_code == 2 and says.format(**marks) in made.stderr, made.stderr
    assert not Path("waivers.yaml").exists()


def test_what_several_bodies_have_is_waived_for_none_of_them(folder):
    Path("2022/b.txt").write_text(OTHER, encoding="utf-8")
    mark = fingerprint()
    made = waive(mark, "2022")
    assert made.exit_code == 2 and "2022/a.txt, 2022/b.txt" in made.stderr
    assert waive(mark, "2022/b.txt").exit_code == 0
    waived = [f["waived"] is not None for r in check().json["reports"] for f in r["findings"]]
    assert waived == [False, True]


@pytest.mark.parametrize(
    ("other", "waived", "state"),
    [
        pytest.param(None, [True], "used", id="one report"),
        pytest.param(TEXT, [True, True], "used", id="two copies of one body's report"),
        pytest.param(OTHER, [False, False], "ambiguous", id="two bodies"),
        pytest.param(TEXT.replace("2022", "2021"), [False, False], "ambiguous", id="two years"),
    ],
)
def test_a_bare_fingerprint_waives_in_one_body_and_year_only(folder, other, waived, state):
    entry(f'fingerprint: "{fingerprint()}"')
    if other:
        Path("2022/b.txt").write_text(other, encoding="utf-8")
    made = check()
    assert [f["waived"] is not None for r in made.json["reports"] for f in r["findings"]] == waived
    (told,) = made.json["summary"]["waivers"]
    assert told["state"] == state
    assert ("add issuer and year" in made.stderr) == (state == "ambiguous")
    jsonschema.Draft202012Validator(json.loads(report_schema())).validate(made.json)


def test_a_waiver_whose_fault_is_gone_is_told_where_it_stands(folder):
    assert waive(fingerprint(), "2022").exit_code == 0
    Path("2022/a.txt").write_text(TEXT.replace("11条", "10条"), encoding="utf-8")
    made = check("2022")
    assert made.json["summary"]["waivers"][0]["state"] == "unused"
    assert "waivers.yaml:1: " in made.stderr and "not needed any more" in made.stderr


def test_waive_refuses_a_day_that_is_none(folder):
    said = ("--reason", "x", "--by", "y", "--until", "soon")
    assert run("waive", fingerprint(), "2022", *said).exit_code == 2
    assert not Path("waivers.yaml").exists()


def test_waive_does_not_spoil_a_file_it_cannot_add_to(folder):
    mark = fingerprint()
    Path("waivers.yaml").write_text("[]\n", encoding="utf-8")
    made = waive(mark, "2022")
    assert made.exit_code == 2 and "add it by hand" in made.stderr
    assert Path("waivers.yaml").read_text(encoding="utf-8") == "[]\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("2022/a.txt", "2022/年报（定稿）.txt", id="another name"),
        pytest.param("2022/a.txt", "handed-in/2022.txt", id="another folder and name"),
    ],
)
def test_a_report_that_is_renamed_keeps_its_baseline(folder, before, after):
    run("baseline", "2022", "--excerpt", "-o", "baseline.json")
    Path(after).parent.mkdir(exist_ok=True)
    Path(before).rename(after)
    made = check(str(Path(after).parent), "--baseline", "baseline.json", "--ignore", "P")
    assert made.exit_code == 0
    Path(after).write_text(OTHER, encoding="utf-8")
    assert check(str(Path(after).parent), "--baseline", "baseline.json", "--ignore", "P").exit_code == 1


def test_pruning_follows_a_report_that_is_renamed(folder):
    run("baseline", "2022", "--excerpt", "-o", "baseline.json")
    full = Path("baseline.json").read_text(encoding="utf-8")
    Path("2022/a.txt").rename("2022/b.txt")
    run("baseline", "2022", "--excerpt", "-o", "baseline.json", "--prune")
    assert Path("baseline.json").read_text(encoding="utf-8") == full.replace("2022/a.txt", "2022/b.txt")


def test_a_baseline_of_paths_alone_holds(folder):
    run("baseline", "2022", "--excerpt", "-o", "baseline.json")
    content = json.loads(Path("baseline.json").read_text(encoding="utf-8"))
    old = [{key: one[key] for key in ("path", "rule", "fingerprint")} for one in content["findings"]]
    Path("baseline.json").write_text(json.dumps({"schema_version": 1, "findings": old}), encoding="utf-8")
    assert check("2022", "--baseline", "baseline.json", "--ignore", "P").exit_code == 0


def test_what_the_baseline_knows_is_not_counted_as_waived(folder):
    Path("2022/b.txt").write_text(OTHER, encoding="utf-8")
    run("baseline", "2022", "--excerpt", "-o", "baseline.json")
    entry("rule: C001, path: 2022/a.txt")
    args = ("check", "2022", "--excerpt", "--today", AFTER, "--baseline", "baseline.json", "--select", "C001")
    for form in ("terminal", "github"):
        assert "已豁免 1 · 基线已有 1" in run(*args, "-f", form).stdout
    summary = json.loads(run(*args, "-f", "json").stdout)["summary"]
    assert (summary["waived"], summary["known"]) == (2, 1)


def test_only_what_a_baseline_does_not_hold_fails(folder):
    made = run("baseline", "2022", "--excerpt", "-o", "baseline.json")
    assert made.exit_code == 0 and "may not be waived" in made.stderr
    with_it = ("2022", "--baseline", "baseline.json", "--ignore", "P")
    assert check(*with_it).exit_code == 0
    assert check("2022", "--baseline", "baseline.json", "--select", "P001").exit_code == 1
    Path("2022/a.txt").write_text(
        "\n" + TEXT + "全年共主动公开政府信息50条。其中，网站公开20条，公告栏公开20条，其他方式11条。\n",
        encoding="utf-8",
    )
    made = check(*with_it)
    new = [f for f in made.json["reports"][0]["findings"] if f["waived"] is None and f["severity"] == "error"]
    assert made.exit_code == 1 and ["50条" in f["where"]["quote"] for f in new] == [True]


def test_a_baseline_chooses_files_as_a_check_does(folder):
    Path("b.txt").write_text(TEXT, encoding="utf-8")
    run("baseline", ".", "--excerpt", "-o", "all.json", "--exclude", "2022")
    listed = Path("all.json").read_text(encoding="utf-8")
    assert '"b.txt"' in listed and "2022/" not in listed
    Path("list").write_text("2022/a.txt\n", encoding="utf-8")
    run("baseline", "--files-from", "list", "--excerpt", "-o", "one.json")
    found = json.loads(Path("one.json").read_text(encoding="utf-8"))["findings"]
    assert {one["path"] for one in found} == {"2022/a.txt"}
    nothing = run("baseline", "-o", "none.json")
    assert nothing.exit_code == 2 and "没有写要检查哪个文件" in nothing.stderr


def test_what_may_not_stand_in_a_baseline_is_named(folder):
    Path("b.txt").write_text(TEXT.partition("联系人")[0], encoding="utf-8")
    made = run("baseline", ".", "--excerpt", "-o", "baseline.json")
    assert "P001 2022/a.txt" in made.stderr and "P001 b.txt" not in made.stderr


def test_a_baseline_only_shrinks(folder):
    run("baseline", "2022", "--excerpt", "-o", "baseline.json")
    full = Path("baseline.json").read_text(encoding="utf-8")
    assert "C001" in full
    assert run("baseline", "2022", "--excerpt", "-o", "baseline.json").exit_code == 2
    Path("2022/a.txt").write_text(
        TEXT.replace("11条", "10条") + "5件，其中当面3件、信函3件。\n", encoding="utf-8"
    )
    made = run("baseline", "2022", "--excerpt", "-o", "baseline.json", "--prune")
    left = Path("baseline.json").read_text(encoding="utf-8")
    assert "去掉 1 条" in made.stdout and "C001" not in left
    assert set(left.splitlines()) <= {line + end for line in full.splitlines() for end in ("", ",")} | {"]}"}


def test_pruning_keeps_what_was_not_looked_at_and_drops_what_is_gone(folder):
    Path("b.txt").write_text(TEXT, encoding="utf-8")
    run("baseline", ".", "--excerpt", "-o", "baseline.json")
    run("baseline", "2022", "--excerpt", "-o", "baseline.json", "--prune")
    assert '"b.txt"' in Path("baseline.json").read_text(encoding="utf-8")
    Path("b.txt").unlink()
    run("baseline", "2022", "--excerpt", "-o", "baseline.json", "--prune")
    assert '"b.txt"' not in Path("baseline.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text", ["", "[]", '{"schema_version": 2}', '{"schema_version": 1, "findings": [{"path": 1}]}']
)
def test_what_is_no_baseline_is_told(folder, text):
    Path("baseline.json").write_text(text, encoding="utf-8")
    made = run("check", "2022", "--baseline", "baseline.json")
    assert made.exit_code == 2 and "no baseline" in made.stderr
