"""What was measured of a pack's rules, where the pack holds the file of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.messages import Message
from linter.rulepack.build import require_mapping
from linter.rulepack.rule import Measured
from linter.yamlfile import read_yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILE = "measured.yaml"
_KEYS = ("faults", "found", "reports", "false_alarms")


def read_measured(folder: Traversable) -> dict[str, Measured]:
    """Return what was measured of each rule of the pack in *folder*; nothing where it has no such file."""
    path = folder / FILE
    if not path.is_file():
        return {}
    content = require_mapping(read_yaml(path), path.name, Message("the-file"))
    rules = require_mapping(content.get("rules"), path.name, "rules")
    found = {}
    for id, counts in rules.items():
        row = require_mapping(counts, path.name, id)
        if set(row) != set(_KEYS) or not all(isinstance(row[key], int) for key in _KEYS):
            raise rules.error("measured-keys", id, id=id, keys=", ".join(_KEYS))
        found[id] = Measured(*(row[key] for key in _KEYS))
    return found
