"""What people get wrong on the command line is told in Chinese, and in English below it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import commands

WAIVER = '- {{fingerprint: "0123456789abcdef", path: a.txt, reason: x, by: y, until: "{}"}}\n'
MARK = ("waive", "0123456789abcdef", "--reason", "x", "--by", "y")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("清泉县2022年政府信息公开工作年度报告\n一、总体情况\n无。\n", encoding="utf-8")


def said(*args):
    result = CliRunner().invoke(commands, args, prog_name="reportlint")
    return result.exit_code, result.stderr


# fmt: off
@pytest.mark.parametrize(
    ("args", "chinese", "english"),
    [
        pytest.param(("check",), "没有写要检查哪个文件", "Missing argument", id="no file"),
        pytest.param(("chek", "a.txt"), "没有命令“chek”，是不是 check？", "Did you mean check?", id="no command"),
        pytest.param(("xyz", "a.txt"), "没有命令“xyz”；", "No such command 'xyz'.", id="nothing like a command"),
        pytest.param(("check", "--outptu", "x", "a.txt"), "没有选项“--outptu”，是不是", "No such option", id="no option"),
        pytest.param(("check", "--slect", "x", "a.txt"), "没有选项“--slect”，是不是 '--redact', '--select', '--strict'？", "one of", id="two options"),
        pytest.param(("check", "--config", "no", "a.txt"), "没有“no”这个文件", "--config no", id="no configuration"),
        pytest.param(("check", "--waivers", "no", "a.txt"), "no：没有这个文件", "cannot be read", id="no waivers"),
        pytest.param(("check", "a.txt", "--year"), "“--year”后面要写一个值", "requires an argument", id="no value"),
        pytest.param(("check", "--year", "23", "a.txt"), "1990到2100之间", "not in the range", id="a short year"),
        pytest.param(("check", "--year", "去年", "a.txt"), "应写数字", "not a valid integer", id="no number"),
        pytest.param(("check", "--format", "pdf", "a.txt"), "--format 不能是“pdf”", "is not one of", id="no format"),
        pytest.param(("check", "-o", "x.foo", "a.txt"), "存成什么格式", "cannot tell the format", id="no ending"),
        pytest.param(("check", "-o", "no/x.html", "a.txt"), "写不了“no/x.html”", "cannot be written", id="no folder"),
        pytest.param(("check", "-o", "a.txt", "a.txt"), "会把它覆盖", "would be overwritten", id="itself"),
        pytest.param(("check", "-o", "x.docx", "a.txt"), "批注只能写进 Word 稿", "Word documents only", id="no Word"),
        pytest.param(("check", "--select", "C01O", "a.txt"), "没有规则“C01O”，是不是“C010”？", "no rule", id="no rule"),
        pytest.param(("check", "--select", "Q9", "a.txt"), "没有规则“Q9”；", "has no rule 'Q9'", id="no such letter"),
        pytest.param(("check", "--body", "县", "a.txt"), "没有“县”这类机关", "no kind of body", id="no body"),
        pytest.param(("check", "--published", "1月31日", "a.txt"), "不是日期", "is no day", id="no day"),
        pytest.param(("check", "--fail-on", "all", "a.txt"), "--fail-on 不能是“all”", "--fail-on all", id="no level"),
        pytest.param(("check", "--pack", "no", "a.txt"), "不是规则文件夹", "it holds no pack.yaml", id="no pack"),
        pytest.param(("check", "--baseline", "b.json", "a.txt"), "没有“b.json”这个文件", "no such file", id="no baseline"),
        pytest.param(("check", "--baseline", "a.txt", "a.txt"), "不是基线文件", "no baseline", id="another file"),
        pytest.param(("check", "--previous", "b.txt", "a.txt"), "没有“b.txt”这个文件", "no such file", id="no last year"),
        pytest.param(("verify", "a.txt"), "不是检查结果", "not the JSON output", id="no result"),
        pytest.param(("waive", "C001", "a.txt", *MARK[2:], "--until", "2099-12-31"), "没有指纹为“C001”的问题", "no finding has", id="a rule"),
        pytest.param((*MARK, "--until", "2099-12-31"), "还要写上这条问题在哪份报告里", "name the report", id="no report"),
        pytest.param((*MARK, "--until", "2020-01-01"), "豁免期限 2020-01-01 已经过了", "is over", id="a day gone by"),
        pytest.param(MARK, "还要写上选项 '--until'", "Missing option '--until'", id="no last day"),
    ],
)
def test_a_mistake_is_told_in_both_languages(args, chinese, english):
    status, text = said(*args)
    assert status == 2
    assert 0 <= text.find(chinese) < text.find(english)
    assert not Path("waivers.yaml").exists()
# fmt: on


def test_in_english_only_where_that_is_wanted():
    status, text = said("check", "--lang", "en", "--select", "C01O", "a.txt")
    assert (status, text) == (
        2,
        "reportlint: the pack 'disclosure' has no rule 'C01O'; did you mean 'C010'?\n",
    )


# fmt: off
@pytest.mark.parametrize(
    ("name", "text", "chinese"),
    [
        pytest.param("reportlint.yaml", "fail-on: warnings\n", "reportlint.yaml:1：不能是“warnings”", id="a level"),
        pytest.param("reportlint.yaml", "rules:\n\tC001: {}\n", "reportlint.yaml:2：行首用了制表符", id="a tab"),
        pytest.param("reportlint.yaml", "selct: [C]\n", "没有“selct”这一项，是不是“select”？", id="a key"),
        pytest.param("waivers.yaml", WAIVER.replace(", by: y", "").format("2099-01-01"), "缺少 by 一项", id="no name"),
        pytest.param("waivers.yaml", WAIVER.format("2099年"), "“2099年”不是日期", id="no day"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_line(name, text, chinese):
    Path(name).write_text(text, encoding="utf-8")
    status, told = said("check", "a.txt")
    assert status == 2 and chinese in told, told
# fmt: on


PACK = """\
id: house
version: "1"
title: {zh: 本单位规则}
extends: disclosure
"""
RULES = """\
rules:
  - id: W900
    name: no-slogans
    kind: forbidden
    severity: warning
    message: {zh: "不写口号：“{text}”"}
    options: {patterns: [再上新台阶]}
    examples:
      good: ["清泉县2022年政府信息公开工作年度报告\\n一、总体情况\\n公开信息120条。"]
      bad:
        - report: "清泉县2022年政府信息公开工作年度报告\\n一、总体情况\\n工作再上新台阶。"
          at: 再上新台阶
"""


# fmt: off
@pytest.mark.parametrize(
    ("right", "wrong", "chinese"),
    [
        pytest.param("severity: warning", "severity: warn", "rules.yaml:5：轻重不能是“warn”", id="severity"),
        pytest.param("    kind: forbidden\n", "", "rules.yaml:2：缺少 kind 一项", id="no kind"),
        pytest.param('{zh: "不写口号：“{text}”"}', "不写口号", "rules.yaml:6：message 要写明语言：{zh: 不写口号}", id="no language"),
        pytest.param("severity: ", "severity：", "rules.yaml:5：这里的 ： 是全角，要改成半角的 : ", id="full-width colon"),
        pytest.param('zh: "不', "zh：“不", "rules.yaml:6：这里的 ： 是全角", id="full-width colon in braces"),
        pytest.param("[再上新台阶]", "再上新台阶", "patterns 要写成列表：[再上新台阶]", id="no list"),
        pytest.param("[再上新台阶]", "['新(?!高)']", "rules.yaml:7：正则表达式（RE2）没有前瞻", id="look-ahead"),
        pytest.param("[再上新台阶]", "['（新']", "请写“(”", id="full-width pattern"),
        pytest.param("at: 再", "at: 又", "at 写的“又上新台阶”，例子里没有", id="other words"),
        pytest.param("id: W900", "id: W001", "编号 W001 已经有了（wording.yaml:", id="id taken"),
        pytest.param("id: W900", "id: 900", '900 要加引号，写成 "900"', id="a number for an id"),
        pytest.param("    severity", "    when: {regimes: [R2022]}\n    severity", "是不是“R2021”", id="regime"),
        pytest.param("zh: ", "en: ", "message 要有 zh 的文字", id="another language"),
        pytest.param("rules:", "rule:", "规则文件的第一行是 rules:", id="no rules"),
        pytest.param('台阶。"', "台阶。", "YAML 读不懂", id="a quote left open"),
    ],
)
def test_a_mistake_in_a_rule_of_ones_own_is_told_in_chinese(right, wrong, chinese):
    assert right in RULES
    Path("house").mkdir()
    Path("house/pack.yaml").write_text(PACK, encoding="utf-8")
    Path("house/rules.yaml").write_text(RULES.replace(right, wrong, 1), encoding="utf-8")
    status, told = said("test", "house")
    assert status == 2 and chinese in told, told
# fmt: on


def test_an_example_that_proves_nothing_is_told_in_chinese():
    Path("house").mkdir()
    Path("house/pack.yaml").write_text(PACK, encoding="utf-8")
    Path("house/rules.yaml").write_text(RULES.replace("[再上新台阶]", "[再上新高度]"), encoding="utf-8")
    result = CliRunner().invoke(commands, ["test", "house"])
    assert "rules.yaml:2: W900 no-slogans：错的例子（bad）没有报出问题：核对无误\n" in result.stdout
    assert "个例子，1个不对\n" in result.stderr


def test_a_waiver_that_is_over_is_told_in_chinese():
    Path("waivers.yaml").write_text(WAIVER.format("2020-01-01"), encoding="utf-8")
    assert "waivers.yaml:1：0123456789abcdef 的豁免已于 2020-01-01 到期" in said("check", "a.txt")[1]


def test_help_says_the_common_things_in_chinese():
    assert "退出码：0 没有错误；1 有错误" in CliRunner().invoke(commands, ["check", "--help"]).output
    shown = CliRunner().invoke(commands, ["--help"]).output
    assert "检查报告" in shown and "豁免一条问题" in shown
