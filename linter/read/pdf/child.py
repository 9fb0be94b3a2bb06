"""Reads a PDF from standard input and writes JSON: a process of its own, so that it may come to grief.

A stream of half a megabyte can hold gigabytes, and no library is safe from that; here the
system sets the limits, and whatever goes wrong is this process's end and nobody else's.
"""

from __future__ import annotations

import json
import re
import sys
import zlib
from typing import Any

from linter.errors import UnreadableError
from linter.read.limits import MAX_BYTES, MAX_PAGES
from linter.read.pages.flow import write
from linter.read.pages.frame import Frame
from linter.read.pages.ink import is_lost
from linter.read.pages.sheet import sheet_of
from linter.read.pages.things import Sheet
from linter.read.pdf import FINE
from linter.read.pdf.process import limit
from linter.read.places import PageBox
from linter.read.rowtext import RowWriter

MAX_CONTENT = 20_000_000  # of what draws a page
MAX_STREAM = 64_000_000  # of anything else: a whole Chinese font takes twenty

_NO_CONTENT = re.compile(rb"/(?:Length1|Subtype|Width|Type)\b")
_STREAM = re.compile(rb"\bstream\r?\n(?=[\x08-\x78])")


def main() -> None:
    """Read, and say what came of it: text, places and notes, or the name of what was wrong."""
    limit()
    try:
        answer = read(sys.stdin.buffer.read(), fine=FINE in sys.argv)
    except UnreadableError as error:
        answer = {"error": error.message.id, "params": error.message.params}
    except (MemoryError, RecursionError):
        answer = {"error": "too much"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def read(data: bytes, *, fine: bool = False) -> dict[str, Any]:
    """Return what is read in *data*, or the name of what is wrong; *fine*: with the place of each character."""
    import pypdfium2

    from linter.read.pdf.drawing import drawn

    if _is_cut(data):
        return {"error": "damaged"}
    if _inflates(data):
        return {"error": "bomb"}
    sheets: list[Sheet] = []
    frames: list[Frame] = []
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MAX_PAGES:
                return {"error": "pages"}
            for number, page in enumerate(document, 1):
                shown = drawn(page)
                sheets.append(sheet_of(number, shown.page))
                frames.append(shown.frame)
                page.close()
    except pypdfium2.PdfiumError as error:
        return {"error": "encrypted" if "assword" in str(error) else "damaged"}
    answer = _written(sheets, fine)
    return {**answer, "frames": frames} if fine else answer


def _is_cut(data: bytes) -> bool:
    """Whether the end of the file is not there: what is left may lack pages, however well it can be mended."""
    return b" obj" in data[max(0, data.rfind(b"%%EOF")) :]


def _inflates(data: bytes) -> bool:
    """Whether a packed stream in *data* holds more than any report's does: told before anything reads it."""
    for found in _STREAM.finditer(data):
        about = data[max(0, found.start() - 1000) : found.start()].rpartition(b" obj")[2]
        most = MAX_STREAM if _NO_CONTENT.search(about) else MAX_CONTENT
        unpack = zlib.decompressobj()
        size, rest = 0, data[found.end() : found.end() + MAX_BYTES]
        try:
            while rest and not unpack.eof:
                size += len(unpack.decompress(rest, 1 << 20))
                if size > most:
                    return True
                rest = unpack.unconsumed_tail
        except zlib.error:
            continue  # packed in another way, or not at all
    return False


def _written(sheets: list[Sheet], fine: bool) -> dict[str, Any]:
    scanned = [sheet.number for sheet in sheets if sheet.images and not sheet.items]
    writer = RowWriter("rules")
    write(sheets, writer, fine=fine)
    text = writer.text
    if not text.strip():
        return {"error": "scanned" if scanned else "empty"}
    if is_lost(text):
        return {"error": "no characters"}
    runs = [(start, *place) for start, place in writer.places.runs() if isinstance(place, PageBox)]
    return {
        "text": text,
        "runs": runs,
        "scanned": len(scanned),
        "pictures": sum(sheet.unread for sheet in sheets),
        "grids": [
            (grid.drawn, [[*cell[:4], cell.anchor, cell.end] for cell in grid.cells]) for grid in writer.grids
        ],
    }


if __name__ == "__main__":
    main()
