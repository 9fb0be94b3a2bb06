"""The columns of a ledger: what they are called, and which of them a person fills in."""

from __future__ import annotations

from typing import NamedTuple

from linter.render.run import Language


class OutputColumn(NamedTuple):
    """A column: its key, its heads in Chinese and English, its width in characters."""

    key: str
    zh: str
    en: str
    width: int

    def head(self, language: Language) -> str:
        """Return its head."""
        return self.zh if language == "zh" else self.en


COLUMNS = (
    OutputColumn("serial", "序号", "No.", 6), OutputColumn("issuer", "报告单位", "Body", 18), OutputColumn("year", "年度", "Year", 7),
    OutputColumn("path", "文件", "File", 18), OutputColumn("severity", "问题等级", "Severity", 9), OutputColumn("rule", "规则编号", "Rule", 9),
    OutputColumn("message", "问题", "Finding", 40), OutputColumn("proof", "证据", "Proof", 40), OutputColumn("basis", "依据", "Basis", 24),
    OutputColumn("advice", "整改建议", "Advice", 24), OutputColumn("due", "整改期限", "Due", 12), OutputColumn("who", "责任人", "Who", 12),
    OutputColumn("status", "整改状态", "Status", 11), OutputColumn("said", "整改说明", "What was done", 28),
    OutputColumn("result", "复核结果", "Re-check", 24), OutputColumn("number", "问题编号", "Finding no.", 32),
)  # fmt: skip

# open, in progress, done, rejected
STATES: dict[Language, tuple[str, str, str, str]] = {
    "zh": ("未整改", "整改中", "已整改", "不予采纳"),
    "en": ("open", "in progress", "done", "rejected"),
}

RESULTS: dict[Language, dict[str, str]] = {
    "zh": {
        "gone": "已消除（{day}）",
        "still": "仍存在（{day}）",
        "claimed": "仍存在（{day}）；填报为已整改",
        "back": "再次出现（{day}）",
        "new": "新问题（{day}）",
        "unknown": "未能复核（{day}）：{why}",
        "waived": "不予采纳，已登记豁免至{until}（{day}）",
        "bare": "不予采纳要写整改说明和责任人（{day}）",
        "fixed": "不予采纳，但此规则的问题不许豁免（{day}）",
        "several": "未能复核（{day}）：收到同一单位同一年度的几份报告",
    },
    "en": {
        "gone": "gone ({day})",
        "still": "still there ({day})",
        "claimed": "still there ({day}); was said to be done",
        "back": "back again ({day})",
        "new": "new ({day})",
        "unknown": "could not be checked ({day}): {why}",
        "waived": "rejected, waived until {until} ({day})",
        "bare": "rejected: say why, and who ({day})",
        "fixed": "rejected, but findings of this rule may not be waived ({day})",
        "several": "could not be checked ({day}): several reports of this body and year",
    },
}
