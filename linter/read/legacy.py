"""Legacy documents and workbooks of Office and WPS (OLE2), by way of LibreOffice where there is one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

from linter.errors import UnreadableError
from linter.read.ole import has_stream

Target = Literal["docx", "xlsx"]

TIMEOUT = 180  # seconds by the clock, which runs on while others use the machine; a start takes some
_MOST = 50_000_000
_PROGRAMS = ("soffice.com", "soffice.exe") if os.name == "nt" else ("soffice", "libreoffice")
_STREAMS = {"docx": ("WordDocument",), "xlsx": ("Workbook", "Book")}
_FILTERS = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML"}
_OLD = {"docx": "doc", "xlsx": "xls"}
# A torn workbook would be read as text, and its bytes as a report. The filter reads Excel 5 and 95 as well.
_READ_AS = {"docx": (), "xlsx": ("--infilter=MS Excel 97",)}
_CALLED = {  # in Chinese and English, and where it can be opened
    "docx": (
        "Word 或 WPS 文件（.doc、.wps）",
        "Word or WPS document (.doc, .wps)",
        "Word 或 WPS ",
        "Word or WPS",
    ),
    "xlsx": (
        "Excel 或 WPS 表格（.xls、.et）",
        "Excel or WPS workbook (.xls, .et)",
        "Excel 或 WPS ",
        "Excel or WPS",
    ),
}
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


def converted(data: bytes, to: Target = "docx") -> bytes:
    """Return *data*, a legacy file, as a DOCX or XLSX. Raises UnreadableError where that cannot be done."""
    zh, en, program_zh, program_en = _CALLED[to]
    office = program()
    if office is None:
        raise UnreadableError(
            f"这是旧版 {zh}，要装有 LibreOffice 才能读取；请另存为 .{to}",
            f"this is a legacy {en}, which LibreOffice is needed for; save it as .{to}",
        )
    if not has_stream(data, *_STREAMS[to]):
        raise UnreadableError(
            f"这个旧版 {zh}已损坏或不完整，无法读取；请重新取得，或在 {program_zh}里修复后另存为 .{to}",
            f"this legacy {en} is damaged or incomplete and cannot be read; fetch it again, "
            f"or repair it in {program_en} and save it as .{to}",
        )
    with tempfile.TemporaryDirectory(prefix="reportlint-", ignore_cleanup_errors=True) as folder:
        made = _convert(office, Path(folder), data, to)
    if made is None:
        raise UnreadableError(
            f"这个旧版 {zh}无法转换；请在 {program_zh}里打开后另存为 .{to}",
            f"this legacy {en} cannot be converted; open it in {program_en} and save it as .{to}",
        )
    return made


def _convert(office: str, folder: Path, data: bytes, to: Target) -> bytes | None:
    """Return what LibreOffice makes of *data*: in a folder and with a profile of its own, within the time."""
    source, made, profile = (
        folder / f"report.{_OLD[to]}",
        folder / "made" / f"report.{to}",
        folder / "profile",
    )
    source.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        *_READ_AS[to], "--convert-to", f"{to}:{_FILTERS[to]}", "--outdir", str(made.parent), str(source),
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
    if not made.is_file() or made.stat().st_size > _MOST:
        return None
    return made.read_bytes()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process with all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, OSError):  # no groups on this system, or nobody left in it
        process.kill()
    process.wait()
