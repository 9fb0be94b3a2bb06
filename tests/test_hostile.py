"""Texts that mean harm, or that a broken converter makes: they are finished, whatever they hold."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.judge.lint import lint
from linter.rulepack import RulePack
from linter.text.source import Source

pytest.importorskip("openpyxl")
pytest.importorskip("pypdfium2")

from tests.hostile import FILES, TITLE


def _growth() -> ModuleType:
    """bench/growth.py, which is no package: the texts are made in one place only."""
    path = Path(__file__).resolve().parent.parent / "bench" / "growth.py"
    spec = importlib.util.spec_from_file_location("growth", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GROWTH = _growth()
TEXTS: dict[str, Callable[[int], str]] = GROWTH.TEXTS
BYTES = 20_000


@pytest.mark.parametrize("name", TEXTS)
def test_it_ends(name: str, pack: RulePack) -> None:
    text = TEXTS[name](BYTES // 3)
    verdict = lint(Source("hostile.txt", text), pack)
    assert verdict.unreadable is None or verdict.unreadable.stage in ("recognise", "front matter")
    assert all(0 <= f.span.start <= f.span.end <= len(text) for f in verdict.findings)


@pytest.mark.parametrize("depth", [1, 19, 21, 3000])
def test_brackets_in_brackets(depth: int, pack: RulePack) -> None:
    """Beyond a depth that no report has, they are text: the figures in them are still read."""
    text = f"{GROWTH.TITLE}{'（1条' * depth}{'）' * depth}"
    verdict = lint(Source("brackets.txt", text), pack)
    assert len(verdict.ledger) == depth


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_told_and_the_next_is_checked(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, said = FILES[name]
    monkeypatch.chdir(tmp_path)
    Path("报告.docx").write_bytes(make())
    Path("next.txt").write_text(f"{TITLE}\n一、总体情况\n共9条。", encoding="utf-8")
    result = CliRunner().invoke(
        commands, ["check", "报告.docx", "next.txt", "--format", "json", "--fail-on", "never", "--lang", "en"]
    )
    assert result.exception is None or isinstance(result.exception, SystemExit)
    first, following = json.loads(result.stdout)["reports"]
    assert following["error"] is None
    assert following["year"] == 2023
    if first["error"] is None:
        assert said == ""
        assert result.exit_code == 0
        return
    assert result.exit_code == 2
    assert said in first["error"]["message"]
