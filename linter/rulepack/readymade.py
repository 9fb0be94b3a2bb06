"""Everything that travels with the program and is dear to read, ready-made: what a wheel is built with."""

from __future__ import annotations

from collections.abc import Iterator

from linter.grammar import tables
from linter.resources import shipped
from linter.rulepack import read_pack, stored


def ready_made() -> Iterator[tuple[str, bytes]]:
    """Yield the file name and content of each shipped pack, and of the tables of each grammar."""
    grammars = {file.name: file.read_text(encoding="utf-8") for file in shipped("grammars").iterdir()}
    for folder in sorted(shipped("rules").iterdir(), key=lambda one: one.name):
        if (folder / "pack.yaml").is_file():
            yield _file(*stored.ready_made(folder))
            grammars |= read_pack(folder).domain.grammars
    for text, name in sorted({text: name for name, text in grammars.items()}.items()):
        yield _file(*tables.ready_made(text, name))


def _file(name: str, content: bytes) -> tuple[str, bytes]:
    return f"{name}.json", content
