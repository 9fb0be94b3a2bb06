"""The fixed words of the output, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from linter.render.run import Language

WORDS: dict[str, tuple[str, str]] = {
    # severities and counts
    "error": ("错误", "error"),
    "warning": ("提醒", "warning"),
    "info": ("提示", "info"),
    "undecided": ("未判定", "undecided"),
    "between": ("、", " "),
    "held": ("通过", "held"),
    "not_applicable": ("不适用", "not applicable"),
    "waived": ("已豁免", "waived"),
    "known": ("基线已有", "known from the baseline"),
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
    "more": ("另有{}种可能", "{} more are possible"),
    "only": ("唯一", "only"),
    "likely": ("很可能", "likely"),
    "possible": ("可能", "possible"),
    "because": ("因为", "because"),
    "until": ("至", "until"),
    "whole_report": ("全文", "whole report"),
    "to_line": ("至第{}行", "to line {}"),
    # a report
    "year": ("{}年", "{}"),
    "guessed": ("推断", "guessed"),
    "excerpt": ("节选", "excerpt"),
    "kind_of_report": ("这份报告属“{}”一类", "this report is of the kind “{}”"),
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
        "全文数字{total}个：核对无误{verified}个，不符{broken}个，未判定{undecided}个，没有可核对的{unlinked}个，未读出的{unread}个",
        "{total} figures: {verified} verified, {broken} broken, {undecided} undecided, {unlinked} with nothing to check against, {unread} unread",
    ),
    "figures_checked": ("核对了{total}个数字中的{done}个", "{done} of {total} figures checked"),
    "figures_parted": (
        "全文数字{total}个：核对无误{verified}个，疑误{suspected}个，受牵连{involved}个，未判定{undecided}个，没有可核对的{unlinked}个，未读出的{unread}个",
        "{total} figures: {verified} verified, {suspected} suspected, {involved} involved, {undecided} undecided, {unlinked} with nothing to check against, {unread} unread",
    ),
    "figures_suspected": ("，疑误{}个", ", {} suspected"),
    "figures_involved": ("，受牵连{}个", ", {} involved"),
    "figures_unchecked": ("{}个数字均未核对", "none of {} figures checked"),
    "no_figures": ("文中没有可核对的数字", "no figures to check"),
    "tables_read": ("读出表格{}张", "{} tables read"),
    "tables_unread": ("{}张表格格式不明，未核对", "{} tables of no known form, not checked"),
    "listing": ("，", ", "),
    "whole_no": ("不判定缺少什么（{}）", "what is absent was not judged ({})"),
    "whole_unknown": ("不能确定文本完整（{}）", "not known to be whole ({})"),
    "clean": ("{}份未发现问题", "{} reports: nothing found"),
    # a run
    "findings_count": ("问题数", "findings"),
    "reports_count": ("报告数", "reports"),
    "severity": ("级别", "severity"),
    "more_reports": ("另有{}份有问题的报告", "{} more reports with findings"),
    "summary_cut": (
        "另有{}份报告的问题，此处写不下。",
        "The findings of {} more reports do not fit in here.",
    ),
    "back": ("回到总览", "Back to the overview"),
    # the same report in another file
    "twin_differs": (
        "与另一份（{path}，{format}）对照：{count} 处不同（对照了标题 {sections} 个、表格单元格 {cells} 个、正文 {words} 字）",
        "held against {path} ({format}): {count} differences (of {sections} headings, {cells} cells of tables, {words} words compared)",
    ),
    "twin_same": (
        "与另一份（{path}，{format}）对照：没有不同（对照了标题 {sections} 个、表格单元格 {cells} 个、正文 {words} 字）",
        "held against {path} ({format}): no differences (of {sections} headings, {cells} cells of tables, {words} words compared)",
    ),
    "twin_unread": (
        "；其中一份有{}，里面的内容没有对照",
        "; one of them has {}, whose content was not compared",
    ),
    "twin_pictures": ("图片或嵌入对象", "pictures or embedded objects"),
    "twin_scanned_pages": ("扫描页", "scanned pages"),
    "twin_uncalculated_formulas": ("未计算的公式", "formulas without a value"),
    "twin_more": ("……另有 {} 处不同", "... and {} more"),
    "twin_report": ("不是同一份报告", "not the same report"),
    "twin_section": ("标题", "heading"),
    "twin_table": ("表格", "table"),
    "twin_cell": ("单元格", "cell"),
    "twin_figure": ("数字", "figure"),
    "twin_words": ("文字", "words"),
    "twin_nothing": ("（没有）", "(nothing)"),
    "twin_blank": ("（空白）", "(blank)"),
    "twin_kind": ("不同", "what"),
    "twin_here": ("本份", "here"),
    "twin_there": ("另一份", "there"),
    # where a file has no lines
    "page": ("第{}页", "page {}"),
    "sheet": ("工作表 {}", "sheet {}"),
    "table": ("第{}表", "table {}"),
    "line": ("第{}行", "line {}"),
    "row": ("第{}行", "row {}"),
    "column": ("第{}列", "column {}"),
    "cell": ("单元格 {}", "cell {}"),
    "paragraph": ("第{}段", "paragraph {}"),
    # the five parts of an auditor's finding
    "rule": ("规则", "rule"),
    "criterion": ("标准", "criterion"),
    "condition": ("事实", "condition"),
    "cause": ("原因（推测）", "cause (presumed)"),
    "effect": ("影响", "effect"),
    "recommendation": ("建议", "recommendation"),
    "cause_unknown": ("不明，须由编制单位说明", "not known; for the office to explain"),
    "cause_if": (
        "若属数字笔误，作如下改动即可全部相符：",
        "if a figure was written wrongly, this change makes all agree:",
    ),
    "advice_none": ("核对原始资料", "check against the records"),
    "effect_figures": (
        "所列数字互相矛盾，不可能同时正确；查清之前，均不宜引用。",
        "the figures contradict one another and cannot all be right; until that is settled none should be relied on.",
    ),
    "effect_years": (
        "两个年度的报告互相矛盾，至少有一份有误；查清之前，所列数字不宜引用。",
        "the reports of two years contradict one another, so that one is wrong; until that is settled neither figure should be relied on.",
    ),
    "effect_doubtful": ("所列数字看来不相符，须核实。", "the figures seem not to agree; to be verified."),
    "effect_breach": ("不符合上列标准。", "the report does not meet the criterion."),
    "effect_likely": (
        "很可能有误，或缺少应有而非强制的内容，须核实。",
        "very likely wrong, or wanting but nobody's duty; to be verified.",
    ),
    "effect_note": ("供核对时参考，不据此认定问题。", "worth a look; not held to be a fault."),
    "effect_also": ("同一原因还使规则 {} 不成立。", "the same cause breaks {}, too."),
    "effect_unless": ("如属下列情形，则不构成问题：{}", "no fault if: {}"),
    # how a related place bears on a finding
    "part": ("部分", "part"),
    "item": ("所列", "item"),
    "whole": ("总数", "whole"),
    "declared": ("所称", "declared"),
    "before": ("前一处", "before"),
    "title": ("标题", "title"),
    "premise": ("前提", "premise"),
    "heading": ("标题", "heading"),
    "first": ("第一处", "first"),
    "list": ("所列", "list"),
    "published": ("发布日期", "published"),
    "last-year": ("上年度报告", "last year's report"),
    "copy": ("相同文字", "the same words"),
}

# What speaks for a change: the slip that was probably made.
SLIPS: dict[str, str] = {
    "相邻数字颠倒": "neighbouring digits swapped",
    "数字颠倒": "digits swapped",
    "错一位数字": "one digit wrong",
    "漏一位数字": "a digit left out",
    "多一位数字": "a digit too many",
    "数字重复": "a digit doubled",
    "数字错列": "in each other's column",
    "数字错行": "in each other's row",
    "误填上年数字": "last year's figure",
    "误填分项数字": "the figure of a part",
    "方向写反": "the wrong way round",
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


def slip(text: str, language: Language) -> str:
    """Return what speaks for a change, in that language."""
    return SLIPS.get(text, text) if language == "en" else text


def sums(arithmetic: str, language: Language) -> str:
    """Return *arithmetic*, which is written as Chinese reports write it, for readers of that language."""
    return arithmetic.replace("，差 ", ", off by ") if language == "en" else arithmetic
