"""A workbook of the findings, a row each, with a column to say what became of it: 整改台账."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

try:
    from openpyxl import Workbook
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
except ImportError:
    from linter.errors import UsageError

    raise UsageError('workbooks need openpyxl; install it with: pip install "reportlint[xlsx]"') from None

from linter.model.finding import Verdict
from linter.records import dataclass
from linter.render.run import Run
from linter.render.sheets import lines as lines_of
from linter.render.sheets import put, timeless
from linter.render.shown import shown
from linter.render.told import Told, tell
from linter.render.unchecked import closing
from linter.render.visible import short, visible
from linter.render.words import word

_HIGHEST = 405.0  # points that a row may be high, almost
_LINE = 15.0  # points of a line
_HEAD = 3  # the row with the columns' names
_COLORS = {"error": ("B42318", "FDECEB"), "warning": ("7A4B00", "FFF4D6"), "unreadable": ("B42318", "FDECEB")}


class _Row(NamedTuple):
    """What is told of one finding, or of a report that could not be read, in the order of the columns."""

    issuer: str
    path: str
    severity: str
    rule: str
    said: str
    quote: str = ""
    place: str = ""
    basis: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    zh: str
    en: str
    width: int


_COLUMNS = (
    _Column("序号", "No.", 6), _Column("报告单位", "Issuer", 16), _Column("文件", "File", 22),
    _Column("问题等级", "Severity", 10), _Column("规则编号", "Rule", 10), _Column("问题描述", "Finding", 44),
    _Column("原文摘录", "Quotation", 24), _Column("位置", "Place", 18), _Column("依据", "Basis", 24),
    _Column("整改建议", "Advice", 26), _Column("整改状态", "Status", 11), _Column("责任人/备注", "Who, notes", 16),
)  # fmt: skip
_TITLE = {"zh": "检查问题清单（整改台账）", "en": "Findings and what became of them"}
_SHEET = {"zh": "问题清单", "en": "Findings"}
_STATES = {
    "zh": ("未整改", "整改中", "已整改", "不予采纳"),
    "en": ("open", "in progress", "done", "rejected"),
}


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[bytes]:
    """Yield nothing for each verdict as it comes, and at last the workbook."""
    ledger = _Ledger(run)
    count = 0
    for _, rows in shown(verdicts, ledger.rows, run):
        count += 1
        ledger.add(rows)
        yield b""
    ledger.close(count)
    yield ledger.finished()


class _Ledger:
    """Fills one sheet, row by row."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.book = Workbook()
        self.sheet = self.book.active
        self.sheet.title = _SHEET[run.language]
        self.row = _HEAD
        line = Side(style="thin", color="999999")
        self.border = Border(line, line, line, line)
        self.align = Alignment(wrap_text=True, vertical="top")
        self._head()

    def _head(self) -> None:
        sheet, language = self.sheet, self.run.language
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(_COLUMNS))
        put(sheet.cell(1, 1), _TITLE[language])
        sheet.cell(1, 1).font = Font(size=18, bold=True)
        sheet.cell(1, 1).alignment = Alignment(horizontal="center", vertical="center")
        sheet.row_dimensions[1].height = 32
        today = f"　{word('today', language)} {self.run.today}" if self.run.today else ""
        packs = "　".join(f"{id} {version}" for id, version in self.run.packs)
        put(sheet.cell(2, 1), f"{self.run.name} {self.run.version}　{packs}{today}")
        for number, column in enumerate(_COLUMNS, 1):
            cell = sheet.cell(_HEAD, number)
            put(cell, getattr(column, language))
            cell.font = Font(bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor="1F4E79")
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cell.border = self.border
            sheet.column_dimensions[get_column_letter(number)].width = column.width
        sheet.row_dimensions[_HEAD].height = 22

    def rows(self, verdict: Verdict) -> list[_Row]:
        """Return the findings of one report, or that it could not be read."""
        path, issuer = visible(verdict.source.path), visible(verdict.identity.issuer)
        if verdict.unreadable is not None:
            why = verdict.unreadable.zh if self.run.language == "zh" else verdict.unreadable.en
            return [_Row(issuer, path, "unreadable", "", visible(why))]
        rows = []
        for finding in verdict.findings:
            if finding.waived is None:
                told = tell(finding, verdict.source, self.run)
                quote = short(verdict.source.quote(finding.span), 200)
                place = " ".join(filter(None, (told.line, told.cell)))
                rows.append(
                    _Row(
                        issuer,
                        path,
                        told.severity,
                        told.rule,
                        _said(told),
                        quote,
                        place,
                        told.basis,
                        told.advice,
                    )
                )
        return rows

    def add(self, rows: list[_Row]) -> None:
        """Add the rows of one report."""
        for row in rows:
            self._add(row)

    def _add(self, row: _Row) -> None:
        self.row += 1
        language = self.run.language
        values: tuple[str | int, ...] = (
            self.row - _HEAD, row.issuer, row.path, word(row.severity, language), *row[3:],
            _STATES[language][0], "",
        )  # fmt: skip
        lines = 1
        for number, (value, column) in enumerate(zip(values, _COLUMNS, strict=True), 1):
            cell = self.sheet.cell(self.row, number)
            put(cell, value)
            cell.alignment, cell.border = self.align, self.border
            lines = max(lines, lines_of(str(value), column.width))
        self.sheet.row_dimensions[self.row].height = min(_HIGHEST, _LINE * lines + 4)

    def close(self, count: int) -> None:
        """Add below the findings what is to be told of the run, *count* reports of which were checked."""
        for line in closing(self.run, count):
            self.row += 1
            put(self.sheet.cell(self.row, 2), line)

    def finished(self) -> bytes:
        """Return the workbook's bytes; the same findings give the same."""
        sheet, language = self.sheet, self.run.language
        last, right = max(self.row, _HEAD + 1), get_column_letter(len(_COLUMNS))
        states = DataValidation(type="list", formula1=f'"{",".join(_STATES[language])}"', allow_blank=True)
        states.add(f"K{_HEAD + 1}:K{last}")
        sheet.add_data_validation(states)
        for severity, (ink, paper) in _COLORS.items():
            look = {"font": Font(color=ink, bold=True), "fill": PatternFill("solid", bgColor=paper)}
            rule = CellIsRule(operator="equal", formula=[f'"{word(severity, language)}"'], **look)
            sheet.conditional_formatting.add(f"D{_HEAD + 1}:D{last}", rule)
        sheet.freeze_panes = f"A{_HEAD + 1}"
        sheet.auto_filter.ref = f"A{_HEAD}:{right}{last}"
        sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        out = io.BytesIO()
        self.book.properties.creator = self.run.name
        self.book.save(out)
        return timeless(out.getvalue(), self.run.today or "", self.run.version)


def _said(told: Told) -> str:
    """Return what a finding says, the arithmetic where the message has it not, and the repairs."""
    arithmetic = "" if told.arithmetic in told.message else told.arithmetic
    return "\n".join(filter(None, (told.message, arithmetic, *told.also, *told.repairs[:3])))
