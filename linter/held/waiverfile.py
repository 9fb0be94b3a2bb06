"""Where waivers stand: the nearest waivers.yaml above a report, read and checked."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from linter.config.places import is_within, upward
from linter.errors import RulePackError
from linter.held.waivers import Waiver, folder_of
from linter.messages import Message

NAME = "waivers.yaml"


def find(folder: Path) -> Path | None:
    """Return the nearest waivers.yaml from *folder* upward."""
    return next((place / NAME for place in upward(folder) if os.path.isfile(place / NAME)), None)


def collected(paths: Iterable[str], file: Path | None = None) -> dict[str, tuple[Waiver, ...]]:
    """Return, for each folder of *paths*, the waivers in *file* or in the nearest waivers.yaml."""
    found: dict[str, tuple[Waiver, ...]] = {}
    known: dict[Path, tuple[Waiver, ...]] = {}
    for folder in dict.fromkeys(folder_of(path) for path in paths):
        nearest = file or find(Path(folder))
        if nearest is not None:
            if file is None and not is_within(nearest, nearest.parent):
                raise RulePackError(os.path.relpath(nearest), None, "link-leads-out")
            if nearest not in known:
                known[nearest] = load(nearest)
            found[folder] = known[nearest]
    return found


def written(entry: dict[str, Any]) -> str:
    """Return an entry as it stands in the file."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
    return "- " + "\n  ".join(lines) + "\n"


def load(path: Path) -> tuple[Waiver, ...]:
    """Return the waivers in *path*; raise RulePackError, with the line, on what cannot be understood."""
    shown = os.path.relpath(path)
    from linter.yamlfile import read_yaml  # not needed where there are no waivers

    return understood(read_yaml(path, shown), shown)


def understood(content: Any, shown: str) -> tuple[Waiver, ...]:
    """Return the waivers in the YAML *content* of the file *shown*."""
    from linter.rulepack.build import build, require_mapping
    from linter.yamlfile import YamlMapping

    if not isinstance(content, list | None):
        raise RulePackError(shown, None, "no-list-of-waivers")
    found = []
    for item in content or []:
        mapping = require_mapping(item, shown, Message("a-waiver"))
        for key in ("file", "line"):
            if key in mapping:
                raise mapping.error("unknown-key-plain", key, key=key)
        filled = YamlMapping(mapping.file, mapping.line)
        filled.lines = mapping.lines
        filled.update(mapping, file=shown, line=mapping.line)
        one: Waiver = build(Waiver, filled, "key")
        for key in ("reason", "by"):
            if not getattr(one, key).strip():
                raise mapping.error("empty-key", key, key=key)
        if bool(one.fingerprint) == bool(one.rule):
            raise mapping.error("waiver-of-one")
        if one.rule and not one.path and not (one.issuer and one.year):
            raise mapping.error("waiver-for-which")
        try:
            date.fromisoformat(one.until)
        except ValueError:
            raise mapping.error("no-quoted-day", "until", value=one.until) from None
        found.append(one)
    return tuple(found)
