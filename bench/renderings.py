"""Official tables with figures that add up, and the ways in which text has them."""

from __future__ import annotations

import random
from collections.abc import Callable

from linter.domain.form import Form
from linter.rulepack import RulePack

Rows = dict[str, list[int]]
Line = tuple[str, list[int]]  # label, figures; a caption has none
CAPTIONS = {
    "granted": ["三、本年度办理结果"],
    "refused.secret": ["（三）不予公开"],
    "unavailable.not_held": ["（四）无法提供"],
    "declined.petition": ["（五）不予处理"],
    "otherwise.uncorrected": ["（六）其他处理"],
}
HEAD = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]

# A big city's table of 2025: thirteen thousand applications, none of its sums off by one.
GOLDEN: Rows = {
    "new": [13612, 252, 0, 45, 128, 32],
    "carried_in": [535, 6, 0, 1, 18, 0],
    "granted": [5345, 129, 0, 41, 19, 14],
    "partial": [2120, 39, 0, 1, 6, 2],
    "refused.secret": [13],
    "refused.forbidden": [30],
    "refused.security": [11],
    "refused.third_party": [49, 2],
    "refused.internal": [103, 1],
    "refused.process": [84, 1],
    "refused.case_file": [282, 4],
    "refused.inquiry": [147, 0, 0, 0, 1, 2],
    "unavailable.not_held": [3075, 50, 0, 0, 89, 8],
    "unavailable.not_made": [177, 3],
    "unavailable.unclear": [19],
    "declined.petition": [199, 1, 0, 0, 3],
    "declined.repeated": [147, 1],
    "declined.publication": [0],
    "declined.abusive": [100, 1],
    "declined.confirmation": [5],
    "otherwise.uncorrected": [315, 3],
    "otherwise.unpaid": [202, 0, 0, 1],
    "otherwise.other": [941, 17, 0, 1, 3, 3],
    "closed": [13364, 252, 0, 44, 121, 29],
    "carried_out": [783, 6, 0, 2, 25, 3],
}


def golden() -> Rows:
    """Return the golden table with its totals."""
    padded = {id: row + [0] * (6 - len(row)) for id, row in GOLDEN.items()}
    return {id: [*row, sum(row)] for id, row in padded.items()}


def generated(chance: random.Random, form: Form) -> Rows:
    """Return a table of applications whose sums all hold; mostly zeros, as such tables are."""
    scale = chance.choice([3, 20, 200, 3000])
    rows: Rows = {row.id: [0] * 6 for row in form.rows}
    outcomes = [id for id in rows if id not in ("new", "carried_in", "closed", "carried_out")]
    for id in outcomes:
        for column in range(6):
            if chance.random() < (0.6 if column == 0 else 0.15):
                rows[id][column] = chance.randint(0, scale if column == 0 else max(2, scale // 20))
    for column in range(6):
        rows["closed"][column] = sum(rows[id][column] for id in outcomes)
        rows["carried_out"][column] = chance.randint(0, max(1, rows["closed"][column] // 8))
        both = rows["closed"][column] + rows["carried_out"][column]
        rows["carried_in"][column] = chance.randint(0, both // 10)
        rows["new"][column] = both - rows["carried_in"][column]
    return {id: [*row, sum(row)] for id, row in rows.items()}


def lines(form: Form, rows: Rows) -> list[Line]:
    """Return labels and figures as the form has them, captions between."""
    found: list[Line] = []
    for row in form.rows:
        found += [(caption, []) for caption in CAPTIONS.get(row.id, [])]
        found.append((row.label, rows[row.id]))
    return found


def tabs(table: list[Line]) -> str:
    """A row a line, cells parted by tabs."""
    return "\n".join("\t".join([label, *map(str, row)]) for label, row in table)


def blanks(table: list[Line]) -> str:
    """A row a line, cells parted by blanks."""
    return "\n".join("    ".join([label, *map(str, row)]) for label, row in table)


def pipes(table: list[Line]) -> str:
    """A row a line, cells parted by bars."""
    return "\n".join(" | ".join([label, *map(str, row)]) + " |" for label, row in table)


def markdown(table: list[Line]) -> str:
    """Markdown, with the rule of a new table before each row, as converters leave it."""
    rule = "|" + "---|" * 8
    return "\n".join(
        f"| {' | '.join([label, *map(str, row)])} |\n{rule}" if row else f"### {label}"
        for label, row in table
    )


def cells(table: list[Line]) -> str:
    """A cell a line, blank lines between."""
    return "\n\n".join(word for label, row in table for word in (label, *map(str, row)))


def one_line(table: list[Line]) -> str:
    """All on one line."""
    return " ".join(word for label, row in table for word in (label, *map(str, row)))


def glued(table: list[Line]) -> str:
    """All on one line, nothing between the cells."""
    return "".join(word for label, row in table for word in (label, *map(str, row)))


def broken(table: list[Line]) -> str:
    """Labels broken over three lines with the figures on the middle one, captions down the side."""
    found = []
    side = iter("本年度办理结果" * 8)
    for label, row in table:
        figures = "      ".join(map(str, row))
        if not row:
            found.append(label)
        elif len(label) > 12:
            third = len(label) // 3
            found += [
                f"          {label[:third]}",
                f"{next(side)}         {label[third : 2 * third]}      {figures}",
                f"          {label[2 * third :]}",
            ]
        else:
            found.append(f"          {label}      {figures}")
    return "\n".join(found)


def paged(table: list[Line]) -> str:
    """Blanks, with a page number and the head again in mid-table."""
    half = len(table) // 2
    head = "申请人情况\n" + " ".join(HEAD)
    return f"{blanks(table[:half])}\n\n     -3-\n{head}\n三、本年度办理结果\n{blanks(table[half:])}"


RENDERINGS: dict[str, Callable[[list[Line]], str]] = {
    "tabs": tabs,
    "blanks": blanks,
    "pipes": pipes,
    "Markdown": markdown,
    "a cell a line": cells,
    "one line": one_line,
    "broken labels": broken,
    "page break": paged,
    "glued": glued,
}


def form_of(pack: RulePack, id: str, version: str) -> Form:
    """Return one form of *pack*."""
    return next(form for form in pack.domain.forms if (form.id, form.version) == (id, version))


def report(table: str, year: int = 2022) -> str:
    """Return a short report around *table*."""
    return (
        f"清泉县{year}年政府信息公开工作年度报告\n一、总体情况\n推进政府信息公开。\n"
        "三、收到和处理政府信息公开申请情况\n"
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n"
        f"申请人情况\n{' '.join(HEAD)}\n{table}\n五、存在的主要问题及改进情况\n公开不够及时，将改进。\n"
    )
