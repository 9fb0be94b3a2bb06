"""JSON: the contract, its schema, and one report a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from linter.model.finding import Verdict

Show = Callable[..., str]
SCHEMA = json.loads(files("linter.render").joinpath("schema/report-v1.schema.json").read_text("utf-8"))


def errors(document: Any, part: str = "") -> list[str]:
    schema = {"$schema": SCHEMA["$schema"], "$defs": SCHEMA["$defs"], "$ref": part} if part else SCHEMA
    return [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(document)
    ]


@pytest.mark.parametrize("ledger", [False, True])
def test_the_output_keeps_to_the_schema(
    ledger: bool, summed: Verdict, hostile: Verdict, unreadable: Verdict, show: Show
) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(show("json", summed, hostile, unreadable, ledger=ledger))
    assert errors(document) == []
    assert errors(json.loads(show("json"))) == []
    for line in show("jsonl", summed, hostile, unreadable, ledger=ledger).splitlines():
        assert errors(json.loads(line), "#/$defs/line") == []


def paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [(*at, key) for key in value] if isinstance(value, dict) else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return found + [path for key, one in items for path in paths(one, (*at, key))]


def test_the_schema_asks_for_every_key_but_those_that_may_be_absent(summed: Verdict, show: Show) -> None:
    text = show("json", summed, ledger=True)
    loose = set()
    for path in paths(json.loads(text)):
        document = json.loads(text)
        holder = document
        for key in path[:-1]:
            holder = holder[key]
        if "origin" in path[:-1] or "waived" in path[:-1]:
            continue
        del holder[path[-1]]
        if not errors(document):
            loose.add(path[-1])
    younger = {
        "at",
        "part",
        "known",
        "unread",
        "membership",
        "skipped",
        "repeated",
        "interrupted",
        "pack",
        "configuration",
    }  # than documents that hold to the schema
    assert loose == {"published", "ledger", "relations", "reason", "cell", "waived"} | younger


def test_a_finding_says_all_of_it(summed: Verdict, show: Show) -> None:
    document = json.loads(show("json", summed, today="2026-01-05"))
    assert document["tool"] == {
        "name": "reportlint",
        "version": "1.0",
        "packs": [{"id": "demo", "version": "2"}],
    }
    assert document["today"] == "2026-01-05"
    assert document["summary"] == {
        "reports": 1, "error": 1, "warning": 0, "info": 1, "undecided": 1, "unreadable": 0, "waived": 1,
    }  # fmt: skip
    report = document["reports"][0]
    assert report["figures"] == {
        "total": 2,
        "verified": 1,
        "broken": 1,
        "undecided": 0,
        "unlinked": 0,
        "unread": 0,
    }
    assert "ledger" not in report and "relations" not in report
    assert report["rules"][2] == {"rule": "X003", "outcome": "undecided", "reason": "year unknown"}
    note, finding, waived = report["findings"]
    assert note["where"]["quote"] == "" and note["where"]["start"] == {"line": 1, "column": 1, "offset": 0}
    assert finding["where"] == {
        "start": {"line": 3, "column": 3, "offset": 20},
        "end": {"line": 3, "column": 11, "offset": 28},
        "quote": "共发布信息12条",
        "origin": {"line": 3, "column": 3},
        "section": ["一、总体情况"],
        "cell": None,
    }
    assert [one["where"]["quote"] for one in finding["related"]] == ["5条", "6条"]
    change = finding["repairs"][0]["set"][0]
    assert (change["from"], change["to"], change["because"]) == ("12条", "11", "表中另有")
    assert waived["where"]["cell"] == {"table": "sums", "row": "total", "column": "second"}
    assert waived["waived"] == {"reason": "已核实", "by": "张三"}


def test_the_ledger_comes_on_demand(summed: Verdict, show: Show) -> None:
    report = json.loads(show("json", summed, ledger=True))["reports"][0]
    assert [(one["printed"], one["value"], one["state"]) for one in report["ledger"]] == [
        ("12条", "12", "broken"),
        ("5条", "5", "verified"),
    ]
    relation = report["relations"][0]
    assert (relation["id"], relation["outcome"]) == ("r1", "broken")
    assert relation["arithmetic"] == "5+6 = 11 ≠ 12，差 1" and relation["where"]["quote"] == "12条"


def test_the_language_chooses_the_message(summed: Verdict, show: Show) -> None:
    finding = json.loads(show("json", summed, language="en"))["reports"][0]["findings"][1]
    assert (finding["message"], finding["advice"]) == ("The parts add to 11, not to 12.", "Correct one.")


def test_an_unreadable_report_has_its_path_and_why(unreadable: Verdict, show: Show) -> None:
    document = json.loads(show("json", unreadable, language="en"))
    assert document["reports"] == [
        {"path": "旧.doc", "error": {"message": "Cannot be read.", "stage": "read"}}
    ]
    assert document["summary"]["unreadable"] == 1


def test_hostile_text_comes_back_as_it_was_but_for_lone_surrogates(hostile: Verdict, show: Show) -> None:
    report = json.loads(show("json", hostile))["reports"][0]
    assert report["title"] == hostile.identity.title
    assert report["findings"][0]["message"] == hostile.findings[0].message["zh"]
    assert report["path"] == hostile.source.path.replace("\udcff", "\ufffd")


def test_a_report_a_line_with_characters_as_they_are(
    summed: Verdict, unreadable: Verdict, show: Show
) -> None:
    assert len(show("jsonl", summed, unreadable).splitlines()) == 2
    assert '"quote": "共发布信息12条"' in show("jsonl", summed)
    assert len(show("json", summed, unreadable).splitlines()) == 4
