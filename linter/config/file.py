"""Where the configuration is, and what stands in it: YAML with lines, or a table of pyproject.toml."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.config.places import upward
from linter.errors import RulePackError

if TYPE_CHECKING:
    from linter.yamlfile import YamlMapping

NAME = "reportlint.yaml"
_TABLE = "tool.reportlint"


def find(folder: Path) -> Path | None:
    """Return the nearest configuration from *folder* upward: reportlint.yaml before pyproject.toml."""
    for place in upward(folder):
        if os.path.isfile(place / NAME):
            return place / NAME
        project = place / "pyproject.toml"
        if _speaks_of_us(project) and _table(project) is not None:
            return project
    return None


def _speaks_of_us(project: Path) -> bool:
    """Whether it is worth while to read a pyproject.toml: one that others broke is no concern of ours."""
    try:
        return b"reportlint" in project.read_bytes()
    except OSError:
        return False


def read_config(path: Path) -> YamlMapping:
    """Return what the configuration says; raise RulePackError where it cannot be read."""
    from linter.yamlfile import YamlMapping, read_yaml

    if path.name.endswith(".toml"):
        table = _table(path)
        if table is None:
            raise RulePackError(str(path), None, "no-table", table=_TABLE)
        content: Any = _mapping(table, f"{path}: [{_TABLE}]")
    else:
        content = read_yaml(path, _shown(path))
    if content is None:
        return YamlMapping(_shown(path), 1)
    if not isinstance(content, YamlMapping):
        raise RulePackError(_shown(path), None, "file-not-mapping", value=content)
    if "fail-on" in content:
        content["fail_on"] = content.pop("fail-on")
        if "fail-on" in content.lines:
            content.lines["fail_on"] = content.lines.pop("fail-on")
    return content


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _table(path: Path) -> dict[str, Any] | None:
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=str)
    except (OSError, ValueError, RecursionError) as error:  # a number of 5000 digits, lists in lists
        from linter.yamlfile import unread  # brings YAML, which a sound file does without

        raise unread(str(path), error) from None
    found = content.get("tool", {}).get("reportlint")
    if found is not None and not isinstance(found, dict):
        raise RulePackError(str(path), None, "not-a-table", table=_TABLE)
    return found


def _mapping(table: dict[str, Any], file: str) -> YamlMapping:
    """Return a table as a Mapping; TOML tells no lines, so the table's name stands for the place."""
    from linter.yamlfile import YamlMapping

    mapping = YamlMapping(file, 0)
    for key, value in table.items():
        mapping[key] = _plain(value, f"{file.removesuffix(']')}.{key}]")
    return mapping


def _plain(value: Any, file: str) -> Any:
    if isinstance(value, dict):
        return _mapping(value, file)
    if isinstance(value, list):
        return [_plain(item, file) for item in value]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value
