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
from linter.messages import Message
from linter.read.archives import is_cut_off
from linter.read.limits import MAX_BYTES
from linter.read.ole import has_stream

TIMEOUT = 180  # seconds by the clock, which runs on while others use the machine; a start takes some
_PROGRAMS = ("soffice.com", "soffice.exe") if os.name == "nt" else ("soffice", "libreoffice")
_ARCHIVES = ("odt", "ods")
_STREAMS = {"doc": ("WordDocument",), "xls": ("Workbook", "Book")}
_FILTERS = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML"}
_PROGRAMS_OF = {"docx": "word-or-wps", "xlsx": "excel-or-wps"}


class _Form(NamedTuple):
    """A kind of file: the message that names it, what it becomes, and the filter that is to read it (none: any)."""

    name: str
    suffix: str
    to: str
    infilter: str = ""


FORMS = {
    "doc": _Form("a-doc", "doc", "docx"),
    # A torn workbook would be read as text, and its bytes as a report. The filter reads Excel 5 and 95 as well.
    "xls": _Form("a-xls", "xls", "xlsx", "MS Excel 97"),
    "word2003": _Form("a-word2003", "xml", "docx", "MS Word 2003 XML"),
    "excel2003": _Form("a-excel2003", "xml", "xlsx", "MS Excel 2003 XML"),
    "rtf": _Form("a-rtf", "rtf", "docx", "Rich Text Format"),
    "odt": _Form("a-odt", "odt", "docx", "writer8"),
    "ods": _Form("a-ods", "ods", "xlsx", "calc8"),
    "fodt": _Form("a-fodt", "fodt", "docx", "OpenDocument Text Flat XML"),
    "fods": _Form("a-fods", "fods", "xlsx", "OpenDocument Spreadsheet Flat XML"),
    "uot": _Form("a-uot", "uot", "docx", "UOF text"),
    "uos": _Form("a-uos", "uos", "xlsx", "UOF spreadsheet"),
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
    name, program_name = Message(form.name), Message(_PROGRAMS_OF[form.to])
    office = program()
    if office is None:
        article = "an" if str(name)[0] in "AEIOU" else "a"
        raise UnreadableError(
            "libreoffice-needed", article=article, name=name, program=program_name, to=form.to
        )
    if not _is_whole(data, kind):
        raise UnreadableError("damaged-or-cut", name=name, program=program_name, to=form.to)
    with tempfile.TemporaryDirectory(prefix="reportlint-", ignore_cleanup_errors=True) as folder:
        made = _convert(office, Path(folder), data, form)
    if made is None:
        raise UnreadableError("not-converted", name=name, program=program_name, to=form.to)
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
