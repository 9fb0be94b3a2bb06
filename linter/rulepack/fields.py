"""A class that YAML fills as a JSON Schema: its fields, their types, and which must be there."""

from __future__ import annotations

import dataclasses
import types
import typing
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from linter.domain.sentences import Wording
from linter.model.finding import Severity
from linter.text.pattern import Pattern

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
_FROM_LEXICON: Schema = {"type": "string", "pattern": "^@", "description": "a list of the pack's lexicon"}
SEVERITIES = [severity.word for severity in reversed(Severity)]


def object_of(properties: Schema, required: list[str]) -> Schema:
    """Return the schema of a mapping with these keys and no other."""
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def fields_of(cls: type[Any]) -> Schema:
    """Return the schema of a mapping that fills the dataclass *cls*."""
    hints = typing.get_type_hints(cls)
    fields = [field for field in dataclasses.fields(cls) if field.init]
    return object_of(
        {f.name: schema_of(hints[f.name]) for f in fields}, [f.name for f in fields if is_required(f)]
    )


def is_required(field: dataclasses.Field[Any]) -> bool:
    """Whether a mapping must have the field: it has no default."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def schema_of(hint: Any) -> Schema:
    """Return the schema of what `build` would turn into *hint*."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (typing.Union, types.UnionType):
        wanted = [each for each in inner if each is not type(None)]
        return {"anyOf": [schema_of(wanted[0]), {"type": "null"}]}
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (tuple, frozenset):
        return {"anyOf": [{"type": "array", "items": schema_of(inner[0])}, _FROM_LEXICON]}
    if origin is dict:
        return {"anyOf": [{"type": "object", "additionalProperties": schema_of(inner[1])}, _FROM_LEXICON]}
    if hint is Severity:
        return {"enum": SEVERITIES}
    if is_nested(hint):
        return (
            {"anyOf": [{"$ref": f"#/$defs/{hint.__name__}"}, TEXT]}
            if _short(hint)
            else {"$ref": f"#/$defs/{hint.__name__}"}
        )
    return dict(_SCALARS.get(hint, {}))


def _short(cls: type[Any]) -> bool:
    """Whether a bare text may stand for the whole: the first field is text, the rest have defaults."""
    first, *rest = dataclasses.fields(cls)
    return typing.get_type_hints(cls)[first.name] is str and not any(map(is_required, rest))


_SCALARS: dict[Any, Schema] = {
    str: TEXT,
    Pattern: {"type": "string", "description": "RE2, matched on the folded text"},
    Wording: {"type": "string", "description": "a pattern over items: figures, years, words and marks"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": ["integer", "number", "string"]},
}


def is_nested(hint: Any) -> bool:
    """Whether *hint* is a dataclass that a mapping of its own fills."""
    return isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint not in (Pattern, Wording)
