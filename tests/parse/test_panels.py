"""Tables whose rows no form enumerates: an invented form, set into text in the ways that tables come."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.errors import RulePackError
from linter.model.relation import State
from linter.model.report import Report
from linter.parse import parse
from linter.rulepack import RulePack, read_pack
from linter.text.source import Source

PACK = """\
id: granary
version: "1"
title: {zh: 粮仓报告}
grammars: {report: report.lark}
recognised: ['粮仓']
titles: ['^(?P<issuer>.{2,20}?)(?P<year>20\\d\\d)年粮仓报告$']
regimes: [{id: G1, first: 2000, last: 2099, name: {zh: 一}}]
"""
LEXICON = """\
cell_units: [吨]
cell_nothing: [无]
caption_units: {"单位:万吨": 万吨, "单位:吨": 吨}
"""
BY_CROP = """\
id: A
version: "1"
name: {zh: 分品种表}
regimes: [G1]
titles: ['^分品种表(?:单位:.{1,3})?$']
panels:
  - id: crops
    label: ""
    columns: [{id: whole, label: 总量}, {id: own, label: "来源·自产"}, {id: bought, label: "来源·外购"}]
    codes: [2, 4, 6]
    rows: [{id: total, label: 合计}]
relations:
  - {rule: T1, each: row, holds: whole = own + bought, blank_as_zero: true, rounded: true}
  - {rule: T2, each: parent, holds: total, blank_as_zero: true, rounded: true}
"""
BALANCE = """\
id: B
version: "1"
name: {zh: 平衡表}
regimes: [G1]
titles: ['^平衡表$']
panels:
  - id: in
    label: 入
    columns: [{id: amount, label: 数量}]
    rows: [{id: bought, label: 购入}, {id: income, label: 入仓合计}]
  - id: out
    label: 出
    columns: [{id: spent, label: 数量}]
    others: use
    rows: [{id: use.11, label: 稻谷类}, {id: spending, label: 出仓合计}]
relations:
  - {rule: T3, each: column, holds: spending = use.*, blank_as_zero: true, rounded: true}
"""
BETWEEN = """\
between:
  - {rule: X1, holds: B.spending = A.total/whole, label: 出仓合计}
  - {rule: X2, holds: B.use.*/spent = A.*/whole, label: 分品种}
  - {rule: X3, holds: A.1101/own <= B.income, label: 自产}
"""
HEAD = "清河县2024年粮仓报告\n一、总体情况\n粮仓情况如下。\n"
ONE_CELL = """\
分品种表
单位：万吨
品种 |  | 总量 | 来源 |
编码 | 名称 |  | 自产 | 外购
合计 |  | 7.01 | 4.00 | 3.01
11 | 稻谷类 | 5.00 | 4.00 | 1.00
1101 | 早稻 | 5.00 | 4.00 | 1.00
110101 | 一等 | 2.34 | 2.00 | 0.33
110102 | 二等 | 2.67 | 2.00 | 0.67
12 | 麦类 | 2.01 |  | 2.01
"""
THREE_CELLS = """\
分品种表
单位：万吨
品种 |  |  |  | 总量 | 来源 |
类 | 款 | 项 | 名称 |  | 自产 | 外购
11 |  |  | 稻谷类 | 5.00 | 4.00 | 1.00
11 | 1 |  | 早稻 | 5.00 | 4.00 | 1.00
11 | 1 | 1 | 一等 | 2.34 | 2.00 | 0.33
11 | 01 | 02 | 二等 | 2.67 | 2.00 | 0.67
[第2页]
12 |  |  | 麦类 | 2.01 |  | 2.01
类 | 款 | 项 | 合计 | 7.01 | 4.00 | 3.01
"""
PANELS = """\
平衡表
单位：吨
入 |  | 出 |
项目 | 数量 | 项目 | 数量
一、购入 | 70100 | 一、稻谷类 | 50000
 |  | 二、杂粮 | 20100
入仓合计 | 70100 | 出仓合计 | 70100
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> RulePack:
    folder = tmp_path_factory.mktemp("granary")
    _written(folder, BETWEEN)
    return read_pack(folder)


def _written(folder: Path, between: str, crops: str = BY_CROP) -> None:
    (folder / "forms").mkdir()
    files = {"pack.yaml": PACK, "lexicon.yaml": LEXICON, "forms/a.yaml": crops, "forms/b.yaml": BALANCE}
    files["forms/between.yaml"] = between
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def _read(pack: RulePack, text: str) -> Report:
    return parse(Source("x.txt", HEAD + text + "二、其他情况\n没有其他情况。\n"), pack.domain)


def _broken(report: Report) -> set[tuple[str, str]]:
    return {
        (relation.rule, report.source.quote(relation.place))
        for relation in report.relations
        if relation.evaluate().state is State.BROKEN and not relation.doubts and relation.place
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ONE_CELL, id="the code in one cell, the total first"),
        pytest.param(THREE_CELLS, id="the code in three cells, noughts lost, two pages, the total last"),
        pytest.param(
            ONE_CELL.replace("分品种表\n单位：万吨\n", "分品种表 单位：万吨\n"), id="unit beside the title"
        ),
        pytest.param(
            ONE_CELL.replace("分品种表\n单位：万吨\n", "分品种表 |  |  |  | \n | | | | 单位：万吨\n"),
            id="title and unit in the grid",
        ),
    ],
)
def test_rows_are_told_by_their_codes(pack: RulePack, text: str) -> None:
    (table,) = _read(pack, text).tables
    grid = table.filled
    assert grid is not None and not grid.strange and not grid.cut
    cells = {(cell.place.row, cell.place.column): cell for cell in grid.cells}
    assert {row.label.id for row in grid.rows} == {"total", "11", "1101", "110101", "110102", "12"}
    figure = cells["110101", "whole"].figure
    assert figure is not None and figure.value == 23400 and figure.unit == "吨" and figure.decimals == 2
    assert cells["12", "own"].missing == "blank"


def test_panels_stand_side_by_side(pack: RulePack) -> None:
    (table,) = _read(pack, PANELS).tables
    assert table.filled is not None
    found = {row.label.id: [cell.place.column for cell in row.cells] for row in table.filled.rows}
    assert found == {
        "bought": ["amount"], "income": ["amount"], "use.11": ["spent"], "use.杂粮": ["spent"], "spending": ["spent"],
    }  # fmt: skip


def test_rounding_explains_what_it_can(pack: RulePack) -> None:
    """2.34 and 2.67 are 5.01, and 2.00 and 0.33 are 2.33: each is rounded by itself."""
    report = _read(pack, ONE_CELL + PANELS)
    assert _broken(report) == set()
    assert {r.rule for r in report.relations if r.evaluate().state is State.HOLDS} == {
        "T1",
        "T2",
        "T3",
        "X1",
        "X2",
        "X3",
    }


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param(("2.67 | 2.00", "2.76 | 2.00"), {("T1", "2.76"), ("T2", "5.00")}, id="a part"),
        pytest.param(
            ("合计 |  | 7.01", "合计 |  | 7.10"),
            {("T1", "7.10"), ("T2", "7.10"), ("X1", "7.10")},
            id="the whole",
        ),
        pytest.param(
            ("稻谷类 | 50000", "稻谷类 | 50100"),
            {("T3", "70100"), ("X2", "5.00")},
            id="between tables, 吨 and 万吨",
        ),
        pytest.param(("入仓合计 | 70100", "入仓合计 | 30100"), {("X3", "30100")}, id="at most"),
    ],
)
def test_what_does_not_hold_is_found(
    pack: RulePack, change: tuple[str, str], found: set[tuple[str, str]]
) -> None:
    text = ONE_CELL + PANELS
    assert text.count(change[0]) == 1
    assert _broken(_read(pack, text.replace(*change))) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ONE_CELL.replace("12 | 麦类", "麦类"), id="a row without its code"),
        pytest.param(
            ONE_CELL.replace("12 | 麦类 | 2.01 |  | 2.01\n", "下页\n麦 | 类 | 2.01\n"),
            id="a piece nobody can join",
        ),
        pytest.param(
            ONE_CELL.replace("12 | 麦类 | 2.01 |  | 2.01\n", "2\n分品种表\n单位：万吨\n麦 | 类 | 2.01\n"),
            id="a piece nobody can join, under the title again",
        ),
        pytest.param(ONE_CELL.replace("12 | 麦类", "11 | 麦类"), id="a code that stands there twice"),
    ],
)
def test_who_cannot_see_all_parts_accuses_nobody(pack: RulePack, text: str) -> None:
    broken = [rule for rule, _ in _broken(_read(pack, text + PANELS))]
    assert "T2" not in broken


HEADS = "品种 |  | 总量 | 来源 | \n编码 | 名称 |  | 自产 | 外购\n"
TITLE = "分品种表\n单位：万吨\n"
OVER_PAGES = {
    "its title and its heads": f"— 2 —\n{TITLE}{HEADS}",
    "its title, its number and whose it is": f"— 2 —\n公开02表\n{TITLE}{HEADS}",
    "its title alone": f"2\n{TITLE}",
    "its heads alone": f"2\n{HEADS}",
}


@pytest.mark.parametrize("again", OVER_PAGES)
@pytest.mark.parametrize("breaks", [("1101 |",), ("110102 |",), ("1101 |", "12 |")], ids=len)
def test_a_table_goes_on_where_the_next_page_says_again(
    pack: RulePack, again: str, breaks: tuple[str, ...]
) -> None:
    text = ONE_CELL
    for start in breaks:
        text = text.replace(f"\n{start}", f"\n{OVER_PAGES[again]}{start}")
    report = _read(pack, text + PANELS)
    grid = report.tables[0].filled
    assert grid is not None and not grid.cut and not grid.strange
    assert [row.label.id for row in grid.rows] == ["total", "11", "1101", "110101", "110102", "12"]
    assert len(report.tables) == 2 and _broken(report) == set()
    wrong = _read(pack, (text + PANELS).replace("2.67 | 2.00", "2.76 | 2.00"))
    assert _broken(wrong) == {("T1", "2.76"), ("T2", "5.00")}


def test_two_tables_under_one_title_are_two(pack: RulePack) -> None:
    report = _read(pack, ONE_CELL + ONE_CELL.replace("合计 |  | 7.01", "合计 |  | 7.10"))
    assert len(report.tables) == 2
    assert _broken(report) == {("T1", "7.10"), ("T2", "7.10")}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            PANELS.replace("数量\n一", "数量\n |  |  | (吨)\n栏次 | 1 | 栏次 | 2\n一"),
            id="a head broken over lines",
        ),
        pytest.param(PANELS.replace("数量\n一", "数量\n栏次 | 1 | 栏次 | 2\n一"), id="right below the head"),
    ],
)
def test_the_numbers_of_columns_are_no_row(pack: RulePack, text: str) -> None:
    report = _read(pack, text)
    grid = report.tables[0].filled
    assert grid is not None and "use.栏次" not in {row.label.id for row in grid.rows}
    assert _broken(report) == set()
    assert _broken(_read(pack, text.replace("50000", "51000"))) == {("T3", "70100")}


def test_a_figure_is_nobodys_name(pack: RulePack) -> None:
    """Where a line has lost its labels its figures stand one column too far left."""
    report = _read(pack, PANELS.replace("二、杂粮 | 20100", "20,100 | 3.00"))
    grid = report.tables[0].filled
    assert grid is not None and "use.20,100" not in {row.label.id for row in grid.rows}
    assert _broken(report) == set()


def test_another_table_under_the_same_heads_is_not_the_forms(pack: RulePack) -> None:
    assert not _read(pack, ONE_CELL.replace("分品种表", "历年对照表")).tables[0].filled


@pytest.mark.parametrize(
    ("between", "crops", "says"),
    [
        ("- {rule: X, holds: B.spendin = A.total/whole}", BY_CROP, "no row 'spendin'"),
        ("- {rule: X, holds: B.spending = A.total}", BY_CROP, "has no column ''"),
        ("- {rule: X, holds: C.spending = A.total/whole}", BY_CROP, "no form 'C'"),
        ("- {rule: X, holds: B.spending + = A.total/whole}", BY_CROP, "cannot be read"),
        ("- {rule: X, holds: B.spending = A.total/whole}", BY_CROP.replace("holds: total", "holds: totl"), "no row 'totl'"),
    ],
)  # fmt: skip
def test_what_no_form_has_is_an_error(tmp_path: Path, between: str, crops: str, says: str) -> None:
    _written(tmp_path, f"between:\n  {between}\n", crops)
    with pytest.raises(RulePackError, match=says):
        read_pack(tmp_path)
