"""Concrete sentences out of a table, each proved right or wrong before it is handed out."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.wordings import relations
from bench.wordings.numerals import FORMATS, Printed
from bench.wordings.slips import slips
from bench.wordings.table import Scene, Shape, Table, TableError

RANGE = re.compile(r"(\d+)\.\.(\d+)(?: step (\d+))?")
SLOT = re.compile(r"\{([a-zA-Z]\w*)(?::([^{}]*))?\}")
WORD = re.compile(r"\{@(\w+)\}")
HALF = str.maketrans("，；：（）", ",;:()")
TRIES = 400


@dataclass(frozen=True)
class Row:
    """A sentence with its mark."""

    shape: str
    pair: str  # the same of a right sentence and its wrong twin
    mark: str  # right, wrong, open
    context: str  # title and heading before it
    sentence: str
    ground: str
    places: tuple[tuple[int, int], ...] = ()  # of the sentence: where a finding may point, of a wrong one
    broken: tuple[str, ...] = ()  # the relations that do not hold

    @property
    def text(self) -> str:
        """The report: what is linted."""
        return f"{self.context}\n{self.sentence}\n"


def _value(given: Any, values: dict[str, Any], rng: random.Random) -> Any:
    """What a draw comes to: a range, a choice, an expression."""
    if isinstance(given, list):
        return rng.choice(given)
    if found := RANGE.fullmatch(str(given)):
        low, high, step = (int(part or 1) for part in found.groups())
        return Printed(rng.randrange(low, high + 1, step))
    value = relations.evaluate(str(given), values)
    return value if isinstance(value, str | Printed) else Printed(value)


def drawn(scene: Scene, rng: random.Random) -> dict[str, Any]:
    """Figures of the scene with which all that must hold does."""
    for _ in range(TRIES):
        values: dict[str, Any] = {}
        for name, given in scene.draw.items():
            values[name] = _value(given, values, rng)
        if all(relations.evaluate(condition, values) for condition in scene.where):
            return values
    raise TableError(f"no draw fits: {scene.where} in {scene.say[0]}")


def filled(template: str, values: dict[str, Any]) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The sentence, and where each figure or word stands in it. `{w:up/down}`: by the sign of w."""
    out, spans, last = "", {}, 0
    for slot in SLOT.finditer(template):
        name, form = slot.group(1), slot.group(2) or ""
        out += template[last : slot.start()]
        value = values[name]
        if isinstance(value, str):
            shown = value
        elif "/" in form:
            shown = form.split("/")[0 if value > 0 else 1]
        else:
            shown = FORMATS[form](value)
        spans.setdefault(name, []).append((len(out), len(out) + len(shown)))
        out += shown
        last = slot.end()
    return out + template[last:], spans


def _spoilt(scene: Scene, values: dict[str, Any], rng: random.Random) -> Iterator[dict[str, Any]]:
    """The figures after one slip."""
    for target in rng.sample(scene.spoil, len(scene.spoil)):
        if isinstance(target, dict):
            yield {**values, **{name: _value(given, values, rng) for name, given in target.items()}}
        else:
            for figure in slips(values[target], rng):
                yield {**values, target: figure}


def _proved_right(scene: Scene, values: dict[str, Any], printed: set[str], sentence: str) -> None:
    bad = [relation for relation in scene.holds if not relations.holds(relation, values, printed)]
    traps = [relation for relation in scene.looks if relations.holds(relation, values, printed)]
    unseen = [name for relation in scene.holds for name in relations.names(relation) if name not in printed]
    if bad or traps or unseen:
        raise TableError(
            f"{sentence}\n  does not hold: {bad}; holds against its mark: {traps}; not printed: {unseen}"
        )


def _spots(
    scene: Scene, wrong: tuple[str, ...], places: dict[str, list[tuple[int, int]]]
) -> tuple[tuple[int, int], ...]:
    """Where the figures and words of the broken relations stand; none: the whole sentence."""
    if scene.place == "sentence":
        return ()
    hit = {name for relation in wrong for name in relations.names(relation)}
    return tuple(sorted(span for name in hit for span in places.get(name, ())))


class Writer:
    """Writes the rows of a table."""

    def __init__(self, table: Table, seed: int) -> None:
        self.table = table
        self.seed = seed

    def rows(self, shape: Shape, least: int) -> Iterator[Row]:
        """So many right or open sentences of the shape at least, each template alike often, with their wrong twins."""
        templates = [(scene, number) for scene in shape.scenes for number in range(len(scene.say))]
        rounds = max(1, -(-least // len(templates)))
        for turn in range(rounds):
            for place, (scene, number) in enumerate(templates):
                key = f"{shape.name}/{place + 1}.{turn + 1}"
                yield from self._pair(shape, scene, number, key)

    def _pair(self, shape: Shape, scene: Scene, number: int, key: str) -> Iterator[Row]:
        rng = random.Random(f"{self.seed}/{key}")
        template = WORD.sub(lambda found: rng.choice(self.table.words[found.group(1)]), scene.say[number])
        body, year = self._body(scene, rng), self._year(scene, template, rng)
        values = drawn(scene, rng)
        values |= {"self": body["self"], "year": str(year), "last": str(year - 1), "before": str(year - 2)}
        half = rng.random() < 0.25
        context = (
            f"{body['name']}{year}年政府信息公开工作年度报告\n一、{'概述' if year < 2019 else '总体情况'}"
        )

        def written(text: str, figures: dict[str, Any]) -> tuple[str, dict[str, list[tuple[int, int]]]]:
            sentence, spans = filled(text.replace("⏎", "\n"), figures)
            return (sentence.translate(HALF) if half else sentence), spans

        sentence, spans = written(template, values)
        _proved_right(scene, values, set(spans), sentence)
        ground = scene.ground or shape.ground
        yield Row(shape.name, key, scene.mark, context, sentence, ground)
        if not scene.spoil and not scene.wrong:
            return
        told = template
        if scene.wrong:
            same = random.Random(f"{self.seed}/{key}")
            told = WORD.sub(lambda found: same.choice(self.table.words[found.group(1)]), scene.wrong[number])
        for figures in _spoilt(scene, values, rng) if scene.spoil else [values]:
            twin, places = written(told, figures)
            wrong = tuple(
                relation for relation in scene.holds if relations.broken(relation, {**figures}, set(places))
            )
            kept = all(relations.evaluate(condition, figures) for condition in scene.stays)
            if wrong and kept and twin != sentence:
                spots = _spots(scene, wrong, places) or ((0, len(twin)),)
                yield Row(shape.name, key, "wrong", context, twin, ground, spots, wrong)
                return
        raise TableError(f"{shape.name}: no wrong twin of {sentence}")

    def _body(self, scene: Scene, rng: random.Random) -> dict[str, str]:
        return rng.choice(
            [one for one in self.table.bodies if not scene.bodies or one["kind"] in scene.bodies]
        )

    def _year(self, scene: Scene, template: str, rng: random.Random) -> int:
        first, last = scene.years
        first = max([first, *(year for word, year in self.table.since.items() if word in template)])
        return rng.randint(min(first, last), last)


def expanded(table: Table, seed: int, least: int, named: str = "") -> list[Row]:
    """All rows of the table's shapes whose names hold the word."""
    writer = Writer(table, seed)
    return [row for shape in table.shapes if named in shape.name for row in writer.rows(shape, least)]
