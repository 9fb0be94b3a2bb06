"""Tables are spotted by the labels of their rows, however the cells are laid out."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from linter.domain.domain import Domain
from linter.grammar.headings import headings
from linter.model.report import Report
from linter.parse.tables.cellwords import cell_words
from linter.parse.tables.chain import Titles
from linter.parse.tables.spot import Region, spot
from linter.text.folding import fold

Read = Callable[..., Report]
Headings = Callable[..., list[str]]

ROWS = [
    ("一、本年新收政府信息公开申请数量", "3 1 0 0 0 0 4"),
    ("二、上年结转政府信息公开申请数量", "0 0 0 0 0 0 0"),
    ("（一）予以公开", "2 1 0 0 0 0 3"),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "0 0 0 0 0 0 0"),
    ("1.属于国家秘密", "0 0 0 0 0 0 0"),
    ("2.其他法律行政法规禁止公开", "0 0 0 0 0 0 0"),
    ("3.危及“三安全一稳定”", "0 0 0 0 0 0 0"),
    ("4.保护第三方合法权益", "1 0 0 0 0 0 1"),
    ("（七）总计", "3 1 0 0 0 0 4"),
    ("四、结转下年度继续办理", "0 0 0 0 0 0 0"),
]
BEFORE = "三、收到和处理政府信息公开申请情况\n全年收到4件。\n"
AFTER = "\n四、政府信息公开行政复议、行政诉讼情况\n未发生。\n"


def laid_out(cell: str, row: str) -> str:
    return row.join(cell.join((label, *figures.split())) for label, figures in ROWS)


LAYOUTS = {
    "blanks": laid_out("  ", "\n"),
    "one blank": laid_out(" ", "\n"),
    "tabs": laid_out("\t", "\n"),
    "pipes": laid_out(" | ", "\n"),
    "pipes around": "| " + laid_out(" | ", " |\n| ") + " |",
    "a cell a line": laid_out("\n", "\n"),
    "a cell a line, empty lines": laid_out("\n\n", "\n\n"),
    "one line": laid_out(" ", " "),
    "glued": laid_out("", ""),
    "blanks in labels": "\n".join(f"{' '.join(label)}  {figures}" for label, figures in ROWS),
    "labels broken around their figures": "\n".join(
        f"{label[:5]}\n{figures}\n{label[5:]}" if 1 < i < 4 else f"{label}\n{figures}"
        for i, (label, figures) in enumerate(ROWS)
    ),
    "full width": laid_out(" ", "\n").translate({ord(c): 0xFEE0 + ord(c) for c in "0123456789."}),
}


def _spot(domain: Domain, text: str) -> list[Region]:
    titles = Titles(headings(domain.grammars["report"]), domain.lexicon.name_endings)
    return spot(fold(text), domain.forms, cell_words(domain.lexicon), titles)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_in_any_layout(domain: Domain, layout: str) -> None:
    text = BEFORE + LAYOUTS[layout] + AFTER
    (region,) = _spot(domain, text)
    assert region.form is not None and region.form.id == "T3"
    quoted = text[region.span.start : region.span.end]
    assert "".join(quoted.split()).startswith("一、本年新收")
    assert "四、政府信息公开" not in quoted and "全年收到4件" not in quoted


@pytest.mark.parametrize("layout", LAYOUTS)
def test_its_rows_are_no_headings(headings: Headings, layout: str) -> None:
    text = f"清泉县2022年政府信息公开工作年度报告\n{BEFORE}{LAYOUTS[layout]}{AFTER}"
    found = headings(text, titled=False)
    assert found == ["2 三、收到和处理政府信息公开申请情况", "2 四、政府信息公开行政复议、行政诉讼情况"]


def test_traditional(domain: Domain) -> None:
    labels = [
        "一、本年新收政府信息公開申請數量",
        "二、上年結轉政府信息公開申請數量",
        "（一）予以公開",
        "1.屬於國家秘密",
        "（七）總計",
        "四、結轉下年度繼續辦理",
    ]
    (region,) = _spot(domain, "\n".join(f"{label} 1 0 0 0 0 0 1" for label in labels))
    assert region.form is not None and region.form.id == "T3"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(label for label, _ in ROWS[:4]), id="four labels are too few"),
        pytest.param(
            "本年新收政府信息公开申请数量为3件，其中予以公开2件；属于国家秘密的不予公开。上年结转政府信息公开申请数量为0，"
            "保护第三方合法权益的1件，总计4件，没有结转下年度继续办理的。",
            id="prose that names them",
        ),
        pytest.param("一、概述\n二、主动公开政府信息情况\n三、依申请公开政府信息情况\n四、收费及减免情况\n五、其他", id="sections"),
        pytest.param("", id="nothing"),
    ],
)  # fmt: skip
def test_no_table(domain: Domain, text: str) -> None:
    assert _spot(domain, text) == []


def test_two_tables_are_two(domain: Domain) -> None:
    text = LAYOUTS["pipes"]
    gap = "\n" + "其间是说明文字，与表格无关，也没有表格的行名。" * 8 + "\n"
    regions = _spot(domain, text + gap + text)
    assert [region.span.start for region in regions] == [0, len(text + gap)]


def test_regions_do_not_overlap(domain: Domain) -> None:
    text = "\n".join(LAYOUTS.values())
    regions = _spot(domain, text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(regions))


@pytest.mark.parametrize(
    ("before", "held"),
    [
        pytest.param("三、收到和处理", True, id="within a numbered heading"),
        pytest.param("第三部分收到和处理", True, id="within a chapter's"),
        pytest.param("三、收到和处理申请情况", False, id="the name of the part has ended"),
        pytest.param("三、收到4件。", False, id="a sentence"),
        pytest.param("收到和处理", False, id="no number"),
    ],
)
def test_a_label_within_a_heading_is_of_no_table(domain: Domain, before: str, held: bool) -> None:
    titles = Titles(headings(domain.grammars["report"]), domain.lexicon.name_endings)
    assert titles.hold(before + "政府信息公开申请", len(before)) is held
