"""The schema of the configuration takes what the program takes, and refuses what it refuses."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from linter.cli import commands

SCHEMA = json.loads(CliRunner().invoke(commands, ["schema", "config"]).output)
GOOD: list[dict[str, Any]] = [
    {},
    {"select": ["C001", "S"], "fail-on": "warning", "lang": "en"},
    {"rules": {"W014": {"severity": "warning", "reason": "we publish in Simplified only"}}},
    {"paths": [{"match": "drafts/*.txt", "ignore": ["D"], "excerpt": True}]},
]
BAD: list[dict[str, Any]] = [
    {"selct": ["C001"]},
    {"lang": "fr"},
    {"rules": {"W014": {"severity": "grave", "reason": "x"}}},
    {"rules": {"W014": {"severity": "warning"}}},
    {"paths": [{"ignore": ["D"]}]},
]


@pytest.mark.parametrize("content", GOOD, ids=str)
def test_takes(content: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(content)


@pytest.mark.parametrize("content", BAD, ids=str)
def test_refuses(content: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(content)
