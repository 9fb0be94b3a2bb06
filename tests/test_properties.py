"""What holds for any text: no exception, spans that quote, the same again, the same in another writing."""

from __future__ import annotations

from pathlib import Path

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.judge.lint import Given, lint
from linter.model.finding import Outcome, Verdict
from linter.model.report import Report
from linter.parse import parse
from linter.rulepack import RulePack, shipped_pack
from linter.text.source import Source

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "disclosure"
TITLE = "清泉县2015年政府信息公开工作年度报告\n"
PACK = shipped_pack()

FRAGMENTS = [
    "清泉县人民政府", "政府信息公开", "主动公开政府信息情况", "概述", "依申请公开", "收费及减免情况", "行政复议", "全年", "共", "其中",
    "合计", "其他", "分别为", "占", "同比增长", "比2014年", "减少", "网站公开", "微信", "收到申请", "办结", "未收到", "等", "约", "余",
    "以下三个方面", "四个部分", "由", "组成", "包括", "一是", "二是", "第一，", "条", "件", "次", "万元", "人次", "%", "‰", "个百分点",
    "一、", "二、", "十二、", "（一）", "(二)", "二)", "1.", "2、", "（3）", "①", "第一部分", "## ", "- ", "| ", "**", "---",
    "0", "3", "12", "1,234", "58.3", "二十", "〇", "2015年", "2015年12月31日", "2016-01-20", "自2015年1月1日起至2015年12月31日止",
    "一、本年新收政府信息公开申请数量", "（一）予以公开", "1.属于国家秘密", "（七）总计", "四、结转下年度继续办理", "总计", "规章",
    "（一）收到申请数", "1.当面申请数", "（二）申请办结数", "行政许可", "结果维持", "尚未审结", "——", "/",
    "，", "。", "；", "：", "、", "！", "（", "）", "《", "》", "“", "”", "〔2015〕", "《条例》", "国务院令第711号", " ", "　", "\t", "\n",
    "\r\n", "\n\n", "索引号：A1", "发布日期：2016-01-20", "上一篇：", "XX", "13800138000", "〔……〕", "繁體資訊公開", "\u200b", "\ufeff",
]  # fmt: skip

domain_text = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join)
mixed_text = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), max_size=40).map("".join)
any_text = st.one_of(st.text(max_size=200), domain_text, mixed_text)
quick = settings(max_examples=60)


def verdict_on(text: str, excerpt: bool = False) -> Verdict:
    return lint(Source("any.txt", text), PACK, Given(excerpt=excerpt))


def assert_sound(verdict: Verdict) -> None:
    """Every span lies in the text, every figure is quoted as printed, every rule has one outcome."""
    if verdict.unreadable:
        assert not verdict.findings and not verdict.outcomes
        return
    text, folded = verdict.source.text, verdict.source.folded
    assert len(folded) == len(text)
    for finding in verdict.findings:
        spans = [finding.span, *(r.span for r in finding.related), *(also.span for also in finding.also)]
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)
        assert finding.message["zh"] and finding.message["en"]
    for entry in verdict.ledger:
        span, printed = entry.figure.span, entry.figure.printed
        assert "".join(folded[span.start : span.end].split()) == "".join(printed.split()), printed
    judged = [outcome.rule for outcome in verdict.outcomes]
    assert judged == [rule.id for rule in PACK.rules if rule.enabled]
    broken = {outcome.rule for outcome in verdict.outcomes if outcome.outcome is Outcome.BROKEN}
    assert {finding.rule for finding in verdict.findings} <= broken
    assert len({finding.fingerprint for finding in verdict.findings}) == len(verdict.findings)


@quick
@given(any_text)
def test_no_text_makes_it_fail(text: str) -> None:
    assert_sound(verdict_on(text))


@quick
@given(any_text, st.booleans())
def test_nor_behind_a_title(text: str, excerpt: bool) -> None:
    assert_sound(verdict_on(TITLE + text, excerpt))


@quick
@given(st.sampled_from(sorted(EXAMPLES.glob("*.txt"))), st.data())
def test_nor_a_report_that_was_damaged(path: Path, data: st.DataObject) -> None:
    """A stretch cut out, doubled, or replaced."""
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = min(len(text), start + data.draw(st.integers(0, 400)))
    between = data.draw(st.one_of(st.just(""), st.just(text[start:end] * 2), mixed_text))
    assert_sound(verdict_on(text[:start] + between + text[end:]))


@quick
@given(domain_text)
def test_the_same_again(text: str) -> None:
    first, second = verdict_on(TITLE + text), verdict_on(TITLE + text)
    assert first.findings == second.findings
    assert first.outcomes == second.outcomes
    assert first.ledger == second.ledger


def said(verdict: Verdict) -> list[tuple[str, str, str, str]]:
    """What a verdict says, places and printed words aside."""
    assert verdict.unreadable is None
    outcomes = [(o.rule, o.outcome.value, o.reason, "") for o in verdict.outcomes]
    return outcomes + [(f.rule, f.severity.word, f.arithmetic, f.stated or "") for f in verdict.findings]


def full_width(text: str) -> str:
    """Digits and marks in full width, line ends and blanks apart."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and not c.isalpha() else c for c in text)


CLEAN = sorted(EXAMPLES.glob("*-clean.txt"))
# What another script or width is itself: the rules that speak of writing, not of what is written.
ABOUT_WRITING = {"W014"}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_another_line_end_is_no_other_report(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert said(verdict_on(text)) == said(verdict_on(text.replace("\n", "\r\n")))


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_another_width_is_no_other_report(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert said(verdict_on(text)) == said(verdict_on(full_width(text)))


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_another_script_is_no_other_report(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    traditional = opencc.OpenCC("s2t").convert(text)
    assert traditional != text and len(traditional) == len(text)
    first = [row for row in said(verdict_on(text)) if row[0] not in ABOUT_WRITING]
    assert first == [row for row in said(verdict_on(traditional)) if row[0] not in ABOUT_WRITING]


SECTIONS = {
    "组织领导情况": "成立领导小组，成员单位共12个，其中县直部门8个，乡镇4个。",
    "宣传培训情况": "举办培训班3期，共100人次参加，其中第一期60人次，占60%；第二期30人次，第三期11人次。",
    "平台建设情况": "从以下四个方面推进：一是改版网站。二是开通微信。三是增设公开栏。",
    "保密审查情况": "审查信息50条，比2014年的40条增加10条，增长30%。",
}


def relations(report: Report) -> set[tuple[str, str, tuple[str, ...], tuple[str, ...], str]]:
    return {
        (
            relation.kind,
            relation.label,
            tuple(figure.printed for figure in relation.left),
            tuple(figure.printed for figure in relation.right),
            relation.evaluate().state.value,
        )
        for relation in report.relations
    }


def with_sections(titles: list[str]) -> Report:
    body = "".join(f"{'一二三四'[i]}、{title}\n{SECTIONS[title]}\n" for i, title in enumerate(titles))
    return parse(Source("report.txt", TITLE + body), PACK.domain)


@settings(max_examples=24)
@given(st.permutations(list(SECTIONS)))
def test_the_order_of_unrelated_sections_changes_no_relation(titles: list[str]) -> None:
    expected = relations(with_sections(list(SECTIONS)))
    assert len(expected) >= 4
    assert relations(with_sections(titles)) == expected


def test_the_pack_is_the_shipped_one(pack: RulePack) -> None:
    assert [rule.id for rule in pack.rules] == [rule.id for rule in PACK.rules]
