"""Without DuckDB a command of an audit says what to install."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def test_what_is_not_installed_is_named(tmp_path: Path) -> None:
    (tmp_path / "duckdb.py").write_text(
        "raise ModuleNotFoundError('no duckdb', name='duckdb')", encoding="utf-8"
    )
    words = [sys.executable, "-m", "linter", "audit", "show", "store", "--lang", "en"]
    path = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
    said = subprocess.run(
        words, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": path}
    )
    assert said.returncode == 2 and "pip install" in said.stderr and "reportlint[audit]" in said.stderr


def test_the_other_tests_of_this_folder_are_run() -> None:
    pytest.importorskip("duckdb", reason="DuckDB is not installed: nothing of an audit is tested")
