"""A workbook of the findings, a row each, with columns to say what became of it (整改台账), and a sheet of counts."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

try:
    from openpyxl import Workbook
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
except ImportError:
    from linter.errors import UsageError

    raise UsageError("xlsx-extra") from None

from linter.model.finding import Verdict
from linter.render.run import Run
from linter.render.sheets import lines as lines_of
from linter.render.sheets import put, timeless
from linter.render.shown import shown
from linter.render.told import Told, tell
from linter.render.unchecked import closing
from linter.render.visible import short, visible
from linter.render.words import word
from linter.render.xlsx.columns import COLUMNS, PRINTED, SEVERITY, STATE, STATES, SheetRow, named

_HIGHEST = 405.0  # points that a row may be high, almost
_LINE = 15.0  # points of a line
_HEAD = 3  # the row with the columns' names
_COLORS = {"error": ("B42318", "FDECEB"), "warning": ("7A4B00", "FFF4D6"), "unreadable": ("B42318", "FDECEB")}
_COUNTED = {"zh": "汇总", "en": "Counts"}
_TITLE = {"zh": "检查问题清单（整改台账）", "en": "Findings and what became of them"}
_SHEET = {"zh": "问题清单", "en": "Findings"}


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
        self.rules: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.bodies: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._head()

    def _head(self) -> None:
        sheet, language = self.sheet, self.run.language
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(COLUMNS))
        put(sheet.cell(1, 1), _TITLE[language])
        sheet.cell(1, 1).font = Font(size=18, bold=True)
        sheet.cell(1, 1).alignment = Alignment(horizontal="center", vertical="center")
        sheet.row_dimensions[1].height = 32
        today = f"　{word('today', language)} {self.run.today}" if self.run.today else ""
        packs = "　".join(f"{id} {version}" for id, version in self.run.packs)
        put(sheet.cell(2, 1), f"{self.run.name} {self.run.version}　{packs}{today}")
        for number, column in enumerate(COLUMNS, 1):
            self._name(sheet.cell(_HEAD, number), getattr(column, language))
            sheet.column_dimensions[get_column_letter(number)].width = column.width
        sheet.row_dimensions[_HEAD].height = 22

    def _name(self, cell: Any, text: str) -> None:
        """Write a column's name."""
        put(cell, text)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E79")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = self.border

    def rows(self, verdict: Verdict) -> list[SheetRow]:
        """Return the findings of one report, or that it could not be read."""
        identity = verdict.identity
        report = SheetRow(
            visible(identity.issuer), str(identity.year or ""), visible(verdict.source.path), "unreadable"
        )
        if verdict.unreadable is not None:
            why = verdict.unreadable.zh if self.run.language == "zh" else verdict.unreadable.en
            return [report._replace(said=visible(why))]
        rows = []
        for finding in verdict.findings:
            if finding.waived is None:
                told = tell(finding, verdict.source, self.run)
                rows.append(
                    report._replace(
                        severity=told.severity,
                        rule=told.rule,
                        title=told.name,
                        said=_said(told),
                        quote=short(verdict.source.quote(finding.span), 200),
                        place=" ".join(filter(None, (told.line, told.cell))),
                        basis=told.basis,
                        advice=told.advice,
                        fingerprint=finding.fingerprint,
                    )
                )
        return rows

    def add(self, rows: list[SheetRow]) -> None:
        """Add the rows of one report."""
        for row in rows:
            self._add(row)

    def _add(self, row: SheetRow) -> None:
        self.row += 1
        language = self.run.language
        self.rules[(row.rule, row.title)][row.severity] += 1
        self.bodies[(row.issuer or row.path, row.year)][row.severity] += 1
        values: dict[str, Any] = {
            **row._asdict(),
            "number": self.row - _HEAD,
            "severity": word(row.severity, language),
            "state": STATES[language][0],
        }
        lines = 1
        for number, column in enumerate(COLUMNS, 1):
            value = values.get(column.field, "")
            cell = self.sheet.cell(self.row, number)
            put(cell, value)
            cell.alignment, cell.border = self.align, self.border
            if number <= PRINTED:
                lines = max(lines, lines_of(str(value), column.width))
        self.sheet.row_dimensions[self.row].height = min(_HIGHEST, _LINE * lines + 4)

    def close(self, count: int) -> None:
        """Add below the findings what is to be told of the run, *count* reports of which were checked."""
        for line in closing(self.run, count):
            self.row += 1
            put(self.sheet.cell(self.row, 2), line)

    def _counts(self) -> None:
        """Add the second sheet: how much of each severity by rule, and by body and year."""
        language = self.run.language
        sheet = self.book.create_sheet(_COUNTED[language])
        severities = ("error", "warning", "info", "unreadable")
        row = 1
        for heads, counted in ((("rule", "title"), self.rules), (("issuer", "year"), self.bodies)):
            names = [getattr(named(head), language) for head in heads]
            for number, name in enumerate([*names, *(word(one, language) for one in severities)], 1):
                self._name(sheet.cell(row, number), name)
            ranked = sorted(
                counted.items(), key=lambda item: ([-item[1][one] for one in severities], item[0])
            )
            for key, counts in ranked:
                told: list[str | int] = [*key, *(counts[one] for one in severities)]
                if any(key):
                    row += 1
                    for number, value in enumerate(told, 1):
                        put(sheet.cell(row, number), value)
                        sheet.cell(row, number).border = self.border
            row += 2
        for letter, width in zip("ABCDEF", (26, 18, 9, 9, 9, 10), strict=True):
            sheet.column_dimensions[letter].width = width

    def finished(self) -> bytes:
        """Return the workbook's bytes; the same findings give the same."""
        sheet, language = self.sheet, self.run.language
        last, right = max(self.row, _HEAD + 1), get_column_letter(len(COLUMNS))
        states = DataValidation(type="list", formula1=f'"{",".join(STATES[language])}"', allow_blank=True)
        states.add(_range(STATE, last))
        sheet.add_data_validation(states)
        for severity, (ink, paper) in _COLORS.items():
            look = {"font": Font(color=ink, bold=True), "fill": PatternFill("solid", bgColor=paper)}
            rule = CellIsRule(operator="equal", formula=[f'"{word(severity, language)}"'], **look)
            sheet.conditional_formatting.add(_range(SEVERITY, last), rule)
        sheet.freeze_panes = f"A{_HEAD + 1}"
        sheet.auto_filter.ref = f"A{_HEAD}:{right}{last}"
        sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
        sheet.print_area = f"A1:{get_column_letter(PRINTED)}{last}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self._counts()
        out = io.BytesIO()
        self.book.properties.creator = self.run.name
        self.book.save(out)
        return timeless(out.getvalue(), self.run.today or "", self.run.version)


def _range(column: int, last: int) -> str:
    letter = get_column_letter(column)
    return f"{letter}{_HEAD + 1}:{letter}{last}"


def _said(told: Told) -> str:
    """Return what a finding says, the arithmetic where the message has it not, and the repairs."""
    arithmetic = "" if told.arithmetic in told.message else told.arithmetic
    return "\n".join(filter(None, (told.message, arithmetic, *told.also, *told.repairs[:3])))
