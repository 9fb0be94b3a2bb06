"""Who has not published, late, twice, or under another name; what is only alike is suggested."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from linter.audit.roster import read_roster
from linter.errors import UsageError
from tests.audit.conftest import call, report


def asked(store: Path, *words: object) -> dict[tuple[str, Any], dict[str, Any]]:
    result = call("roster", store, *words, "-f", "json")
    assert result.exit_code in (0, 1), result.output
    return {(one["body"], one["year"]): one for one in map(json.loads, result.stdout.splitlines())}


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("roster")
    for name, text in {
        "a": report("云岭县教育局", 2022, day="02").replace("-02-02", "-01-20"),
        "b": report("云岭县民政局", 2022, day="20"),  # a department: by 31 January
        "c": report("石桥市财政局", 2022),
        "d": report("石桥市财政局", 2022, said="工作有序。"),
        "e": report("云岭县水利局", 2022, day="02").replace("-02-02", "-01-02"),
        "f": report("云岭县文化和旅游局", 2022),
    }.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    store = folder.with_name("roster-store")
    call("run", folder, "--store", store, "--isolated", "--jobs", "1", "--quiet")
    return store


ROSTER = """单位,年度,种类,别名
云岭县教育局,2022,,
云岭县民政局,2022,政府信息公开工作年度报告,
石桥市财政局,2022,disclosure,
云岭县水务局,2022,,云岭县水利局
云岭县文化旅游局,2022,,
云岭县审计局,2021-2022,,
"""


def test_what_became_of_each(several: Path, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(ROSTER.encode("gb18030"))
    lines = asked(several, tmp_path / "r.csv", "--all")
    states = {key: one["state"] for key, one in lines.items()}
    assert states == {
        ("云岭县教育局", 2022): "present",
        ("云岭县民政局", 2022): "late",
        ("石桥市财政局", 2022): "twice",
        ("云岭县水务局", 2022): "renamed",
        ("云岭县文化旅游局", 2022): "missing",
        ("云岭县审计局", 2021): "missing",
        ("云岭县审计局", 2022): "missing",
        ("云岭县文化和旅游局", 2022): "extra",
    }
    assert lines["云岭县民政局", 2022]["due"] == "2023-01-31"
    assert lines["云岭县文化旅游局", 2022]["perhaps"].startswith("云岭县文化和旅游局 (")
    assert not lines["云岭县审计局", 2022]["perhaps"]
    assert asked(several) == {
        key: one for key, one in lines.items() if one["state"] != "present"
    }  # it is kept


def test_a_roster_in_excel(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.Workbook()
    for row in (["单位名称", "年份"], ["云岭县教育局", 2022], ["云岭县民政局", "2020-2021、2023"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    (tmp_path / "r.xlsx").write_bytes(out.getvalue())
    assert [(one.body, one.year) for one in read_roster(tmp_path / "r.xlsx")] == [
        ("云岭县教育局", 2022), ("云岭县民政局", 2020), ("云岭县民政局", 2021), ("云岭县民政局", 2023)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "no column of bodies"),
        ("单位,年度\n,2022\n", "r.csv:2: no body"),
        ("单位,年度\n甲局,去年\n", "r.csv:2: '去年' is no year"),
        ("单位,年度\n", "nothing is due"),
        ("单位,年度\n" + "甲" * 200_000, "neither CSV nor"),
    ],
    ids=["no heads", "a row without a body", "a year that is none", "nothing", "no table at all"],
)
def test_what_is_no_roster(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read_roster(tmp_path / "r.csv")


def test_lines_may_end_as_on_any_system(tmp_path: Path) -> None:
    for number, end in enumerate(("\n", "\r\n", "\r")):
        place = tmp_path / f"{number}.csv"
        place.write_bytes(end.join(("单位,年度", "云岭县教育局,2022", "云岭县民政局,2021")).encode())
        assert [one.year for one in read_roster(place)] == [2022, 2021]
