"""SARIF: valid, within GitHub's limits, and every place the one that the words stand at."""

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest

from linter.model.elsewhere import Elsewhere
from linter.model.finding import Verdict
from linter.render import Run, render, sarif
from linter.render.notes import notes
from linter.render.region import region, region_elsewhere, uri
from linter.run.batch import verdicts
from linter.text.source import Position, Source, Span
from tests.documents import from_text
from tests.official import report, requests

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE / "sarif-subset.schema.json").read_text(encoding="utf-8"))
OFFICIAL = jsonschema.Draft202012Validator(
    json.loads((HERE.parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")),
    format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
)
EXAMPLES = Path("examples/disclosure")
HTML = "<html><body><h1>清河县</h1>\n<p>一、总体情况</p><p>共发布信息<b>1</b>2条&amp;全部。</p></body></html>"


def shown(*verdicts, **options):
    made = json.loads(
        "".join(render(verdicts, "sarif", Run(version="1.0", packs=(("demo", "2"),), **options)))
    )
    jsonschema.Draft202012Validator(SCHEMA).validate(made)
    OFFICIAL.validate(made)
    return made["runs"][0]


@pytest.fixture(scope="module")
def checked(pack):
    root = Path(__file__).resolve().parents[2]
    paths = sorted(str(path) for path in (root / EXAMPLES).glob("*.txt"))
    made = list(verdicts(paths, pack))
    return made, shown(*made, rules=notes(pack.rules))


def test_the_schemas_are_such():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    OFFICIAL.check_schema(OFFICIAL.schema)
    assert OFFICIAL.schema["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0")


@pytest.mark.parametrize(
    "wrong",
    [
        {"columnKind": "characters"},
        {"results": [{"ruleId": "C001"}]},
        {"results": [{"message": {"text": "x"}, "level": "fatal"}]},
        {"artifacts": [{"location": {"uri": "a b"}, "lenght": 1}]},
    ],
)
def test_the_official_schema_refuses_what_is_wrong(wrong):
    run = {"tool": {"driver": {"name": "x"}}}
    assert OFFICIAL.is_valid({"version": "2.1.0", "runs": [{**run, "results": []}]})
    assert not OFFICIAL.is_valid({"version": "2.1.0", "runs": [{**run, **wrong}]})


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
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2, 3]
    assert "[5条](1) [6条](2)" in result["message"]["text"]
    assert "5+6 = 11 ≠ 12，差 1" in result["message"]["text"]


def test_places_in_the_other_report_are_related(pack, tmp_path):
    """What was carried out of last year was not carried in: the place in last year's file."""
    last, this = tmp_path / "去年.txt", tmp_path / "今年.txt"
    last.write_text(report(requests(), year=2022), encoding="utf-8")
    carried = {"carried_in": [2, 0, 0, 0, 0, 0, 2], "granted": [5, 1, 0, 0, 0, 0, 6]}
    carried["closed"] = [10, 1, 0, 0, 0, 0, 11]
    this.write_text(report(requests(carried), year=2023), encoding="utf-8")
    run = shown(*verdicts([str(last), str(this)], pack), rules=notes(pack.rules))
    result = next(one for one in run["results"] if one["ruleId"] == "X009")
    (place,) = [one for one in result["relatedLocations"] if one["message"]["text"] == "上年度报告"]
    physical = place["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": uri(str(last))}
    where, text = physical["region"], last.read_text(encoding="utf-8")
    assert text.split("\n")[where["startLine"] - 1][where["startColumn"] - 1 : where["endColumn"] - 1] == "1"
    assert text[where["charOffset"] :][: where["charLength"]] == "1"
    assert f"[1]({place['id']})" in result["message"]["text"]


def test_a_place_in_another_document_without_lines_has_its_own():
    origin = {"table": 2, "row": 3, "cell": 1}
    other = Elsewhere("last-year", "去年.docx", Span(5, 6), Position(2, 1), Position(2, 2), "1", origin)
    assert region_elsewhere(other) == {"startLine": 1}
    markup = replace(other, origin={"line": 3, "column": 9, "offset": 44})
    assert region_elsewhere(markup) == {"startLine": 3, "startColumn": 9, "charOffset": 44}


def test_places_of_the_same_cause_are_related_too(summed):
    result = next(one for one in shown(summed)["results"] if one["ruleId"] == "C001")
    assert result["relatedLocations"][-1]["message"]["text"] == "同因 T001 5+7 = 12"


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


def test_a_word_file_is_placed_by_paragraph_table_and_cell(pack, tmp_path):
    text = (HERE.parents[1] / EXAMPLES / "2012-faulty.txt").read_text(encoding="utf-8")
    path = tmp_path / "年报.docx"
    path.write_bytes(from_text(text))
    run = shown(*verdicts([str(path)], pack), rules=notes(pack.rules))
    result = next(one for one in run["results"] if one["ruleId"] == "C001")
    place = result["locations"][0]
    assert place["physicalLocation"]["region"] == {"startLine": 1}
    assert "paragraph" in place["properties"]["origin"]
    assert place["properties"]["charLength"] > 0
    assert place["logicalLocations"][0]["kind"] == "section"
    assert result["partialFingerprints"]["reportlint/v1"]


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
    others = [replace(summed, source=replace(summed.source, path=f"{n}.txt")) for n in (1, 2)]
    run = shown(summed, *others)
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert len(run["results"]) == 4
    assert told["level"] == "warning" and "5" in told["message"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is True


def test_no_verdict_is_a_run_without_results():
    assert shown()["results"] == []
    assert shown(Verdict(Source("a.txt", "")))["results"] == []
