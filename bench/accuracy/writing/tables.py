"""Official tables whose every sum holds, with a mark on each cell."""

from __future__ import annotations

from fractions import Fraction

from bench.accuracy.marks import mark
from bench.accuracy.model import Table
from bench.accuracy.writing.numerals import printed
from bench.accuracy.writing.pen import Pen
from linter.domain.form import Form

ENDS = ("new", "carried_in", "closed", "carried_out")
COLUMNS = ("natural", "business", "research", "charity", "law", "other", "total")
CAPTIONS = {
    "granted": ["三、本年度办理结果"],
    "refused.secret": ["（三）不予公开"],
    "unavailable.not_held": ["（四）无法提供"],
    "declined.petition": ["（五）不予处理"],
    "otherwise.uncorrected": ["（六）其他处理"],
}
RESULTS = ("upheld", "corrected", "other", "pending")


def shown(label: str) -> str:
    """Return a label as it is printed: the pack has it in half width."""
    for half, full in (("(", "（"), (")", "）"), (",", "，"), (":", "：")):
        label = label.replace(half, full)
    return label


def cell(pen: Pen, key: str, value: int | Fraction, style: str = "plain") -> str:
    """Return a cell with this figure under this mark."""
    pen.values[key], pen.styles[key] = Fraction(value), style
    return mark(key, printed(Fraction(value), style))


def requests(pen: Pen, form: Form, scale: int) -> Table:
    """Table 3; *scale* is about how many came (0: none)."""
    rows = {row.id: [0] * 6 for row in form.rows}
    outcomes = [id for id in rows if id not in ENDS]
    for id in outcomes if scale else []:
        for column in range(6):
            likely = (
                (0.75 if id in ("granted", "partial", "unavailable.not_held") else 0.3)
                if column == 0
                else 0.08
            )
            if pen.maybe(likely):
                rows[id][column] = pen.chance.randint(1, scale if column == 0 else max(2, scale // 15))
    if scale and not any(map(any, rows.values())):
        rows["granted"][0] = 1
    for column in range(6):
        closed = sum(rows[id][column] for id in outcomes)
        rows["closed"][column] = closed
        rows["carried_out"][column] = pen.chance.randint(0, closed // 5) if column < 2 else 0
        both = closed + rows["carried_out"][column]
        rows["carried_in"][column] = pen.chance.randint(0, both // 8) if column < 2 else 0
        rows["new"][column] = both - rows["carried_in"][column]
    made: list[tuple[str, ...]] = [
        ("", "申请人情况"),
        ("", "自然人", "法人或其他组织", "总计"),
        ("", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
    ]
    for row in form.rows:
        made += [(caption,) for caption in CAPTIONS.get(row.id, [])]
        figures = [*rows[row.id], sum(rows[row.id])]
        made.append(
            (
                shown(row.label),
                *(cell(pen, f"T3 {row.id}/{c}", v) for c, v in zip(COLUMNS, figures, strict=True)),
            )
        )
    return Table("T3", form.version, tuple(made), heads=(0, 1, 2), key="request")


def remedies(pen: Pen, scale: int) -> Table:
    """Table 4."""
    figures: list[str] = []
    for block in ("review", "suit", "suit_after_review"):
        values = [pen.chance.randint(0, scale) if scale else 0 for _ in RESULTS]
        for name, value in zip((*RESULTS, "total"), (*values, sum(values)), strict=True):
            figures.append(cell(pen, f"T4 {block}.{name}", value))
    words = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    heads = (("行政复议", "行政诉讼"), ("未经复议直接起诉", "复议后起诉"), words * 3)
    return Table("T4", "2019", (*heads, tuple(figures)), heads=(0, 1, 2), key="remedy")


def decisions(pen: Pen, form: Form) -> Table:
    """Table 2 of either form."""
    big = {"government": 4000, "department": 120}.get(pen.body.kind, 12)
    makes_rules = pen.body.kind == "government" and pen.body.name.split("人民")[0][-1] in "市省"
    made: list[tuple[str, ...]] = []
    heads = []
    for block in form.blocks:
        heads += [len(made), len(made) + 1]
        made += [(shown(block.label),), ("信息内容", *(shown(column.label) for column in block.columns))]
        for row in block.rows:
            cells = []
            for id, value, style in _decision(
                pen, row.id, [column.id for column in block.columns], big, makes_rules
            ):
                cells.append(cell(pen, f"T2 {row.id}/{id}", value, style))
            made.append((shown(row.label), *cells))
    return Table("T2", form.version, tuple(made), heads=tuple(heads), key="proactive")


def _decision(
    pen: Pen, row: str, columns: list[str], big: int, makes_rules: bool
) -> list[tuple[str, int | Fraction, str]]:
    roll = pen.chance.randint
    found: list[tuple[str, int | Fraction, str]] = []
    if row == "rules" and not makes_rules:
        return [(column, 0, "plain") for column in columns]
    if row in ("rules", "documents"):
        made, gone = roll(0, 9), roll(0, 4)
        valid = made + roll(0, 60)
        given: dict[str, int] = {
            "made": made,
            "repealed": gone,
            "valid": valid,
            "newly_made": made,
            "newly_public": roll(0, made),
            "all_public": valid,
        }
        return [(column, given[column], "plain") for column in columns]
    previous = roll(0, big // 4)
    for column in columns:
        if column == "amount":
            sums = Fraction(roll(0, big * 100), 100) if row == "charges" else Fraction(roll(1, 90) * 10_000)
            style = "places 2" if row == "charges" and sums else "plain"
            found.append((column, sums, "yuan" if row == "procurement" else style))
        elif column == "change":
            found.append((column, roll(-min(previous, 9), 9), "plain"))
        elif column == "previous":
            found.append((column, previous, "plain"))
        else:
            found.append((column, roll(0, big), "plain"))
    return found


def statistics(pen: Pen, form: Form, scale: int) -> Table:
    """The statistics table of 2014, all of it; *scale* is about how many requests came."""
    v = _statistics(pen, scale)
    made: list[tuple[str, ...]] = [("统计指标", "单位", "统计数")]
    over = {"A1": ["一、主动公开情况"], "A2.1": ["（二）通过不同渠道和方式公开政府信息的情况"], "B1": ["二、回应解读情况"],
            "B2.1": ["（二）通过不同渠道和方式回应解读的情况"], "C1": ["三、依申请公开情况"], "H1": ["八、机构建设和保障经费情况"],
            "I1": ["九、政府信息公开会议和培训情况"]}  # fmt: skip
    for row in form.rows:
        made += [(caption,) for caption in over.get(row.id, [])]
        made.append((shown(row.label), row.unit or "", cell(pen, f"ST {row.id}", v.get(row.id, 0))))
    return Table("ST", form.version, tuple(made), heads=(0,), key="statistics")


def _statistics(pen: Pen, scale: int) -> dict[str, int]:
    roll, v = pen.chance.randint, dict[str, int]()
    channels = [roll(0, 40), max(20, pen.scale()), roll(0, 300), roll(0, 300), roll(0, 200)]
    v |= {f"A2.{n}": value for n, value in enumerate(channels, 1)}
    v["A1"] = roll(max(channels), sum(channels))
    v["A1b"] = roll(0, 12)
    v["A1a"] = min(v["A1b"], roll(0, 12))
    v |= {
        "B2.1": roll(0, 9),
        "B2.2": roll(0, 9),
        "B2.3": roll(0, 60),
        "B2.4": roll(0, 30),
        "B2.5": roll(0, 20),
    }
    v |= {
        "B1": max(v["B2.4"], v["B2.5"]) + roll(0, 9),
        "B2.1a": roll(0, v["B2.1"]),
        "B2.2a": roll(0, v["B2.2"]),
    }
    v |= {f"C1.{n}": roll(0, scale) if scale else 0 for n in range(1, 5)}
    v["C1"] = sum(v[f"C1.{n}"] for n in range(1, 5))
    v["C2.2"] = roll(0, v["C1"] // 6)
    v["C2.1"] = v["C1"] - v["C2.2"]
    v["C2"] = v["C3"] = v["C1"]
    left = v["C1"]
    for n in (1, 3, 4, 5, 6, 7, 8):
        v[f"C3.{n}"] = roll(0, left // 2)
        left -= v[f"C3.{n}"]
    v["C3.2"], left = left, v["C3.4"]
    for letter in "abcde":
        v[f"C3.4{letter}"] = roll(0, left)
        left -= v[f"C3.4{letter}"]
    v["C3.4f"] = left
    for letter in "DE":
        v |= {f"{letter}{n}": roll(0, 4) if scale else 0 for n in range(1, 4)}
        v[letter] = sum(v[f"{letter}{n}"] for n in range(1, 4))
    v |= {
        "H1": roll(1, 9),
        "H2": roll(1, 20),
        "H3.1": roll(1, 9),
        "H3.2": roll(1, 30),
        "I1": roll(1, 9),
        "I2": roll(1, 9),
        "I3": roll(20, 400),
    }
    v["H3"] = v["H3.1"] + v["H3.2"]
    return v
