"""Documents of other kinds: their sentences are data, and a seed says which of them stand in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from bench.accounts.names import OFFICES, PLACES

_HERE = Path(__file__).resolve().parent
_FILES = ("money.yaml", "finance.yaml", "notices.yaml", "reports.yaml")
_CHOICE = re.compile(r"\[([^\[\]\n]*\|[^\[\]\n]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_PEOPLE = ("王海明", "李建华", "陈晓玲", "周志远", "赵文静")
_EACH: dict[str, Callable[[Random], str]] = {
    "money": lambda r: f"{r.randint(1, 90000) * r.random():.2f}",
    "yi": lambda r: f"{r.randint(1, 400) * r.random():.2f}",
    "rate": lambda r: f"{r.random() * 99:.{r.randint(1, 2)}f}",
    "count": lambda r: str(r.randint(2, 480)),
    "digit": lambda r: str(r.randint(0, 9)),
    "people": lambda r: str(r.randint(2000, 60000)),
    "month": lambda r: str(r.randint(1, 12)),
    "day": lambda r: str(r.randint(10, 28)),
    "code": lambda r: str(r.randint(1000000, 9999999)),
    "person": lambda r: r.choice(_PEOPLE),
    "office": lambda r: r.choice(OFFICES),
}


class Other(NamedTuple):
    """A document of another kind, and the kind that it is of: "" where it is of none that is known."""

    name: str
    text: str
    kind: str = ""


@cache
def kinds() -> tuple[dict[str, Any], ...]:
    """Return what documents there are."""
    return tuple(
        kind for name in _FILES for kind in yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
    )


def others(count: int) -> Iterator[Other]:
    """Yield *count* documents, the kinds in turn."""
    for seed in range(count):
        kind = kinds()[seed % len(kinds())]
        yield Other(f"{kind['id']}-{seed}", _written(kind, Random(seed)), kind.get("kind", ""))


def _written(kind: dict[str, Any], random: Random) -> str:
    """Return a title, an opening and some of the parts, in order; places and years are one document's."""
    year = random.randint(2017, 2025)
    place = random.choice(PLACES)
    fixed = {"place": place, "c": place[-1], "year": str(year), "last": str(year - 1), "office": random.choice(OFFICES)}  # fmt: skip
    listing = kind["id"].startswith("links") and not kind["id"].endswith("one")
    if listing:
        del fixed["office"]
    parts = kind["parts"]
    if not kind.get("whole"):
        chosen = sorted(random.sample(range(len(parts)), random.randint(max(1, len(parts) // 2), len(parts))))
        parts = [parts[at] for at in chosen]
    text = "\n".join((random.choice(kind["titles"]), random.choice(kind["opening"]), *parts))
    text = _CHOICE.sub(lambda found: random.choice(found[1].split("|")), text)
    return f"{_SLOT.sub(lambda slot: fixed.get(slot[1]) or _EACH[slot[1]](random), text)}\n"
