"""What paths name: every file and folder that is met is checked, or named with the reason why not."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.model.unchecked import Skipped
from linter.run.inputs import inputs

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = "清泉县人民政府2022年政府信息公开工作年度报告\n一、总体情况\n全年共公开政府信息100条。其中，网站公开60条，其他方式40条。\n"
BAD = GOOD.replace("其他方式40条", "其他方式41条")
READ = [
    "a.txt",
    "b.TXT",
    "c.text",
    "d.markdown",
    "e.csv",
    "f.xhtml",
    "g.shtml",
    "h.HTM",
    "READMEnot.txt",
    "sub/read_me.md",
]
NAMED = ["f.ppt", "g.odp", "h.xps", "i.gd", "j.CEBX", "k.zip", "l.msg", "m.ceb", "n.pptx"]
OTHER = {"o.png": ".png", "p.PNG": ".png", "q.py": ".py", "noext": ""}
IGNORED = ["README.md", "sub/readme.zh-CN.txt", ".hidden.txt", "~$a.docx", ".git/x.txt"]

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, modes")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, *names, text=BAD):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*args):
    return CliRunner().invoke(commands, ["check", "--excerpt", *args], prog_name="reportlint")


def said(*args):
    return json.loads(run(*args, "-f", "json").stdout)


def checked(document):
    return [one["path"] for one in document["reports"]]


def reasons(document):
    return {one["path"]: one["reason"] for one in document["skipped"] if "suffix" not in one}


def test_every_file_of_a_folder_is_checked_or_told(folder):
    write(folder, *READ, *NAMED, *OTHER, *IGNORED)
    document = said(".")
    assert sorted(checked(document)) == sorted(READ)
    told = {**dict.fromkeys(NAMED, "format"), **dict.fromkeys([*IGNORED[:4], ".git"], "ignored")}
    assert reasons(document) == told
    counted = {one["suffix"]: one["count"] for one in document["skipped"] if "suffix" in one}
    assert counted == {".png": 2, ".py": 1, "": 1}


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "audit", "github", "junit", "sarif"])
def test_every_format_for_people_tells_it_in_a_line(folder, form):
    write(folder, "d/a.txt", text=GOOD)
    write(folder, "d/b.ceb", "d/c.png", "d/e.png")
    text = run("d", "-f", form).stdout.replace("\\", "")
    assert "未检查，格式不支持：d/b.ceb" in text and "未检查，其他文件 2 个：.png 2" in text
    assert "not checked, 2 other files: .png 2" in run("d", "-f", form, "--lang", "en").stdout.replace(
        "\\", ""
    )


def test_lines_tell_it_on_the_first(folder):
    write(folder, "a.txt", "b.txt", "c.ceb")
    first, second = [json.loads(line) for line in run(".", "-f", "jsonl").stdout.splitlines()]
    assert first["skipped"] == [{"path": "c.ceb", "reason": "format"}] and "skipped" not in second


def test_many_are_named_up_to_a_number(folder):
    write(folder, "a.txt", *(f"{number:03}.ceb" for number in range(300)))
    (line,) = [line for line in run(".").stdout.splitlines() if "未检查" in line]
    assert "011.ceb 等 300 个" in line and "012.ceb" not in line


@pytest.mark.parametrize(
    ("name", "status"),
    [
        pytest.param("b.ceb", 2, id="a document"),
        pytest.param("b.png", 2, id="another file"),
        pytest.param("README.md", 0, id="what is always ignored"),
        pytest.param("sub/good.txt", 0, id="nothing"),
    ],
)
def test_strict(folder, name, status):
    write(folder, "a.txt", name, text=GOOD)
    assert run(".").exit_code == 0
    assert run(".", "--strict").exit_code == status


@posix
def test_strict_and_links(folder):
    write(folder, "reports/a.txt", "other/c.txt", text=GOOD)
    (folder / "reports/linked").symlink_to("../other")
    assert (run("reports").exit_code, run("reports", "--strict").exit_code) == (0, 2)
    assert run("reports", "--strict", "--follow").exit_code == 0


@posix
@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(["reports"], id="a folder"),
        pytest.param(["reports/**/*.txt"], id="a glob"),
        pytest.param(["reports/**"], id="a glob of everything"),
    ],
)
def test_links_that_lead_out_are_named_and_not_read(folder, paths):
    """Who may propose a change must not read what else is on the machine."""
    write(folder, "reports/a.txt", "reports/sub/b.txt", "other/c.txt", "secret.txt")
    (folder / "reports/linked").symlink_to("../other")
    (folder / "reports/file.txt").symlink_to("../secret.txt")
    (folder / "reports/inside.txt").symlink_to("sub/b.txt")
    document = said(*paths)
    assert sorted(checked(document)) == ["reports/a.txt", "reports/inside.txt", "reports/sub/b.txt"]
    assert reasons(document) == {"reports/linked": "link", "reports/file.txt": "link"}
    followed = said(*paths, "--follow")
    assert {"reports/linked/c.txt", "reports/file.txt"} < set(checked(followed)) and not followed["skipped"]
    assert checked(said("reports/linked", "reports/file.txt")) == ["reports/linked/c.txt", "reports/file.txt"]


@posix
@pytest.mark.parametrize("paths", [["d"], ["d/**/*.txt"], ["d/**"]])
def test_links_in_a_circle(folder, paths):
    write(folder, "d/x/a.txt", "d/y/b.txt")
    for here in ("d", "d/x", "d/y"):
        for number, there in enumerate(("d", "d/x", "d/y")):
            (folder / here / f"to{number}").symlink_to(folder / there)
    (folder / "d/itself").symlink_to("itself")
    assert sorted(path for path in checked(said(*paths)) if path.endswith("txt")) == [
        "d/x/a.txt",
        "d/y/b.txt",
    ]
    found = inputs(paths, follow=True).files
    assert sorted(os.path.basename(path) for path in found if path.endswith("txt")) == ["a.txt", "b.txt"]


@posix
def test_a_broken_link_to_a_report_is_told(folder):
    write(folder, "a.txt", text=GOOD)
    (folder / "b.txt").symlink_to("gone.txt")
    document = said(".")
    assert [bool(one["error"]) for one in document["reports"]] == [False, True]


@posix
@pytest.mark.parametrize("paths", [["d"], ["d/**/*.txt"], ["d/*/b.txt"], ["d/locked"]])
def test_a_folder_that_may_not_be_read_is_an_unreadable_report(folder, paths):
    write(folder, "d/x/b.txt", "d/locked/b.txt", text=GOOD)
    (folder / "d/locked").chmod(0)
    command = [sys.executable, "-m", "linter", "check", "--excerpt", "-f", "json", "--no-cache", *paths]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # root reads every folder, unless that is taken from it
        if not shutil.which("setpriv"):
            pytest.skip("root may read every folder")
        command = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=False, capture_output=True, cwd=folder, env=env, timeout=120)
    reports = {one["path"]: one["error"] for one in json.loads(done.stdout)["reports"]}
    assert done.returncode == 2 and "没有读取此文件夹的权限" in reports["d/locked"]["message"]
    assert len(reports) == (1 if paths == ["d/locked"] else 2)


@pytest.mark.parametrize(
    ("glob", "found"),
    [
        pytest.param("*.txt", ["a.txt"], id="in a folder"),
        pytest.param("**/*.txt", ["a.txt", "s/b.txt", "s/t/c.txt"], id="through folders"),
        pytest.param("s/**", ["s/b.txt", "s/t/c.txt", "s/t/d.ceb"], id="all below"),
        pytest.param("**/t/**/*.txt", ["s/t/c.txt"], id="twice through folders"),
        pytest.param("**/**/c.*", ["s/t/c.txt"], id="twice in a row"),
        pytest.param("s/?/c.txt", ["s/t/c.txt"], id="a folder"),
        pytest.param("*/t/[cd].*", ["s/t/c.txt", "s/t/d.ceb"], id="named below a glob"),
        pytest.param("./*.txt", ["./a.txt"], id="from here"),
        pytest.param(".h*", [".h.txt"], id="what is hidden, where it is meant"),
        pytest.param("*.none", ["*.none"], id="nothing"),
    ],
)
def test_globs(folder, glob, found):
    write(folder, "a.txt", "s/b.txt", "s/t/c.txt", "s/t/d.ceb", ".h.txt", ".git/e.txt")
    assert inputs([glob]) == (found, ())


def test_a_glob_from_the_root(folder):
    write(folder, "a.txt")
    assert inputs([f"{folder}/*.txt"]) == ([f"{folder}/a.txt"], ())


def test_none_is_checked_twice(folder):
    write(folder, "d/a.txt", "d/b.ceb")
    assert inputs(["d", "./d/a.txt", "d/*.txt", "d"]) == (["d/a.txt"], (Skipped("d/b.ceb", "format"),))


# --- files of one body and year


def named(folder, **bodies):
    for name, (body, year) in bodies.items():
        text = GOOD.replace("清泉县人民政府", body).replace("2022", str(year))
        write(folder, f"{name}.txt", text=text)


def test_several_files_of_one_body_and_year_are_told_once(folder):
    named(
        folder,
        v1=("清泉县人民政府", 2022),
        v2=("清泉县人民政府", 2022),
        other=("清泉县人民政府", 2021),
        another=("白水县人民政府", 2022),
    )
    assert said(".")["repeated"] == [
        {"issuer": "清泉县人民政府", "year": 2022, "paths": ["v1.txt", "v2.txt"]}
    ]
    for form in ("terminal", "markdown", "html", "github"):
        text = run(".", "-f", form).stdout.replace("\\", "")
        assert text.count("同一单位同一年度有 2 份（清泉县人民政府 2022）：v1.txt、v2.txt") == 1


def test_a_name_written_otherwise_is_the_same_body_and_a_guess_is_none(folder):
    named(folder, a=("白水县人民政府", 2020), b=("白水县　人民政府", 2020), c=("白水县人民政府", 2020))
    write(folder, "x.txt", "y.txt", text="一、总体情况\n全年共公开政府信息100条。\n")
    assert [len(one["paths"]) for one in said(".")["repeated"]] == [3]
