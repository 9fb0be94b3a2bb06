"""Official tables for tests, every sum right, and reports around them."""

from __future__ import annotations

from functools import cache

from linter.judge.lint import Given, lint
from linter.model.finding import Finding, Verdict
from linter.rulepack import RulePack, shipped_pack
from linter.text.source import Source

SMALL = {
    "new": [9, 1, 0, 0, 0, 0, 10],
    "carried_in": [1, 0, 0, 0, 0, 0, 1],
    "granted": [4, 1, 0, 0, 0, 0, 5],
    "partial": [2, 0, 0, 0, 0, 0, 2],
    "refused.internal": [1, 0, 0, 0, 0, 0, 1],
    "unavailable.not_held": [2, 0, 0, 0, 0, 0, 2],
    "closed": [9, 1, 0, 0, 0, 0, 10],
    "carried_out": [1, 0, 0, 0, 0, 0, 1],
}
STATISTICS = {
    "A1": 9850, "A1a": 9, "A1b": 9, "A2.1": 12, "A2.2": 9800, "A2.3": 108,
    "B1": 76, "B2.1": 5, "B2.1a": 5, "B2.2": 6, "B2.2a": 6, "B2.3": 68, "B2.4": 76,
    "C1": 3, "C1.1": 1, "C1.3": 2, "C2": 3, "C2.1": 3, "C3": 3, "C3.2": 3,
    "H1": 1, "H2": 2, "H3": 3, "H3.1": 1, "H3.2": 2, "I1": 2, "I2": 2, "I3": 158,
}  # fmt: skip


@cache
def pack() -> RulePack:
    return shipped_pack()


def requests(changes: dict[str, list[int]] | None = None, *, version: str = "2021") -> str:
    """Table 3, rows as in SMALL but for *changes*, zeros elsewhere."""
    rows = {**SMALL, **(changes or {})}
    form = next(f for f in pack().domain.forms if (f.id, f.version) == ("T3", version))
    head = "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"
    return head + "\n".join(
        f"{row.label} {' '.join(map(str, rows.get(row.id, [0] * 7)))}" for row in form.rows
    )


def decisions(rows: dict[str, list[int | str]] | None = None, *, version: str = "2021") -> str:
    """Table 2, zeros but for *rows*."""
    form = next(f for f in pack().domain.forms if (f.id, f.version) == ("T2", version))
    found = ["二、主动公开政府信息情况"]
    for block in form.blocks:
        found += [block.label, " ".join(["信息内容", *(column.label for column in block.columns)])]
        for row in block.rows:
            values = (rows or {}).get(row.id, ["0"] * len(block.columns))
            found.append(f"{row.label} {' '.join(map(str, values))}")
    return "\n".join(found)


def remedies(figures: list[int]) -> str:
    """Table 4."""
    return (
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n"
        + "结果维持 结果纠正 其他结果 尚未审结 总计 " * 3
        + "\n"
        + " ".join(map(str, figures))
    )


def statistics(changes: dict[str, int | str] | None = None) -> str:
    """The statistics table of 2014, all of it."""
    rows: dict[str, int | str] = {**STATISTICS, **(changes or {})}
    form = next(f for f in pack().domain.forms if f.id == "ST")
    return "政府信息公开情况统计表\n" + "\n".join(f"{row.label} {rows.get(row.id, 0)}" for row in form.rows)


def report(*parts: str, year: int = 2022, issuer: str = "清泉县") -> str:
    """A report of *issuer* that holds *parts*."""
    first = "一、概述" if year < 2019 else "一、总体情况"
    return "\n".join([f"{issuer}{year}年政府信息公开工作年度报告", first, *parts])


def verdict(text: str, *rules: str, **given: object) -> Verdict:
    """The verdict of *rules* (all, if none are named) on *text*."""
    chosen = [rule for rule in pack().rules if not rules or rule.id in rules]
    return lint(Source("report.txt", text), pack(), Given(**given), chosen)  # type: ignore[arg-type]


def found(text: str, *rules: str) -> list[tuple[str, str]]:
    """Rule and severity of each finding of the rules for tables, or of *rules*."""
    return [(f.rule, f.severity.word) for f in table_findings(text, *rules)]


def table_findings(text: str, *rules: str) -> list[Finding]:
    """The findings of the rules for tables and between text and tables, or of *rules*."""
    ids = rules or tuple(
        r.id
        for r in pack().rules
        if r.id[0] == "T"
        or r.id in ("X001", "X002", "X003", "X004", "X005", "X006", "X007", "X008", "X022", "C001")
    )
    return list(verdict(text, *ids).findings)
