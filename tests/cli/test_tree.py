"""The section tree on the command line, in both languages."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from linter.cli import commands

TEXT = (
    "清泉县柳树乡人民政府2015年政府信息公开工作年度报告\n索引号：QL-2016-01\n一、概述\n"
    "（一）加强领导\n二、主动公开政府信息情况\n全年共公开政府信息100条。\n"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    file = tmp_path_factory.mktemp("tree") / "报告.txt"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        pytest.param([], ["标题       清泉县柳树乡人民政府2015年", "机关类别   乡镇人民政府", "适用格式   2014年统计表"], id="Chinese unless told"),
        pytest.param(["--lang", "en"], ["title      清泉县柳树乡人民政府2015年", "body       township", "regime     Regulations of 2008 with"], id="English"),
    ],
)  # fmt: skip
def test_what_is_understood_is_said_in_the_language_asked_for(path, options, lines):
    said = CliRunner().invoke(commands, ["tree", path, *options]).output.splitlines()
    for line in lines:
        name, _, value = line.partition(" ")
        assert any(one.startswith(name) and value.strip() in one for one in said), (line, said)
    assert [one[5:].strip() for one in said if "、" in one][-2:] == [
        "一、概述  (overview)",
        "二、主动公开政府信息情况  (proactive)",
    ]


def test_values_stand_below_one_another(path):
    """A Han character takes two columns of a terminal."""
    said = CliRunner().invoke(commands, ["tree", path]).output.splitlines()[1:7]
    widths = {sum(2 if c > "\u2e80" else 1 for c in one[: one.rindex(" ") + 1]) for one in said}
    assert widths == {11}
