"""One class name, one meaning: a reader who meets a name in one room knows it in all."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

LINTER = Path(__file__).parent.parent / "linter"


def meanings(statement: ast.stmt) -> Iterator[str]:
    """Yield the names of types that a statement gives a meaning: a class, another word for one, an import under a new name."""
    if isinstance(statement, ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Assign):
        yield from (target.id for target in statement.targets if isinstance(target, ast.Name))
    elif isinstance(statement, ast.Import | ast.ImportFrom):
        yield from (name.asname for name in statement.names if name.asname)


def defined(folder: Path) -> dict[str, list[str]]:
    """Return each public name of a type that a module defines at its top, and the modules that do."""
    where: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("*.py")):
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            for name in meanings(statement):
                if re.fullmatch("[A-Z][a-z][A-Za-z]*|[A-Z]", name):
                    where[name].append(path.relative_to(folder).as_posix())
    return where


def test_no_name_has_two_meanings() -> None:
    found = defined(LINTER)
    assert {"Report", "Table", "Cell", "Finding", "Language"} <= set(found)
    assert {name: modules for name, modules in found.items() if len(modules) > 1} == {}


def test_two_of_one_name_are_seen(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("class Word: ...\nclass _Own: ...\nMOST = 3\nRow = list\n")
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "b.py").write_text("class Word(str): ...\nclass _Own: ...\nMOST = 4\n")
    (tmp_path / "room" / "c.py").write_text("from d import Line as Row, Text\n")
    assert defined(tmp_path) == {"Word": ["a.py", "room/b.py"], "Row": ["a.py", "room/c.py"]}
