"""The page draws a table from the grid that the file has: merged cells, order, blanks and notes as they stand there."""

from __future__ import annotations

import pytest

from linter.judge.lint import lint
from linter.read import read_bytes
from linter.render.html.tables import HtmlRow
from linter.render.html.text import HtmlBlock, blocks
from tests.official import pack

TEXT = "<p>清泉县2022年政府信息公开工作年度报告</p><p>一、总体情况</p><p>推进公开。</p><p>三、收到和处理政府信息公开申请情况</p>"
MERGED = (
    '<table><tr><td rowspan="2">项目</td><td colspan="2">数量</td></tr><tr><td>甲</td><td>乙</td></tr>'
    '<tr><td rowspan="2">受理</td><td>12<sup>①</sup></td><td></td></tr><tr><td>3</td><td>4</td></tr></table>'
)


def shown(html: str) -> list[HtmlBlock]:
    source = read_bytes(
        f"<html><body>{TEXT}{html}<p>四、其他</p><p>无。</p></body></html>".encode(), "a.html"
    )
    return list(blocks(source, lint(source, pack()).layout, []))


def words(row: HtmlRow) -> list[str]:
    return ["".join(piece.text for piece in cell.pieces) for cell in row.cells]


def test_cells_are_as_wide_and_high_as_the_file_has_them() -> None:
    (table,) = [block for block in shown(MERGED) if block.kind == "rows"]
    assert [words(row) for row in table.rows] == [
        ["项目", "数量"],
        ["甲", "乙"],
        ["受理", "12①", ""],
        ["3", "4"],
    ]
    sizes = [[(cell.wide, cell.high) for cell in row.cells] for row in table.rows]
    assert sizes == [[(1, 2), (2, 1)], [(1, 1)] * 2, [(1, 2), (1, 1), (1, 1)], [(1, 1)] * 2]
    assert [row.cells[-1].scope for row in table.rows] == ["col", "col", "", ""]


@pytest.mark.parametrize(
    "turned", [False, True], ids=["rows as the form has them", "rows and columns changed"]
)
def test_a_table_of_a_form_is_drawn_as_it_stands_and_named(turned: bool) -> None:
    form = next(f for f in pack().domain.forms if (f.id, f.version) == ("T3", "2021"))
    columns = ["总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    rows = [["项目", *columns], *([row.label, *map(str, range(7))] for row in form.rows)]
    rows = [list(row) for row in zip(*rows, strict=True)] if turned else rows
    html = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    (table,) = [block for block in shown(f"<table>{html}</table>") if block.kind == "rows"]
    assert table.name == form.name["zh"]
    assert [[word.replace("（", "(").replace("）", ")") for word in words(row)] for row in table.rows] == rows


def test_all_of_the_text_is_shown_once() -> None:
    said = "".join(
        "".join(piece.text for piece in block.pieces + block.lead)
        + "".join("".join(words(row)) for row in block.rows)
        for block in shown(MERGED + "<p>表后说明。</p>" + MERGED)
    )
    assert said.count("12①") == 2 and said.count("表后说明") == 1 and said.count("总体情况") == 1
