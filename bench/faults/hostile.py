"""A folder by somebody who means harm: links, circles, what may not be read, outputs named like inputs."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

from bench.faults.process import Process
from bench.faults.world import WORD, contents, paths, report, words
from linter.read.own import Made, made

_TEXTS = ("a.txt", "b.md", "c.csv", "READMEnot.txt", "d.TEXT", "::stop::.txt")
_OTHERS = ("a.rtf", "b.odt", "c.png", "noext", "README.md", "x.json", ".hidden.txt")
_TARGETS = (
    "a.txt",
    "b.md",
    "w.docx",
    "o.html",
    "o.json",
    "x.json",
    "link.txt",
    "hard.md",
    "sub/o.md",
    "o.xlsx",
)


def hostile(folder: Path, chance: random.Random) -> Iterator[str]:
    """Outputs are put among the inputs; afterwards every input is as it was, and every file accounted for."""
    there = folder / "in"
    _made(there, folder, chance)
    targets = chance.sample(_TARGETS, chance.randint(0, 3))
    if chance.random() < 0.3:  # outputs that stand there from an earlier run
        Process(
            ["check", "in/x/a.txt", "--excerpt", *words([f"in/{one}" for one in targets])], folder
        ).ended()
    locked = [there / "locked"] if chance.random() < 0.5 else []
    for path in locked:
        path.mkdir(exist_ok=True)
        (path / "l.txt").write_text(report(chance), encoding="utf-8")
    before = contents(folder)
    own = {
        str(path.relative_to(folder)) for path in paths(there) if path.is_file() and made(path) is Made.WHOLE
    }
    for path in locked:
        path.chmod(0)
    named = chance.choice((["in"], ["in", "in/x"], ["in/**"], ["in/**/*.txt", "in"]))
    extra = chance.choice(([], ["--follow"], ["--strict"], ["--force"]))
    args = ["check", *named, "--excerpt", "-f", "json", "--no-cache", "--config", "none", *extra]
    ended = Process([*args, *words([f"in/{one}" for one in targets])], folder, plain=True).ended()
    for path in locked:
        path.chmod(0o755)
    after = contents(folder)
    for name, content in before.items():
        if after.get(name) == content:
            continue
        replaced = name.removeprefix("in/") in targets and (
            name in own or name.endswith(".json") or "--force" in extra
        )
        if not replaced or _is_read(name, ended.out):
            yield f"{name} is lost ({' '.join(args)} {targets})"
    if "Traceback" in ended.errors or ended.status not in (0, 1, 2):
        yield f"status {ended.status}: {ended.errors[-1500:]}"
    if not ended.out and ended.status == 2:
        return  # refused
    try:
        said = json.loads(ended.out)
    except ValueError:
        yield f"what was printed is torn, status {ended.status}: {ended.errors[-1500:]}"
        return
    yield from _unaccounted(there, said, before, bool(locked), named, ended.status)


def _made(there: Path, folder: Path, chance: random.Random) -> None:
    for here in ("", "x", "x/y", "sub"):
        (there / here).mkdir(parents=True, exist_ok=True)
        names = {"a.txt", *chance.sample(_TEXTS, 2), *chance.sample(_OTHERS, 3)}
        for name in sorted(names):
            (there / here / name).write_text(report(chance), encoding="utf-8")
    (there / "w.docx").write_bytes(WORD)
    (folder / "secret").mkdir()
    (folder / "secret" / "s.txt").write_text(report(chance), encoding="utf-8")
    for here in chance.sample(("", "x", "x/y", "sub"), 2):
        links = {
            "up": "..",
            "round": ".",
            "out": folder / "secret",
            "link.txt": folder / "secret" / "s.txt",
            "gone.txt": "no",
        }
        for name, to in chance.sample(sorted(links.items()), 3):
            (there / here / name).symlink_to(to)
    os.link(there / "a.txt", there / "hard.md")


def _is_read(name: str, out: bytes) -> bool:
    return f'"path": "{name}"'.encode() in out and f'"path": "{name}", "reason"'.encode() not in out


def _unaccounted(
    there: Path, said: dict[str, Any], before: dict[str, Any], locked: bool, named: list[str], status: int
) -> Iterator[str]:
    """Yield the files that stood there and are neither checked nor told."""
    told = {one["path"] for one in said["reports"]} | {one["path"] for one in said["skipped"]}
    for name in before:
        path = PurePath(name)
        if path.parts[0] != "in" or (named == ["in/**"] and "in" not in named and path.name[0] in ".~"):
            continue
        if told & {name, *map(str, path.parents)}:
            continue
        if any(one.get("suffix") == path.suffix.lower() for one in said["skipped"]):
            continue
        if (there.parent / name).is_symlink() and (there.parent / name).is_dir():
            continue  # a linked folder that was followed
        yield f"nothing is said of {name}"
    if locked and (status != 2 or "in/locked" not in {one["path"] for one in said["reports"]}):
        yield "nothing is said of a folder that may not be read"
