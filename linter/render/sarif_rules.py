"""A rule as SARIF describes it: what a code hosting service shows beside each of its results."""

from __future__ import annotations

import re
from typing import Any

from linter.model.finding import Severity
from linter.render.run import RuleNote, Run
from linter.render.words import text_in, word

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
MOST_TAGS = 10  # a rule
_GRAVITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def descriptor(note: RuleNote, run: Run) -> dict[str, Any]:
    """Return the reportingDescriptor of a rule."""
    title = _PLACEHOLDER.sub("…", text_in(note.message, run.language))
    told = [
        (word(key, run.language), text)
        for key, text in (("basis", note.basis), ("advice", text_in(note.advice, run.language)))
        if text
    ]
    plain = "\n".join([title, *(f"{label}: {text}" for label, text in told)])
    marked = "\n\n".join([f"**{note.id} {note.name}**: {title}", *(f"**{k}**: {t}" for k, t in told)])
    if note.bad:
        marked += "\n\n" + "\n".join(f"    {line}" for line in note.bad.splitlines())
    properties: dict[str, Any] = {"tags": list(note.tags[:MOST_TAGS])}
    properties["problem.severity"] = _GRAVITY[note.severity]
    if note.precision:
        properties["precision"] = note.precision
    return {
        "id": note.id,
        "name": note.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": plain},
        "help": {"text": plain, "markdown": marked},
        "defaultConfiguration": {"level": LEVELS[note.severity]},
        "properties": properties,
    }
