"""The fixed words of the manual, in both languages, and what each kind of rule demands, in Chinese."""

from __future__ import annotations

from linter.render.run import Language

_WORDS: dict[str, tuple[str, str]] = {
    "demands": ("要求", "Demands"),
    "says": ("提示语", "Says"),
    "severity": ("级别", "Severity"),
    "but": ("如果", "but if"),
    "then": ("则为", "then"),
    "applies": ("适用", "Applies to"),
    "why": ("依据", "Why"),
    "advice": ("改法", "What to do"),
    "options": ("选项", "Options"),
    "good": ("正例（应通过）", "Good"),
    "bad": ("反例（应报出）", "Bad"),
    "finds": ("报出", "finds"),
    "waiver": ("豁免", "Waivers"),
    "waivable": ("可以豁免", "may be waived"),
    "not_waivable": ("不得豁免", "may not be waived"),
    "off": ("默认关闭", "off unless asked for"),
    "all_regimes": ("各年度", "reports of every year"),
    "all_bodies": ("各类机关", "bodies of every kind"),
    "whole": ("仅限全文", "whole reports only"),
    "issued": ("{}印发", "issued {}"),
    "in_force": ("{}起施行", "in force since {}"),
    "until": ("施行至{}", "until {}"),
    "measured": ("实测", "Measured"),
    "measured_faults": ("发现植入错误{}/{}处", "found {} of {} faults put into reports"),
    "measured_clean": ("误报{}份（无错报告{}份）", "spoke of {} of {} reports without a fault"),
    "semicolon": ("；", "; "),
    "comma": ("，", ", "),
    "colon": ("：", ": "),
    "given": ("已知", "given"),
    "year": ("年份", "year"),
    "body": ("机关类别", "kind of body"),
    "issuer": ("机关", "issuer"),
    "published": ("发布日期", "published"),
    "notes": ("文件里有", "in the file"),
    "kind": ("规则种类", "kind"),
}

# English is the first sentence of the kind's own docstring.
DEMANDS: dict[str, str] = {
    "balanced": "每行的括号、引号左右成对，标点不重复。",
    "contradiction": "报告中没有两句不能同时成立的话。",
    "date_order": "落款日期不晚于发布日期。",
    "date_stated": "写明发布日期，页面上有或者由使用者给出。",
    "date_window": "报告所载日期（发布、落款、填报）相对报告年度不过早。",
    "declared_parts": "导语所称部分数，与所列名称和正文标题一致。",
    "earliest_year": "报告不使用报告年度之后才有的名称。",
    "empty_section": "每个已知章节都有文字或者表格。",
    "extra_sections": "章节都是格式规定的，且各出现一次。",
    "forbidden": "文中不出现所列写法（列明的例外除外）。",
    "foreign_body": "句中以名称称呼本机关时，就是本机关的名称。",
    "full_period": "统计期限为1月1日至12月31日。",
    "heading_as_declared": "已知章节的标题没有重字、衍字、漏字。",
    "heading_form": "标题编号没有缺括号、缺顿号。",
    "heading_numbers": "一级标题从一起连续编号，不跳号、不重号。",
    "subheading_numbers": "一节之内的下级标题编号连续，不跳号、不重号。",
    "id_number": "文中没有十八位身份号码。",
    "late_publication": "在法定日期之前公布。",
    "leftover_year": "以年份开头的句子讲报告年度，计划讲以后的年度。",
    "mixed_units": "构成总数的各分项与总数单位相同。",
    "noted": "文件里没有正文之外的这些东西（修订、批注、未计算的公式、图像页），读到的就是全部。",
    "only_none": "必须写明情况的章节，不能只写“无”。",
    "page_residue": "没有混入网页上的其他文字。",
    "promised_annex": "称附有表格的，确有表格。",
    "relation": "句子、表格、上下年度之间的数字关系成立。",
    "required_sections": "该年度格式要求的章节齐全。",
    "required_table": "有规定的表格。",
    "required_text": "应写明的内容都写到了。",
    "required_title": "开头有报告标题。",
    "same_number": "同一文号对应同一文件名称。",
    "section_length": "章节字数不超过限度（表格、空白不计）。",
    "section_order": "章节按格式规定的顺序排列。",
    "self_reference": "报告不用别类机关的自称（如镇政府称“我局”）。",
    "title_form": "标题符合规定的写法。",
    "traditional_script": "使用简体字。",
    "valid_dates": "写出的日期在日历上存在。",
    "year_agreement": "标题、统计期限和表格的年份一致。",
}


def say(key: str, language: Language) -> str:
    """Return the fixed word for *key*."""
    return _WORDS[key][language == "en"]
