"""The reports that every change is held against: the examples, and real ones where they are at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from linter.judge.lint import Given, lint
from linter.model.finding import Verdict
from linter.read import read
from linter.rulepack import open_pack
from linter.run.batch import verdicts
from tests.expectations import SHARED, is_excerpt, rows

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
OWN = ("disclosure", "foi")  # folders of examples: always there
REAL = ("seeds", "corpus", "corpus2")  # folders of real reports, which are not in the repository
SUFFIXES = (".txt", ".md", ".html", ".docx")
WAYS = {
    "whole": "each report alone",
    "excerpt": "each report alone, as an excerpt",
    "run": "all reports of a folder in one run: years are paired, copies looked for",
}


class Known(NamedTuple):
    """The verdict on a known report, and how it was checked."""

    report: str  # folder/number
    way: str
    verdict: Verdict


def present() -> tuple[str, ...]:
    """Return the folders that are at hand."""
    return (*OWN, *(name for name in REAL if (SHARED / name).is_dir()))


def checked(folder: str) -> Iterator[Known]:
    """Yield the verdicts on the reports of *folder*, without any configuration or cache, in each way."""
    place = (EXAMPLES if folder in OWN else SHARED) / folder
    pack = open_pack(place if (place / "pack.yaml").is_file() else None)
    paths = sorted(path for path in place.iterdir() if path.suffix in SUFFIXES and path.stem != "README")
    names = {str(path): f"{folder}/{_short(path, folder)}" for path in paths}
    for path, name in names.items():
        source = read(Path(path))
        for way in ("whole", "excerpt"):
            yield Known(name, way, lint(source, pack, Given(excerpt=way == "excerpt")))
    copies = partial(place)
    settings = {path: (Given(excerpt=Path(path).name in copies), list(pack.rules)) for path in names}
    for name, verdict in zip(
        names.values(), verdicts(names, pack, settings=settings.__getitem__), strict=True
    ):
        yield Known(name, "run", verdict)


def _short(path: Path, folder: str) -> str:
    return path.name if folder in OWN else path.name[:3]


def partial(place: Path) -> set[str]:
    """Return the names of the files that the index of *place* calls partial copies."""
    index = place / "INDEX.tsv"
    return {row["file"] for row in rows(index) if is_excerpt(row)} if index.is_file() else set()
