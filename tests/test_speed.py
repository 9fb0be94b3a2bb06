"""What other tools are measured by is that their rules are in force: one that keeps silent ends the bench."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.speed import hits, patterns
from bench.speed.measure import interpreter
from bench.speed.peers import Peer

TEXTLINT = [
    {"messages": [{"ruleId": "sections"}, {"ruleId": "no-todo"}]},
    {"messages": [{"ruleId": "sections"}]},
]
CORRECTED = {
    "messages": [{"lines": [{"old": "公开12条", "new": "公开 12 条"}, {"old": "甲,乙", "new": "甲，乙"}]}]
}
PROSE = {"result": {"a": {"diagnostics": [{"check_path": "cliches"}]}, "b": {}}}
MATCHED = {"errors": [], "results": [{"check_id": "tmp.x.W001-0"}, {"check_id": "W001-3"}]}
ZHLINT = "[start] a.txt\na.txt:3:4 - 此处需要空格\n\n公开12条\n  ^\n"


@pytest.mark.parametrize(
    ("read", "output", "found"),
    [
        pytest.param(
            hits.textlint, json.dumps(TEXTLINT), {"sections": 2, "no-todo": 1}, id="of several files"
        ),
        pytest.param(hits.textlint, "[]", {}, id="nothing found"),
        pytest.param(
            hits.autocorrect,
            json.dumps(CORRECTED),
            {"spaces": 1, "punctuation": 1},
            id="told by what changed",
        ),
        pytest.param(hits.proselint, json.dumps(PROSE), {"cliches": 1}, id="a file without a word"),
        pytest.param(hits.semgrep, json.dumps(MATCHED), {"W001": 2}, id="patterns of one rule"),
        pytest.param(hits.zhlint, ZHLINT, {"此处需要空格": 1}, id="a message, not the text shown under it"),
    ],
)
def test_findings_are_counted_by_rule(
    read: Callable[[str], Counter[str]], output: str, found: dict[str, int]
) -> None:
    assert read(output) == found


def test_a_pattern_that_semgrep_cannot_read_ends_the_bench() -> None:
    with pytest.raises(SystemExit, match="r7"):
        hits.semgrep(json.dumps({"errors": [{"rule": "r7"}], "results": []}))


def tool(tmp_path: Path, *rules: str) -> Peer:
    """A tool that is asked for the rules a and b, and finds what *rules* say."""
    said: Any = [{"messages": [{"ruleId": rule} for rule in rules]}]
    (tmp_path / "tool.py").write_text(f"print({json.dumps(said)!r})", encoding="utf-8")
    return Peer("tool", [sys.executable, str(tmp_path / "tool.py")], hits.textlint, frozenset("ab"))


def test_a_rule_that_is_not_in_force_ends_the_bench(tmp_path: Path) -> None:
    assert tool(tmp_path, "a", "b", "b").found(["x.txt"], os.environ, tmp_path) == {"a": 1, "b": 2}
    with pytest.raises(SystemExit, match="not in force: b"):
        tool(tmp_path, "a", "a").found(["x.txt"], os.environ, tmp_path)


def test_a_tool_that_fails_ends_the_bench(tmp_path: Path) -> None:
    peer = tool(tmp_path, "a", "b")
    (tmp_path / "tool.py").write_text("raise SystemExit(3)", encoding="utf-8")
    with pytest.raises(SystemExit, match="ended with 3"):
        peer.found(["x.txt"], os.environ, tmp_path)


def test_names_are_given_as_a_pattern_below_the_folder_of_work(tmp_path: Path) -> None:
    peer = Peer("tool", ["tool"], hits.zhlint, frozenset(), glob=True)
    many = [str(tmp_path / "c" / name) for name in ("0.txt", "1.txt")]
    assert peer.on(many, tmp_path).words == ["tool", str(Path("c") / "*.txt")]
    assert peer.on(many[:1], tmp_path).words == ["tool", str(Path("c") / "0.txt")]


def test_semgrep_gets_the_patterns_of_the_pack() -> None:
    found = patterns.forbidden()
    assert len(found) > 100
    asked = json.loads(patterns.semgrep(found))["rules"]
    assert [(one["id"], one["pattern-regex"]) for one in asked] == found


def test_the_build_of_the_interpreter_is_said() -> None:
    assert "--enable-optimizations" in interpreter() and "CONFIG_ARGS" in interpreter()
