"""Legacy Word and WPS documents (OLE2), by way of LibreOffice where there is one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from linter.errors import UnreadableError

TIMEOUT = 60  # seconds; the first start of LibreOffice takes some
_MOST = 50_000_000
_PROGRAMS = ("soffice", "libreoffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def program() -> str | None:
    """Return the path of LibreOffice, or None."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def converted(data: bytes) -> bytes:
    """Return *data*, a legacy document, as a DOCX. Raises UnreadableError where that cannot be done."""
    office = program()
    if office is None:
        raise UnreadableError(
            "这是旧版 Word 或 WPS 文件（.doc、.wps），要装有 LibreOffice 才能读取；请另存为 .docx",
            "this is a legacy Word or WPS document (.doc, .wps), which LibreOffice is needed for; save it as .docx",
        )
    with tempfile.TemporaryDirectory(prefix="reportlint-", ignore_cleanup_errors=True) as folder:
        made = _convert(office, Path(folder), data)
    if made is None:
        raise UnreadableError(
            "这个旧版 Word 或 WPS 文件（.doc、.wps）无法转换；请在 Word 或 WPS 里打开后另存为 .docx",
            "this legacy Word or WPS document (.doc, .wps) cannot be converted; open it and save it as .docx",
        )
    return made


def _convert(office: str, folder: Path, data: bytes) -> bytes | None:
    """Return what LibreOffice makes of *data*: in a folder and with a profile of its own, within the time."""
    source, made, profile = folder / "report.doc", folder / "made" / "report.docx", folder / "profile"
    source.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made.parent), str(source),
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
