"""The report itself, with a highlight and a note at each place that a finding speaks of; its pages stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from linter.errors import UsageError
from linter.messages import Message
from linter.model.finding import Severity, Verdict
from linter.read.own import mark_of_paper
from linter.read.pdf import PdfDocument, process, read_pdf
from linter.render.comments import Comment, comments_of
from linter.render.copies import AUTHOR, copied
from linter.render.pdf.places import marks_of
from linter.render.run import Run

if not (find_spec("pypdf") and find_spec("pypdfium2")):
    raise UsageError("pdf-extra")

_NOTES = "linter.render.pdf.child"
_SIGNED = b"/ByteRange"  # a signature says in plain which bytes it is of
_COLORS = {
    Severity.ERROR: (1.0, 0.66, 0.62),
    Severity.WARNING: (1.0, 0.86, 0.42),
    Severity.INFO: (0.7, 0.86, 1.0),
}


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[bytes]:
    """Yield nothing for each verdict as it comes, and at last the file.

    Raises UsageError where there is not one report, or none that is a PDF that can be written to.
    """
    return copied(verdicts, annotated, run)


def annotated(verdict: Verdict, run: Run) -> bytes:
    """Return a copy of the verdict's report with its findings as notes; the bytes that there were stand in front."""
    path = verdict.source.path
    if run.redact:
        raise UsageError("pdf-unmasked", path=path)
    data = _original(verdict)
    paper = read_pdf(data, fine=True)
    if paper.text != verdict.source.text:
        raise UsageError("changed-since", path=path)
    notes = [
        note for number, one in enumerate(comments_of(verdict, run)) for note in _notes(paper, number, one)
    ]
    asked = {"author": AUTHOR[run.language][0], "date": run.comment_date or run.today or "", "notes": notes}
    try:
        written = process.answer(_NOTES, json.dumps(asked).encode() + b"\n" + data)
    except (process.FailedError, process.TooMuchError):
        written = b""
    if not written.startswith(data):
        raise UsageError("pdf-encrypted" if written == b"encrypted" else "pdf-structure", path=path)
    if _SIGNED in data:
        run.told(Message("signed-pdf", path=path))
    return written + mark_of_paper(run.version or "0", written)


def _original(verdict: Verdict) -> bytes:
    """Return the file that was checked, read again. Raises UsageError where it is none, or another by now."""
    source = verdict.source
    if source.format != "pdf":
        raise UsageError("notes-into-pdf", path=source.path, format=source.format)
    if source.original is not None:
        return source.original
    try:
        data = Path(source.path).read_bytes()
    except OSError:
        raise UsageError("not-read-again", path=source.path) from None
    if sha256(data).hexdigest() != source.sha256:
        raise UsageError("changed-since", path=source.path)
    return data


def _notes(paper: PdfDocument, number: int, comment: Comment) -> Iterator[dict[str, Any]]:
    """Yield what the writing process is to know of a comment: a note for each page that it is about."""
    for page, found in marks_of(paper, comment.span):
        yield {
            "page": page - 1,
            "name": f"{number}-{page}",
            "subject": comment.head,
            "text": "\n".join((comment.head, *comment.lines)),
            "color": _COLORS[comment.severity],
            "marks": found,
        }
