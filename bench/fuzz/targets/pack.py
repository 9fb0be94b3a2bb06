"""The files of a pack that are no rules: what it recognises, its words, sections and forms."""

from collections.abc import Iterator
from typing import Any

import yaml

from bench.fuzz.memory import Memory
from bench.fuzz.vocabulary import PACK, words
from linter.rulepack.folder import read_folder

_PACK = b"""id: x
version: "1"
title: {zh: "x"}
grammars: {report: report.lark}
"""
_MARK = b"@@@@ "
WORDS = [
    *words("lexicon.yaml", "sections.yaml", "forms/requests_2021.yaml", "forms/remedy.yaml", "pack.yaml"),
    *("@@@@ pack.yaml\n", "@@@@ lexicon.yaml\n", "@@@@ forms/a.yaml\n", "  ", "\n  ", "\n    - ", ": ", "- ", "[", "]", "{", "}", ",", "extends: ..", "extends: x", "a + b = c", "<=", ".*", "\\d", "(?:"),
]  # fmt: skip


def seeds() -> list[bytes]:
    """Return packs of one file beside pack.yaml, and the shipped pack.yaml alone."""
    found = [_MARK + b"pack.yaml\n" + (PACK / "pack.yaml").read_bytes()]
    for path in (*sorted(PACK.glob("forms/*.yaml")), PACK / "texts.yaml", PACK / "measured.yaml"):
        name = path.relative_to(PACK).as_posix().encode()
        found.append(_MARK + b"pack.yaml\n" + _PACK + _MARK + name + b"\n" + path.read_bytes())
    for name in ("lexicon.yaml", "sections.yaml"):
        content = yaml.safe_load((PACK / name).read_text(encoding="utf-8"))
        for key, value in content.items():
            for part in _parts(value):
                text = yaml.safe_dump({key: part}, allow_unicode=True, sort_keys=False).encode()
                found.append(_MARK + b"pack.yaml\n" + _PACK + _MARK + name.encode() + b"\n" + text)
    return found


def _parts(value: Any) -> Iterator[Any]:
    """Yield small parts of what stands under one key."""
    if isinstance(value, dict):
        items = list(value.items())
        yield from (dict(items[start : start + 8]) for start in range(0, len(items), 8))
    else:
        yield from (value[start : start + 8] for start in range(0, len(value), 8))


def one(data: bytes) -> None:
    """Read *data* as the files of a pack."""
    files = {}
    for piece in data.split(_MARK)[1:]:
        name, _, content = piece.partition(b"\n")
        files[name.decode("utf-8", "replace").strip()] = content
    read_folder(Memory.folder(files))
