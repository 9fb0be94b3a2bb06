"""Reports to measure with: the shipped examples, each copy with other figures, another body, another day."""

from __future__ import annotations

import random
import re
from pathlib import Path

from bench.speed.measure import ROOT

_NAMES = "清云桐溪青岚松柏梅竹兰菊荷枫柳杉榆槐桂棠"
_COUNT = re.compile(r"(?<![\d.年月〕第-])\d{2,4}(?=[条件次人篇期])")
_BODY = re.compile(r"(?:云岫|桐溪|清河|青溪|清泉)(?=[市县区镇])")


def varied(text: str, number: int) -> str:
    """Return *text* as another body's report: its name, and a quarter of its counts, are other ones."""
    chance = random.Random(number)
    name = "".join(chance.choice(_NAMES) for _ in range(3))
    text = _BODY.sub(name, text)
    return _COUNT.sub(
        lambda match: str(chance.randrange(10, 2000)) if chance.random() < 0.25 else match[0], text
    )


def originals() -> list[str]:
    """Return the texts of the examples."""
    paths = sorted((ROOT / "examples" / "disclosure").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in paths]


def corpus(folder: Path, count: int) -> int:
    """Write *count* reports to *folder*; return their bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = originals()
    total = 0
    for number in range(count):
        data = varied(texts[number % len(texts)], number).encode()
        (folder / f"{number:05}.txt").write_bytes(data)
        total += len(data)
    return total
