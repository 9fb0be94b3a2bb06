"""The options --waivers and --baseline: findings that do not count, and what is said of the entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from linter.cli.configured import ISOLATED
from linter.cli.telling import tell
from linter.held import baseline
from linter.held.waiverfile import collected
from linter.held.waivers import Waivers
from linter.model.finding import Verdict
from linter.rulepack import RulePack

_NONE = Path("none")


def _chosen(ctx: click.Context, _param: Any, value: Path | None) -> Path | None:
    """Return the file of waivers that is named; _NONE where none shall hold."""
    return _NONE if value is None and ctx.meta.get(ISOLATED) else value


waivers_option = click.option(
    "--waivers",
    type=click.Path(path_type=Path),
    metavar="FILE",
    callback=_chosen,
    help="Waivers instead of the nearest waivers.yaml above each report; none: without any.",
)
baseline_option = click.option(
    "--baseline",
    "known",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Findings that are in this file do not count: only new ones fail.",
)
_SAID = {
    "expired": "waiver-expired",
    "unused": "waiver-unused",
    "unknown": "waiver-unknown",
    "ambiguous": "waiver-ambiguous",
    "refused": "waiver-refused",
}


class Waiving:
    """What the two options do to the verdicts of one run."""

    def __init__(
        self, pack: RulePack, files: list[str], today: str | None, waivers: Path | None, known: Path | None
    ) -> None:
        entries = {} if waivers == _NONE else collected(files, waivers)
        if entries and today is None:
            today = datetime.now().astimezone().date().isoformat()
        self.files = {one.file for found in entries.values() for one in found}  # where waivers stand
        self.today = today  # printed in the output, as the run depends on it
        self._waivers = Waivers(pack, today or "", entries) if entries else None
        self._known = baseline.load(known, pack) if known else None

    def watch(self, verdicts: Iterable[Verdict], whole: bool) -> Iterator[Verdict]:
        """Yield *verdicts*, with the findings waived that do not count; *whole*: all rules are run."""
        if self._waivers:
            self._waivers.whole = whole
            verdicts = self._waivers.watch(verdicts)
        return iter(self._known.watch(verdicts) if self._known else verdicts)

    def closing(self) -> dict[str, Any]:
        """Return what the summary says of the waivers when all verdicts have gone by."""
        return {"waivers": self._waivers.states()} if self._waivers else {}

    def tell(self) -> None:
        """Say on standard error which waivers are of no use any more."""
        for one in self._waivers.states() if self._waivers else ():
            if id := _SAID.get(one["state"]):
                what = one.get("fingerprint") or one["rule"]
                until = {"until": one["until"]} if one["state"] == "expired" else {}
                tell(id, place=f"{one['file']}:{one['line']}", what=what, **until)
