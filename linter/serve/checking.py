"""What a window's process is asked: check these files and make of each what may be taken away.

It reads hostile files with all the bounds of a batch; if it dies, the window is still there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from linter import __version__
from linter.errors import LinterError
from linter.held.waiverfile import load
from linter.held.waivers import Waivers, folder_of
from linter.judge.lint import Given
from linter.limits import guard_process
from linter.messages import Message
from linter.model.finding import Finding, Verdict
from linter.render import FILES, render, renderer
from linter.render.checked import checked
from linter.render.html.first import first
from linter.render.notes import notes
from linter.render.run import Language, Run
from linter.render.tally import figures, tally
from linter.render.told import tell
from linter.rulepack import RulePack, open_kinds, shipped_folder
from linter.run.batch import verdicts
from linter.text.source import Source

PAGE = "page.html"
_TRACKED = "tracked.docx"  # words with one repair, as tracked changes; only where there are any
# What may be taken away of a report, by the name that the window gives it; comments only of a Word file or a PDF.
OFFERED = {
    PAGE: "html",
    "list.xlsx": "xlsx",
    "sheet.html": "confirmation",
    "annotated.docx": "docx",
    _TRACKED: "docx",
    "annotated.pdf": "pdf",
}


class DeskFile(NamedTuple):
    """A file that lies on the desk, and what the user said of it."""

    id: str
    path: str
    kind: str  # a shipped pack; empty: as recognised
    given: Given


class Order(NamedTuple):
    """What is to be checked, together: a report is held against last year's and against copies."""

    papers: tuple[DeskFile, ...]
    folder: str  # where what is made of a paper goes, into a folder of its id
    waivers: str  # a file of waivers; empty: none
    today: str


def start(language: Language) -> Callable[[Order], bytes]:
    """Return how the process answers: a JSON object of what is to be told of each paper, by its id."""

    def work(order: Order) -> bytes:
        guard_process()
        told: dict[str, Any] = {}
        for kind in dict.fromkeys(paper.kind for paper in order.papers):
            papers = [paper for paper in order.papers if paper.kind == kind]
            told |= _checked(order, papers, _pack(kind), language)
        return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")

    return work


@lru_cache
def _pack(kind: str) -> RulePack:
    return open_kinds(shipped_folder(kind) if kind else None)


def _checked(order: Order, papers: list[DeskFile], pack: RulePack, language: Language) -> dict[str, Any]:
    given = {paper.path: paper.given for paper in papers}
    rules = list(pack.rules)
    run = Run(
        version=__version__,
        packs=pack.versions,
        today=order.today,
        language=language,
        names=pack.names(),
        rules=notes(rules),
        kept=True,
    )
    found = verdicts(list(given), pack, settings=lambda path: (given[path], rules))
    if order.waivers:
        entries = load(Path(order.waivers))
        by_folder = {folder_of(path): entries for path in given}
        found = Waivers(pack, order.today, by_folder).watch(found)
    told = {}
    for paper, verdict in zip(papers, found, strict=True):
        shown = replace(verdict, source=_named(verdict.source, paper.path))
        folder = Path(order.folder) / paper.id
        folder.mkdir(mode=0o700, exist_ok=True)
        told[paper.id] = {
            **_summary(shown, pack, run),
            "offered": list(_made(shown, folder, run)),
        }
    return told


def _named(source: Source, path: str) -> Source:
    """Return *source* under the name that the user gave it; a PDF brings its file, which is not found by that."""
    original = Path(path).read_bytes() if source.format == "pdf" else source.original
    return replace(source, path=os.path.basename(path), original=original)


def _made(verdict: Verdict, folder: Path, run: Run) -> Iterator[str]:
    """Write what may be taken away into *folder*; yield the names of what could be made."""
    for name, form in OFFERED.items():
        place, said = folder / name, list[Message]()
        place.unlink(missing_ok=True)
        if verdict.unreadable and name != PAGE:  # there is nothing to take away
            continue
        own = replace(run, suffix=place.suffix, tracked=name == _TRACKED, told=said.append)
        try:
            data = _rendered(verdict, form, own)
        except LinterError:  # it is not of the kind that this can be made of
            continue
        if data and (name != _TRACKED or any(one.id == "tracked" for one in said)):
            place.write_bytes(data)
            yield name


def _rendered(verdict: Verdict, form: str, run: Run) -> bytes:
    if form in FILES:
        return b"".join(renderer(form)(iter([verdict]), run))
    return "".join(render(iter([verdict]), form, run)).encode()


def _summary(verdict: Verdict, pack: RulePack, run: Run) -> dict[str, Any]:
    """Return what the window says of a report; *unreadable* is set where it could not be read."""
    seen = first(tally(verdict), figures(verdict)["verified"], run.language)
    identity = verdict.identity
    why = verdict.unreadable
    return {
        "unreadable": (why.zh if run.language == "zh" else why.en) if why else "",
        "title": identity.title,
        "issuer": identity.issuer,
        "year": identity.year,
        "pack": verdict.pack,
        "body": identity.body,
        "guessed": list(identity.guessed),
        "looks": seen.kind,
        "says": seen.sentence,
        "checked": list(checked(verdict, run)),
        "findings": [_finding(one, verdict, pack, run) for one in verdict.findings],
    }


def _finding(finding: Finding, verdict: Verdict, pack: RulePack, run: Run) -> dict[str, Any]:
    told = tell(finding, verdict.source, run)
    rule = pack.rule(finding.rule)
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "severity": told.severity,
        "message": told.message,
        "place": told.section or told.line,
        "waived": told.waived,
        "waivable": rule is None or rule.waivable,
    }


def received(content: bytes) -> dict[str, Any]:
    """Return what the process told, read from its bytes."""
    told: dict[str, Any] = json.loads(content)
    return told
