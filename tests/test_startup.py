"""What nobody asked for is not imported: that is where the time of a short run goes."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "foi" / "2023-good.txt"
NEVER = (
    "yaml",
    "lark",
    "jinja2",
    "opencc",
    "jsonschema",
    "justhtml",
    "lxml",
    "pypdfium2",
    "openpyxl",
    "multiprocessing",
)


def imported(store, *args):
    env = {**os.environ, "REPORTLINT_CACHE_DIR": str(store)}
    command = [sys.executable, "-X", "importtime", "-m", "linter", *map(str, args)]
    done = subprocess.run(command, check=False, cwd=ROOT, env=env, capture_output=True, timeout=120)
    return {
        line.rpartition("|")[2].strip()
        for line in done.stderr.decode().splitlines()
        if "import time:" in line
    }


def test_checking_a_text_imports_nothing_that_it_does_not_use(tmp_path):
    args = ("check", "--pack", "examples/foi", EXAMPLE)
    assert "yaml" in imported(tmp_path, *args)  # the pack is read once
    assert sorted(set(NEVER) & imported(tmp_path, *args)) == []


def test_of_the_shipped_packs_none_is_read_as_yaml_again(tmp_path):
    example = ROOT / "examples" / "disclosure" / "2023-faulty.txt"
    args = ("check", "--config", "none", example)
    assert "yaml" in imported(tmp_path, *args)  # one pack extends another: both are read once
    assert sorted({*NEVER, "tomllib", "wcwidth"} & imported(tmp_path, *args)) == []


def test_the_version_needs_no_more_than_the_command_line(tmp_path):
    assert {"linter.judge.lint", "lark", "re2", "yaml"} & imported(tmp_path, "--version") == set()
