"""What lies on the desk of a window: files, what is known of them, and what was found the time before."""

from __future__ import annotations

import secrets
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from linter.held.waiverfile import written
from linter.judge.lint import Given
from linter.serve.checking import DeskFile, Order
from linter.serve.drawer import Drawer

MOST_PAPERS = 40
DeskRecord = dict[str, Any]
AskDesk = Callable[[Order], DeskRecord | None]  # None: the process that was asked died

_DIED = {
    "zh": "检查此文件的进程中途终止（例如内存或时间用尽），此文件未检查",
    "en": "the process that checked this file ended early (out of memory or time, say): it was not checked",
}


class DeskError(Exception):
    """What the user asked of the desk cannot be; its text is the id of the words that say so."""


@dataclass(slots=True)
class DeskReport:
    """A file on the desk: what it is called, what the user said of it, what was found now and before."""

    paper: DeskFile
    name: str
    round: int = 1
    told: DeskRecord = field(default_factory=dict)
    before: list[DeskRecord] = field(default_factory=list)  # findings of the round before


class Desk:
    """The reports of one window; `check` asks for all of them together."""

    def __init__(self, drawer: Drawer, ask: AskDesk, today: Callable[[], str], language: str) -> None:
        self._drawer, self._ask, self._today, self._language = drawer, ask, today, language
        self._reports: dict[str, DeskReport] = {}
        self._waivers: list[dict[str, Any]] = []
        self._made = drawer.path / "made"
        self._made.mkdir(mode=0o700)

    def put(self, name: str, file: Path, instead: str = "") -> str:
        """Lay *file*, which stands in the drawer, on the desk; return its id.

        It takes the place of the report *instead*, or of one of the same name: that is the next round.
        Raises DeskError where there is no room, or no such report.
        """
        old = self._named(instead) if instead else self._called(name)
        if old is None and len(self._reports) >= MOST_PAPERS:
            raise DeskError("desk_full")
        if old is None:
            id = secrets.token_hex(8)
            self._reports[id] = DeskReport(DeskFile(id, str(file), "", Given()), name)
            return id
        self._drawer.empty(Path(old.paper.path))
        old.before = list(old.told.get("findings", ()))
        old.name, old.round = name, old.round + 1
        old.paper = old.paper._replace(path=str(file))
        return old.paper.id

    def take(self, id: str) -> None:
        """Take a report off the desk, with all that was made of it."""
        report = self._named(id)
        del self._reports[report.paper.id]
        self._drawer.empty(Path(report.paper.path))
        shutil.rmtree(self._made / report.paper.id, ignore_errors=True)

    def correct(self, id: str, kind: str, given: Given) -> None:
        """Take the user's word for what a report is."""
        report = self._named(id)
        report.paper = report.paper._replace(kind=kind, given=given)

    def waive(self, id: str, fingerprint: str, reason: str, by: str, until: str) -> None:
        """Waive a finding of a report. Raises DeskError where it has none that may be waived."""
        report = self._named(id)
        found = [one for one in report.told.get("findings", ()) if one["fingerprint"] == fingerprint]
        if not found or not all(one["waivable"] for one in found):
            raise DeskError("not_waivable")
        if until < self._today():
            raise DeskError("day_is_over")
        said = report.told
        whose = {"issuer": said["issuer"], "year": said["year"]} if said["issuer"] and said["year"] else {}
        where = whose or {"path": Path(report.paper.path).name}
        self._waivers = [
            one for one in self._waivers if (one["fingerprint"], one["for"]) != (fingerprint, id)
        ]
        entry = {"fingerprint": fingerprint, **where, "reason": reason, "by": by, "until": until}
        self._waivers.append({"fingerprint": fingerprint, "for": id, "entry": entry})

    def waivers(self, id: str = "") -> str:
        """Return the file of waivers: all, or those for one report."""
        return "".join(written(one["entry"]) for one in self._waivers if id in ("", one["for"]))

    def check(self) -> None:
        """Check everything; where that ends the process, each report by itself, so that one alone is lost."""
        order = self._order(tuple(report.paper for report in self._reports.values()))
        told = self._ask(order) if order.papers else {}
        if told is None:
            told = {}
            for paper in order.papers:
                told |= self._ask(order._replace(papers=(paper,))) or {paper.id: self._lost()}
        for id, one in told.items():
            self._reports[id].told = one

    def _order(self, papers: tuple[DeskFile, ...]) -> Order:
        file = self._drawer.path / "waivers.yaml"
        file.write_text(self.waivers(), encoding="utf-8")
        return Order(papers, str(self._made), str(file) if self._waivers else "", self._today())

    def _lost(self) -> DeskRecord:
        return {
            "unreadable": _DIED[self._language],
            **dict.fromkeys(("title", "issuer", "pack", "body", "says"), ""),
            "year": None,
            "looks": "unreadable",
            **{key: [] for key in ("guessed", "checked", "findings", "offered")},
        }

    def file(self, id: str, name: str) -> tuple[Path, str]:
        """Return a file that was made of a report, and how it is called when it is taken away."""
        report = self._named(id)
        if name not in report.told.get("offered", ()):
            raise DeskError("no_such_file")
        return self._made / report.paper.id / name, Path(report.name).stem

    def shown(self) -> list[DeskRecord]:
        """Return what the page shows of each report, in the order in which they came."""
        return [_shown(report) for report in self._reports.values()]

    def _named(self, id: str) -> DeskReport:
        if id not in self._reports:
            raise DeskError("no_such_report")
        return self._reports[id]

    def _called(self, name: str) -> DeskReport | None:
        return next((one for one in self._reports.values() if one.name.casefold() == name.casefold()), None)


def _shown(report: DeskReport) -> DeskRecord:
    given = report.paper.given
    return {
        "id": report.paper.id,
        "name": report.name,
        "round": report.round,
        "chosen": {
            "kind": report.paper.kind,
            "year": given.year,
            "body": given.body,
            "excerpt": given.excerpt,
        },
        **report.told,
        **({"changes": changes(report.before, report.told.get("findings", []))} if report.round > 1 else {}),
    }


def changes(before: list[DeskRecord], after: list[DeskRecord]) -> DeskRecord:
    """Return which findings are gone, which are new, and how many are still there; waived ones do not count."""
    old, new = _open(before), _open(after)
    rest = Counter(one["fingerprint"] for one in new)
    gone = []
    for one in old:
        if rest[one["fingerprint"]]:
            rest[one["fingerprint"]] -= 1
        else:
            gone.append(one)
    fresh = []
    for one in reversed(new):
        if rest[one["fingerprint"]]:
            rest[one["fingerprint"]] -= 1
            fresh.append(one)
    return {"gone": gone, "new": fresh[::-1], "still": len(old) - len(gone)}


def _open(findings: list[DeskRecord]) -> list[DeskRecord]:
    return [one for one in findings if not one["waived"]]
