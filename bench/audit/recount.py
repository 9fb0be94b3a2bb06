"""What `audit show` counts, counted once more from `check -f jsonl` of the same files."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

from bench.audit.measure import PROGRAM, ROOT
from linter.held.bodies import named

_SEVERITIES = ("error", "warning", "info")


def differing(reports: Path, store: Path, jobs: int) -> int:
    """Return how many counts of the bodies, rules, years and kinds are not what `check` says; tell how many were compared."""
    words = (*PROGRAM, "check", "-f", "jsonl", "--isolated", "--fail-on", "never", "--no-cache", "--jobs", str(jobs), str(reports))  # fmt: skip
    said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    want = {by: Counter[tuple[str, str]]() for by in ("body", "rule", "year", "kind")}
    for one in map(json.loads, said.splitlines()):
        for finding in one.get("findings", ()):
            severity = finding["severity"]
            want["body"][named(one["issuer"]), severity] += 1
            want["rule"][finding["rule"], severity] += 1
            want["year"][str(one["year"] or ""), severity] += 1
            want["kind"][one["pack"], severity] += 1
    wrong = 0
    for by, counts in want.items():
        got = _shown(store, by)
        keys = counts.keys() | {key for key, value in got.items() if value}
        wrong += sum(counts[key] != got.get(key, 0) for key in keys)
        print(f"  by {by}: {len(keys)} counts compared, {sum(counts.values())} findings", flush=True)
    return wrong


def _shown(store: Path, by: str) -> dict[tuple[str, str], int]:
    words = (*PROGRAM, "audit", "show", str(store), "--by", by, "-f", "json")
    said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines = map(json.loads, said.splitlines())
    return {(line["key"], severity): line[severity] for line in lines for severity in _SEVERITIES}
