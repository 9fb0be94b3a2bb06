"""Every doubt and every reason that the program can give has words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import linter
from linter.checks import KINDS
from linter.render.reasons import DOUBTS, REASONS
from linter.render.words import WORDS

PACKAGE = Path(linter.__file__).parent
BEARING = re.compile(r'Related\(\s*"([^"]+)"')
REASON = re.compile(r'(?:Undecided|NotApplicable)\(\s*"([^"]+)"')


def test_every_doubt_has_words() -> None:
    doubts = {doubt for kind in KINDS.values() for doubt in kind.doubts}
    assert len(doubts) > 10
    assert sorted(doubts - set(DOUBTS)) == []


def test_every_way_a_cell_has_no_number_has_words() -> None:
    texts = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    kinds = {kind for text in texts for kind in re.findall(r'missing ?={1,2} ?"(\w+)"', text)}
    assert {"absent", "blank", "unreadable"} <= kinds
    assert sorted(f"{kind}-cell" for kind in kinds if f"{kind}-cell" not in DOUBTS) == []


def test_every_bearing_has_words() -> None:
    sources = [
        *PACKAGE.glob("checks/*.py"),
        PACKAGE / "judge" / "findings.py",
        PACKAGE / "judge" / "causes.py",
    ]
    labels = {label for path in sources for label in BEARING.findall(path.read_text(encoding="utf-8"))}
    assert len(labels) > 5
    assert sorted(labels - set(WORDS)) == []


def test_every_reason_has_words() -> None:
    sources = PACKAGE.rglob("*.py")
    reasons = {reason for path in sources for reason in REASON.findall(path.read_text(encoding="utf-8"))}
    assert len(reasons) > 40
    assert sorted(reasons - set(REASONS)) == []
