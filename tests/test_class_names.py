"""One class name, one meaning: a reader who meets a name in one room knows it in all."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

LINTER = Path(__file__).parent.parent / "linter"


def defined(folder: Path) -> dict[str, list[str]]:
    """Return each public class that a module defines at its top, and the modules that do."""
    where: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where[node.name].append(path.relative_to(folder).as_posix())
    return where


def test_no_two_classes_share_a_name() -> None:
    found = defined(LINTER)
    assert {"Report", "Table", "Cell", "Finding"} <= set(found)
    assert {name: modules for name, modules in found.items() if len(modules) > 1} == {}


def test_two_of_one_name_are_seen(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("class Word: ...\nclass _Own: ...\n")
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "b.py").write_text("class Word(str): ...\nclass _Own: ...\n")
    assert defined(tmp_path) == {"Word": ["a.py", "room/b.py"]}
