"""A baseline: the findings of one day, set down; only new ones fail, and it only shrinks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import Any, NamedTuple

from linter.errors import UsageError
from linter.held.bodies import Whose, whose
from linter.model.finding import Verdict
from linter.records import dataclass
from linter.rulepack.rule import RulePack

KnownPlace = tuple[str, str]  # path from the baseline's folder, fingerprint


class RecordedFinding(NamedTuple):
    """A finding set down: its place, its rule, and whose report it is in, if that is known."""

    path: str
    fingerprint: str
    rule: str
    whose: Whose | None = None

    @property
    def place(self) -> KnownPlace:
        """Where it was found."""
        return self.path, self.fingerprint

    @property
    def of_body(self) -> tuple[Whose, str] | None:
        """Which body's finding it is, whatever the file is called."""
        return (self.whose, self.fingerprint) if self.whose else None


@dataclass(slots=True)
class Baseline:
    """The findings known already; watches verdicts go by and waives those.

    A finding is one that is known where body, year and fingerprint are the same, or path and fingerprint.
    """

    file: Path
    pack: RulePack
    known: tuple[RecordedFinding, ...] = ()
    found: dict[KnownPlace, RecordedFinding] = field(
        default_factory=dict
    )  # what the verdicts held that may be known
    seen: set[str] = field(default_factory=set)  # reports that were read
    refused: list[RecordedFinding] = field(default_factory=list)  # they may not be waived

    def watch(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Yield *verdicts*, with the findings waived that are known."""
        places = {one.place for one in self.known}
        bodies = {one.of_body for one in self.known if one.whose}
        for verdict in verdicts:
            path = self._relative(verdict.source.path)
            body = whose(verdict.identity.issuer, verdict.identity.year)
            if not verdict.unreadable:
                self.seen.add(path)
            findings = []
            for finding in verdict.findings:
                one = RecordedFinding(path, finding.fingerprint, finding.rule, body)
                rule = self.pack.rule(finding.rule)
                if rule is not None and not rule.waivable:
                    self.refused.append(one)
                elif finding.waived is None:
                    self.found[one.place] = one
                    if one.place in places or (body and one.of_body in bodies):
                        said = {"kind": "baseline", "reason": self.file.name, "by": "", "until": None}
                        finding = replace(finding, waived=said)
                findings.append(finding)
            yield replace(verdict, findings=tuple(findings))

    def pruned(self) -> dict[KnownPlace, RecordedFinding]:
        """Return what of the known findings is left: of reports that were read or are gone, only those found.

        One that was found in a file of another name is set down under that.
        """
        bodies = {one.of_body: one for one in self.found.values() if one.whose}
        left: dict[KnownPlace, RecordedFinding] = {}
        for one in self.known:
            again = self.found.get(one.place)
            if again is None and one.path not in self.seen and (self.file.parent / one.path).exists():
                again = one
            elif again is None and one.whose:
                again = bodies.get(one.of_body)
            if again is not None:
                left[again.place] = again
        return left

    def _relative(self, path: str) -> str:
        relative = os.path.relpath(os.path.abspath(path), os.path.abspath(self.file.parent))
        return relative.replace(os.sep, "/")


def load(file: Path, pack: RulePack) -> Baseline:
    """Return the baseline in *file*; raise UsageError where there is none."""
    try:
        import json

        content = json.loads(file.read_text(encoding="utf-8"))
        if content["schema_version"] != 1:
            raise ValueError("its schema_version is not 1")
        known = tuple(
            RecordedFinding(
                one["path"], one["fingerprint"], one["rule"], whose(one.get("issuer"), one.get("year"))
            )
            for one in content["findings"]
        )
        if not all(isinstance(word, str) for one in known for word in one[:3]):
            raise ValueError("path, fingerprint and rule must be text")
    except FileNotFoundError:
        raise UsageError("no-baseline-yet", path=file) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError("no-baseline", path=file, error=type(error).__name__, why=error) from None
    return Baseline(file, pack, known)


def written(known: dict[KnownPlace, RecordedFinding]) -> str:
    """Return the text of a baseline, a finding a line, so that it can be compared line by line."""
    import json

    lines = []
    for one in sorted(known.values(), key=lambda one: (one.path, one.rule, one.fingerprint)):
        said: dict[str, Any] = {"path": one.path, "rule": one.rule, "fingerprint": one.fingerprint}
        if one.whose:
            said |= {"issuer": one.whose[0], "year": one.whose[1]}
        lines.append(json.dumps(said, ensure_ascii=False))
    return '{"schema_version": 1, "findings": [\n' + ",\n".join(lines) + ("\n" if lines else "") + "]}\n"
