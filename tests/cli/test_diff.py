"""What is new between two runs or two reports, and what is gone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.held.diff import compared, paired

GOOD = "清泉县2022年政府信息公开工作年度报告\n一、总体情况\n全年共公开政府信息100条。其中，网站公开60条，公告栏公开30条，其他方式10条。\n"
BAD = GOOD.replace("其他方式10条", "其他方式11条")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in {"good.txt": GOOD, "bad.txt": BAD, "moved.txt": "\n\n" + BAD}.items():
        Path(name).write_text(text, encoding="utf-8")


def run(*args):
    return CliRunner().invoke(commands, args, prog_name="reportlint")


def diff(*args):
    return run("diff", "--excerpt", *args)


def stored(name, *paths, form="json"):
    run("check", "--excerpt", "--fail-on", "never", "-o", f"{form}:{name}", *paths)
    return name


def test_two_reports():
    made = diff("good.txt", "bad.txt")
    assert made.exit_code == 1 and "+ 错误 C001 bad.txt:3:1 " in made.stdout
    back = diff("bad.txt", "good.txt")
    assert back.exit_code == 0 and "- 错误 C001 good.txt:3:1 " in back.stdout


def test_a_finding_that_moved_is_still_there():
    made = diff("bad.txt", "moved.txt")
    assert made.exit_code == 0 and made.stdout.startswith("新增 0 · 消失 0 · 有变 0 · 仍在 ")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_two_runs_are_paired_by_path(form):
    before = stored(f"1.{form}", "good.txt", "bad.txt", form=form)
    Path("good.txt").write_text(BAD, encoding="utf-8")
    Path("bad.txt").write_text(GOOD, encoding="utf-8")
    after = stored(f"2.{form}", "good.txt", "bad.txt", form=form)
    made = diff(before, after)
    assert made.exit_code == 1
    assert "+ 错误 C001 good.txt" in made.stdout and "- 错误 C001 bad.txt" in made.stdout


NAMES = ("望川县林业局", "望川县水利局", "望川县粮食局")


def folder_of(name, reports):
    Path(name).mkdir()
    for file, text in reports.items():
        Path(name, file).write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize("form", ["folders", "runs", "a folder and a run"])
def test_a_folder_that_comes_back_under_other_names_is_the_same(form):
    old = folder_of("old", {f"{n}.txt": BAD.replace("清泉县", name) for n, name in enumerate(NAMES)})
    new = folder_of(
        "new",
        {
            "林业-改.txt": BAD.replace("清泉县", NAMES[0]),
            "水利-改.txt": BAD.replace("清泉县", NAMES[1]),
            "粮食-改.txt": GOOD.replace("清泉县", NAMES[2]),
        },
    )
    before = old if form == "folders" else stored("1.json", old)
    after = stored("2.json", new) if form == "runs" else new
    made = diff(before, after)
    assert made.exit_code == 0, made.stderr
    assert "新增 0 · 消失 1 · " in made.stdout and "new/粮食-改.txt" in made.stdout


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        pytest.param([("a", "甲局", 2022)], [("x", "乙局", 2022), ("y", "甲局", 2022)], [("a", "y"), (None, "x")], id="by body"),
        pytest.param([("a", "甲局", 2022)], [("a", "甲局", 2023), ("b", "甲局", 2022)], [("a", "b"), (None, "a")], id="year before path"),
        pytest.param([("a", "", None)], [("b", "", None), ("a", "", None)], [("a", "a"), (None, "b")], id="by path, where no body is known"),
        pytest.param([("a", "甲局", 2022)], [("a", "甲 局", 2022)], [("a", "a")], id="blanks in a name are nothing"),
        pytest.param(
            [("1/a", "甲局", 2022), ("1/b", "甲局", 2022)], [("2/b", "甲局", 2022), ("2/a", "甲局", 2022)],
            [("1/a", "2/a"), ("1/b", "2/b")], id="two of one body by their names",
        ),
        pytest.param([("a", "甲局", 2022)], [("a", "甲居", 2022), ("c", "丙局", 2022)], [("a", "a"), (None, "c")], id="a name that was corrected: by path"),
    ],
)  # fmt: skip
def test_reports_are_paired_by_body_and_year_before_path(before, after, pairs):
    made = paired(*([{"path": p, "issuer": i, "year": y} for p, i, y in side] for side in (before, after)))
    assert [(old and old["path"], new and new["path"]) for old, new in made] == pairs


def test_a_run_and_a_report():
    assert diff(stored("1.json", "good.txt"), "bad.txt").exit_code == 1


def test_json():
    made = json.loads(diff("good.txt", "bad.txt", "-f", "json").stdout)
    assert [one["finding"]["rule"] for one in made["new"]] == ["C001"] and made["gone"] == []


def finding(mark, severity="error", **more):
    return {"fingerprint": mark, "rule": "C001", "severity": severity, "message": "x", "where": {}, **more}


@pytest.mark.parametrize(
    ("before", "after", "states", "fails"),
    [
        pytest.param([finding("a")], [finding("a")], ["same"], False, id="the same"),
        pytest.param([finding("a")], [finding("a", message="y")], ["changed"], False, id="other words"),
        pytest.param([finding("a", "info")], [finding("a")], ["changed"], True, id="graver"),
        pytest.param([finding("a:2")], [finding("a")], ["same"], False, id="one of two repeats is gone"),
        pytest.param(
            [finding("a")], [finding("a"), finding("a:2")], ["same", "new"], True, id="a repeat more"
        ),
        pytest.param([], [finding("a", "warning")], ["new"], False, id="a new warning"),
        pytest.param([], [finding("a", waived={"by": "x"})], ["new"], False, id="new and waived"),
        pytest.param(
            [finding("a", waived={"by": "x"})], [finding("a")], ["changed"], True, id="waived no more"
        ),
    ],
)
def test_what_became_of_a_finding(before, after, states, fails):
    pair = [{"path": "a", "findings": side} for side in (before, after)]
    found = list(compared(pair[:1], pair[1:]))
    assert [one.state for one in found] == states
    assert any(one.fails for one in found) == fails


@pytest.mark.parametrize("text", ['{"a": 1}', "{", '{"reports": [1]}', '{"path": "a", "findings": [{}]}'])
def test_what_is_no_run_is_told(text):
    Path("x.json").write_text(text, encoding="utf-8")
    made = diff("x.json", "good.txt")
    assert made.exit_code == 2 and "x.json" in made.stderr


def test_what_cannot_be_read_is_told():
    assert diff("nope.txt", "good.txt").exit_code == 2
    before = stored("1.json", "nope.txt", "bad.txt")
    after = stored("2.json", "good.txt", "bad.txt")
    made = diff(before, after)
    assert made.exit_code == 2 and "nope.txt: " in made.stderr


def test_in_english():
    made = diff("--lang", "en", "good.txt", "bad.txt")
    assert "+ error C001 bad.txt:3:1 " in made.stdout and "1 new, 0 gone, 0 changed, " in made.stdout


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("cut", [0, 1])
def test_of_what_an_interrupted_run_did_not_come_to_nothing_is_known(form, cut):
    sides = []
    for number in range(2):
        name = stored(f"{number}.{form}", "bad.txt", *([] if number == cut else ["moved.txt"]), form=form)
        if number == cut:
            text = Path(name).read_text(encoding="utf-8")
            if form == "json":
                text = text.replace('"interrupted": false', '"interrupted": true')
            else:
                text += json.dumps({"path": "", "error": {"message": "x", "stage": "interrupted"}}) + "\n"
            Path(name).write_text(text, encoding="utf-8")
        sides.append(name)
    made = diff(*sides)
    assert made.exit_code == 2 and made.stdout.startswith("新增 0 · 消失 0 · 有变 0 · 仍在 ")
    assert ("interrupted" if form == "json" else "x") in made.stderr
    assert run("verify", sides[cut]).exit_code == 0
