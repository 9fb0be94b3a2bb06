"""The JSON Schema of a user's configuration, made from the classes that it fills: for editors."""

from __future__ import annotations

from linter.config.settings import Config, PathSettings
from linter.rulepack.fields import Schema, fields_of
from linter.rulepack.override import Override


def configuration_schema() -> Schema:
    """Return the schema of reportlint.yaml, and so of [tool.reportlint] in a pyproject.toml."""
    keys = fields_of(type(Config().keys))
    properties = keys["properties"]
    properties["fail-on"] = properties.pop("fail_on")
    properties["rules"] = {"type": "object", "additionalProperties": {"$ref": "#/$defs/Override"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The configuration of reportlint: reportlint.yaml",
        **keys,
        "$defs": {cls.__name__: fields_of(cls) for cls in (Override, PathSettings)},
    }
