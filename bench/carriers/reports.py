"""Five invented reports whose every sum is right: large, middle, nearly empty, of the trial form, of the statistics table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bench.carriers.forms import filled
from bench.carriers.model import Filled, Key, Report, Words
from bench.carriers.statistics import statistics

COLUMNS = ("natural", "business", "research", "charity", "law", "other")
Parts = Mapping[str, tuple[int, ...]]


def requests(version: str, parts: Parts) -> Filled:
    """Return table 3: totals, (七) and what was newly received follow from the other rows."""
    rows = {id: list(row) for id, row in parts.items()}
    outcomes = [row for id, row in rows.items() if id not in ("carried_in", "carried_out")]
    zeros = [0] * len(COLUMNS)
    closed = [sum(column) for column in zip(*outcomes, strict=True)]
    carried_in, carried_out = rows.get("carried_in", zeros), rows.get("carried_out", zeros)
    rows["closed"] = closed
    rows["new"] = [c + o - i for c, o, i in zip(closed, carried_out, carried_in, strict=True)]
    values = {}
    for id, row in rows.items():
        for column, figure in zip((*COLUMNS, "total"), (*row, sum(row)), strict=True):
            values[id, column] = str(figure)
    return filled("T3", version, values)


def remedies(*figures: tuple[int, int, int, int]) -> Filled:
    """Return table 4 of three runs of four figures."""
    names = ("upheld", "corrected", "other", "pending", "total")
    values = {}
    for over, four in zip(("review", "suit", "suit_after_review"), figures, strict=True):
        for name, figure in zip(names, (*four, sum(four)), strict=True):
            values["cases", f"{over}.{name}"] = str(figure)
    return filled("T4", "2019", values)


def proactive(version: str, **rows: tuple[str, ...]) -> Filled:
    """Return table 2 with these rows, a figure a column."""
    empty = filled("T2", version, {})
    values = {}
    for block in empty.blocks:
        for row in block.rows:
            if row.id in rows:
                for column, figure in zip(block.columns, rows[row.id], strict=True):
                    values[row.id, column.id] = figure
    return filled("T2", version, values)


def _disclosure(
    issuer: str, year: int, prose: tuple[str, str, str], tables: tuple[Filled, Filled, Filled]
) -> tuple[Words | Filled, ...]:
    """Return the pieces of a report since 2019."""
    first, problems, more = prose
    return (
        Words(f"{issuer}{year}年政府信息公开工作年度报告", 0),
        Words(
            "本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限"
            f"自{year}年1月1日起至{year}年12月31日止。"
        ),
        Words("一、总体情况", 1),
        Words("（一）主动公开。及时更新机构职能、政策文件和重点领域信息。"),
        Words(f"（二）依申请公开。{first}"),
        Words("（三）政府信息管理。落实发布前审核，逐件确定公文公开属性。"),
        Words("（四）政府信息公开平台建设。整合网站栏目，改进检索。"),
        Words("（五）监督保障。定期检查，加强培训，工作考核结果为良好，社会评议满意度较高，未发生责任追究。"),
        Words("二、主动公开政府信息情况", 1),
        tables[0],
        Words("三、收到和处理政府信息公开申请情况", 1),
        tables[1],
        Words("四、政府信息公开行政复议、行政诉讼情况", 1),
        tables[2],
        Words("五、存在的主要问题及改进情况", 1),
        Words(problems),
        Words("六、其他需要报告的事项", 1),
        Words(more),
    )


def _large() -> Report:
    parts: Parts = {
        "carried_in": (208, 31, 2, 6, 14, 3), "granted": (2413, 318, 4, 17, 52, 21),
        "partial": (306, 44, 1, 3, 9, 2), "refused.secret": (3, 0, 0, 0, 0, 0), "refused.forbidden": (17, 2, 0, 0, 1, 0),
        "refused.security": (6, 0, 0, 0, 0, 0), "refused.third_party": (88, 26, 0, 1, 5, 0), "refused.internal": (64, 9, 0, 2, 3, 1),
        "refused.process": (41, 7, 0, 0, 2, 0), "refused.case_file": (29, 11, 0, 0, 4, 0), "refused.inquiry": (15, 1, 0, 0, 0, 0),
        "unavailable.not_held": (1027, 140, 3, 8, 31, 12), "unavailable.not_made": (76, 13, 1, 0, 2, 0), "unavailable.unclear": (33, 2, 0, 1, 0, 0),
        "declined.petition": (95, 4, 0, 2, 0, 1), "declined.repeated": (58, 6, 0, 0, 1, 0), "declined.publication": (2, 0, 0, 0, 0, 0),
        "declined.abusive": (19, 0, 0, 0, 0, 0), "declined.confirmation": (5, 1, 0, 0, 0, 0), "otherwise.uncorrected": (37, 3, 0, 0, 1, 0),
        "otherwise.unpaid": (8, 0, 0, 0, 0, 0), "otherwise.other": (122, 15, 0, 4, 6, 2), "carried_out": (187, 24, 1, 5, 10, 4),
    }  # fmt: skip
    table = requests("2021", parts)
    new = table.values[Key("T3", "new", "total")]
    tables = (
        proactive(
            "2021", rules=("3", "1", "46"), documents=("128", "37", "1364"), permits=("1208453",),
            penalties=("93617",), coercion=("5082",), charges=("271846.39",),
        ),
        table,
        remedies((214, 37, 26, 41), (63, 9, 12, 18), (46, 5, 3, 27)),
    )  # fmt: skip
    prose = (
        f"全市新收政府信息公开申请{new}件，均在法定期限内办理。",
        "部分单位解读形式较为单一，下一步将增加图解和问答。",
        "2023年未收取政府信息公开信息处理费。",
    )
    wrong = {
        "3": (Key("T3", "granted", "total"), "2852"),
        "4": (Key("T4", "cases", "review.corrected"), "73"),
    }
    return Report("large", _disclosure("云汀市人民政府", 2023, prose, tables), wrong)


def _small() -> Report:
    parts: Parts = {
        "granted": (2, 1, 0, 0, 0, 0), "unavailable.not_held": (1, 0, 0, 0, 0, 0), "carried_out": (1, 0, 0, 0, 0, 0),
    }  # fmt: skip
    tables = (
        proactive("2021", documents=("1", "0", "4"), permits=("36",), penalties=("8",)),
        requests("2021", parts),
        remedies((1, 0, 0, 0), (0, 0, 0, 1), (0, 0, 0, 0)),
    )
    prose = (
        "规范登记、审核、答复各环节。",
        "信息更新不够及时，下一步将明确专人按月更新。",
        "2022年未收取政府信息公开信息处理费。",
    )
    wrong = {"3": (Key("T3", "granted", "natural"), "5"), "4": (Key("T4", "cases", "review.total"), "2")}
    return Report("small", _disclosure("柳陂镇人民政府", 2022, prose, tables), wrong)


def _middle() -> Report:
    parts: Parts = {
        "carried_in": (4, 1, 0, 0, 1, 0), "granted": (38, 6, 1, 0, 3, 2), "partial": (9, 2, 0, 1, 0, 0),
        "refused.third_party": (3, 1, 0, 0, 0, 0), "refused.internal": (5, 0, 0, 0, 1, 0), "refused.case_file": (1, 0, 0, 0, 0, 0),
        "unavailable.not_held": (24, 5, 0, 0, 2, 1), "unavailable.not_made": (6, 0, 1, 0, 0, 0), "declined.petition": (7, 0, 0, 0, 0, 0),
        "declined.repeated": (2, 1, 0, 0, 0, 0), "otherwise.uncorrected": (3, 0, 0, 0, 0, 0), "otherwise.other": (2, 1, 0, 0, 0, 1),
        "carried_out": (5, 0, 0, 1, 0, 0),
    }  # fmt: skip
    tables = (
        proactive("2021", documents=("12", "5", "87"), permits=("14629",), penalties=("731",), coercion=("58",), charges=("416.7",)),
        requests("2021", parts),
        remedies((6, 2, 0, 1), (3, 0, 1, 2), (0, 1, 0, 0)),
    )  # fmt: skip
    prose = (
        "设立专窗受理，建立疑难申请会商机制。全年作出行政处罚决定731件。",
        "政策解读的深度不够，下一步将组织业务科室参与解读。",
        "2024年未收取政府信息公开信息处理费。",
    )
    wrong = {
        "3": (Key("T3", "unavailable.not_held", "total"), "35"),
        "4": (Key("T4", "cases", "suit.upheld"), "8"),
    }
    return Report("middle", _disclosure("霁川县人民政府", 2024, prose, tables), wrong)


def _trial() -> Report:
    parts: Parts = {
        "carried_in": (12, 0, 0, 0, 2, 0), "granted": (84, 17, 0, 2, 6, 1), "partial": (21, 4, 0, 0, 1, 0),
        "refused.forbidden": (2, 0, 0, 0, 0, 0), "refused.third_party": (9, 3, 0, 0, 0, 0), "refused.process": (6, 1, 0, 0, 0, 0),
        "unavailable.not_held": (57, 8, 1, 0, 3, 0), "unavailable.unclear": (4, 0, 0, 0, 0, 0), "declined.petition": (13, 0, 0, 0, 0, 0),
        "declined.confirmation": (1, 0, 0, 0, 0, 0), "otherwise": (15, 2, 0, 0, 1, 0), "carried_out": (10, 3, 0, 0, 0, 0),
    }  # fmt: skip
    tables = (
        proactive(
            "2019", rules=("1", "1", "9"), documents=("26", "22", "173"), permits=("238", "-4", "51806"), services=("95", "3", "7240"),
            penalties=("412", "6", "1957"), coercion=("48", "0", "63"), charges=("17", "-2"), procurement=("309", "8642.15"),
        ),
        requests("2019", parts),
        remedies((17, 3, 1, 4), (8, 1, 0, 2), (5, 0, 0, 3)),
    )  # fmt: skip
    prose = (
        "我区完善受理、登记、审核、办理、答复、归档流程。",
        "专栏内容不够规范，下一步将按统一规范调整。",
        "2020年没有其他需要报告的事项。",
    )
    wrong = {
        "3": (Key("T3", "partial", "business"), "9"),
        "4": (Key("T4", "cases", "suit_after_review.total"), "7"),
    }
    return Report("trial", _disclosure("乌篷区人民政府", 2020, prose, tables), wrong)


@cache
def reports() -> tuple[Report, ...]:
    """Return the five reports."""
    return (_large(), _middle(), _small(), _trial(), statistics())
