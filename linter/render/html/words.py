"""The words that only the page has, in both languages; a number goes into ``{}``."""

from __future__ import annotations

from linter.render.run import Language
from linter.render.words import word

WORDS: dict[str, tuple[str, str]] = {
    # the verdict, in one sentence
    "says_unreadable": (
        "这份文件无法读取，没有检查。",
        "This file could not be read; nothing was checked.",
    ),
    "says_errors": ("有 {} 处错误要改正", "{} errors to correct"),
    "says_errors_1": ("有 1 处错误要改正", "One error to correct"),
    "says_no_errors": ("没有发现错误", "No errors"),
    "says_warnings": ("{} 处提醒请核实", "{} warnings to look into"),
    "says_warnings_1": ("1 处提醒请核实", "one warning to look into"),
    "says_infos": ("{} 处提示供参考", "{} notes to consider"),
    "says_infos_1": ("1 处提示供参考", "one note to consider"),
    "says_nothing": ("没有发现问题", "Nothing found"),
    "says_waived": ("{} 处已豁免", "{} waived"),
    "says_undecided": ("{} 条规则未能判定", "{} rules left undecided"),
    "says_undecided_1": ("1 条规则未能判定", "one rule left undecided"),
    "clause": ("；", "; "),
    "stop": ("。", "."),
    "print_brief": ("只打印清单和确认单", "print list and sign-off sheet only"),
    "error_n": ("错误 {} 处", "{} errors"),
    "error_n1": ("错误 1 处", "1 error"),
    "warning_n": ("提醒 {} 处", "{} warnings"),
    "warning_n1": ("提醒 1 处", "1 warning"),
    "info_n": ("提示 {} 处", "{} notes"),
    "info_n1": ("提示 1 处", "1 note"),
    "says_known": ("{} 处在基线中已有", "{} known from the baseline"),
    "known_n": ("基线已有 {} 处", "{} known from the baseline"),
    "known_n1": ("基线已有 1 处", "1 known from the baseline"),
    "waived_n": ("已豁免 {} 处", "{} waived"),
    "waived_n1": ("已豁免 1 处", "1 waived"),
    "undecided_n": ("未判定 {} 条", "{} undecided"),
    "undecided_n1": ("未判定 1 条", "1 undecided"),
    "held_n": ("通过 {} 条规则", "{} rules hold"),
    "held_n1": ("通过 1 条规则", "1 rule holds"),
    "verified_n": ("数字核对无误 {} 个", "{} figures verified"),
    "verified_n1": ("数字核对无误 1 个", "1 figure verified"),
    "begin": ("先改这里", "Mend this first"),
    "begin_warning": ("先核实这里", "Look here first"),
    "begin_info": ("可先看这里", "Begin here"),
    "see_finding": ("看第 {} 条", "See finding {}"),
    # findings
    "finding_n": ("第 {} 条", "finding {}"),
    "to_text": ("在原文中的位置", "its place in the text"),
    "fix": ("应为", "should be"),
    "maybe_fix": ("可能应为", "may have to be"),
    "permalink": ("本条链接，豁免时用此指纹", "link to this finding; the fingerprint to waive it by"),
    "fold": ("指纹", "Fingerprint"),
    "fold_basis": ("依据、指纹", "Basis, fingerprint"),
    "same_rule": ("同类 {} 处", "{} of this kind"),
    "repairs_apart": ("任一种都能使算式成立", "each of these makes the sums hold"),
    # the text
    "verified_figure": ("核对无误", "verified"),
    "our_head": ("表头按规定格式补出", "head set by the official form"),
    "a_table": ("报告中的表格", "a table of the report"),
    # filters
    "filters": ("筛选", "Filter"),
    "words": ("搜索问题和规则号", "Search findings and rules"),
    "any_rule": ("全部规则", "All rules"),
    "any_section": ("全部章节", "All sections"),
    "no_section": ("（全文）", "(whole report)"),
    "ticks": ("核对标记 ✓", "Ticks ✓"),
    "shown_n": ("显示 {} / {} 条", "{} of {} shown"),
    "none_shown": ("没有符合筛选条件的问题。", "No finding fits the filter."),
    "reset": ("清除筛选", "Clear"),
    "skip": ("跳到问题列表", "Skip to the findings"),
    # keys
    "keys": ("快捷键", "Keys"),
    "key_next": ("下一条、上一条问题", "next, previous finding"),
    "key_text": ("到原文中的位置", "go to its place in the text"),
    "key_search": ("搜索", "search"),
    "key_sheet": ("打印校核确认单", "print the sign-off sheet"),
    "key_top": ("回到开头", "back to the top"),
    "key_help": ("显示本说明", "show this"),
    "key_escape": ("关闭，清除筛选", "close, clear the filter"),
    "key_off": ("启用单键快捷键", "use single-key shortcuts"),
    "close": ("关闭", "Close"),
    # what was checked
    "checked": ("检查了什么", "What was checked"),
    "held_why": (
        "以下问题都查过，没有发现；有算式的，算式成立。",
        "All of these were looked for and not found; where there is arithmetic, it holds.",
    ),
    "sums_n": ("{} 个算式成立", "{} sums hold"),
    "more_sums": ("另有 {} 个", "{} more"),
    "figures_bar": ("全文数字的核对情况", "What became of the figures"),
    # the sheet
    "sheet": ("校核确认单", "Sign-off sheet"),
    "print_sheet": ("打印校核确认单", "Print the sign-off sheet"),
    "sheet_report": ("报告", "Report"),
    "sheet_file": ("文件", "File"),
    "sheet_hash": ("文件指纹", "Hash of the file"),
    "sheet_kind": ("适用", "Held against"),
    "sheet_tool": ("检查工具与规则", "Tool and rules"),
    "sheet_rules": ("{} 条规则，指纹 {}", "{} rules, digest {}"),
    "sheet_result": ("结果", "Result"),
    "sheet_open": ("尚存问题", "Open findings"),
    "sheet_waivers": ("已豁免", "Waived"),
    "sheet_more": ("另有 {} 处（{}），见检查结果全文。", "{} more ({}): see the full result."),
    "sheet_none": ("无。", "None."),
    "sheet_no": ("序", "No."),
    "severity": ("级别", "Level"),
    "sheet_done": ("处理", "Done"),
    "sheet_mended": ("□改正　□核实无误", "□ mended □ right"),
    "sheet_decision": ("校核意见", "Decision"),
    "sheet_choices": (
        "□ 全部改正，同意发布　　□ 核实后同意发布，未改事项已注明理由　　□ 退回修改",
        "□ all mended, may be published   □ may be published, what stays is explained   □ returned",
    ),
    "sheet_hands": ("起草人 校核人 负责人", "Drafted Checked Approved"),
    "sheet_date": ("日期", "Date"),
    "sheet_note": (
        "本单由 {} 按上列规则生成，只陈述核对结果；签字前请核对文件指纹。",
        "Made by {} from the rules above; it states what was checked. Compare the file's hash before signing.",
    ),
    # several reports
    "index_says": ("检查了 {} 份报告：{}。", "{} reports were checked: {}."),
    "index_errors": ("{} 份有错误", "{} with errors"),
    "index_warnings": ("{} 份只有提醒或提示", "{} with warnings or notes only"),
    "index_clean": ("{} 份没有发现问题", "{} with nothing found"),
    "index_unreadable": ("{} 份无法读取", "{} unreadable"),
    "index_first": ("最先要看的", "First of all"),
    "to_index": ("回到总览", "Back to the overview"),
}


def phrase(key: str, language: Language, *numbers: object) -> str:
    """Return the words for *key* with *numbers* in them; a key that only other formats know is theirs."""
    english = language == "en"
    if numbers == (1,):
        key = next((one for one in (f"{key}_1", f"{key}1") if one in WORDS), key)
    text = WORDS[key][english] if key in WORDS else word(key, language)
    return text.format(*numbers) if numbers else text


def listed(parts: list[str], language: Language) -> str:
    """Return *parts* as a list in a sentence."""
    return ("，" if language == "zh" else ", ").join(parts)
