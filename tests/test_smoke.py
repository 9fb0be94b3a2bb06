"""`make smoke` is quick and leaves no room of the code untouched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LISTED = re.search(
    r"^SMOKE := \$\(addprefix tests/,((?:.|\\\n)*?)\)$",
    (ROOT / "Makefile").read_text(encoding="utf-8"),
    re.MULTILINE,
)
SLOW = ("subprocess", "playwright", "soffice")
WITHOUT = {
    "serve",
    "config",
}  # a window is a process of its own; settings are asked for by way of the command line


def files() -> list[Path]:
    assert LISTED is not None
    return [ROOT / "tests" / name for name in LISTED[1].replace("\\\n", " ").split()]


def rooms() -> set[str]:
    return {path.parent.name for path in (ROOT / "linter").glob("*/__init__.py")} - {"_data"}


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_a_file_is_there_and_starts_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "def test_" in text
    assert not [word for word in SLOW if re.search(rf"^(?:import|from) {word}\b", text, re.MULTILINE)]


def test_every_room_has_its_tests() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in files())
    asked = set(re.findall(r"\blinter(?:\.| import )(\w+)", texts))
    assert rooms() - asked <= WITHOUT
