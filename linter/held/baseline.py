"""A baseline: the findings of one day, set down; only new ones fail, and it only shrinks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from pathlib import Path

from linter.errors import UsageError
from linter.model.finding import Verdict
from linter.records import dataclass
from linter.rulepack.rule import RulePack

Known = tuple[str, str]  # path from the baseline's folder, fingerprint


@dataclass(slots=True)
class Baseline:
    """The findings known already; watches verdicts go by and waives those."""

    file: Path
    pack: RulePack
    known: dict[Known, str] = field(default_factory=dict)  # → the rule's id
    found: dict[Known, str] = field(default_factory=dict)  # what the verdicts held that may be known
    seen: set[str] = field(default_factory=set)  # reports that were read
    refused: int = 0  # findings that may not be waived

    def watch(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Yield *verdicts*, with the findings waived that are known."""
        for verdict in verdicts:
            path = self._relative(verdict.source.path)
            if not verdict.unreadable:
                self.seen.add(path)
            findings = []
            for finding in verdict.findings:
                key, rule = (path, finding.fingerprint), self.pack.rule(finding.rule)
                if rule is not None and not rule.waivable:
                    self.refused += 1
                elif finding.waived is None:
                    self.found[key] = finding.rule
                    if key in self.known:
                        said = {"kind": "baseline", "reason": self.file.name, "by": "", "until": None}
                        finding = replace(finding, waived=said)
                findings.append(finding)
            yield replace(verdict, findings=tuple(findings))

    def pruned(self) -> dict[Known, str]:
        """Return what of the known findings is left: of reports that were read or are gone, only those found."""
        return {
            key: rule
            for key, rule in self.known.items()
            if key in self.found or (key[0] not in self.seen and (self.file.parent / key[0]).exists())
        }

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
        known = {(one["path"], one["fingerprint"]): one["rule"] for one in content["findings"]}
        if not all(isinstance(word, str) for key, rule in known.items() for word in (*key, rule)):
            raise ValueError("path, fingerprint and rule must be text")
    except FileNotFoundError:
        raise UsageError(f"{file}: there is no such file; `reportlint baseline` makes one") from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f"{file}: no baseline ({type(error).__name__}: {error})") from None
    return Baseline(file, pack, known)


def written(known: dict[Known, str]) -> str:
    """Return the text of a baseline, a finding a line, so that it can be compared line by line."""
    import json

    lines = [
        json.dumps({"path": path, "rule": rule, "fingerprint": fingerprint}, ensure_ascii=False)
        for (path, fingerprint), rule in sorted(
            known.items(), key=lambda item: (item[0][0], item[1], item[0][1])
        )
    ]
    return '{"schema_version": 1, "findings": [\n' + ",\n".join(lines) + ("\n" if lines else "") + "]}\n"
