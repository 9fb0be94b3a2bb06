"""A number that is in no table of a known form and in no sentence's figure is told as unread: once, and nothing else is."""

from __future__ import annotations

import re
from itertools import chain, pairwise

import pytest

from linter.parse.unread import unread
from tests.official import decisions, requests
from tests.parse.conftest import Read

STRANGE = "二、主动公开\n栏目\t条数\t浏览量\n要闻\t317\t20846\n公告\t42\t1,905.5"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(STRANGE, ["317", "20846", "42", "1,905.5"], id="a table of no known form"),
        pytest.param("一、概述\n咨询可拨打82316604。", ["82316604"], id="a number to call"),
        pytest.param(
            "一、概述\n电话：4420118，16000012345。", ["4420118", "16000012345"], id="two numbers to call"
        ),
        pytest.param(
            "一、概述\n把每一件申请都办好。", ["一"], id="a numeral with a unit that counts nothing"
        ),
        pytest.param("一、概述\n推进三类内部、四类过程性信息的认定。", [], id="words of the lexicon"),
        pytest.param("一、概述\n统一部署，一律公开。", [], id="letters that are no numeral"),
        pytest.param("一、概述\n全年公开信息58条。", [], id="a figure of a sentence"),
        pytest.param("一、概述\n期限自2015年1月1日至2015年12月31日止，6月底公布。", [], id="dates"),
        pytest.param("一、概述\n1.加强领导。\n（2）加强培训。\n3、加强监督。", [], id="numbers of items"),
        pytest.param(
            "一、概述\n按照清政办〔2015〕17号和国务院令第492号执行。", [], id="numbers of documents"
        ),
        pytest.param("一、概述\n依据《条例》第十七条、第20条第（二）项。", [], id="articles"),
        pytest.param("一、概述\n内容较多。\n- 3 -\n下接正文。", [], id="numbers of pages"),
        pytest.param("一、概述\n版本3.14.15。", ["3.14", "15"], id="points between three"),
        pytest.param(
            "索引号：010203-2016-00417\n发布日期：2016-03-02\n一、概述\n按时完成。",
            [],
            id="fields of the page",
        ),
    ],
)
def test_what_is_unread(text: str, expected: list[str], read: Read) -> None:
    report = read(text, titled=True)
    assert [figure.printed for figure in report.unread] == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, 0, id="every cell is read"),
        pytest.param(
            {"2.重复申请 0 0 0 0 0 0 0": "2.重复申请 1 1 8 0 0 0 0 0 0"}, 9, id="too many for a row"
        ),
    ],
)
def test_of_a_table_that_is_read_every_number_is_told_once(
    changes: dict[str, str], expected: int, read: Read
) -> None:
    table = f"{decisions()}\n{requests()}"
    for old, new in changes.items():
        assert old in table
        table = table.replace(old, new)
    report = read(f"清泉县人民政府2022年政府信息公开工作年度报告\n一、总体情况\n按时完成。\n{table}\n")
    spans = sorted(figure.span for figure in chain(report.figures, report.unread))
    assert not any(a.end > b.start for a, b in pairwise(spans))
    for row in re.finditer(r"[。\u4e00-\u9fff]((?: \d+)+)$", report.source.text, re.MULTILINE):
        for number in re.finditer(r"\d+", row[1]):
            at = row.start(1) + number.start()
            assert sum(span.start <= at < span.end for span in spans) == 1, row[0]
    assert len(report.unread) == expected


def test_none_is_told_twice_where_sentences_are_read_again(read: Read) -> None:
    report = read(STRANGE, titled=True)
    assert [*unread(report)] == [*report.unread]
