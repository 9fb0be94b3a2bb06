"""What was checked is said first; of many reports the clean ones are one line."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest

from linter.judge.lint import Given, lint
from linter.model.finding import Unreadable, Verdict
from linter.read import read_bytes
from linter.render import Run, render
from linter.render.checked import checked
from linter.rulepack import shipped_pack
from linter.text.source import Source
from tests.official import remedies, report, requests

TITLE = "望川县林业局2013年政府信息公开工作年度报告\n一、概述\n"
SIGNED = "\n望川县林业局\n2014年3月6日\n"
SUM = "全年公开信息30条，其中网站12条、公告栏8条、其他{}条。"
UNKNOWN_TABLE = "\n项目\t甲\t乙\t丙\n绿化\t1\t2\t3\n造林\t4\t5\t6\n"


def verdict(text: str, *, excerpt: bool = False, name: str = "a.txt") -> Verdict:
    return lint(read_bytes(text.encode(), name), shipped_pack(), Given(excerpt=excerpt))


@pytest.mark.parametrize(
    ("text", "excerpt", "zh", "en"),
    [
        pytest.param(TITLE + SUM.format(10) + SIGNED, False, "核对了4个数字中的4个", "4 of 4 figures checked", id="all"),
        pytest.param(TITLE + SUM.format(11) + SIGNED, False, "核对了4个数字中的4个，疑误1个，受牵连3个", "4 of 4 figures checked, 1 suspected, 3 involved", id="broken"),
        pytest.param(TITLE + SUM.format(10) + "培训6次。" + SIGNED, False, "核对了5个数字中的4个", "4 of 5 figures checked", id="one stands alone"),
        pytest.param(TITLE + "培训6次。" + SIGNED, False, "1个数字均未核对", "none of 1 figures checked", id="none"),
        pytest.param(TITLE + "推进公开。" + SIGNED, False, "文中没有可核对的数字", "no figures to check", id="no figures"),
        pytest.param(TITLE + "推进公开。", False, "文中没有可核对的数字 · 不能确定文本完整（没有看到报告的结尾）", "no figures to check · not known to be whole (the end of the report was not seen)", id="perhaps cut"),
        pytest.param(TITLE + "推进公开。", True, "文中没有可核对的数字 · 不判定缺少什么（只有节选）", "no figures to check · what is absent was not judged (this is an excerpt)", id="an excerpt"),
    ],
)  # fmt: skip
def test_what_was_checked_is_said(text: str, excerpt: bool, zh: str, en: str) -> None:
    found = verdict(text, excerpt=excerpt)
    assert " · ".join(checked(found, Run())) == zh
    assert " · ".join(checked(found, Run(language="en"))) == en


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        pytest.param(requests(), "读出表格1张", id="one"),
        pytest.param(requests() + "\n四、复议诉讼\n" + remedies([0] * 15), "读出表格2张", id="two"),
        pytest.param(requests() + "\n四、绿化\n" + UNKNOWN_TABLE, "读出表格1张，1张表格格式不明，未核对", id="one that no form knows"),
    ],
)  # fmt: skip
def test_tables_are_counted(tables: str, said: str) -> None:
    assert said in checked(verdict(report(tables)), Run())


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_each_format_for_people_begins_with_it(form: str) -> None:
    made = "".join(render([verdict(TITLE + SUM.format(11) + SIGNED)], form, Run()))
    assert 0 < made.index("核对了4个数字中的4个，疑误1个，受牵连3个") < made.index("C001")


GOOD = verdict(
    "望川县林业局2013年政府信息公开工作年度报告\n根据《政府信息公开条例》编制，统计期限自2013年1月1日起至2013年12月31日止。\n"
    "一、主动公开政府信息情况\n主动公开政府信息31条。\n二、依申请公开政府信息情况\n未收到政府信息公开申请。\n"
    "三、收费及减免情况\n未收取费用。\n四、行政复议和行政诉讼情况\n未发生行政复议、行政诉讼。\n"
    "五、存在的主要问题及改进情况\n更新不够及时，将加强培训。\n六、其他需要报告的事项\n无。\n"
)
BAD = verdict(TITLE + SUM.format(11) + SIGNED, name="bad.txt")
TORN = Verdict(Source("torn.txt", ""), unreadable=Unreadable("坏了", "torn", "read"))


def named(found: Verdict, name: str) -> Verdict:
    return replace(found, source=replace(found.source, path=name))


@pytest.mark.parametrize(
    ("run", "clean", "shown"),
    [
        pytest.param([GOOD], 0, ["a.txt"], id="a single one is shown"),
        pytest.param([named(GOOD, f"{n}.txt") for n in range(3)], 3, [], id="all clean"),
        pytest.param([named(GOOD, "1.txt"), BAD, named(GOOD, "2.txt")], 2, ["bad.txt"], id="the first and the last"),
        pytest.param([BAD, TORN], 0, ["bad.txt", "torn.txt"], id="what could not be read is not clean"),
    ],
)  # fmt: skip
def test_of_many_the_clean_ones_are_one_line(run: list[Verdict], clean: int, shown: list[str]) -> None:
    assert not GOOD.findings
    made = "".join(render(iter(run), "terminal", Run()))
    assert (f"{clean}份未发现问题\n" in made) == bool(clean)
    names = chain.from_iterable(line.split("  ")[:1] for line in made.splitlines())
    assert [name for name in names if name.endswith(".txt")] == shown
