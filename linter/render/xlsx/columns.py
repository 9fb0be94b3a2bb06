"""The columns of the workbook, and what stands in a row."""

from __future__ import annotations

from typing import NamedTuple

from linter.records import dataclass


class SheetRow(NamedTuple):
    """What is told of one finding, or of a report that could not be read."""

    issuer: str
    year: str
    path: str
    severity: str
    rule: str = ""
    title: str = ""
    said: str = ""
    quote: str = ""
    place: str = ""
    basis: str = ""
    advice: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its name in both languages, its width, and what of a row stands in it; empty: people write there."""

    zh: str
    en: str
    width: int
    field: str = ""


# What is printed, then what is looked up.
COLUMNS = (
    SheetColumn("序号", "No.", 6, "number"), SheetColumn("报告单位", "Issuer", 16, "issuer"), SheetColumn("年度", "Year", 7, "year"),
    SheetColumn("问题等级", "Severity", 10, "severity"), SheetColumn("规则编号", "Rule", 10, "rule"), SheetColumn("规则名称", "Title", 14, "title"),
    SheetColumn("问题描述", "Finding", 40, "said"), SheetColumn("位置", "Place", 18, "place"), SheetColumn("整改建议", "Advice", 24, "advice"),
    SheetColumn("整改状态", "Status", 11, "state"), SheetColumn("整改期限", "Due", 12), SheetColumn("责任人", "Who", 10),
    SheetColumn("整改说明", "Notes", 18), SheetColumn("复核结果", "Checked", 12),
    SheetColumn("原文摘录", "Quotation", 24, "quote"), SheetColumn("依据", "Basis", 24, "basis"), SheetColumn("文件", "File", 24, "path"),
    SheetColumn("问题指纹", "Fingerprint", 20, "fingerprint"),
)  # fmt: skip
PRINTED = 14  # columns, from the left
STATE = next(number for number, column in enumerate(COLUMNS, 1) if column.field == "state")
SEVERITY = next(number for number, column in enumerate(COLUMNS, 1) if column.field == "severity")
STATES = {
    "zh": ("未整改", "整改中", "已整改", "不予采纳"),
    "en": ("open", "in progress", "done", "rejected"),
}


def named(field: str) -> SheetColumn:
    """Return the column in which *field* of a row stands."""
    return next(column for column in COLUMNS if column.field == field)
