"""The JSON Schema (draft 2020-12) of a rule pack's YAML files, made from the classes they fill."""

from __future__ import annotations

import dataclasses
import typing
from typing import Any, get_args

from linter.checks import KINDS
from linter.domain.domain import Body, Domain, Law, Layout, Regime, SectionSpec
from linter.domain.form import Between, Form
from linter.domain.lexicon import Lexicon, Word
from linter.domain.said import RowSaid, Said
from linter.domain.sentences import SentencePattern
from linter.rulepack.domains import PLAIN, UPPER
from linter.rulepack.fields import (
    SEVERITIES,
    TEXT,
    Schema,
    fields_of,
    is_nested,
    is_required,
    object_of,
    schema_of,
)
from linter.rulepack.forms import FORM_LISTS
from linter.rulepack.grammars import GRAMMARS, RETIRED
from linter.rulepack.override import Override
from linter.rulepack.rule import Example, Measured, Rule, RulePack, When
from linter.rulepack.rules import AMBIENT, RULE_KEYS
from linter.rulepack.sections import SECTION_LISTS

PARTS = (
    "rules",
    "pack",
    "sections",
    "form",
    "said",
    "between",
    "rows",
    "patterns",
    "lexicon",
    "texts",
    "measured",
)

_TEXTS: Schema = {"type": "object", "minProperties": 1, "additionalProperties": TEXT}


def schema(pack: RulePack | None = None) -> Schema:
    """Return the schema of every file; with a pack, its regimes and kinds of body are the only ones."""
    regimes = [regime.id for regime in pack.domain.regimes] if pack else []
    bodies = [body.id for body in pack.domain.bodies] if pack else []
    kinds = {f"kind-{kind}": _kind(kind, [*regimes, *bodies] if pack else None) for kind in KINDS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule pack of reportlint: pack.yaml, sections.yaml, lexicon.yaml, forms/*.yaml, forms/said.yaml, forms/between.yaml, forms/rows.yaml, patterns.yaml, texts.yaml, measured.yaml, rules",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in PARTS],
        "$defs": {
            "rules": object_of({"rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}}}, ["rules"]),
            "rule": _rule(regimes, bodies),
            "pack": _pack(pack),
            "sections": _sections(),
            "form": {"anyOf": [{"$ref": "#/$defs/Form"}, _changed_form()]},
            "said": object_of({"said": _list(Said)}, ["said"]),
            "rows": object_of({"rows": _list(RowSaid)}, ["rows"]),
            "between": object_of({"between": {"type": "array", "items": _between()}}, ["between"]),
            "patterns": _patterns(),
            "lexicon": _lexicon(),
            "texts": {"type": "object", "additionalProperties": TEXT},
            "measured": object_of(
                {"rules": {"type": "object", "additionalProperties": fields_of(Measured)}}, ["rules"]
            ),
            **kinds,
            **{cls.__name__: fields_of(cls) for cls in _nested()},
            "Example": _example(),
        },
    }


def _example() -> Schema:
    """Return what an example is: its report may be a text of the pack with something changed."""
    changed = {"text": TEXT, "with": _TEXTS}
    whole = fields_of(Example)
    either = {"anyOf": [TEXT, object_of(changed, ["text"])]}
    properties = {**whole["properties"], **changed}
    properties |= dict.fromkeys(("report", "previous", "other"), either)
    required = {"oneOf": [{"required": [key]} for key in ("report", "text", "file")]}
    return {**object_of(properties, []), **required}


def _nested() -> list[type[Any]]:
    """Return every dataclass that the files fill, options of kinds included, in order of name."""
    found: dict[str, type[Any]] = {}
    pending: list[Any] = [
        *(Layout, SectionSpec, Form, Regime, Body, Law, Word, Said, SentencePattern, Override),
        *(Rule, *KINDS.values()),
    ]
    while pending:
        hint = pending.pop()
        pending += get_args(hint)
        if is_nested(hint) and hint.__name__ not in found:
            found[hint.__name__] = hint
            pending += typing.get_type_hints(hint).values()
    for name in (Rule.__name__, *(kind.__name__ for kind in KINDS.values())):
        del found[name]
    return [found[name] for name in sorted(found)]


def _rule(regimes: list[str], bodies: list[str]) -> Schema:
    hints = typing.get_type_hints(Rule)
    fields = {field.name: field for field in dataclasses.fields(Rule)}
    properties = {key: schema_of(hints[key]) for key in RULE_KEYS}
    properties |= {"kind": {"enum": list(KINDS)}, "message": _TEXTS, "options": {"type": "object"}}
    properties["doubts"] = {
        "type": "object",
        "additionalProperties": {"enum": [*SEVERITIES, "undecided"]},
    }
    properties["when"] = object_of(
        {f.name: _ids(known) for f, known in zip(dataclasses.fields(When), (regimes, bodies), strict=True)},
        [],
    )
    required = [key for key in RULE_KEYS if is_required(fields[key])]
    by_kind = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/kind-{kind}"},
        }
        for kind in KINDS
    ]
    return {**object_of(properties, required), "allOf": by_kind}


def _ids(known: list[str]) -> Schema:
    return {"type": "array", "items": {"enum": known} if known else TEXT}


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


def _pack(pack: RulePack | None) -> Schema:
    """Return what pack.yaml holds: of a pack that stands on another, far less."""
    standing = {"anyOf": [{"required": ["extends"]}, {"required": ["overrides"]}]}
    return {"if": standing, "then": _standing_on_another(pack), "else": _whole_pack()}


def _standing_on_another(pack: RulePack | None) -> Schema:
    overrides: Schema = {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{Override.__name__}"}}
    if pack:
        overrides["propertyNames"] = {"enum": [word for rule in pack.rules for word in (rule.id, rule.name)]}
    own = _whole_pack()["properties"]
    lists = {key: own[key] for key in (*PLAIN, "metadata", "regimes", "bodies", "laws")}
    texts = {key: own[key] for key in UPPER if key in own}
    texts |= {"extends": TEXT, "overrides": overrides, **_changes(lists)}
    return object_of(texts, [])


def _changes(lists: dict[str, Schema]) -> dict[str, Schema]:
    """Return what a pack that extends another says of the lists below it: what it adds and what it removes."""
    names: Schema = {"anyOf": [{"type": "array", "items": TEXT}, {"type": "object"}]}
    return {"add": object_of(lists, []), "remove": object_of(dict.fromkeys(lists, names), [])}


def _sections() -> Schema:
    """Return what sections.yaml holds; `sections` only in a pack that extends another."""
    spec = fields_of(SectionSpec)["properties"]
    lists = {key: spec[key] for key in SECTION_LISTS}
    change = object_of({**{k: v for k, v in spec.items() if k not in lists}, **_changes(lists)}, [])
    by_key = {"type": "object", "additionalProperties": change}
    return object_of({"layouts": _list(Layout), "extras": _list(SectionSpec), "sections": by_key}, [])


def _changed_form() -> Schema:
    """Return what a form that changes one of the pack below holds."""
    form = fields_of(Form)["properties"]
    labels = {"type": "object", "additionalProperties": {"type": "array", "items": TEXT}}
    lists = {key: form[key] for key in FORM_LISTS}
    return object_of({"extends": TEXT, "version": TEXT, "labels": labels, **_changes(lists)}, ["extends"])


def _between() -> Schema:
    """Return what holds between tables; what is read from `holds` is not written."""
    whole = fields_of(Between)
    own = {key: whole["properties"][key] for key in ("rule", "holds", "label", "doubts", "unless")}
    return object_of(own, ["rule", "holds"])


def _whole_pack() -> Schema:
    hints = typing.get_type_hints(Domain)
    properties = {
        "id": TEXT,
        "version": TEXT,
        "language": TEXT,
        "title": _TEXTS,
        "unlike": _TEXTS,
        "groups": schema_of(hints["groups"]),
        "grammars": object_of(dict.fromkeys((*GRAMMARS, *RETIRED), TEXT), []),
        **{key: schema_of(hints[key]) for key in (*PLAIN, "metadata")},
        "regimes": _list(Regime),
        "bodies": _list(Body),
        "laws": _list(Law),
    }
    return object_of(properties, ["id", "version", "title", "grammars"])


def _patterns() -> Schema:
    """Return what patterns.yaml holds; `remove` only in a pack that extends another."""
    fragments = {
        "type": "object",
        "propertyNames": {"pattern": "^[A-Z][A-Z0-9_]*$"},
        "additionalProperties": TEXT,
    }
    ids = {"type": "array", "items": TEXT}
    return object_of({"fragments": fragments, "patterns": _list(SentencePattern), "remove": ids}, [])


def _lexicon() -> Schema:
    """Return what lexicon.yaml holds: each list that the program asks for, and what it is for."""
    whole = fields_of(Lexicon)
    says = {field.name: field.metadata["says"] for field in dataclasses.fields(Lexicon)}
    pairs = {"type": "object", "additionalProperties": TEXT}
    words = {"type": "array", "items": {"type": ["string", "integer"]}}
    whole["properties"]["lists"] = {"type": "object", "additionalProperties": {"anyOf": [words, pairs]}}
    for name, of_list in whole["properties"].items():
        of_list["description"] = says[name]
    return {"anyOf": [whole, object_of(_changes(whole["properties"]), [])]}


def _list(cls: type[Any]) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{cls.__name__}"}}
