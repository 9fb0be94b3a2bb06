"""Documents and workbooks that LibreOffice turns into DOCX and XLSX, where there is one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from linter.errors import UnreadableError
from linter.read.archives import is_cut_off
from linter.read.limits import MAX_BYTES
from linter.read.ole import has_stream

TIMEOUT = 180  # seconds by the clock, which runs on while others use the machine; a start takes some
_PROGRAMS = ("soffice.com", "soffice.exe") if os.name == "nt" else ("soffice", "libreoffice")
_ARCHIVES = ("odt", "ods")
_STREAMS = {"doc": ("WordDocument",), "xls": ("Workbook", "Book")}
_FILTERS = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML"}
_PROGRAMS_OF = {"docx": ("Word 或 WPS ", "Word or WPS"), "xlsx": ("Excel 或 WPS ", "Excel or WPS")}


class _Form(NamedTuple):
    """A kind of file: what people call it, what it becomes, and the filter that is to read it (none: any)."""

    zh: str
    en: str
    suffix: str
    to: str
    infilter: str = ""


FORMS = {
    "doc": _Form("旧版 Word 或 WPS 文件（.doc、.wps）", "legacy Word or WPS document (.doc, .wps)", "doc", "docx"),
    # A torn workbook would be read as text, and its bytes as a report. The filter reads Excel 5 and 95 as well.
    "xls": _Form("旧版 Excel 或 WPS 表格（.xls、.et）", "legacy Excel or WPS workbook (.xls, .et)", "xls", "xlsx", "MS Excel 97"),
    "word2003": _Form("XML 格式的 Word 文件（Word 2003 XML）", "Word document in XML (Word 2003 XML)", "xml", "docx", "MS Word 2003 XML"),
    "excel2003": _Form("XML 格式的 Excel 表格（Excel 2003 XML）", "Excel workbook in XML (Excel 2003 XML)", "xml", "xlsx", "MS Excel 2003 XML"),
    "rtf": _Form(" RTF 文件（.rtf）", "document in RTF (.rtf)", "rtf", "docx", "Rich Text Format"),
    "odt": _Form(" OpenDocument 文件（.odt）", "OpenDocument text (.odt)", "odt", "docx", "writer8"),
    "ods": _Form(" OpenDocument 表格（.ods）", "OpenDocument spreadsheet (.ods)", "ods", "xlsx", "calc8"),
    "fodt": _Form(" OpenDocument 文件（.fodt）", "flat OpenDocument text (.fodt)", "fodt", "docx", "OpenDocument Text Flat XML"),
    "fods": _Form(" OpenDocument 表格（.fods）", "flat OpenDocument spreadsheet (.fods)", "fods", "xlsx", "OpenDocument Spreadsheet Flat XML"),
    "uot": _Form("标文通文件（.uot、.uof）", "UOF document (.uot, .uof)", "uot", "docx", "UOF text"),
    "uos": _Form("标文通表格（.uos、.uof）", "UOF spreadsheet (.uos, .uof)", "uos", "xlsx", "UOF spreadsheet"),
}  # fmt: skip
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def program() -> str | None:
    """Return the path of LibreOffice, or None: looked for in the folders that PATH names outright.

    Never in the current one, where the reports are: who wrote them may have put a program there.
    """
    folders = [one for one in os.environ.get("PATH", os.defpath).split(os.pathsep) if os.path.isabs(one)]
    places = (os.path.join(folder, name) for folder in folders for name in _PROGRAMS)
    return next((found for place in places if (found := shutil.which(place))), None)


def converted(data: bytes, kind: str) -> bytes:
    """Return *data*, a file of a *kind* in FORMS, as a DOCX or XLSX. Raises UnreadableError where that cannot be done."""
    form = FORMS[kind]
    program_zh, program_en = _PROGRAMS_OF[form.to]
    article = "an" if form.en[0] in "AEIOU" else "a"
    office = program()
    if office is None:
        raise UnreadableError(
            f"这是{form.zh}，要装有 LibreOffice 才能读取；请在 {program_zh}里打开后另存为 .{form.to}",
            f"this is {article} {form.en}, which LibreOffice is needed for; open it in {program_en} and save it as .{form.to}",
        )
    if not _is_whole(data, kind):
        raise UnreadableError(
            f"这个{form.zh}已损坏或不完整，无法读取；请重新取得，或在 {program_zh}里修复后另存为 .{form.to}",
            f"this {form.en} is damaged or incomplete and cannot be read; fetch it again, "
            f"or repair it in {program_en} and save it as .{form.to}",
        )
    with tempfile.TemporaryDirectory(prefix="reportlint-", ignore_cleanup_errors=True) as folder:
        made = _convert(office, Path(folder), data, form)
    if made is None:
        raise UnreadableError(
            f"这个{form.zh}无法转换；请在 {program_zh}里打开后另存为 .{form.to}",
            f"this {form.en} cannot be converted; open it in {program_en} and save it as .{form.to}",
        )
    return made


def _is_whole(data: bytes, kind: str) -> bool:
    """Whether *data* is all there, as far as its kind can tell: LibreOffice makes something of a torn file, too."""
    if kind in _ARCHIVES:
        return not is_cut_off(data)
    return kind not in _STREAMS or has_stream(data, *_STREAMS[kind])


def _convert(office: str, folder: Path, data: bytes, form: _Form) -> bytes | None:
    """Return what LibreOffice makes of *data*: in a folder and with a profile of its own, within the time."""
    source, made, profile = (
        folder / f"report.{form.suffix}",
        folder / "made" / f"report.{form.to}",
        folder / "profile",
    )
    source.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        *([f"--infilter={form.infilter}"] if form.infilter else []),
        "--convert-to", f"{form.to}:{_FILTERS[form.to]}", "--outdir", str(made.parent), str(source),
    ]  # fmt: skip
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # it starts others; all go together
    )
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)
    if not made.is_file() or made.stat().st_size > MAX_BYTES:
        return None
    return made.read_bytes()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process with all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, OSError):  # no groups on this system, or nobody left in it
        process.kill()
    process.wait()
