"""One report in every format has the same sections, the same tables and the same findings.

What a format cannot carry is said at the top: that, and nothing else, differs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from linter.model.finding import Severity
from linter.read import legacy, read_bytes
from linter.rulepack import RulePack
from linter.text.source import Source

pytest.importorskip("openpyxl")
pytest.importorskip("pypdfium2")

from tests import ofds
from tests.read import editors, one_report, papers
from tests.read.understood import Seen, seen
from tests.workbooks import strict
from tests.wrappings import flat_opc, message, word_2003

TEXT, CLEAN = (
    (one_report.EXAMPLES / f"2023-{name}.txt").read_text(encoding="utf-8") for name in ("faulty", "clean")
)

LINES = "paragraphs and tables: lines, and rules on pages"
ROWS = "paragraphs and headings: each is a cell that stands alone in its row"
# What a format cannot carry, though every word and figure of it arrives.
CANNOT = {
    "text": "merged cells: a row begins with the first cell that is its own",
    "pipes": "merged cells: what a cell covers is blank; the first row is the head, whatever stands in it",
    "markdown": "",
    "HTML": "",
    **{f"HTML by {name}": "" for name in editors.EDITORS},
    "MHT": "",
    "EML": "",
    "DOCX": "",
    "DOCX by LibreOffice": "",
    "DOCX by pandoc": "",
    "DOCX by docx-js": "",
    "flat OPC": "",
    "DOC": "",
    "ODT": "",
    "RTF": "",
    "Word 2003 XML": "",
    "XLSX": ROWS,
    "XLSX, strict": ROWS,
    "ODS": ROWS,
    "OFD": LINES,
    "OFD, a character an object": LINES,
    "PDF by LibreOffice": LINES,
    "PDF by Chromium": LINES,
    "PDF by WeasyPrint": LINES,
    "PDF by cairo": LINES,
    "PDF by reportlab": LINES,
}
WRITERS: dict[str, Callable[[str], bytes]] = {
    "text": str.encode,
    "pipes": one_report.pipes,
    "markdown": one_report.markdown,
    "HTML": one_report.page,
    **{f"HTML by {name}": partial(editors.page, name=name) for name in editors.EDITORS},
    "MHT": lambda text: message(one_report.page(text).decode(), charset="utf-8"),
    "EML": lambda text: message(one_report.page(text).decode()),
    "DOCX": one_report.word,
    "flat OPC": lambda text: flat_opc(one_report.word(text)),
    "XLSX": one_report.sheet,
    "XLSX, strict": lambda text: strict(one_report.sheet(text)),
    "OFD": partial(ofds.report, style=ofds.Style(header="枫渡县政务公开", numbered=True)),
    "OFD, a character an object": partial(
        ofds.report, style=ofds.Style(single=True, filled=True, scaled=True)
    ),
}


class Program(NamedTuple):
    """A program that makes a format of another one; where it is missing nothing is made."""

    name: str
    path: str | None
    of: str
    make: Callable[[bytes, Path], bytes]


def _libreoffice(to: str, of: str = "DOCX") -> Program:
    suffix = {"DOCX": "docx", "XLSX": "xlsx"}.get(of, "rtf")
    return Program("LibreOffice", legacy.program(), of, partial(one_report.by_libreoffice, to=to, of=suffix))


PROGRAMS = {
    "DOC": _libreoffice("doc"),
    "ODT": _libreoffice("odt"),
    "DOCX by LibreOffice": _libreoffice("docx"),
    # LibreOffice reads it, but loses merged cells when it writes it.
    "Word 2003 XML": Program("LibreOffice", legacy.program(), "DOCX", lambda data, _: word_2003(data)),
    "ODS": _libreoffice("ods", "XLSX"),
    "PDF by LibreOffice": _libreoffice("pdf"),
    "DOCX by pandoc": Program(
        "pandoc", one_report.PANDOC, "HTML", lambda data, _: one_report.by_pandoc(data)
    ),
    "DOCX by docx-js": Program(
        "docx-js", one_report.DOCX_JS, "text", lambda data, _: one_report.by_docx_js(data.decode())
    ),
    "PDF by Chromium": Program("Chromium", one_report.CHROMIUM, "HTML", one_report.by_chromium),
    "PDF by WeasyPrint": Program(
        "WeasyPrint", papers.library("weasyprint"), "HTML", lambda data, _: papers.by_weasyprint(data)
    ),
    "PDF by cairo": Program(
        "cairocffi", papers.library("cairocffi"), "text", lambda data, _: papers.by_cairo(data.decode())
    ),
    "PDF by reportlab": Program(
        "reportlab", papers.library("reportlab"), "text", lambda data, _: papers.by_reportlab(data.decode())
    ),
    # What is written by hand is read by way of LibreOffice.
    "RTF": Program(
        "LibreOffice", legacy.program(), "text", lambda data, _: one_report.rich_text(data.decode())
    ),
}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """What makes the report in a format, each once; it skips where a program is missing."""
    folder: Path = tmp_path_factory.mktemp("report")
    files: dict[str, bytes] = {}

    def make(name: str) -> bytes:
        if name not in files:
            if name in WRITERS:
                files[name] = WRITERS[name](TEXT)
            else:
                program = PROGRAMS[name]
                if program.path is None:
                    pytest.skip(f"{program.name} is not installed")
                files[name] = program.make(make(program.of), folder)
        return files[name]

    return make


@pytest.fixture(scope="session")
def plain(pack: RulePack) -> Seen:
    return seen(Source("report", TEXT), pack)


@pytest.fixture(scope="session")
def clean(pack: RulePack) -> Seen:
    return seen(Source("report", CLEAN), pack)


def test_the_report_has_what_a_format_can_lose(plain: Seen) -> None:
    assert len(plain.tables) >= 2
    assert sum(len(row) for table in plain.tables for row in table) > 180  # type: ignore[attr-defined]
    assert len(plain.findings) >= 10
    assert len(plain.sections) >= 18


@pytest.mark.parametrize("name", CANNOT)
def test_it_is_the_same_report(name: str, made: Callable[[str], bytes], plain: Seen, pack: RulePack) -> None:
    here = seen(read_bytes(made(name), name), pack)
    assert here.sections == plain.sections
    assert here.tables == plain.tables
    assert here.findings == plain.findings
    assert here.outcomes == plain.outcomes
    assert here.identity == plain.identity


@pytest.mark.parametrize("name", ["text", "pipes", "markdown", "HTML", "MHT", "DOCX", "XLSX", "OFD"])
def test_a_report_without_faults_is_the_same_too(name: str, clean: Seen, pack: RulePack) -> None:
    here = seen(read_bytes(WRITERS[name](CLEAN), name), pack)
    assert len(here.tables) == 3
    assert here == clean
    assert not any(finding[1] is Severity.ERROR for finding in here.findings)  # type: ignore[index]
