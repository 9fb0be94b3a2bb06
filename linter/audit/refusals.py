"""What was not accepted, with a reason, becomes entries of a file of waivers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from linter.errors import UsageError
from linter.held.waiverfile import understood
from linter.staging import alone, replaced


def add_waivers(file: Path, entries: list[dict[str, Any]]) -> int:
    """Write *entries* at the end of *file*, but for those that stand there; return how many. What stands there is not changed."""
    if not entries:
        return 0
    from linter.yamlfile import parse_yaml

    with alone(file):
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        there = {
            (one.fingerprint, one.issuer, one.year)
            for one in understood(parse_yaml(text, str(file)), str(file))
        }
        new = [
            one
            for one in entries
            if (one["fingerprint"], one.get("issuer", ""), one.get("year")) not in there
        ]
        lines = [
            "- "
            + "\n  ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in one.items())
            for one in new
        ]
        if new:
            joint = "" if not text or text.endswith("\n") else "\n"
            whole = text + joint + "\n".join(lines) + "\n"
            understood(parse_yaml(whole, str(file)), str(file))
            stands = replaced(file, whole)
            if stands != file:
                raise UsageError("not-replaced", path=file, stands=stands)
    return len(new)
