"""Writes notes into a PDF, behind what there is: a process of its own, so that it may come to grief.

Standard input: a line of JSON that says which, then the file; standard output: the file with the notes.
"""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

from linter.read.pdf.process import limit


def main() -> None:
    """Write, and end; an encrypted file is named so."""
    limit()
    logging.disable(logging.CRITICAL)
    line, _, data = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(with_notes(data, json.loads(line)))


def with_notes(data: bytes, asked: dict[str, Any]) -> bytes:
    """Return *data* with the notes that are *asked* for behind it."""
    from linter.render.pdf.increment import Increment
    from linter.render.pdf.notes import annotate

    increment = Increment(data)
    if increment.reader.is_encrypted:
        return b"encrypted"
    by_page: dict[int, list[dict[str, Any]]] = {}
    for note in asked["notes"]:
        by_page.setdefault(note["page"], []).append(note)
    for number, notes in sorted(by_page.items()):
        annotate(increment, number, notes, asked)
    return increment.written()


if __name__ == "__main__":
    main()
