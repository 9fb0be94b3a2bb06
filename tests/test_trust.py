"""What lies beside the reports may come from anybody: it holds no longer than it is told, shows nothing else, ends soon."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.config.globs import matches
from linter.errors import RulePackError
from linter.grammar.headings import headings
from linter.grammar.tables import grammar
from linter.resources import report_schema

HEAD = "清泉县人民政府2023年政府信息公开工作年度报告\n一、总体情况\n"
NUMBER = "110101199003070011"
PHONE = "13912345678"
FAULTY = f"{HEAD}联系人身份证号：{NUMBER}，手机{PHONE}。公开信息XX条。\n"


def run(*words: str, code: int | None = None) -> str:
    result = CliRunner().invoke(commands, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert code is None or result.exit_code == code
    return result.stdout if code is None else result.output


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


STARS = "a*" * 25 + "b"


@pytest.mark.parametrize(
    ("glob", "path", "meant"),
    [
        pytest.param(STARS, "a" * 60 + ".txt", False, id="many stars that fit in many ways"),
        pytest.param("**/" * 30 + "b", "a/" * 60 + "c", False, id="many folders"),
        pytest.param("*?" * 30 + "b", "a" * 200, False, id="stars and single characters"),
        pytest.param("a*" * 25 + "b", "a" * 60 + "b", True, id="it fits"),
        pytest.param("县 [1]+(a).txt", "x/县 [1]+(a).txt", True, id="marks of patterns are no marks here"),
        pytest.param("a\n*", "a\nb", True, id="a line's end"),
        pytest.param("b?c", "b\udcffc", True, id="a name that is no UTF-8"),
    ],
)
def test_a_glob_takes_time_by_its_length(glob, path, meant):
    assert matches(glob, path) is meant


OWN = (Path(__file__).resolve().parent.parent / "grammars" / "report.lark").read_text("utf-8")


@pytest.mark.parametrize(
    ("pattern", "read"),
    [
        pytest.param(r"(?:[a-zA-Z ]+)+\d!", True, id="one that would backtrack: read by RE2"),
        pytest.param(r"(a|a)*b(?:[^。]{1,40})", True, id="another"),
        pytest.param(r"(?!x)(?:[a-z]+)+!", False, id="looking ahead: not of RE2"),
        pytest.param(r"(.)\1+!", False, id="a group again: not of RE2"),
    ],
)
def test_a_grammar_of_a_packs_own_does_not_backtrack(pattern, read):
    text = f"start: line*\nline: H2 | PARA\nH2.2: /{pattern}/\nPARA: /[\\s\\S]+/\n"
    if read:
        tree = grammar(text, "own.lark").parse(
            [("", "a" * 60), ("", "aaaa 1!" if "d!" in pattern else "aab。")]
        )
        assert next(token.type for token in tree.tokens()) == "PARA"
    else:
        with pytest.raises(RulePackError, match="H2"):
            grammar(text, "own.lark")


def test_the_shipped_grammar_is_read_as_ever():
    assert [token.type for token in grammar(OWN, "report.lark").parse([("TITLE", "x"), ("", "一、总体情况"), ("", "3、5")]).tokens()][1] == "H1"  # fmt: skip


# What is configured.

SETTINGS = "select: [P001]\nfail-on: never\nrules:\n  P001: {severity: info, reason: x}\npaths:\n  - {match: 'b*', ignore: [P002]}\n"


@pytest.mark.parametrize("form", ["terminal", "markdown", "audit", "html", "sarif", "junit", "github"])
def test_every_output_names_the_configuration_that_held(form, folder):
    (folder / "reportlint.yaml").write_text("fail-on: never\n", encoding="utf-8")
    (folder / "waivers.yaml").write_text("[]\n", encoding="utf-8")
    assert "reportlint" in run("check", "a.txt", "-f", form, "--excerpt", code=0)
    out = run("check", "a.txt", "-f", form, "--excerpt")
    assert "reportlint.yaml" in out.replace("\\", "")
    assert "fail-on: never" in out.replace("\\", "")
    assert "reportlint.yaml" not in run("check", "a.txt", "-f", form, "--excerpt", "--isolated").replace(
        "\\", ""
    )


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_says_what_it_changed(form, folder):
    (folder / "reportlint.yaml").write_text(SETTINGS, encoding="utf-8")
    found = json.loads(run("check", "a.txt", "-f", form, "--excerpt", code=0))
    digest = hashlib.sha256((folder / "reportlint.yaml").read_bytes()).hexdigest()
    assert found["configuration"]["file"] == "reportlint.yaml"
    assert found["configuration"]["sha256"] == digest
    assert found["configuration"]["changed"] == ["select: P001", "rules: P001", "paths: b*", "fail-on: never"]
    if form == "json":
        jsonschema.validate(found, json.loads(report_schema()))
        alone = json.loads(run("check", "a.txt", "-f", form, "--excerpt", "--isolated", code=1))
        assert alone["configuration"] is None
        jsonschema.validate(alone, json.loads(report_schema()))


def counted(*words: str) -> dict[str, int]:
    return json.loads(run("check", "a.txt", "-f", "json", "--excerpt", *words))["summary"]


@pytest.mark.parametrize(
    ("words", "waived"),
    [
        pytest.param((), True, id="the nearest file holds"),
        pytest.param(("--waivers", "none"), False, id="no waivers are wanted"),
        pytest.param(("--isolated",), False, id="nothing beside the reports holds"),
        pytest.param(("--isolated", "--waivers", "waivers.yaml"), True, id="one that is named holds all the same"),
        pytest.param(("--config", "none"), True, id="a configuration is another matter"),
    ],
)  # fmt: skip
def test_waivers_beside_the_reports_hold_where_they_are_wanted(words, waived, folder):
    entry = '- {rule: P002, path: "**", reason: r, by: b, until: "2999-01-01"}\n'
    (folder / "waivers.yaml").write_text(entry, encoding="utf-8")
    assert (counted(*words)["waived"] > 0) is waived


@pytest.mark.parametrize("name", ["reportlint.yaml", "waivers.yaml"])
@pytest.mark.parametrize("border", [".git", ".hg", "home", None])
def test_the_search_ends_at_a_repository_or_at_home(name, border, folder, monkeypatch):
    inside = folder / "project" / "reports"
    inside.mkdir(parents=True)
    (inside / "a.txt").write_text(FAULTY, encoding="utf-8")
    entry = '- {rule: P002, path: "**", reason: r, by: b, until: "2999-01-01"}\n'
    (folder / name).write_text(entry if name[0] == "w" else "ignore: [P002]\n", encoding="utf-8")
    if border == "home":
        monkeypatch.setenv("HOME", str(folder / "project"))
    elif border:
        (folder / "project" / border).mkdir()
    monkeypatch.chdir(inside)
    found = json.loads(run("check", "a.txt", "-f", "json", "--excerpt"))["reports"][0]["findings"]
    open_ones = [one for one in found if one["rule"] == "P002" and one["waived"] is None]
    assert bool(open_ones) is (border is not None)


# What leads elsewhere.


@pytest.fixture
def secret(tmp_path_factory):
    path = tmp_path_factory.mktemp("elsewhere") / "secret.yml"
    path.write_text("- SECRET_TOKEN\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("how", ["dots", "absolute", "link", "link to a folder", "the file itself"])
def test_waivers_of_a_folder_stay_inside_it(how, folder, secret):
    (folder / "link.yml").symlink_to(secret)
    (folder / "linked").symlink_to(secret.parent)
    names = {
        "dots": f"../{'../' * 20}{secret}", "absolute": str(secret), "link": "link.yml",
        "link to a folder": "linked/secret.yml",
    }  # fmt: skip
    if how in names:
        (folder / "reportlint.yaml").write_text(f"waivers: {names[how]}\n", encoding="utf-8")
    else:
        (folder / "waivers.yaml").symlink_to(secret)
    out = run("check", "a.txt", code=2)
    assert "SECRET" not in out
    assert "leads out of" in out or "之外" in out


@pytest.mark.parametrize("how", ["include", "extends", "the template itself", "a linked folder"])
def test_a_template_stays_inside_its_folder(how, folder, secret):
    (folder / "p.txt").symlink_to(secret)
    (folder / "linked").symlink_to(secret.parent)
    name = "linked/secret.yml" if how == "a linked folder" else "p.txt"
    body = f'{{% extends "{name}" %}}' if how == "extends" else f'{{% include "{name}" %}}'
    (folder / "t.md").write_text(body, encoding="utf-8")
    out = run("check", "a.txt", "--template", "p.txt" if how == "the template itself" else "t.md", code=2)
    assert "SECRET" not in out


# What is masked.

SHOWN = {NUMBER, PHONE}


@pytest.mark.parametrize(
    "form", ["terminal", "json", "jsonl", "sarif", "markdown", "audit", "github", "junit"]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_rule_masks_is_masked_wherever_it_may_be_published(form, lang, folder):
    out = run("check", "a.txt", "-f", form, "--excerpt", "--lang", lang)
    assert not [one for one in SHOWN if one in out]
    assert "P001" in out
    assert "P002" in out


def test_the_ledger_masks_it_too(folder):
    (report,) = json.loads(run("check", "a.txt", "-f", "json", "--excerpt", "--ledger"))["reports"]
    unread = [entry["printed"] for entry in report["ledger"] if entry["state"] == "unread"]
    assert sum(one[-2:] in (NUMBER[-2:], PHONE[-2:]) and "*" in one for one in unread) == 2
    assert not SHOWN & set(unread)


@pytest.mark.parametrize(("words", "shown"), [((), True), (("--redact",), False)])
def test_the_page_shows_it_unless_it_shall_not(words, shown, folder):
    out = run("check", "a.txt", "-f", "html", "--excerpt", *words)
    assert [one in out for one in sorted(SHOWN)] == [shown, shown]


def test_masked_quotations_prove_themselves_and_changed_ones_do_not(folder):
    run("check", "a.txt", "-o", "found.json", "--excerpt")
    run("verify", "found.json", code=0)
    text = Path("found.json").read_text("utf-8")
    Path("found.json").write_text(text.replace('"110*', '"120*'), encoding="utf-8")
    run("verify", "found.json", code=1)


def test_a_workbook_masks_it_too(folder):
    openpyxl = pytest.importorskip("openpyxl")
    run("check", "a.txt", "-o", "found.xlsx", "--excerpt")
    sheet = openpyxl.load_workbook("found.xlsx").active
    said = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "P001" in said
    assert not [one for one in SHOWN if one in said]


def test_the_headings_of_a_grammar_of_a_packs_own_do_not_backtrack():
    text = (
        "start: line*\nline: H2 | PARA\n"
        "H2.2: /(?P<number>(?:[a-z]+)+!)(?P<title>(?:[a-z]+)+)/\nPARA: /[\\s\\S]+/\n"
    )
    own = headings(text, "own.lark")
    assert own.split("abc!def") == ("abc!", "def")
    assert own.kind("a" * 60) == ""
    assert list(own.numbers_in("a" * 60)) == []
    assert own.match("ab!" + "c" * 60 + "!") is None
