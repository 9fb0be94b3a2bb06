"""Whatever happened to a file, it is read or refused in two languages: no reader ends in an exception of another kind."""

from __future__ import annotations

import pytest

from linter.errors import UnreadableError
from linter.parse import parse
from linter.read import legacy, read_bytes
from linter.rulepack import RulePack

pytest.importorskip("openpyxl")
pytest.importorskip("pypdfium2")

from tests.read import broken

PARTS = [
    ("DOCX", "word/document.xml"),
    ("DOCX", "word/styles.xml"),
    ("DOCX", "word/numbering.xml"),
    ("DOCX", "word/_rels/document.xml.rels"),
    ("DOCX", "_rels/.rels"),
    ("XLSX", "xl/worksheets/sheet1.xml"),
    ("XLSX", "xl/styles.xml"),
    ("XLSX", "xl/workbook.xml"),
    ("XLSX", "xl/_rels/workbook.xml.rels"),
]

FAILED = "the program failed"  # as is said of a PDF whose own process ended in an exception


@pytest.fixture(autouse=True)
def _no_other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "program", lambda: None)


def _outcome(data: bytes, pack: RulePack) -> str:
    """What is said of a file that is refused; nothing of one that is read."""
    try:
        source = read_bytes(data, "report")
        parse(source, pack.domain)
    except UnreadableError as error:
        return f"{error.zh} {error.en}"
    for grid in source.grids:
        assert all(
            0 <= span.start <= span.end <= len(source.text) for cell in grid.cells for span in cell.spans
        )
    return ""


@pytest.mark.parametrize("name", broken.WHOLE)
def test_a_harmed_file_is_read_or_refused(name: str, pack: RulePack) -> None:
    outcomes = {what: _outcome(data, pack) for what, data in broken.harmed(name, 15)}
    assert len(outcomes) == 15
    assert not [what for what, said in outcomes.items() if FAILED in said]


@pytest.mark.parametrize(("name", "entry"), PARTS)
def test_a_package_with_a_harmed_part_is_read_or_refused(name: str, entry: str, pack: RulePack) -> None:
    outcomes = {what: _outcome(data, pack) for what, data in broken.opened(name, 15, entry)}
    assert len(outcomes) == 15
