"""What a store's tables hold: the one place that names their columns, types and meanings."""

from __future__ import annotations

from typing import NamedTuple

VERSION = 1  # raised when a column changes its meaning or goes; columns may be added


class Column(NamedTuple):
    """A column: its name, its type in SQL, and what it says."""

    name: str
    type: str
    zh: str
    en: str


_PLACE = (
    Column("round", "INTEGER", "第几轮", "the round that wrote the row"),
    Column("part", "INTEGER", "该轮的第几块", "the part of that round"),
    Column(
        "path",
        "VARCHAR",
        "文件；压缩包内的写作 包.zip!名称",
        "the file; one in an archive is archive.zip!name",
    ),
)

_REPORTS = (
    *_PLACE,
    Column("sha256", "VARCHAR", "文件内容的散列", "hash of the file"),
    Column("format", "VARCHAR", "文件格式", "format of the file"),
    Column("encoding", "VARCHAR", "文字编码", "encoding of its text"),
    Column("pack", "VARCHAR", "报告种类（规则包）", "kind of report: the id of its pack"),
    Column("title", "VARCHAR", "标题", "title"),
    Column("issuer", "VARCHAR", "报告单位", "body that reports"),
    Column("issuer_key", "VARCHAR", "报告单位（比对用：半角、简体、无空格）", "body, as names are compared"),
    Column("body", "VARCHAR", "机关类别", "kind of body"),
    Column("region", "VARCHAR", "地区（从单位名称看）", "region, by the body's name"),
    Column("year", "INTEGER", "报告年度", "year reported on"),
    Column("regime", "VARCHAR", "适用的制度", "regime that holds for the year"),
    Column("published", "VARCHAR", "发布日期", "day of publication"),
    Column("excerpt", "BOOLEAN", "是否节选", "whether it is an excerpt"),
    Column("whole", "VARCHAR", "是否完整", "whether it is whole"),
    Column("whole_reason", "VARCHAR", "何以见得", "what shows it"),
    Column("guessed", "VARCHAR[]", "哪些是推测", "which of these are guesses"),
    Column("figures", "INTEGER", "数字个数", "figures"),
    Column("figures_verified", "INTEGER", "核对无误的数字", "figures that were verified"),
    Column("figures_broken", "INTEGER", "对不上的数字", "figures that fit not"),
    Column("relations", "INTEGER", "核对了的勾稽关系", "relations that were checked"),
    Column("relations_broken", "INTEGER", "不成立的勾稽关系", "of those, broken"),
    Column("rules_held", "INTEGER", "成立的规则", "rules that hold"),
    Column("rules_broken", "INTEGER", "不成立的规则", "rules that are broken"),
    Column("rules_undecided", "INTEGER", "未判定的规则", "rules that are undecided"),
    Column("before_path", "VARCHAR", "对照的上年报告", "last year's report that it was held against"),
    Column("before_reason", "VARCHAR", "为何没有对照上年报告", "why there is none"),
    Column("like_path", "VARCHAR", "最相像的他家报告", "another body's report that it was compared with"),
)

_FINDINGS = (
    *_PLACE,
    Column("number", "INTEGER", "报告中的第几条", "its number in the report"),
    Column("fingerprint", "VARCHAR", "问题编号", "fingerprint"),
    Column("rule", "VARCHAR", "规则", "rule"),
    Column("name", "VARCHAR", "规则名", "name of the rule"),
    Column("severity", "VARCHAR", "等级", "error, warning, info"),
    Column("doubts", "VARCHAR[]", "存疑理由", "what speaks for the report"),
    Column("message_zh", "VARCHAR", "问题（中文）", "what is wrong, in Chinese"),
    Column("message_en", "VARCHAR", "问题（英文）", "what is wrong, in English"),
    Column("basis", "VARCHAR", "依据", "basis"),
    Column("advice_zh", "VARCHAR", "建议（中文）", "what to do, in Chinese"),
    Column("advice_en", "VARCHAR", "建议（英文）", "what to do, in English"),
    Column("line", "INTEGER", "行", "line"),
    Column("column", "INTEGER", "列", "column"),
    Column("start", "INTEGER", "起（字符）", "first character"),
    Column("end", "INTEGER", "止（字符）", "character behind the last"),
    Column("quote", "VARCHAR", "原文", "quotation"),
    Column("section", "VARCHAR[]", "所在章节", "headings it stands under"),
    Column("arithmetic", "VARCHAR", "算式", "arithmetic"),
    Column("stated", "VARCHAR", "所写", "what is stated"),
    Column("computed", "VARCHAR", "应为", "what was computed"),
    Column("record", "VARCHAR", "JSON 输出中的整条记录", "the finding as the JSON output tells it"),
)

_OUTCOMES = (
    *_PLACE,
    Column("rule", "VARCHAR", "规则", "rule"),
    Column("outcome", "VARCHAR", "结果", "holds, broken, undecided, not_applicable"),
    Column("reason", "VARCHAR", "理由", "reason"),
)

_FIGURES = (
    *_PLACE,
    Column("line", "INTEGER", "行", "line"),
    Column("column", "INTEGER", "列", "column"),
    Column("start", "INTEGER", "起（字符）", "first character"),
    Column("printed", "VARCHAR", "所印", "as printed"),
    Column("value", "VARCHAR", "数值（精确）", "value, exact"),
    Column("unit", "VARCHAR", "单位", "unit"),
    Column("state", "VARCHAR", "核对结果", "verified, broken, undecided, unlinked"),
    Column("role", "VARCHAR", "嫌疑或牵涉", "of a broken one: suspected or involved"),
    Column("cell_table", "VARCHAR", "表", "table"),
    Column("cell_row", "VARCHAR", "行（表）", "row of the table"),
    Column("cell_column", "VARCHAR", "列（表）", "column of the table"),
    Column("relations", "VARCHAR[]", "所涉关系", "relations it stands in"),
)

_UNREADABLE = (
    *_PLACE,
    Column("sha256", "VARCHAR", "文件内容的散列", "hash of the file"),
    Column("stage", "VARCHAR", "哪一步", "stage that gave up"),
    Column("message_zh", "VARCHAR", "原因（中文）", "why, in Chinese"),
    Column("message_en", "VARCHAR", "原因（英文）", "why, in English"),
)

_SKIPPED = (
    *_PLACE,
    Column("reason", "VARCHAR", "原因", "why it was not taken"),
    Column("suffix", "VARCHAR", "后缀（多个文件合计时）", "suffix, of several files together"),
    Column("count", "INTEGER", "文件数", "files"),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "reports": _REPORTS,
    "findings": _FINDINGS,
    "outcomes": _OUTCOMES,
    "figures": _FIGURES,
    "unreadable": _UNREADABLE,
    "skipped": _SKIPPED,
}

# What the program keeps for itself beside them.
FACTS = (
    Column("path", "VARCHAR", "", "the file"),
    Column("sha256", "VARCHAR", "", "hash of the file"),
    Column("seal", "VARCHAR", "", "stands for rules, options and program"),
    Column("issuer", "VARCHAR", "", "body, as names are compared"),
    Column("year", "INTEGER", "", "year"),
    Column("certain", "BOOLEAN", "", "whether neither is a guess"),
    Column("kind", "VARCHAR", "", "kind of report"),
    Column("body", "VARCHAR", "", "body of the sample; none: it is a guess"),
    Column("grams", "BIGINT[]", "", "sample of the runs of its words"),
    Column("stage", "VARCHAR", "", "of one that cannot be read: the stage that gave up"),
    Column("message_zh", "VARCHAR", "", "why, in Chinese"),
    Column("message_en", "VARCHAR", "", "why, in English"),
)
FILES = (
    Column("path", "VARCHAR", "", "the file"),
    Column("locator", "VARCHAR", "", "how it is opened"),
    Column("place", "VARCHAR", "", "sorts files as a walk meets them"),
    Column("sha256", "VARCHAR", "", "hash of the file"),
)
