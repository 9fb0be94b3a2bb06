"""The fixed words of the output, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from linter.render.run import Language, Run

WORDS: dict[str, tuple[str, str]] = {
    # severities and counts
    "error": ("错误", "error"),
    "warning": ("提醒", "warning"),
    "info": ("提示", "info"),
    "undecided": ("未判定", "undecided"),
    "held": ("通过", "held"),
    "not_applicable": ("不适用", "not applicable"),
    "waived": ("已豁免", "waived"),
    "unreadable": ("无法读取", "unreadable"),
    "reports": ("份报告", "reports"),
    "total": ("合计", "total"),
    # parts of a finding
    "arithmetic": ("算式", "sums"),
    "related": ("相关", "see"),
    "basis": ("依据", "basis"),
    "advice": ("建议", "advice"),
    "doubts": ("存疑", "doubts"),
    "also": ("同因", "also"),
    "repair": ("改法", "repair"),
    "only": ("唯一", "only"),
    "likely": ("很可能", "likely"),
    "possible": ("可能", "possible"),
    "because": ("因为", "because"),
    "until": ("至", "until"),
    "whole_report": ("全文", "whole report"),
    "to_line": ("至第 {} 行", "to line {}"),
    # a report
    "year": ("{}年", "{}"),
    "guessed": ("推断", "guessed"),
    "excerpt": ("节选", "excerpt"),
    "untitled": ("（无标题）", "(no title)"),
    "nothing_found": ("没有发现问题", "nothing found"),
    "no_report": ("没有报告", "no reports"),
    "results": ("报告检查结果", "Report check"),
    "today": ("检查日期", "as of"),
    "finding": ("问题", "finding"),
    "place": ("位置", "place"),
    "message": ("说明", "message"),
    "details": ("依据与建议", "Basis and advice"),
    "text": ("报告原文", "The report's text"),
    "findings": ("发现的问题", "Findings"),
    "undecided_why": ("未能判定的规则及原因", "Rules left undecided, and why"),
    "held_long": ("核对无误的规则", "Rules that were checked and held"),
    "not_applicable_why": ("不适用的规则及原因", "Rules that do not apply, and why"),
    "show": ("显示", "Show"),
    "search": ("筛选：规则号、词语", "Filter: rule, words"),
    "overview": ("总览", "Overview"),
    "report": ("报告", "report"),
    "figures": ("数字", "figures"),
    "figures_said": (
        "全文数字 {total} 个：核对无误 {verified}，不符 {broken}，未判定 {undecided}，没有可核对的 {unlinked}",
        "{total} figures: {verified} verified, {broken} broken, {undecided} undecided, {unlinked} with nothing to check against",
    ),
    "back": ("回到总览", "Back to the overview"),
    # where a file has no lines
    "page": ("第 {} 页", "page {}"),
    "sheet": ("工作表 {}", "sheet {}"),
    "table": ("第 {} 表", "table {}"),
    "line": ("第 {} 行", "line {}"),
    "row": ("第 {} 行", "row {}"),
    "column": ("第 {} 列", "column {}"),
    "cell": ("单元格 {}", "cell {}"),
    "paragraph": ("第 {} 段", "paragraph {}"),
    # how a related place bears on a finding
    "part": ("部分", "part"),
    "item": ("所列", "item"),
    "whole": ("总数", "whole"),
    "declared": ("所称", "declared"),
    "before": ("前一处", "before"),
    "title": ("标题", "title"),
    "premise": ("前提", "premise"),
}

# Why a report may be right all the same.
DOUBTS: dict[str, tuple[str, str]] = {
    "open-list": ("所列不一定是全部（等、其中）", "the list may not be complete"),
    "approximate": ("数字是约数", "a figure is approximate"),
    "overlap": ("各项可能重复计算", "the parts may overlap"),
    "other-scope": ("两处口径可能不同", "the two places may differ in scope"),
    "directed-rounding": ("可能一律进位或舍去", "shares may be rounded one way throughout"),
    "not-whole": ("表格未能完整读出", "the table could not be read as a whole"),
    "other-unit": ("计量单位可能不同", "the units may differ"),
    "nested": ("一项可能包含另一项", "one item may contain another"),
    "uncertain-parts": ("哪些是组成部分不能确定", "it is not certain what the parts are"),
    "converted-text": ("文本由其他格式转换而来", "the text was converted from another format"),
    "traditional-script": ("文本是繁体", "the text is in Traditional characters"),
    "year-guessed": ("年份是推断的", "the year is a guess"),
    "body-guessed": ("机关类别是推断的", "the kind of body is a guess"),
    "excerpt": ("只有节选", "this is an excerpt"),
    "last-section": ("节选可能在此截断", "the excerpt may end here"),
    "first-heading": ("前面的标题可能缺失", "earlier headings may be missing"),
    "customary": ("惯用写法", "this is customary"),
    "omission": ("此处可能有省略", "something may be left out here"),
}

REASONS: dict[str, str] = {
    "year unknown": "年份不明",
    "no regime for the year": "没有适用该年份的格式",
    "kind of body unknown": "机关类别不明",
    "nothing to compare": "没有可核对的内容",
    "whole-is-zero": "总数为零，无法求比例",
    "no publication date": "没有发布日期",
    "undecided": "未能判定",
    "no headings": "没有标题",
    "no numbered headings": "没有带序号的标题",
    "no title": "没有标题",
    "no text": "没有正文",
    "no dates": "没有日期",
    "the title names no year": "标题没有年份",
    "no other year is stated": "没有写明其他年份",
    "the report bears no date": "报告没有落款日期",
    "the layout is free": "格式不限",
    "no known sections": "没有可识别的部分",
    "fewer than two known sections": "可识别的部分不足两个",
    "nothing is promised": "没有提到附表",
    "all tables are gone": "表格全部缺失",
    "judged by another rule": "由另一条规则判定",
    "no Han characters": "没有汉字",
    "the premise is not stated": "前提没有写明",
    "the page's date is more than a year late: moved, it seems": "网页日期晚一年以上，像是迁移所致",
}


def word(key: str, language: Language) -> str:
    """Return the fixed word for *key*; a key without one stands for itself."""
    return WORDS[key][language == "en"] if key in WORDS else key


def bearing(label: str, language: Language) -> str:
    """Return how a related place bears on a finding; a word for a place stands here without its number."""
    return word(label, language).replace("{}", "").strip()


def text_in(texts: Mapping[str, str], language: Language) -> str:
    """Return the text of that language; Chinese where there is none, else any."""
    return texts.get(language) or texts.get("zh") or next(iter(texts.values()), "")


def doubt(id: str, run: Run) -> str:
    """Return a doubt in words; regimes and bodies are doubts, too, under the pack's names."""
    return DOUBTS[id][run.language == "en"] if id in DOUBTS else run.called(id)


def reason(text: str, run: Run) -> str:
    """Return the reason of an outcome in the language of the run, as far as it is known there."""
    return "; ".join(_one_reason(part, run) for part in text.split("; "))


def _one_reason(text: str, run: Run) -> str:
    what, _, id = text.partition(" ")
    if what in ("regime", "body") and id and " " not in id:
        return f"{what} {run.called(id)}" if run.language == "en" else f"不适用于{run.called(id)}"
    if text in REASONS:
        return text if run.language == "en" else REASONS[text]
    return "、".join(doubt(part, run) for part in text.split("、"))
