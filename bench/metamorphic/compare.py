"""What a change does to the findings on a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.metamorphic.changes import CHANGES, File
from linter.judge.lint import Given, lint
from linter.model.finding import Severity, Verdict
from linter.read import read, read_bytes
from linter.rulepack import RulePack, shipped_pack
from tests.known import EXAMPLES, SHARED, SUFFIXES, partial

_AS_CHANGED = {"Traditional": {"W009", "W014"}}  # the rules that speak of what was changed
_WHOLE = (".docx",)  # of these files it is known that nothing is cut off: what is absent is told otherwise
FOLDERS = ("disclosure", "seeds", "corpus", "corpus2")


class Pair(NamedTuple):
    """A report, a change, and the rules that find more, or less, when it is changed."""

    report: str
    change: str
    new_errors: Counter[str]
    more: Counter[str]  # at warning or above
    less: Counter[str]


def reports(folder: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each report of *folder*: its name, its text, and whether it is a partial copy."""
    place = (EXAMPLES if folder == "disclosure" else SHARED) / folder
    if not place.is_dir():
        return
    excerpts = partial(place)
    for path in sorted(place.iterdir()):
        if path.suffix in SUFFIXES and path.stem != "README":
            yield f"{folder}/{path.name}", read(Path(path)).text, path.name in excerpts


def pairs(folder: str, wanted: str = "") -> Iterator[Pair]:
    """Yield what each change whose name holds *wanted* does to each report of *folder*."""
    pack = shipped_pack()
    for name, text, excerpt in reports(folder):
        plain = File(text.encode())
        before = {way: found(pack, plain, excerpt=way) for way in {True, excerpt}}
        for change, make in CHANGES.items():
            if wanted not in change:
                continue
            file = make(text)
            if file == plain:
                continue  # it has nothing that could be changed so
            way = excerpt or file.suffix in _WHOLE
            yield pair(name, change, before[way], found(pack, file, excerpt=way))


def pair(
    name: str, change: str, before: Counter[tuple[str, Severity]], now: Counter[tuple[str, Severity]]
) -> Pair:
    """Return which rules find more, or less, *now* than *before*."""
    more, less, errors = Counter[str](), Counter[str](), Counter[str]()
    for rule, severity in {*before, *now}:
        by = now[rule, severity] - before[rule, severity]
        if severity < Severity.WARNING or not by or rule in _AS_CHANGED.get(change, ()):
            continue
        (more if by > 0 else less)[rule] += abs(by)
        if severity is Severity.ERROR and by > 0:
            errors[rule] += by
    return Pair(name, change, errors, more, less)


def found(pack: RulePack, file: File, *, excerpt: bool) -> Counter[tuple[str, Severity]]:
    """Return how often each rule finds something in *file*, by severity; what cannot be read is one error."""
    verdict: Verdict = lint(read_bytes(file.data, f"report{file.suffix}"), pack, Given(excerpt=excerpt))
    if verdict.unreadable:
        return Counter({(verdict.unreadable.stage, Severity.ERROR): 1})
    return Counter((finding.rule, finding.severity) for finding in verdict.findings)
