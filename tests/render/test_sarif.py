"""SARIF: valid, within GitHub's limits, and every place the one that the words stand at."""

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest

from linter.batch import verdicts
from linter.finding import Verdict
from linter.render import Run, render, sarif
from linter.render.notes import notes
from linter.render.region import region, uri
from linter.source import Source, Span

SCHEMA = json.loads(Path(__file__).with_name("sarif-subset.schema.json").read_text(encoding="utf-8"))
EXAMPLES = Path("examples/disclosure")
HTML = "<html><body><h1>清河县</h1>\n<p>一、总体情况</p><p>共发布信息<b>1</b>2条&amp;全部。</p></body></html>"


def shown(*verdicts, **options):
    made = json.loads(
        "".join(render(verdicts, "sarif", Run(version="1.0", packs=(("demo", "2"),), **options)))
    )
    jsonschema.Draft202012Validator(SCHEMA).validate(made)
    return made["runs"][0]


@pytest.fixture(scope="module")
def checked(pack):
    root = Path(__file__).resolve().parents[2]
    paths = sorted(str(path) for path in (root / EXAMPLES).glob("*.txt"))
    made = list(verdicts(paths, pack))
    return made, shown(*made, rules=notes(pack.rules))


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_reports_mean_harm_with_is_valid_too(summed, hostile, unreadable, language):
    run = shown(summed, hostile, unreadable, language=language)
    assert len(run["results"]) == 4


def test_regions_hold_the_words(checked):
    made, run = checked
    results = iter(run["results"])
    for verdict in made:
        lines = verdict.source.text.split("\n")
        for finding in verdict.findings:
            where = next(results)["locations"][0]["physicalLocation"]["region"]
            words = verdict.source.quote(finding.span)
            assert verdict.source.text[where["charOffset"] :][: where["charLength"]] == words
            if words and "\n" not in words:
                line = lines[where["startLine"] - 1]
                assert line[where["startColumn"] - 1 : where["endColumn"] - 1] == words
    assert next(results, None) is None


def test_each_result_belongs_to_its_rule_and_its_file(checked, pack):
    _, run = checked
    rules, files = run["tool"]["driver"]["rules"], run["artifacts"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in pack.rules if rule.enabled]
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        file = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert files[file["index"]]["location"]["uri"] == file["uri"]


def test_no_rule_shows_a_placeholder(checked):
    for rule in checked[1]["tool"]["driver"]["rules"]:
        assert "{" not in rule["shortDescription"]["text"]


def test_related_places_are_linked_from_the_message(summed):
    result = next(one for one in shown(summed)["results"] if one["ruleId"] == "C001")
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2]
    assert "[5条](1) [6条](2)" in result["message"]["text"]
    assert "5+6 = 11 ≠ 12，差 1" in result["message"]["text"]


def test_a_report_s_own_link_is_none(hostile):
    finding = replace(
        hostile.findings[0], message={"zh": "看[这里](1)"}, arithmetic="", advice={}, related=()
    )
    (result,) = shown(replace(hostile, findings=(finding,)))["results"]
    assert result["message"]["text"] == "看[这里]\u2060(1)"


def test_waived_findings_are_suppressed_and_the_others_say_that_they_are_not(summed):
    by_rule = {result["ruleId"]: result["suppressions"] for result in shown(summed)["results"]}
    assert by_rule["C001"] == []
    assert by_rule["T002"] == [{"kind": "external", "status": "accepted", "justification": "已核实，张三"}]


def test_a_cell_is_a_logical_place(summed):
    result = next(one for one in shown(summed)["results"] if one["ruleId"] == "T002")
    (place,) = result["locations"][0]["logicalLocations"]
    assert place == {"name": "合计 / 第二列", "fullyQualifiedName": "sums/total/second", "kind": "cell"}


def test_a_file_that_cannot_be_read_is_a_notification(unreadable):
    run = shown(unreadable)
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert told["message"]["text"] == "读不了。" and told["descriptor"]["id"] == "read"
    uri = told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == "旧.doc"


def test_a_document_without_lines_has_line_1_and_its_own_place(summed):
    source = replace(summed.source, format="docx", locate=lambda span: {"paragraph": 3})
    result = shown(replace(summed, source=source))["results"][1]
    place = result["locations"][0]
    assert place["physicalLocation"]["region"] == {"startLine": 1}
    assert place["properties"]["origin"] == {"paragraph": 3}
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "一、总体情况"


def test_regions_of_html_are_those_of_the_markup():
    from linter.read import read_bytes

    source = read_bytes(HTML.encode(), "a.html")
    start = source.text.index("总体情况")
    found = region(source, Span(start, start + 4))
    assert HTML[found["charOffset"] :][: found["charLength"]] == "总体情况"
    line = HTML.split("\n")[found["startLine"] - 1]
    assert line[found["startColumn"] - 1 : found["endColumn"] - 1] == "总体情况"
    start = source.text.index("12条")
    found = region(source, Span(start, start + 3))
    assert HTML[found["charOffset"] :][: found["charLength"]] == "1</b>2条"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("./a b/清河.txt", "a%20b/%E6%B8%85%E6%B2%B3.txt"),
        ("../a.txt", "../a.txt"),
        ("C:\\报告\\a.txt", "file:///C:/%E6%8A%A5%E5%91%8A/a.txt"),
        ("/tmp/a#b?.txt", "file:///tmp/a%23b%3F.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("-", "stdin"),
    ],
)
def test_uris(path, expected):
    assert uri(path) == expected


def test_more_results_than_github_takes_are_told(summed, monkeypatch):
    monkeypatch.setattr(sarif, "MOST_RESULTS", 4)
    run = shown(summed, summed, summed)
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert len(run["results"]) == 4
    assert told["level"] == "warning" and "5" in told["message"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is True


def test_no_verdict_is_a_run_without_results():
    assert shown()["results"] == []
    assert shown(Verdict(Source("a.txt", "")))["results"] == []
