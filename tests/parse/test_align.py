"""Tables are read by their labels, however text lays them out."""

from __future__ import annotations

import itertools
import sys

import pytest

from bench.renderings import RENDERINGS, form_of, golden, lines
from bench.renderings import report as framed
from linter.model.table import FilledForm
from linter.parse import parse
from linter.text.source import Source
from tests.official import SMALL, decisions, pack, remedies, report, requests, statistics


def filled_form(text: str, form: str) -> FilledForm:
    tables = parse(Source("report.txt", text), pack().domain).tables
    return next(table.filled for table in tables if table.filled is not None and table.filled.form.id == form)


def values(filled: FilledForm, row: str) -> list[str]:
    found = filled.row(row)
    assert found is not None
    return [cell.figure.printed if cell.figure else cell.missing for cell in found.cells]


@pytest.mark.parametrize("rendering", [name for name in RENDERINGS if name != "glued"])
def test_every_layout_is_read_whole_and_right(rendering: str) -> None:
    table = golden()
    text = framed(RENDERINGS[rendering](lines(form_of(pack(), "T3", "2021"), table)))
    filled = filled_form(text, "T3")
    assert filled.whole
    assert {row.label.id: values(filled, row.label.id) for row in filled.rows} == {
        id: [str(figure) for figure in row] for id, row in table.items()
    }


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_every_figure_knows_its_place(rendering: str) -> None:
    text = framed(RENDERINGS[rendering](lines(form_of(pack(), "T3", "2021"), golden())))
    for figure in filled_form(text, "T3").figures:
        assert text[figure.span.start : figure.span.end] == figure.printed


def test_a_note_between_label_and_figure_belongs_to_the_label() -> None:
    table = statistics().replace(
        "(不同渠道和方式公开相同信息计1条) 9850", "\n(不同渠道和方式公开相同信息计1条)\n9850"
    )
    assert values(filled_form(report(table, year=2016), "ST"), "A1") == ["9850"]


def test_the_six_kinds_of_nothing_are_kept_apart() -> None:
    table = statistics({"C1.1": "/", "C1.2": "——", "C1.3": "无", "C1.4": ""})
    table = "\n".join(line for line in table.split("\n") if "按时办结" not in line)
    filled = filled_form(report(table, year=2016), "ST")
    kinds = [values(filled, row) for row in ("C1.1", "C1.2", "C1.3", "C1.4", "C2.1")]
    assert kinds == [["slash"], ["dash"], ["none"], ["blank"], ["absent"]]
    bare = filled_form(
        report(requests().replace("5.属于三类内部事务信息 1 0 0", "5.属于三类内部事务信息 1 0")), "T3"
    )
    assert values(bare, "refused.internal") == ["unreadable"] * 7
    assert not bare.whole


def test_blanks_between_bars_are_cells() -> None:
    table = decisions().replace("规章 0 0 0", "规章 | | 3 | |")
    assert values(filled_form(report(table), "T2"), "rules") == ["blank", "3", "blank"]


def test_a_cell_a_line_with_its_bar_behind_it() -> None:
    table = decisions().replace("规章 0 0 0", "规章 |\n4 |\n|\n7 |")
    assert values(filled_form(report(table), "T2"), "rules") == ["4", "blank", "7"]


def test_glued_cells_that_can_be_cut_in_one_way() -> None:
    filled = filled_form(report(requests().replace("2.重复申请 0 0 0 0 0 0 0", "2.重复申请0000000")), "T3")
    row = filled.row("declined.repeated")
    assert row is not None
    assert row.reading == "glued"
    assert values(filled, "declined.repeated") == ["0"] * 7


def test_glued_cells_cut_by_their_own_sum() -> None:
    rows = {"granted": [71, 3, 0, 0, 0, 0, 74]}
    glued = requests(rows).replace("71 3 0 0 0 0 74", "713000074")
    row = filled_form(report(glued), "T3").row("granted")
    assert row is not None
    assert row.reading == "identity"


def test_glued_cells_of_no_known_sum_are_unreadable() -> None:
    filled = filled_form(report(decisions({"documents": ["8855698"]})), "T2")
    assert values(filled, "documents") == ["unreadable"] * 3


def test_a_head_broken_under_itself_does_not_hide_the_figures() -> None:
    table = remedies(list(range(15))).replace("尚未审结 总计 \n", "尚未审\n 总计\n 结\n\n")
    assert values(filled_form(report(table), "T4"), "cases") == [str(n) for n in range(15)]


def test_remarks_and_units_beside_a_figure() -> None:
    table = decisions({"documents": ["34(其中修订16件)", 2, 189]}, version="2019")
    table = table.replace("规范性文件 34(其中修订16件) 2 189", "规范性文件 | 34 (其中修订16件) | 2 | 189 |")
    filled = filled_form(
        report(table.replace("政府集中采购 0 0", "政府集中采购 3 251000元"), year=2020), "T2"
    )
    assert values(filled, "documents") == ["34", "2", "189"]
    assert values(filled, "procurement") == ["3", "251000元"]


def test_letters_lost_from_a_label_do_not_lose_the_row() -> None:
    table = requests().replace("2.其他法律行政法规禁止公开", "2.其他法律行政止公开")
    row = filled_form(report(table), "T3").row("refused.forbidden")
    assert row is not None
    assert row.read
    assert row.damaged


def test_a_local_row_is_no_row_of_the_form() -> None:
    table = requests().replace("(七)总计", "(七)本地增加的一项 7 7 7 7 7 7 42\n(七)总计")
    filled = filled_form(report(table), "T3")
    assert filled.extra == 1
    assert values(filled, "closed") == list(map(str, SMALL["closed"]))


@pytest.mark.parametrize("year", [2020, 2022])
@pytest.mark.parametrize("version", ["2019", "2021"])
def test_the_version_is_the_one_that_fits(version: str, year: int) -> None:
    filled = filled_form(report(requests(version=version), year=year), "T3")
    assert filled.form.version == version
    assert filled.whole


HOSTILE = {
    "labels": "1.属于国家秘密 2.重复申请 3.其他 ",
    "figures": "(一)予以公开 " + "1 " * 300,
    "bars": "(一)予以公开 |" + " |" * 300,
    "digits": "(一)予以公开" + "1234567890" * 30,
    "brackets": "(一)予以公开 ((((((((1" * 20,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_text(name: str) -> None:
    """Eight times the text takes not much more than eight times the steps (bench/growth.py has the time)."""

    def steps(size: int) -> int:
        text = report(requests() + "\n" + HOSTILE[name] * (size // len(HOSTILE[name])))
        taken = itertools.count()
        sys.setprofile(lambda *_: next(taken) and None)
        try:
            parse(Source("hostile.txt", text), pack().domain)
        finally:
            sys.setprofile(None)
        return next(taken)

    assert steps(24_000) < 12 * steps(3_000)
