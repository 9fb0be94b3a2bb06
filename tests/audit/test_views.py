"""What a store is asked: rankings equal a recount, a query reads the store and nothing else, a body is forgotten."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from linter.audit.wilson import wilson
from linter.cli import commands
from tests.audit.conftest import call


def asked(*words: object) -> list[dict[str, Any]]:
    result = call(*words, "-f", "json", "--today", "2024-06-01")
    assert result.exit_code in (0, 1), result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def recount(corpus: Path) -> list[dict[str, Any]]:
    said = CliRunner().invoke(
        commands, ["check", "-f", "jsonl", "--ledger", "--isolated", "--fail-on", "never", str(corpus)]
    )
    return [one for one in map(json.loads, said.stdout.splitlines()) if not one["error"]]


@pytest.mark.parametrize(
    ("by", "key"),
    [("body", "issuer"), ("year", "year"), ("kind", "pack")],
    ids=["bodies", "years", "kinds of report"],
)
def test_a_ranking_equals_a_recount(stored: Path, recount: list[dict[str, Any]], by: str, key: str) -> None:
    lines = asked("show", stored, "--by", by)
    reports = Counter(str(one[key]) for one in recount)
    found = Counter((str(one[key]), finding["severity"]) for one in recount for finding in one["findings"])
    checked = Counter()
    for one in recount:
        checked[str(one[key])] += sum(r["outcome"] != "undecided" for r in one["relations"])
    assert {line["key"]: line["reports"] for line in lines} == reports
    for line in lines:
        assert [line[s] for s in ("error", "warning", "info")] == [
            found[line["key"], s] for s in ("error", "warning", "info")
        ]
        assert line["checked"] == max(checked[line["key"]], line["hits"])


def test_rules_are_ranked_by_the_reports_that_break_them(stored: Path, recount: list[dict[str, Any]]) -> None:
    lines = {line["key"]: line for line in asked("show", stored, "--by", "rule")}
    decided = Counter(
        r["rule"] for one in recount for r in one["rules"] if r["outcome"] in ("holds", "broken")
    )
    broken = Counter(rule for one in recount for rule in {f["rule"] for f in one["findings"]})
    assert {key: line["checked"] for key, line in lines.items()} == {
        k: max(n, broken[k]) for k, n in decided.items()
    }
    assert {key: line["hits"] for key, line in lines.items() if line["hits"]} == broken


def test_what_has_too_little_checked_is_not_ranked_and_comes_last(stored: Path) -> None:
    lines = asked("show", stored, "--by", "body")
    ranks = [line["rank"] for line in lines]
    ranked = [line for line in lines if line["rank"]]
    assert ranks == [*range(1, len(ranked) + 1), *[None] * (len(lines) - len(ranked))]
    assert 0 < len(ranked) < len(lines)
    assert all((line["checked"] >= 20) == bool(line["rank"]) for line in lines)


def test_regions_are_those_of_the_names(stored: Path) -> None:
    assert {line["key"]: line["reports"] for line in asked("show", stored, "--by", "region")} == {
        "云岭县": 6,
        "石桥市": 6,
        "枫渡县": 1,
    }


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 0, "0", "100"),
        (0, 20, "0.0", "16.2"),
        (18, 18, "82.4", "100.0"),
        (75, 84, "80.8", "94.3"),
        (1, 1000, "0.0", "0.6"),
    ],
    ids=["nothing checked", "none of twenty", "all of eighteen", "most", "one of a thousand"],
)
def test_the_interval(hits: int, of: int, low: str, high: str) -> None:
    assert wilson(hits, of) == (Decimal(low), Decimal(high))


def test_the_history_of_a_body(stored: Path) -> None:
    years = asked("show", stored, "--body", "云岭县教育局")
    assert [one["year"] for one in years] == [2021, 2022, 2023]
    assert years[1]["error"] == years[0]["error"] + 1
    result = call("show", stored, "--body", "云岭县教育厅")
    assert result.exit_code == 2 and "did you mean '云岭县教育局'?" in result.output


def test_a_table_and_csv(stored: Path) -> None:
    table = call("show", stored, "--by", "year").output.splitlines()
    assert table[0].startswith("名次  代号") and set(table[1]) == {"-", " "} and len(table) == 5
    rows = call("show", stored, "--by", "year", "-f", "csv").output.splitlines()
    assert rows[0].startswith("名次,代号,名称") and len(rows) == 4


# --- queries


def test_a_query_is_answered(stored: Path) -> None:
    rows = asked("query", stored, "SELECT year, count(*) AS n FROM reports GROUP BY year ORDER BY year")
    assert rows == [{"year": 2021, "n": 4}, {"year": 2022, "n": 4}, {"year": 2023, "n": 5}]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_csv('{outside}')",
        "FROM glob('/etc/*')",
        "COPY (SELECT 1) TO '{outside}'",
        "COPY (SELECT 1) TO '{store}/x.parquet' (FORMAT parquet)",
        "ATTACH '{store}/x.db'",
        "CREATE TABLE x AS SELECT 1",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "SELECT 1; SELECT 2",
        "SELECT",
        "SELECT * FROM nothing",
        "DROP VIEW reports",
    ],
)  # fmt: skip
def test_a_query_reads_the_store_and_nothing_else(stored: Path, tmp_path: Path, sql: str) -> None:
    outside = tmp_path / "secret.csv"
    outside.write_text("a\nsecret\n", encoding="utf-8")
    before = sorted(stored.rglob("*"))
    result = call("query", stored, sql.format(store=stored, outside=outside))
    assert result.exit_code == 2 and "secret\n" not in result.stdout and "root:" not in result.stdout
    assert sorted(stored.rglob("*")) == before and outside.read_text(encoding="utf-8") == "a\nsecret\n"


def test_a_cell_that_a_spreadsheet_would_run_is_text(stored: Path) -> None:
    assert call("query", stored, "SELECT '=1+1' AS a", "-f", "csv").stdout == "a\n'=1+1\n"


def test_what_changed_between_two_rounds_is_a_query(store: Path, corpus: Path, tmp_path: Path) -> None:
    place = tmp_path / "more" / "x.txt"
    place.parent.mkdir()
    place.write_text(
        (corpus / "云岭县" / "云岭县教育局2022.txt").read_text("utf-8").replace("云岭县", "远山县"),
        encoding="utf-8",
    )
    call("run", place.parent, "--store", store, "--isolated", "--jobs", "1", "--quiet")
    sql = """SELECT DISTINCT path FROM held WHERE as_of = 2 AND (path, round) NOT IN (SELECT path, round FROM held WHERE as_of = 1)"""
    assert asked("query", store, sql) == [{"path": str(place)}]


# --- forgetting


def test_a_forgotten_body_leaves_every_table(store: Path, corpus: Path) -> None:
    result = call("forget", store, "云岭县 民政局", "--reason", "已撤销", "--today", "2024-06-01")
    assert result.exit_code == 0, result.output
    for place in [*store.rglob("*.parquet")]:
        if place.name != "forgotten.parquet":
            columns = [
                name for name, *_ in duckdb.sql(f"DESCRIBE FROM '{place}'").fetchall() if name == "path"
            ]
            assert not columns or not duckdb.sql(f"FROM '{place}' WHERE path LIKE '%民政局%'").fetchall(), (
                place
            )
    assert len(asked("show", store, "--by", "body")) == 4
    log = json.loads((store / "forgotten.json").read_text(encoding="utf-8"))["forgotten"]
    assert log == [{"body": "云岭县 民政局", "reason": "已撤销", "day": "2024-06-01", "files": 3}]
    call("run", corpus, "--store", store, "--isolated", "--jobs", "1", "--quiet", "--today", "2024-06-02")
    assert len(asked("show", store, "--by", "body")) == 4


@pytest.mark.parametrize(
    ("body", "reason", "said"),
    [("云岭县民政厅", "x", "did you mean '云岭县民政局'?"), ("云岭县民政局", " ", "say why")],
    ids=["a name that is none", "no reason"],
)
def test_what_cannot_be_forgotten(stored: Path, body: str, reason: str, said: str) -> None:
    result = call("forget", stored, body, "--reason", reason)
    assert result.exit_code == 2 and said in result.output


def test_waived_findings_are_counted_apart(store: Path) -> None:
    (one,) = asked(
        "query",
        store,
        "SELECT fingerprint, issuer, year FROM findings WHERE severity = 'error' AND year = 2022 LIMIT 1",
    )
    entry = {
        "issuer": one["issuer"],
        "year": one["year"],
        "reason": "已核实",
        "by": "张三",
        "until": "2024-12-31",
    }
    lines = [
        f"- fingerprint: {one['fingerprint']}",
        *(f"  {k}: {json.dumps(v, ensure_ascii=False)}" for k, v in entry.items()),
    ]
    (store / "waivers.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    count = "SELECT count(*) FILTER (waived) AS n FROM findings"
    assert asked("query", store, count) == [{"n": 1}]
    over = call("query", store, count, "-f", "json", "--today", "2025-01-01")
    assert json.loads(over.stdout) == {"n": 0}
