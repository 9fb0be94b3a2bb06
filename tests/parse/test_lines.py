"""Logical lines: what a person reads as one line, whatever the file's line breaks are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.model.report import Report

Lines = Callable[..., list[tuple[str, str]]]
Read = Callable[..., Report]

PARAGRAPHS = [
    (
        "根据《中华人民共和国政府信息公开条例》要求，编制本报告，全文由概述、主动公开政府信息情况等部分组成，所列数据的统计期限"
        "自2015年1月1日起至2015年12月31日止，欢迎社会各界对我县的政府信息公开工作提出意见，我们将认真听取并且及时改进。"
    ),
    "一、概述",
    (
        "2015年，全县各部门按照职责分工通过各种渠道发布政府信息128条，其中网站发布100条，公开栏发布28条，均在规定时间内完成，"
        "没有出现逾期情况，各部门的信息由专人审核以后再行发布，审核记录保存两年，供监督检查时查阅使用。"
    ),
    "二、主动公开政府信息情况",
    (
        "公开的内容包括机构职能、规范性文件、财政预算决算和民生保障等方面，由各部门分别负责，县政府办公室每季度汇总一次，对更新"
        "不及时的单位予以提醒，必要时通报批评，全年共提醒十二次。"
    ),
]


def wrapped(width: int) -> str:
    """The paragraphs as text copied from a PDF, each line cut where so many cells are full."""
    text, filled = "清泉县2015年政府信息公开工作年度报告", 0
    for paragraph in PARAGRAPHS:
        text, filled = f"{text}\n　　", 4
        for character in paragraph:
            cells = 1 if character.isascii() else 2
            if filled + cells > width:
                text, filled = f"{text}\n", 0
            text, filled = text + character, filled + cells
    return f"{text}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("概 述", "概述", id="a blank between Han characters is no word's end"),
        pytest.param("概　述", "概述", id="a full-width blank"),
        pytest.param("概\u00a0述", "概述", id="a no-break space"),
        pytest.param("概\u200b述", "概述", id="a zero-width space"),
        pytest.param("  公开信息 12 条。", "公开信息12条。", id="blanks around digits"),
        pytest.param("公开\tlist of items。", "公开list of items。", id="blanks between words stay"),
        pytest.param("公开１２条，完成。", "公开12条,完成。", id="full width is folded"),
        pytest.param("公開１２條，完成。", "公开12条,完成。", id="so is Traditional"),
        pytest.param("● 公开12条。", "公开12条。", id="a bullet is dropped"),
        pytest.param("公开<!-- page 2 -->12条。", "公开12条。", id="a converter's comment"),
    ],
)
def test_one_way_to_write_it(lines: Lines, text: str, expected: str) -> None:
    assert lines(text, titled=True)[1][1] == expected


@pytest.mark.parametrize("page", ["-3-", "— 12 —", " - 3 - ", "第 3 页 共 9 页", "第3页"])
def test_a_page_number_is_no_line(lines: Lines, page: str) -> None:
    found = lines(f"公开12条。\n{page}\n办结3件。\n", titled=True)
    assert [text for _, text in found[1:]] == ["公开12条。", "办结3件。"]


@pytest.mark.parametrize("width", [48, 60, 68, 74])
def test_text_a_machine_wrapped_is_joined(lines: Lines, width: int) -> None:
    found = [text for _, text in lines(wrapped(width))]
    assert found[1:] == [paragraph.replace("，", ",") for paragraph in PARAGRAPHS]


def test_a_figure_cut_by_the_line_end_is_one(read: Read) -> None:
    text = wrapped(60).replace("128", "12\n8")
    report = read(text)
    whole = next(figure for figure in report.figures if figure.value == 128)
    assert report.source.quote(whole.span) == "12\n8条"


def test_a_short_text_that_a_machine_wrapped_is_joined(lines: Lines) -> None:
    paragraph = (
        "我县各级各部门按照统一部署和安排认真开展政府信\n息公开的各项工作并且采取网站和公开栏等多种形式\n"
        "面向社会公众发布与群众生产生活密切相关的各类信\n息同时组织专门人员对所发布内容的准确性和时效性\n进行检查。\n"
    )
    found = lines(f"一、概述\n{paragraph}二、收费及减免情况\n没有收费。\n三、其他事项\n无。\n", titled=True)
    assert [len(text) for _, text in found[2:]] == [97, 9, 5, 6, 2]


def test_a_number_is_one_where_lines_are_as_many_characters_long(read: Read) -> None:
    long = wrapped(60).rstrip("\n")
    report = read(f"{long}\n2015年1月12日3月12日5月12日6月共公开政府信息12\n38条。\n")
    assert any(figure.value == 1238 for figure in report.figures)


def test_lines_of_a_writer_stay(lines: Lines) -> None:
    """Few lines, or of all lengths: nothing says that a machine broke them."""
    text = "一、概述\n公开12条\n办结3件\n没有收费\n"
    assert [line for _, line in lines(text, titled=True)][1:] == text.split("\n")[:-1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\n \n\t\n"])
def test_any_line_end(lines: Lines, end: str) -> None:
    parts = ["清泉县2015年政府信息公开工作年度报告", "一、概述", "公开12条。"]
    assert [text for _, text in lines(end.join(parts))] == parts


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("规章 | 1 | 1 | 3", id="pipes"),
        pytest.param("| 规章 | 1 |", id="pipes around"),
        pytest.param("规章\t1\t1", id="tabs"),
        pytest.param("规章   1   1   3", id="columns of blanks"),
        pytest.param("12 3 0 0 1 16", id="bare figures"),
        pytest.param("规章 |", id="a cell a line"),
    ],
)
def test_a_row_of_a_table(lines: Lines, row: str) -> None:
    assert lines(f"一、概述\n{row}\n", titled=True)[-1][0] == "TABLE"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("公开信息  12条，办结3件。", id="blanks in a sentence"),
        pytest.param("12", id="one figure"),
        pytest.param("公开12条|办结3件。", id="one pipe"),
        pytest.param("地址：文昌路1号   电话：0", id="fields in columns"),
    ],
)
def test_no_row_of_a_table(lines: Lines, line: str) -> None:
    assert lines(f"一、概述\n{line}\n", titled=True)[-1][0] != "TABLE"


def test_rows_that_follow_are_one_table(lines: Lines) -> None:
    found = lines("一、概述\n甲 | 1 | 2\n乙 | 3 | 4\n以上为统计。\n丙 | 5 | 6\n", titled=True)
    assert [kind for kind, _ in found].count("TABLE") == 2


def test_every_character_of_a_line_knows_its_place(read: Read) -> None:
    report = read(wrapped(60))
    flow, folded = report.flow, report.source.folded
    assert len(flow.text) + 1 == len(flow.offsets)
    assert all(a <= b for a, b in zip(flow.offsets, flow.offsets[1:], strict=False))
    for character, offset in zip(flow.text, flow.offsets, strict=False):
        assert character in ("\n", " ", folded[offset])


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param("比2011年的\n512条增加74条。", 1, id="the first ends where no sentence can"),
        pytest.param("农机信息203条，水利信息158条，\n林业信息98条。", 1, id="behind a comma"),
        pytest.param("信函38件，占\n32.2%；当面9件。", 1, id="before the number of a share"),
        pytest.param("公开农机信息20条\n，水利信息15条。", 1, id="the second begins with a mark"),
        pytest.param("公开20条（其中网站12条\n微信8条），均已归档。", 1, id="within a bracket"),
        pytest.param(
            "农机信\n息20条，水利信息15条，林业信息8条，其他信息3条。", 1, id="a word of this text is parted"
        ),
        pytest.param("公开农机信息20条\n收到申请3件。", 2, id="a writer who sets no full stop"),
        pytest.param("公开农机信息20条，\n（一）水利信息15条。", 2, id="an item begins anew"),
        pytest.param("公开农机信息20条，\n　　收到申请3件。", 2, id="an indent begins anew"),
        pytest.param("主动公开情况\n公开农机信息20条，收到申请3件。", 2, id="a heading without a number"),
        pytest.param(
            "清泉县农机站2015年政府信息公开工作报告，\n公开20条。", 1, id="no title: it ends in a comma"
        ),
        pytest.param("其他3条。（\n二）公开形式", 1, id="a bracket is opened, whatever stands behind it"),
        pytest.param("二、依申请公开政\n府信息的情况", 1, id="a known heading parted"),
        pytest.param(
            "二、依申请公开政务\n府信息的情况", 2, id="no known heading: its twin with another word"
        ),
        pytest.param("公开内容如下：\n农机信息20条，水利信息15条。", 2, id="behind a colon"),
    ],
)
def test_two_lines_show_whether_they_are_one(lines: Lines, text: str, joined: int) -> None:
    assert len(lines(f"一、概述\n{text}\n", titled=True)) == 2 + joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param(
            "　　公开农机信息和其他信息320条，增长\n23.8%，水利信息15条。",
            1,
            id="a paragraph goes on without its blanks",
        ),
        pytest.param("　　公开农机信息320条，增长较快，报告完毕\n清泉县农机站", 2, id="who signs"),
        pytest.param("　　公开农机信息320条，增长较快。\n水利信息15条，持平。", 2, id="behind a full stop"),
        pytest.param(
            "公开农机信息320条，增长较快\n水利信息15条，持平。", 2, id="no paragraph begins with blanks"
        ),
    ],
)
def test_a_paragraph_that_begins_with_blanks_goes_on_without(lines: Lines, text: str, joined: int) -> None:
    assert len(lines(f"一、概述\n{text}\n", titled=True)) == 2 + joined


@pytest.mark.parametrize("width", [23, 30, 36, 40])
def test_lines_of_as_many_characters_are_joined(lines: Lines, width: int) -> None:
    """Whatever they are wide: figures are half as wide as words."""
    pieces = [p[at : at + width] for p in PARAGRAPHS for at in range(0, len(p), width)]
    found = [text for _, text in lines("\n".join(pieces), titled=True)]
    assert found[1:] == [paragraph.replace("，", ",") for paragraph in PARAGRAPHS]


def test_a_page_field_never_goes_on(lines: Lines) -> None:
    fields = "发布日期：2016-03-24 索引号：QQ0001-0304-2016-0026\n来源：清泉县人民政府办公室\n"
    text = "\n".join(p[at : at + 40] for p in PARAGRAPHS for at in range(0, len(p), 40))
    found = [text for _, text in lines(fields + text, titled=True)]
    assert found[3] == "来源:清泉县人民政府办公室"


def test_who_signs_below_a_full_line_is_no_rest_of_it(lines: Lines) -> None:
    """A last line that ends in a full stop where the others are full."""
    last = "县政府及县政府办公室的信息公开情况由本报告反映，各部门另行公布。"
    text = "\n".join(p[at : at + len(last)] for p in PARAGRAPHS for at in range(0, len(p), len(last)))
    found = [line for _, line in lines(f"{text}\n{last}\n清泉县人民政府\n", titled=True)]
    assert found[-2:] == [last.replace("，", ","), "清泉县人民政府"]
