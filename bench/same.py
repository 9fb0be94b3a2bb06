"""Whether the program says the same as before, to the byte: `python -m bench.same [--write FILE] [--against FILE]`.

Prints a hash of all that JSON says of each known report (findings, outcomes, figures, relations, in
both languages), alone, as an excerpt and in one run with the others of its folder, and one hash of
all. `--write` keeps what was said; `--against` shows where it differs now, and fails if it does.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from linter.render.record import dump, report
from linter.render.run import Run
from tests.known import checked, present

_SHOWN = 5  # differences of a report
_WIDTH = 100  # characters of a value


def said() -> Iterator[tuple[str, str]]:
    """Yield each known report with its way, and the JSON of what is said of it."""
    for folder in present():
        for name, way, verdict in checked(folder):
            both = {lang: report(verdict, Run(language=lang, ledger=True)) for lang in ("zh", "en")}
            place = str(Path(verdict.source.path).parent)  # where the checkout lies is nobody's matter
            yield f"{name} {way}", dump(both).replace(place, folder)


def differences(before: Any, now: Any, at: str = "") -> Iterator[str]:
    """Yield where two values of JSON differ, and how."""
    if type(before) is type(now) and isinstance(now, dict):
        for key in dict.fromkeys((*before, *now)):
            yield from differences(before.get(key), now.get(key), f"{at}.{key}")
    elif isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for number, (old, new) in enumerate(zip(before, now, strict=True)):
            yield from differences(old, new, f"{at}[{number}]")
    elif isinstance(before, list) and isinstance(now, list):
        gone, come = ([_short(v) for v in a if v not in b] for a, b in ((before, now), (now, before)))
        yield f"{at}: {len(before)} → {len(now)}; - {gone[:3]} + {come[:3]}"
    elif before != now or type(before) is not type(now):
        yield f"{at}: {_short(before)} → {_short(now)}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDTH else text[:_WIDTH] + "…"


def compare(before: dict[str, str], now: dict[str, str]) -> int:
    """Print which reports differ, and how; return how many."""
    differing = [name for name in dict.fromkeys((*before, *now)) if before.get(name) != now.get(name)]
    for name in differing:
        print(name)
        old, new = (json.loads(side.get(name, "null")) for side in (before, now))
        found = list(differences(old, new)) or ["the same values in another order"]
        print(*(f"    {one}" for one in found[:_SHOWN]), sep="\n")
        if len(found) > _SHOWN:
            print(f"    … and {len(found) - _SHOWN} more")
    print(f"{len(differing)} of {len(now)} differ")
    return len(differing)


def main() -> int:
    """Print the hashes, or the differences."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", type=Path, metavar="FILE", help="keep what is said")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with what was kept")
    options = parser.parse_args()
    now = dict(said())
    if options.write:
        options.write.write_text("".join(f"{n}\t{text}\n" for n, text in now.items()), encoding="utf-8")
    total = hashlib.sha256()
    for name, text in now.items():
        total.update(f"{name}\t{text}\n".encode())
        if not options.against:
            print(hashlib.sha256(text.encode()).hexdigest()[:16], name)
    print(total.hexdigest(), f"all {len(now)}, of {', '.join(present())}")
    if not options.against:
        return 0
    lines = options.against.read_text(encoding="utf-8").split("\n")[:-1]
    before = dict(line.split("\t", 1) for line in lines)
    return 1 if compare(before, now) else 0


if __name__ == "__main__":
    sys.exit(main())
