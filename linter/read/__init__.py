"""From bytes to a Source: the reader is chosen by what is in the file, never by its name."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from linter.errors import UnreadableError
from linter.messages import Message
from linter.read.encoding import decode
from linter.read.limits import MAX_BYTES
from linter.read.mail import body_of
from linter.read.pictures import in_markdown
from linter.read.sniff import has_table, is_binary, is_html, kind_of, unreadable
from linter.text.source import Source

__all__ = ["MAX_BYTES", "read", "read_bytes"]

MAX_CHARACTERS = 3_000_000  # of the text: about a minute's work
MAX_LINES = 300_000


def read(path: Path, *, data: bytes | None = None) -> Source:
    """Return what a person reads in the file at *path*, or in *data* under that name.

    Raises UnreadableError (stage "read"), and nothing else, where there is nothing to read.
    """
    return read_bytes(_load(path) if data is None else data, printable(path))


def read_bytes(data: bytes, path: str) -> Source:
    """Return what a person reads in *data*; *path* is only what it is called.

    Raises UnreadableError (stage "read") for an empty file, one that is too big, and
    formats that cannot be read.
    """
    if len(data) > MAX_BYTES:
        raise _too_big()
    if not data:
        raise UnreadableError("file-empty")
    source = _read(data, path)
    for what, count, most in (
        ("of-characters", len(source.text), MAX_CHARACTERS),
        ("of-lines", source.text.count("\n"), MAX_LINES),
    ):
        if count > most:
            raise UnreadableError("file-with-too-many", what=Message(what), most=most)
    return source


def _read(data: bytes, path: str) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    kind = kind_of(data)
    if kind == "mail":
        data, kind = body_of(data), ""
    if not kind:
        return _written(data, path, digest)
    if kind not in _READERS:
        data, kind = _converted(data, kind)
    return _READERS[kind](data, path, digest)


def _converted(data: bytes, kind: str) -> tuple[bytes, str]:
    """Return a file of a *kind* that has no reader as one of a kind that has, and that kind."""
    from linter.read.legacy import FORMS, converted

    if kind in FORMS:
        return converted(data, kind), FORMS[kind].to
    if kind == "flat":
        from linter.read.flat import packed

        return packed(data), "docx"
    raise unreadable(kind)


def _written(data: bytes, path: str, digest: str) -> Source:
    try:
        text, encoding = decode(data)
    except UnicodeError:
        raise unreadable("binary") from None
    if not text:
        raise UnreadableError("file-empty")
    if is_binary(text):
        raise unreadable("binary")
    if is_html(text):
        from linter.read.html import read_html  # a parser that text does without

        page = read_html(text)
        notes = {"pictures": page.pictures} if page.pictures else {}
        return Source(path, page.text, digest, "html", encoding, page.locate, notes=notes, grids=page.grids)
    pictures = in_markdown(text)
    notes = {"pictures": pictures} if pictures else {}
    if has_table(text):
        from linter.read.markdown import read_markdown

        mixed = read_markdown(text)
        return Source(
            path, mixed.text, digest, "markdown", encoding, mixed.locate, notes=notes, grids=mixed.grids
        )
    return Source(path, text, digest, "text", encoding, notes=notes)


def _word(data: bytes, path: str, digest: str) -> Source:
    from linter.read.docx import read_docx  # lxml, which nothing else needs

    document = read_docx(data)
    return Source(
        path,
        document.text,
        digest,
        "docx",
        locate=document.locate,
        original=data,
        notes=document.notes,
        grids=document.grids,
    )


def _workbook(data: bytes, path: str, digest: str) -> Source:
    from linter.read.xlsx import read_xlsx

    book = read_xlsx(data)
    return Source(path, book.text, digest, "xlsx", locate=book.locate, notes=book.notes, grids=book.grids)


def _paper(data: bytes, path: str, digest: str) -> Source:
    from linter.read.pdf import read_pdf

    paper = read_pdf(data)
    return Source(path, paper.text, digest, "pdf", locate=paper.locate, notes=paper.notes, grids=paper.grids)


def _layout(data: bytes, path: str, digest: str) -> Source:
    from linter.read.ofd import read_ofd

    paper = read_ofd(data)
    return Source(path, paper.text, digest, "ofd", locate=paper.locate, notes=paper.notes, grids=paper.grids)


_READERS = {"docx": _word, "xlsx": _workbook, "pdf": _paper, "ofd": _layout}


def printable(path: Path) -> str:
    """Return *path* as text that can be printed whatever bytes it has."""
    return os.fsencode(path).decode("utf-8", "replace")


def _load(path: Path) -> bytes:
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableError("folder-for-file")
        if not stat.S_ISREG(mode):
            raise UnreadableError("pipe-for-file")
        with open(path, "rb") as file:
            # The size on record is not asked: it can change, and some files have none.
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError("file-missing") from None
    except PermissionError:
        raise UnreadableError("file-forbidden") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError("file-unread", why=reason) from None
    if len(data) > MAX_BYTES:
        raise _too_big()
    return data


def _too_big() -> UnreadableError:
    size = MAX_BYTES // 1_000_000
    return UnreadableError("file-too-big", size=size)
