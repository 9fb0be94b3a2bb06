"""What proves a finding, in words: its place, the words there, the arithmetic, the places that bear on it, the repairs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from linter.render.run import Language
from linter.render.told import origin_place
from linter.render.visible import short, visible
from linter.render.words import bearing, slip, sums, word

_QUOTED = 160  # characters
_SPOTS = 12  # places of one finding that are written out
_REPAIRS = 3


class Proof(NamedTuple):
    """A finding in words."""

    place: str
    quote: str
    cell: str
    arithmetic: str
    related: tuple[str, ...]
    repairs: tuple[str, ...]

    def text(self, language: Language) -> str:
        """Return it as a cell of a table holds it, a line each."""
        opened, closed = ("“", "”") if language == "zh" else ('"', '"')
        first = f"{self.place} {opened}{self.quote}{closed}" if self.quote else self.place
        return "\n".join(filter(None, (first, self.cell, self.arithmetic, *self.related, *self.repairs)))


def proof(record: str, language: Language) -> Proof:
    """Return the proof of the finding that the JSON *record* tells."""
    said = json.loads(record)
    where = said["where"]
    groups = groupby(said["related"][:_SPOTS], key=lambda one: (one["label"], one["where"].get("path", "")))
    related = [
        " ".join(filter(None, (bearing(label, language), path, _spots(some, language))))
        for (label, path), some in groups
    ]
    return Proof(
        place=_place(where, language),
        quote=short(where["quote"], _QUOTED),
        cell=visible(" / ".join(where["cell"].values())) if where["cell"] else "",
        arithmetic=visible(sums(said["arithmetic"], language)),
        related=tuple(map(visible, related)),
        repairs=tuple(_repair(one, language) for one in said["repairs"][:_REPAIRS]),
    )


def _spots(related: Iterable[dict[str, Any]], language: Language) -> str:
    opened, closed, stop = ("“", "”", "、") if language == "zh" else ('"', '"', ", ")
    spots = (one["where"] for one in related)
    return stop.join(
        f"{origin_place(at['origin'], language)} {opened}{short(at['quote'])}{closed}" for at in spots
    )


def _place(where: dict[str, Any], language: Language) -> str:
    told = origin_place(where["origin"], language)
    number, colon, _ = told.partition(":")
    return word("line", language).format(number) if colon and number.isdigit() else told


def _repair(repair: dict[str, Any], language: Language) -> str:
    opened, closed, colon, stop = ("（", "）", "：", "；") if language == "zh" else (" (", ")", ": ", "; ")
    changes = [
        f"{origin_place(one['where']['origin'], language)} {one['from']} → {one['to']}"
        + (f"{opened}{slip(one['because'], language)}{closed}" if one["because"] else "")
        for one in repair["set"]
    ]
    return visible(f"{word(repair['confidence'], language)}{colon}{stop.join(changes)}")
