"""The JSON Schema of rule packs says of every file what the program says of it."""

import copy
from pathlib import Path

import jsonschema
import pytest

from linter.checks import KINDS
from linter.errors import RulePackError
from linter.rulepack import read_pack
from linter.rulepack.schema import schema
from linter.yamlfile import parse_yaml, read_yaml

ROOT = Path(__file__).parent.parent
PACKS = [ROOT / "rules" / "disclosure", ROOT / "examples" / "foi"]
FILES = [path for pack in PACKS for path in sorted(pack.rglob("*.yaml"))]
PART = {
    "pack.yaml": "pack",
    "sections.yaml": "sections",
    "lexicon.yaml": "lexicon",
    "said.yaml": "said",
    "between.yaml": "between",
    "rows.yaml": "rows",
    "patterns.yaml": "patterns",
    "texts.yaml": "texts",
    "measured.yaml": "measured",
}
SCHEMA = schema()


def validator(part, whole=SCHEMA):
    return jsonschema.Draft202012Validator({"$defs": whole["$defs"], "$ref": f"#/$defs/{part}"})


def part_of(path):
    return PART.get(path.name) or ("form" if path.parent.name == "forms" else "rules")


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_shipped_file_fits(path):
    errors = [
        f"{list(e.absolute_path)}: {e.message}" for e in validator(part_of(path)).iter_errors(read_yaml(path))
    ]
    assert errors == []
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(read_yaml(path))


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_a_pack_s_own_regimes_and_bodies_are_the_only_ones(pack):
    own = schema(read_pack(pack))
    for path in sorted(pack.glob("*.yaml")):
        assert list(validator(part_of(path), own).iter_errors(read_yaml(path))) == []
    rule = {**RULE, "when": {"regimes": ["R1066"]}}
    assert not validator("rules", own).is_valid({"rules": [rule]})
    assert validator("rules").is_valid({"rules": [rule]})


HOUSE = """
id: house
version: "1"
title: {zh: 本单位规则}
extends: disclosure
overrides:
  C001: {severity: warning, reason: 同一信息可在多个渠道公开}
  announced-list-length: {enabled: false, reason: 不核对}
  C007: {options: {labels: [announced]}, reason: 只核对明示的列举}
"""


@pytest.mark.parametrize("text", [HOUSE, HOUSE.replace("extends: disclosure\n", "")])
def test_a_pack_that_stands_on_another_fits(text, pack):
    for whole in (SCHEMA, schema(pack)):
        assert list(validator("pack", whole).iter_errors(parse_yaml(text, "pack.yaml"))) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("reason: 不核对", "reasons: 不核对", id="unknown key of an override"),
        pytest.param(", reason: 不核对", "", id="no reason"),
        pytest.param("severity: warning", "severity: grave", id="unknown severity"),
        pytest.param("extends: disclosure", "extends: [disclosure]", id="a list for a name"),
        pytest.param("extends: disclosure", "extends: disclosure\nlaws: []", id="a key of a whole pack"),
    ],
)
def test_what_is_wrong_with_such_a_pack_does_not_fit(right, wrong, tmp_path):
    text = HOUSE.replace(right, wrong)
    assert text != HOUSE
    assert not validator("pack").is_valid(parse_yaml(text, "pack.yaml"))
    (tmp_path / "pack.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulePackError):
        read_pack(tmp_path)


def test_a_slip_in_extends_is_guessed(tmp_path):
    (tmp_path / "pack.yaml").write_text(
        "id: a\nversion: 1\ntitle: {zh: x}\nextend: disclosure\n", encoding="utf-8"
    )
    with pytest.raises(RulePackError, match="for 'extend' write 'extends'"):
        read_pack(tmp_path)


def test_with_a_pack_known_only_its_rules_can_be_overridden(pack):
    content = parse_yaml(HOUSE.replace("C001", "C0O1"), "pack.yaml")
    assert validator("pack").is_valid(content)
    assert not validator("pack", schema(pack)).is_valid(content)


RULE = parse_yaml(
    """
id: W900
name: no-placeholder
kind: forbidden
severity: warning
message: {zh: 有占位符, en: a placeholder}
options: {patterns: ['X{2,}']}
examples: {good: [一], bad: [XX]}
""",
    "rule",
)


def test_the_rule_that_the_others_are_made_of_fits():
    assert validator("rules").is_valid({"rules": [RULE]})


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"severty": "error"}, id="unknown key"),
        pytest.param({"severity": "fatal"}, id="unknown severity"),
        pytest.param({"kind": "forbiden"}, id="unknown kind"),
        pytest.param({"options": {"patterns": ["x"], "anywhere": True}}, id="option of no such kind"),
        pytest.param({"options": {}}, id="option missing"),
        pytest.param({"options": {"patterns": "x"}}, id="a text for a list"),
        pytest.param({"options": {"patterns": ["x"], "where": "nowhere"}}, id="none of the words"),
        pytest.param({"examples": {"good": ["x"]}}, id="no bad example"),
        pytest.param({"doubts": {"excerpt": "harmless"}}, id="doubt to no severity"),
        pytest.param({"waivable": "no"}, id="text for a truth value"),
        pytest.param({"message": {}}, id="no message"),
    ],
)
def test_what_the_program_refuses_does_not_fit(change):
    rule = {**copy.deepcopy(RULE), **change}
    assert not validator("rules").is_valid({"rules": [rule]})


@pytest.mark.parametrize(
    ("part", "content"), [("pack", {"id": "x", "titel": {}}), ("sections", {"layout": []})]
)
def test_a_wrong_key_does_not_fit(part, content):
    assert not validator(part).is_valid(content)


def test_every_kind_is_there_with_its_options():
    assert {name.removeprefix("kind-") for name in SCHEMA["$defs"] if name.startswith("kind-")} == set(KINDS)
