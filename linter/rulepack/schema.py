"""The JSON Schema (draft 2020-12) of a rule pack's YAML files, made from the classes they fill."""

from __future__ import annotations

import dataclasses
import types
import typing
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from linter.checks import KINDS
from linter.domain import Body, Domain, Law, Layout, Regime, SectionSpec
from linter.finding import Severity
from linter.form import Form
from linter.lexicon import Word
from linter.pattern import Pattern
from linter.rulepack.domains import GRAMMARS, PLAIN
from linter.rulepack.rule import Rule, RulePack, When
from linter.rulepack.rules import AMBIENT, RULE_KEYS
from linter.said import Said

Schema = dict[str, Any]

PARTS = ("rules", "pack", "sections", "form", "said", "lexicon")

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "object", "minProperties": 1, "additionalProperties": _TEXT}
_FROM_LEXICON: Schema = {"type": "string", "pattern": "^@", "description": "a list of the pack's lexicon"}
_SEVERITIES = [severity.word for severity in reversed(Severity)]


def schema(pack: RulePack | None = None) -> Schema:
    """Return the schema of every file; with a pack, its regimes and kinds of body are the only ones."""
    regimes = [regime.id for regime in pack.domain.regimes] if pack else []
    bodies = [body.id for body in pack.domain.bodies] if pack else []
    kinds = {f"kind-{kind}": _kind(kind, [*regimes, *bodies] if pack else None) for kind in KINDS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule pack of reportlint: pack.yaml, sections.yaml, lexicon.yaml, forms/*.yaml, forms/said.yaml, rules",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in PARTS],
        "$defs": {
            "rules": _object({"rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}}}, ["rules"]),
            "rule": _rule(regimes, bodies),
            "pack": _pack(),
            "sections": _object({"layouts": _list(Layout), "extras": _list(SectionSpec)}, []),
            "form": {"$ref": "#/$defs/Form"},
            "said": _object({"said": _list(Said)}, ["said"]),
            "lexicon": _lexicon(),
            **kinds,
            **{cls.__name__: fields_of(cls) for cls in _nested()},
        },
    }


def _nested() -> list[type[Any]]:
    """Return every dataclass that the files fill, options of kinds included, in order of name."""
    found: dict[str, type[Any]] = {}
    pending: list[Any] = [Layout, SectionSpec, Form, Regime, Body, Law, Word, Said, Rule, *KINDS.values()]
    while pending:
        hint = pending.pop()
        pending += get_args(hint)
        if _is_nested(hint) and hint.__name__ not in found:
            found[hint.__name__] = hint
            pending += typing.get_type_hints(hint).values()
    for cls in (Rule, *KINDS.values()):
        del found[cls.__name__]
    return [found[name] for name in sorted(found)]


def _is_nested(hint: Any) -> bool:
    return isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint is not Pattern


def _rule(regimes: list[str], bodies: list[str]) -> Schema:
    hints = typing.get_type_hints(Rule)
    fields = {field.name: field for field in dataclasses.fields(Rule)}
    properties = {key: _of(hints[key]) for key in RULE_KEYS}
    properties |= {"kind": {"enum": list(KINDS)}, "message": _TEXTS, "options": {"type": "object"}}
    properties["doubts"] = {
        "type": "object",
        "additionalProperties": {"enum": [*_SEVERITIES, "undecided"]},
    }
    properties["when"] = _object(
        {f.name: _ids(known) for f, known in zip(dataclasses.fields(When), (regimes, bodies), strict=True)},
        [],
    )
    required = [key for key in RULE_KEYS if _is_required(fields[key])]
    by_kind = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/kind-{kind}"},
        }
        for kind in KINDS
    ]
    return {**_object(properties, required), "allOf": by_kind}


def _ids(known: list[str]) -> Schema:
    return {"type": "array", "items": {"enum": known} if known else _TEXT}


def _kind(kind: str, ids: list[str] | None) -> Schema:
    """Return what a kind adds to a rule: its options, and the doubts there are for it."""
    cls = KINDS[kind]
    options = fields_of(cls)
    summary = " ".join((cls.__doc__ or "").split("\n\n")[0].split())
    found: Schema = {"description": summary, "properties": {"options": options}}
    if ids is not None:
        found["properties"]["doubts"] = {"propertyNames": {"enum": [*cls.doubts, *AMBIENT, *ids]}}
    if options["required"]:
        found["required"] = ["options"]
    return found


def _pack() -> Schema:
    hints = typing.get_type_hints(Domain)
    properties = {
        "id": _TEXT,
        "version": _TEXT,
        "language": _TEXT,
        "title": _TEXTS,
        "grammars": _object(dict.fromkeys(GRAMMARS, _TEXT), []),
        **{key: _of(hints[key]) for key in (*PLAIN, "metadata")},
        "regimes": _list(Regime),
        "bodies": _list(Body),
        "laws": _list(Law),
    }
    return _object(properties, ["id", "version", "title", "grammars"])


def _lexicon() -> Schema:
    word = {"anyOf": [{"type": ["string", "integer"]}, {"$ref": "#/$defs/Word"}]}
    pairs = {"type": "object", "additionalProperties": _TEXT}
    return {"type": "object", "additionalProperties": {"anyOf": [{"type": "array", "items": word}, pairs]}}


def _list(cls: type[Any]) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{cls.__name__}"}}


def _object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def fields_of(cls: type[Any]) -> Schema:
    """Return the schema of a mapping that fills the dataclass *cls*."""
    hints = typing.get_type_hints(cls)
    fields = [field for field in dataclasses.fields(cls) if field.init]
    return _object({f.name: _of(hints[f.name]) for f in fields}, [f.name for f in fields if _is_required(f)])


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _of(hint: Any) -> Schema:
    """Return the schema of what `build` would turn into *hint*."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (typing.Union, types.UnionType):
        wanted = [each for each in inner if each is not type(None)]
        return {"anyOf": [_of(wanted[0]), {"type": "null"}]}
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (tuple, frozenset):
        return {"anyOf": [{"type": "array", "items": _of(inner[0])}, _FROM_LEXICON]}
    if origin is dict:
        return {"anyOf": [{"type": "object", "additionalProperties": _of(inner[1])}, _FROM_LEXICON]}
    if hint is Severity:
        return {"enum": _SEVERITIES}
    if _is_nested(hint):
        return (
            {"anyOf": [{"$ref": f"#/$defs/{hint.__name__}"}, _TEXT]}
            if _short(hint)
            else {"$ref": f"#/$defs/{hint.__name__}"}
        )
    return dict(_SCALARS.get(hint, {}))


def _short(cls: type[Any]) -> bool:
    """Whether a bare text may stand for the whole: the first field is text, the rest have defaults."""
    first, *rest = dataclasses.fields(cls)
    return typing.get_type_hints(cls)[first.name] is str and not any(map(_is_required, rest))


_SCALARS: dict[Any, Schema] = {
    str: _TEXT,
    Pattern: {"type": "string", "description": "RE2, matched on the folded text"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": ["integer", "number", "string"]},
}
