"""Rule packs ready-made, in the wheel or in the user's cache folder: found by the content of their files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from linter import __version__, cache, codec
from linter.resources import PACK, base_of, ready, shipped
from linter.rulepack.rule import RulePack

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SUFFIXES = (".yaml", ".lark")  # all that a pack is made of
_EXTENDS = re.compile(rb"^extends:[ \t]*['\"]?([^\s'\"#]+)", re.MULTILINE)
_DEEPEST = 8  # packs that extend packs
# The files whose classes a stored pack is made of, and those that a verdict is made by.
_MADE_BY = tuple(
    f"{room}*.py" for room in ("", "text/", "grammar/", "domain/", "model/", "checks/", "rulepack/")
)
_ALL = (*_MADE_BY, "parse/**/*.py", "read/**/*.py", "judge/*.py", "run/*.py")
_READ_WITH = ("lark", "re2", "opencc", "justhtml", "lxml", "openpyxl", "pypdfium2")


def opened(folder: Traversable, over: Sequence[Traversable] = ()) -> RulePack:
    """Return the pack in *folder*, with those of *over* laid upon it: ready-made, as stored, or read and then stored.

    Nothing about the cache is ever an error: what is not there, not whole or of another
    program's making is read from the YAML files again.
    """
    from linter.rulepack import read_pack

    key = files_key(folder, over)
    if pack := _of(ready(f"pack-{key}")):
        return pack
    if not cache.enabled:
        return read_pack(folder, over)
    made_by = tuple(_program())
    name = f"pack-{cache.digest(key, str(folder), *made_by)}"  # its rules say in which file they stand
    if pack := _of(cache.read(name)):
        return pack
    pack = replace(read_pack(folder, over), seal=f"pack-{cache.digest(key, *made_by)}")
    cache.write(name, codec.encoded(pack))
    return pack


def ready_made(folder: Traversable) -> tuple[str, bytes]:
    """Return the pack in *folder* as a wheel holds it: its name and content."""
    from linter.rulepack import read_pack

    name = f"pack-{files_key(folder)}"
    return name, codec.encoded(replace(read_pack(folder), seal=name))


def _of(content: bytes | None) -> RulePack | None:
    try:
        pack: RulePack | None = codec.decoded(content, RulePack) if content else None
    except codec.CodecError:
        return None
    return pack


def seal(*parts: str | bytes) -> str:
    """Return what stands for *parts*, the whole program and the libraries that it reads reports with."""
    return cache.digest(*parts, *_program(_ALL), *_libraries())


def files_key(folder: Traversable, over: Sequence[Traversable] = ()) -> str:
    """Return what stands for the files of the pack in *folder*, of those *over* it, and the version of the program."""
    parts: list[str | bytes] = [__version__, *map(str, over)]
    for place in (*_layers(folder), *chain.from_iterable(map(_layers, over)), shipped("grammars")):
        for file in _files(place):
            parts += [file.name, file.read_bytes()]
    return cache.portable(*parts)


def files_of(folder: Path) -> Iterator[Path]:
    """Yield the files that the pack in *folder* is made of, but for those that travel with the program."""
    for place in _layers(folder):
        yield from (file for file in _files(place) if isinstance(file, Path) and not _is_shipped(file))


def _is_shipped(file: Path) -> bool:
    return file.is_relative_to(str(shipped("rules")))


def _layers(folder: Traversable, depth: int = 0) -> Iterator[Traversable]:
    """Yield the folders a pack is made of: its own, and those of the pack that it extends."""
    yield folder
    yield folder / "forms"
    path = folder / PACK
    if depth < _DEEPEST and path.is_file() and (found := _EXTENDS.search(path.read_bytes())):
        yield from _layers(base_of(folder, found[1].decode("utf-8", "replace")), depth + 1)


def _files(folder: Traversable) -> Iterator[Traversable]:
    """Yield the files of *folder* that make a pack, in the order of their names."""
    try:
        names = (
            folder.iterdir() if folder.is_dir() else ()
        )  # within a zip file what is not there is listed with an error of its own
        found = [p for p in names if p.name.endswith(_SUFFIXES) and p.is_file()]
    except OSError:
        return
    yield from sorted(found, key=lambda file: file.name)


def _libraries() -> Iterator[str]:
    for name in _READ_WITH:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            with suppress(OSError):
                state = os.stat(spec.origin)
                yield f"{spec.origin} {state.st_mtime_ns} {state.st_size}"


def _program(patterns: tuple[str, ...] = _MADE_BY) -> Iterator[str]:
    """Yield the state of the program's own files: in a checkout they change and the version does not."""
    root = Path(__file__).resolve().parent.parent
    for pattern in patterns:
        try:
            files = sorted(root.glob(pattern))
            yield from (f"{file.name} {file.stat().st_mtime_ns} {file.stat().st_size}" for file in files)
        except OSError:  # inside a zip: the version has to do
            return
