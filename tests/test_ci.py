"""Every command of three pages of docs/ is run, their YAML is read, and the files for CI do what they say."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from linter.cli import commands
from linter.config.file import read_config
from linter.read.suffixes import READ

ROOT = Path(__file__).resolve().parent.parent
PAGES = ["ci.md", "configuration.md", "waivers.md"]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("reports", "handed-in", "sent-back"):
        shutil.copytree(ROOT / "examples" / "disclosure", tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    return tmp_path


def blocks(page, language):
    return [
        text
        for kind, text in BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
        if kind == language
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_runs(page, folder):
    for text in blocks(page, "yaml"):
        name = re.match(r"# (\S+\.yaml)\n", text)
        if name:
            (folder / name[1]).parent.mkdir(exist_ok=True)
            (folder / name[1]).write_text(text, encoding="utf-8")
    lines = [line for text in blocks(page, "console") for line in text.splitlines()]
    assert lines and all(line.startswith("$ reportlint ") for line in lines)
    for line in lines:
        _, _, *words = shlex.split(os.path.expandvars(line))
        made = CliRunner().invoke(commands, words, prog_name="reportlint")
        assert made.exit_code in (0, 1), f"{line}\n{made.output}"
        assert made.exit_code == 0 or words[0] in ("check", "diff"), f"{line}\n{made.output}"


def test_the_table_in_toml_is_a_configuration(tmp_path):
    (text,) = blocks("configuration.md", "toml")
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert tomllib.loads(text) and read_config(tmp_path / "pyproject.toml")["ignore"] == ["W012"]


@pytest.mark.parametrize("page", PAGES)
def test_all_yaml_is_yaml(page):
    for text in blocks(page, "yaml"):
        assert yaml.safe_load(text)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("reports/a.txt", True),
        ("reports/2023/清河 县.docx", True),
        ("年报/x.txt", False),
        ("x/清河县2023年政府信息公开工作年度报告.html", True),
        ("2023年报.pdf", True),
        ("README.md", False),
        ("reports/a.py", False),
    ],
)
def test_what_the_hook_looks_at(path, is_one):
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (re.search(hook["files"], path) is not None) == is_one
    assert hook["entry"] == "reportlint check"


@pytest.mark.parametrize("suffix", sorted(READ))
def test_the_hook_looks_at_every_format_that_can_be_read(suffix):
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for path in (f"reports/a{suffix}", f"x/2023年报{suffix.upper()}"):
        assert re.search(hook["files"], path)


@pytest.fixture
def program(folder):
    """A folder for PATH with `reportlint` in it."""
    place = folder / "bin"
    place.mkdir()
    (place / "reportlint").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -X utf8 -m linter "$@"\n', encoding="utf-8"
    )
    (place / "reportlint").chmod(0o755)
    return {**os.environ, "PATH": f"{place}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not there")
def test_the_action_s_step(folder, program):
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    assert not any("${{" in step["run"] for step in steps)  # no input is ever read as shell
    given = {"paths": "reports/2016-faulty.txt\n$(touch pwned)\n", "fail-on": "never", "sarif": "out.sarif"}
    variables = {
        name: given.get(re.search(r"inputs\.([\w-]+)", value)[1], "")
        for name, value in steps[-1]["env"].items()
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps[-1]["run"]]
    done = subprocess.run(
        command, env={**program, **variables}, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 2 and b"::error file=$(touch pwned)" in done.stdout, done.stderr
    assert not Path("pwned").exists()
    assert Path("out.sarif").stat().st_size and Path("summary.md").stat().st_size


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not there")
def test_the_gitlab_job(folder, program):
    job = yaml.safe_load((ROOT / "ci" / "gitlab-ci.yml").read_text(encoding="utf-8"))["reportlint"]
    variables = {**program, **job["variables"]}
    done = subprocess.run(
        ["bash", "-c", job["script"][-1]], env=variables, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 1, done.stderr
    for name in (*job["artifacts"]["paths"], job["artifacts"]["reports"]["junit"]):
        assert Path(name).stat().st_size
