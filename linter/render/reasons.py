"""Why a rule was not judged, and what speaks for a report, in both languages."""

from __future__ import annotations

from linter.render.run import Run
from linter.render.words import word

# Why a report may be right all the same.
DOUBTS: dict[str, tuple[str, str]] = {
    "open-list": ("所列不一定是全部（等、其中）", "the list may not be complete"),
    "approximate": ("数字是约数", "a figure is approximate"),
    "overlap": ("各项可能重复计算", "the parts may overlap"),
    "one-letter": ("可能是简称", "it may be a short form"),
    "other-scope": ("两处口径可能不同", "the two places may differ in scope"),
    "directed-rounding": ("可能一律进位或舍去", "shares may be rounded one way throughout"),
    "not-whole": ("表格未能完整读出", "the table could not be read as a whole"),
    "other-unit": ("计量单位可能不同", "the units may differ"),
    "nested": ("一项可能包含另一项", "one item may contain another"),
    "line-end": ("句子被换行截断，可能没有读全", "a line end cuts the sentence: it may not be read whole"),
    "another-whole": ("各项也可能属于前文的另一总数", "the parts may be those of an earlier total"),
    "uncertain-parts": ("哪些是组成部分不能确定", "it is not certain what the parts are"),
    "converted-text": ("文本由其他格式转换而来", "the text was converted from another format"),
    "traditional-script": ("文本是繁体", "the text is in Traditional characters"),
    "year-guessed": ("年份是推断的", "the year is a guess"),
    "body-guessed": ("机关类别是推断的", "the kind of body is a guess"),
    "excerpt": ("只有节选", "this is an excerpt"),
    "last-section": ("节选可能在此截断", "the excerpt may end here"),
    "unnumbered": ("可能有意不编号", "it may be without a number on purpose"),
    "first-heading": ("前面的标题可能缺失", "earlier headings may be missing"),
    "customary": ("惯用写法", "this is customary"),
    "omission": ("此处可能有省略", "something may be left out here"),
    "often-a-part": ("正文所说可能只是其中一部分", "the text may tell a part of it only"),
    "counted-once": ("同一信息可能在几个渠道各计一次", "one item may count on each of several channels"),
    "counted-otherwise": (
        "计数口径可能不同（如含上年结转）",
        "it may be counted otherwise (carried over included)",
    ),
    "cumulative": ("可能是累计数", "the figure may be cumulative"),
    "maybe-cut": ("文本可能不完整", "the text may not be whole"),
    "cut-off": ("文本可能止于此处", "the text may break off here"),
    "unread-page": ("有的页没有文字，未能读出", "a page without text could not be read"),
    "picture": ("文件里有图片，其中内容未能读出", "a picture in the file could not be read"),
    "no-end": ("没有看到报告的结尾", "the end of the report was not seen"),
    "left-out": ("文本有省略", "the copy leaves something out"),
    "cut": ("节选在此截断", "the excerpt is cut off here"),
    "damaged-label": ("行名有残缺", "a label is damaged"),
    "empty-section": ("该部分没有内容", "the section is empty"),
    "extra-row": ("表中有自行增加的行", "the table has rows of its own"),
    "glued": ("数字连写，由软件拆分", "the digits ran together and were cut by the program"),
    "lost-column": ("表中有列缺失", "a column of the table is missing"),
    "absent-cell": ("有单元格缺失", "a cell is absent"),
    "blank-cell": ("有单元格空白", "a cell is blank"),
    "dash-cell": ("有单元格填“—”", "a cell holds a dash"),
    "none-cell": ("有单元格填“无”", "a cell holds 无"),
    "slash-cell": ("有单元格填“/”", "a cell holds a slash"),
    "unreadable-cell": ("有单元格未能读出", "a cell could not be read"),
    "added-column": ("表中有自行增加的列", "the table has columns of its own"),
    "decimal-point": (
        "整数带有小数点，像是表格软件导出的",
        "a whole number with a point, as spreadsheets export it",
    ),
    "lost-cell": ("该行数字少于格数", "the row has fewer figures than cells"),
    "lost-row": ("表中有行缺失", "a row of the table is missing"),
    "lost-table": ("表格可能在转换中丢失", "the table may have been lost in conversion"),
    "mild": ("表述程度较轻", "a mild form"),
    "mostly": ("大部分已写明", "most of it is said"),
    "near-list": (
        "总数与分项相差很小，但没有写明列全",
        "close to its parts, but not said to be the whole list",
    ),
    "one-slip": (
        "没有写明列全；但差额恰如一位数字之误",
        "not said to be the whole list, but short by what one wrong digit makes",
    ),
    "of-counts": ("各项占比另与件数核对", "each share is held against its own count as well"),
    "small-number": ("数字不大，差额可能是巧合", "so small a number may differ so by chance"),
    "unclosed": ("各项看来已列全，但没有写明", "the list looks whole, but does not say so"),
    "perhaps-history": ("同一段还讲到往年，可能确指往年", "the paragraph tells of other years, too"),
    "pending": ("可能有尚未审结的案件", "cases may be pending"),
    "said-elsewhere": ("别处已有说明", "it is said elsewhere"),
    "side-by-side": ("可能是并列的数字", "the figures may stand side by side"),
    "single-date": ("只是某个数字的截止日期", "only one figure has this date"),
    "spread": ("“分别”所列，一名一数", "one figure for each name (分别)"),
    "stages-unnamed": ("没有写全收到、办结、结转各环节", "not every stage is named"),
    "total-behind": ("总数写在各项之后", "the total stands behind its parts"),
    "single-column": ("总计相符，只有个别列不符", "the total agrees; a single column does not"),
    "two-grounds": ("一件可能有两个理由", "one case may have two grounds"),
}

# Why a rule was left undecided or does not apply.
REASONS: dict[str, str] = {
    "maybe-cut": "文本可能不完整",
    "cut-off": "文本可能止于此处",
    "lost-table": "表格可能在转换中丢失",
    "year unknown": "年份不明，可用 --year 写明",
    "no regime for the year": "没有适用该年份的格式",
    "kind of body unknown": "机关类别不明，可用 --body 写明",
    "nothing to compare": "没有可核对的内容",
    "whole-is-zero": "总数为0，算不出占比",
    "the years are not named": "没有写明与哪一年相比",
    "no publication date": "没有发布日期，可用 --published 写明",
    "undecided": "未能判定",
    "no headings": "没有标题",
    "no numbered headings": "没有带序号的标题",
    "no numbered headings below a section": "各部分之下没有带序号的标题",
    "no title": "没有标题",
    "no text": "没有正文",
    "the lines are the page's own": "是网页自身的文字，不在报告里",
    "no dates": "没有日期",
    "the title names no year": "标题没有年份",
    "the title names its year": "标题已写明年份",
    "no other year is stated": "没有写明其他年份",
    "the report bears no date": "报告没有落款日期",
    "the layout is free": "格式不限",
    "no known sections": "没有可识别的部分",
    "fewer than two known sections": "可识别的部分不足两个",
    "nothing is promised": "没有提到附表",
    "all tables are gone": "表格全部缺失",
    "judged by another rule": "由另一条规则判定",
    "no Han characters": "没有汉字",
    "format without such": "这种格式的文件没有此类内容",
    "the premise is not stated": "前提没有写明",
    "a section of the layout is missing": "规定的部分不全",
    "hardly any text": "几乎没有正文",
    "kind of body in doubt": "机关类别存疑",
    "most sentences tell of the year before: the report's year is in doubt": "多数句子写的是上一年，报告年份存疑",
    "no head names a year": "表头没有年份",
    "no known law or paper is named": "没有引用已知的法规、文件",
    "no name stands where the body speaks of itself": "没有以机关名称自称",
    "no number is cited twice": "没有重复引用的文号",
    "no number of parts is declared": "没有写明由几部分组成",
    "no period is stated": "没有写明统计期限",
    "no section with two lists": "没有同时列出问题和措施",
    "no sentence begins with a year": "没有以年份开头的句子",
    "no such section": "没有这一部分",
    "no such table": "没有这张表",
    "no such year is named": "没有写到这样的年份",
    "no sentence names a row": "没有句子提到表中的行",
    "hardly a table was read": "几乎没有读出表格",
    "no two dates to compare": "没有两个日期可比",
    "none of the terms is named": "没有出现这些词语",
    "not-whole": "表格未能完整读出",
    "approximate": "数字是约数",
    "the body does not speak of itself": "没有自称",
    "the body's name is not known, or of another kind": "机关名称不明或不是这一类",
    "the cell is 0 or missing": "该格为0或缺失",
    "the copy leaves something out": "文本有省略",
    "the marks of this copy were lost": "文本的标点已丢失",
    "the marks of this copy were doubled": "文本的标点成批重复，像是转换所致",
    "the section is missing": "没有这一部分",
    "the section is missing or left out": "没有这一部分或已省略",
    "no report of the year before is at hand": "没有上一年度的报告可比，可用 --previous 给出",
    "no report of another body is at hand": "没有其他机关的报告可比",
    "body or year is not stated": "机关或年份没有写明，不能与上年报告配对",
    "last year's report names the body otherwise": "上年报告的机关名称写法不同，不能确定是否同一机关",
    "several reports of one body and year": "同一机关同一年度有几份报告，不能确定上年报告",
    "the report given as last year's is not of the year before": "指定的上年报告不是上一年度的",
    "last year's report has no such table": "上年报告没有这张表",
    "last year's report has no such section": "上年报告没有这一部分",
    "last year's report has no such figure": "上年报告没有同一口径的数字",
    "last year's report has several such figures": "上年报告有几个同样的数字，不能确定是哪一个",
    "last year's table is of an older form": "上年报告用的是旧表",
    "a cell of this year's or last year's table is missing": "本年或上年表中有单元格缺失",
    "the page's date is more than a year late: moved, it seems": "网页日期晚一年以上，像是迁移所致",
    "no table has codes": "没有带科目编码的表",
    "no code stands in two tables": "没有同时出现在两张表里的科目编码",
    "the table of all is not there, or not whole": "总表没有读到，或者没有读全",
    "no list names a row": "文字没有列出表中的项目",
    "no name": "没有机关名称",
    "the name is too short to be told": "机关名称太短，无法比较",
    "the title does not say": "标题没有写明",
    "no heading says": "没有写明名称的小标题",
}


def doubt(id: str, run: Run) -> str:
    """Return a doubt in words; regimes and bodies are doubts, too, under the pack's names."""
    if id in DOUBTS:
        return DOUBTS[id][run.language == "en"]
    return word("kind_of_report", run.language).format(run.called(id)) if id in run.names else id


def reason(text: str, run: Run) -> str:
    """Return the reason of an outcome in the language of the run, as far as it is known there."""
    return "; ".join(_one_reason(part, run) for part in text.split("; "))


def _one_reason(text: str, run: Run) -> str:
    what, _, id = text.partition(" ")
    if what in ("regime", "body") and id and " " not in id:
        return f"{what} {run.called(id)}" if run.language == "en" else f"不适用于{run.called(id)}"
    if run.language == "en" and text in DOUBTS:
        return DOUBTS[text][1]
    if text in REASONS:
        return text if run.language == "en" else REASONS[text]
    return "、".join(doubt(part, run) for part in text.split("、"))
