"""A table of sentences as it stands in its folder: shapes, scenes, words to draw from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

TABLES = Path(__file__).parent / "tables"
MARKS = ("right", "open")


class TableError(Exception):
    """What is wrong with a table, with the shape and the sentence."""


@dataclass(frozen=True)
class Scene:
    """Sentences over the same figures, and what must hold between these."""

    say: tuple[str, ...]
    draw: dict[str, Any] = field(default_factory=dict)
    where: tuple[str, ...] = ()  # of the draw: drawn again until all are so
    holds: tuple[str, ...] = ()  # of the sentence, because of its words
    looks: tuple[str, ...] = ()  # what a hasty reader would demand: false, and no fault
    spoil: tuple[Any, ...] = ()  # figures that a slip may hit, or {name: expression}
    stays: tuple[str, ...] = ()  # what must be so in the wrong twin, too
    wrong: tuple[str, ...] = ()  # the wrong twins' sentences, where more than a figure is another
    mark: str = "right"
    bodies: tuple[str, ...] = ()  # kinds of bodies; none: any
    years: tuple[int, int] = (2008, 2025)
    ground: str = ""  # what proves it, where it is not the shape's
    place: str = "figures"  # where a finding may point: the figures of the broken relation, or the sentence


@dataclass(frozen=True)
class Shape:
    """A kind of sentence."""

    name: str
    title: str
    ground: str  # form, words, shares, pack, near, likeness: by what a fault is proved
    scenes: tuple[Scene, ...]
    no_twins: str = ""  # why there is no wrong twin


@dataclass(frozen=True)
class Table:
    """All shapes of a folder, and the words they draw from."""

    name: str
    shapes: tuple[Shape, ...]
    words: dict[str, list[str]]  # for {@name} in a sentence
    bodies: list[dict[str, str]]  # name, self, kind
    since: dict[str, int]  # words that no report before that year has


def _lines(value: Any) -> tuple[str, ...]:
    return tuple(line.strip() for line in (value or "").splitlines() if line.strip())


def _scene(given: dict[str, Any], where: str) -> Scene:
    known = dict(given)
    for name in ("say", "wrong"):
        known[name] = _lines(known.get(name))
    for name in ("where", "holds", "looks", "spoil", "stays", "bodies", "years"):
        if name in known:
            known[name] = tuple(known[name])
    try:
        scene = Scene(**known)
    except TypeError as error:
        raise TableError(f"{where}: {error}") from error
    if scene.place not in {"figures", "sentence"}:
        raise TableError(f"{where}: unknown place {scene.place!r}")
    if not scene.say or scene.mark not in MARKS or (scene.wrong and len(scene.wrong) != len(scene.say)):
        raise TableError(f"{where}: no sentence, an unknown mark, or not a wrong sentence for each right one")
    return scene


def read(name: str) -> Table:
    """The table of that name."""
    folder = TABLES / name
    if not (folder / "words.yaml").is_file():
        raise TableError(f"no table {name!r} in {TABLES}")
    words = yaml.safe_load((folder / "words.yaml").read_text(encoding="utf-8"))
    shapes = []
    for file in sorted(folder.glob("[0-9]*.yaml")):
        given = yaml.safe_load(file.read_text(encoding="utf-8"))
        scenes = tuple(
            _scene(scene, f"{file.name}, scene {number}") for number, scene in enumerate(given["scenes"], 1)
        )
        shapes.append(
            Shape(
                file.stem.partition("-")[2],
                given["title"],
                given.get("ground", ""),
                scenes,
                given.get("no_twins", ""),
            )
        )
    return Table(name, tuple(shapes), words["words"], words["bodies"], words["since"])
