"""What two kinds of report of one body and year both state: laid side by side where asked for, and no finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.audit.shared import shared_figures
from linter.rulepack import shipped_pack
from tests.audit.conftest import call

LAW = """{body}2023年度法治政府建设情况报告
发布日期：2024-03-20
一、主要举措和成效
严格规范性文件管理。全年制定行政规范性{broken}文件{made}件；清理后继续有效{valid}件。
二、存在的不足和原因
基层执法力量不足，原因是编制紧张。
"""
OPEN = """{body}2023年政府信息公开工作年度报告
发布日期：2024-01-20
一、总体情况
全年工作平稳。
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t{made}\t{gone}\t{valid}
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kinds")
    bodies = {
        "松岭县人民政府": ((14, 61), (14, 61), ""),
        "东港市人民政府": ((14, 61), (9, 61), "\n"),  # a line that was wrapped within the name
        "南溪县人民政府": ((14, 61), None, ""),
    }
    for body, (law, table, broken) in bodies.items():
        (folder / f"{body}法治.txt").write_text(LAW.format(body=body, made=law[0], valid=law[1], broken=broken), encoding="utf-8")  # fmt: skip
        if table:
            (folder / f"{body}公开.txt").write_text(OPEN.format(body=body, made=table[0], gone=1, valid=table[1]), encoding="utf-8")  # fmt: skip
    place = tmp_path_factory.mktemp("stores") / "store"
    call("run", folder, "--store", place, "--isolated", "--jobs", "1", "--quiet")
    return place


def test_what_differs_comes_first_and_is_no_finding(store: Path) -> None:
    lines = [
        json.loads(one) for one in call("show", store, "--between-kinds", "-f", "json").output.splitlines()
    ]
    told = [
        (one["issuer"], one["subject"], one["printed"], one["other_printed"], one["same"]) for one in lines
    ]
    made, valid = "本年制发的行政规范性文件", "现行有效的行政规范性文件"
    assert told == [
        ("东港市人民政府", made, "9", "14件", False),
        ("东港市人民政府", valid, "61", "61件", True),
        ("松岭县人民政府", made, "14", "14件", True),
        ("松岭县人民政府", valid, "61", "61件", True),
    ]
    found = call(
        "query", store, "SELECT count(*) AS n FROM findings WHERE message_zh LIKE '%规范性文件%'", "-f", "csv"
    )
    assert found.output.split() == ["n", "0"]


def test_the_packs_have_what_the_file_names() -> None:
    for one in shared_figures():
        assert len({place.pack for place in one.places}) > 1, one.id
        for place in one.places:
            if place.patterns:
                continue
            forms = [form for form in shipped_pack(place.pack).domain.forms if form.id == place.form]
            assert forms, (one.id, place)
            blocks = [block for form in forms for block in (*form.blocks, *form.panels)]
            rows = {row.id for block in blocks for row in block.rows}
            columns = {column.id for block in blocks for column in block.columns}
            assert place.row in rows and place.column in columns, (one.id, place)
