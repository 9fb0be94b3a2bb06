"""What a store's tables hold: the one place that names their columns, types and meanings."""

from __future__ import annotations

from typing import NamedTuple

VERSION = 1  # raised when a column changes its meaning or goes; columns may be added


class StoreColumn(NamedTuple):
    """A column: its name, its type in SQL, and what it says."""

    name: str
    type: str
    zh: str
    en: str


_PLACE = (
    StoreColumn("round", "INTEGER", "第几轮", "the round that wrote the row"),
    StoreColumn("part", "INTEGER", "该轮的第几块", "the part of that round"),
    StoreColumn(
        "path",
        "VARCHAR",
        "文件；压缩包内的写作 包.zip!名称",
        "the file; one in an archive is archive.zip!name",
    ),
)

_REPORTS = (
    *_PLACE,
    StoreColumn("sha256", "VARCHAR", "文件内容的散列", "hash of the file"),
    StoreColumn("format", "VARCHAR", "文件格式", "format of the file"),
    StoreColumn("encoding", "VARCHAR", "文字编码", "encoding of its text"),
    StoreColumn("pack", "VARCHAR", "报告种类（规则包）", "kind of report: the id of its pack"),
    StoreColumn("title", "VARCHAR", "标题", "title"),
    StoreColumn("issuer", "VARCHAR", "报告单位", "body that reports"),
    StoreColumn(
        "issuer_key", "VARCHAR", "报告单位（比对用：半角、简体、无空格）", "body, as names are compared"
    ),
    StoreColumn("body", "VARCHAR", "机关类别", "kind of body"),
    StoreColumn("region", "VARCHAR", "地区（从单位名称看）", "region, by the body's name"),
    StoreColumn("year", "INTEGER", "报告年度", "year reported on"),
    StoreColumn("regime", "VARCHAR", "适用的制度", "regime that holds for the year"),
    StoreColumn("published", "VARCHAR", "发布日期", "day of publication"),
    StoreColumn("excerpt", "BOOLEAN", "是否节选", "whether it is an excerpt"),
    StoreColumn("whole", "VARCHAR", "是否完整", "whether it is whole"),
    StoreColumn("whole_reason", "VARCHAR", "何以见得", "what shows it"),
    StoreColumn("guessed", "VARCHAR[]", "哪些是推测", "which of these are guesses"),
    StoreColumn("figures", "INTEGER", "数字个数", "figures"),
    StoreColumn("figures_verified", "INTEGER", "核对无误的数字", "figures that were verified"),
    StoreColumn("figures_broken", "INTEGER", "对不上的数字", "figures that fit not"),
    StoreColumn("relations", "INTEGER", "核对了的勾稽关系", "relations that were checked"),
    StoreColumn("relations_broken", "INTEGER", "不成立的勾稽关系", "of those, broken"),
    StoreColumn("rules_held", "INTEGER", "成立的规则", "rules that hold"),
    StoreColumn("rules_broken", "INTEGER", "不成立的规则", "rules that are broken"),
    StoreColumn("rules_undecided", "INTEGER", "未判定的规则", "rules that are undecided"),
    StoreColumn("before_path", "VARCHAR", "对照的上年报告", "last year's report that it was held against"),
    StoreColumn("before_reason", "VARCHAR", "为何没有对照上年报告", "why there is none"),
    StoreColumn(
        "like_path", "VARCHAR", "最相像的他家报告", "another body's report that it was compared with"
    ),
)

_FINDINGS = (
    *_PLACE,
    StoreColumn("number", "INTEGER", "报告中的第几条", "its number in the report"),
    StoreColumn("fingerprint", "VARCHAR", "问题编号", "fingerprint"),
    StoreColumn("rule", "VARCHAR", "规则", "rule"),
    StoreColumn("name", "VARCHAR", "规则名", "name of the rule"),
    StoreColumn("severity", "VARCHAR", "等级", "error, warning, info"),
    StoreColumn("doubts", "VARCHAR[]", "存疑理由", "what speaks for the report"),
    StoreColumn("message_zh", "VARCHAR", "问题（中文）", "what is wrong, in Chinese"),
    StoreColumn("message_en", "VARCHAR", "问题（英文）", "what is wrong, in English"),
    StoreColumn("basis", "VARCHAR", "依据", "basis"),
    StoreColumn("advice_zh", "VARCHAR", "建议（中文）", "what to do, in Chinese"),
    StoreColumn("advice_en", "VARCHAR", "建议（英文）", "what to do, in English"),
    StoreColumn("line", "INTEGER", "行", "line"),
    StoreColumn("column", "INTEGER", "列", "column"),
    StoreColumn("start", "INTEGER", "起（字符）", "first character"),
    StoreColumn("end", "INTEGER", "止（字符）", "character behind the last"),
    StoreColumn("quote", "VARCHAR", "原文", "quotation"),
    StoreColumn("section", "VARCHAR[]", "所在章节", "headings it stands under"),
    StoreColumn("arithmetic", "VARCHAR", "算式", "arithmetic"),
    StoreColumn("stated", "VARCHAR", "所写", "what is stated"),
    StoreColumn("computed", "VARCHAR", "应为", "what was computed"),
    StoreColumn("record", "VARCHAR", "JSON 输出中的整条记录", "the finding as the JSON output tells it"),
)

_OUTCOMES = (
    *_PLACE,
    StoreColumn("rule", "VARCHAR", "规则", "rule"),
    StoreColumn("outcome", "VARCHAR", "结果", "holds, broken, undecided, not_applicable"),
    StoreColumn("reason", "VARCHAR", "理由", "reason"),
)

_FIGURES = (
    *_PLACE,
    StoreColumn("line", "INTEGER", "行", "line"),
    StoreColumn("column", "INTEGER", "列", "column"),
    StoreColumn("start", "INTEGER", "起（字符）", "first character"),
    StoreColumn("printed", "VARCHAR", "所印", "as printed"),
    StoreColumn("value", "VARCHAR", "数值（精确）", "value, exact"),
    StoreColumn("unit", "VARCHAR", "单位", "unit"),
    StoreColumn("state", "VARCHAR", "核对结果", "verified, broken, undecided, unlinked"),
    StoreColumn("role", "VARCHAR", "嫌疑或牵涉", "of a broken one: suspected or involved"),
    StoreColumn("cell_table", "VARCHAR", "表", "table"),
    StoreColumn("cell_row", "VARCHAR", "行（表）", "row of the table"),
    StoreColumn("cell_column", "VARCHAR", "列（表）", "column of the table"),
    StoreColumn("relations", "VARCHAR[]", "所涉关系", "relations it stands in"),
    StoreColumn(
        "subject",
        "VARCHAR",
        "几种报告都写的是哪一项",
        "what it states, where several kinds of report state the same",
    ),
)

_UNREADABLE = (
    *_PLACE,
    StoreColumn("sha256", "VARCHAR", "文件内容的散列", "hash of the file"),
    StoreColumn("stage", "VARCHAR", "哪一步", "stage that gave up"),
    StoreColumn("message_zh", "VARCHAR", "原因（中文）", "why, in Chinese"),
    StoreColumn("message_en", "VARCHAR", "原因（英文）", "why, in English"),
)

_SKIPPED = (
    *_PLACE,
    StoreColumn("reason", "VARCHAR", "原因", "why it was not taken"),
    StoreColumn("suffix", "VARCHAR", "后缀（多个文件合计时）", "suffix, of several files together"),
    StoreColumn("count", "INTEGER", "文件数", "files"),
)

TABLES: dict[str, tuple[StoreColumn, ...]] = {
    "reports": _REPORTS,
    "findings": _FINDINGS,
    "outcomes": _OUTCOMES,
    "figures": _FIGURES,
    "unreadable": _UNREADABLE,
    "skipped": _SKIPPED,
}

# What the program keeps for itself beside them.
FACTS = (
    StoreColumn("path", "VARCHAR", "", "the file"),
    StoreColumn("sha256", "VARCHAR", "", "hash of the file"),
    StoreColumn("seal", "VARCHAR", "", "stands for rules, options and program"),
    StoreColumn("issuer", "VARCHAR", "", "body, as names are compared"),
    StoreColumn("year", "INTEGER", "", "year"),
    StoreColumn("certain", "BOOLEAN", "", "whether neither is a guess"),
    StoreColumn("kind", "VARCHAR", "", "kind of report"),
    StoreColumn("body", "VARCHAR", "", "body of the sample; none: it is a guess"),
    StoreColumn("grams", "BIGINT[]", "", "sample of the runs of its words"),
    StoreColumn("stage", "VARCHAR", "", "of one that cannot be read: the stage that gave up"),
    StoreColumn("message_zh", "VARCHAR", "", "why, in Chinese"),
    StoreColumn("message_en", "VARCHAR", "", "why, in English"),
)
FILES = (
    StoreColumn("path", "VARCHAR", "", "the file"),
    StoreColumn("locator", "VARCHAR", "", "how it is opened"),
    StoreColumn("place", "VARCHAR", "", "sorts files as a walk meets them"),
    StoreColumn("sha256", "VARCHAR", "", "hash of the file"),
)
