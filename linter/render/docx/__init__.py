"""The report itself, with a review comment at each place that a finding speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.errors import UsageError
from linter.messages import Message
from linter.model.finding import Verdict
from linter.read.docx import read_docx
from linter.render.comments import comments_of
from linter.render.copies import copied
from linter.render.docx.cuts import RunCutter
from linter.render.docx.marks import free_number, mark, placed
from linter.render.docx.parts import with_comments
from linter.render.docx.tracked import changeable, track
from linter.render.run import Run


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[bytes]:
    """Yield nothing for each verdict as it comes, and at last the file.

    Raises UsageError where there is not one report, or none that is a Word document.
    """
    return copied(verdicts, annotated, run)


def annotated(verdict: Verdict, run: Run) -> bytes:
    """Return a copy of the verdict's report with its findings as comments; all else is as it was."""
    source = verdict.source
    if source.original is None:
        raise UsageError("comments-into-word", path=source.path, format=source.format)
    document = read_docx(source.original)
    if document.package.signed:
        run.told(Message("signed-word", path=source.path))
    cutter = RunCutter()
    comments = placed(document, comments_of(verdict, run), cutter)
    changes = changeable(document, verdict, cutter) if run.tracked else []
    cutter.cut()
    numbered = mark(document, comments, cutter)
    track(changes, cutter, run, free_number(document))
    if run.tracked:
        run.told(Message("tracked" if changes else "nothing-tracked", path=source.path, count=len(changes)))
    return with_comments(document, numbered, run)
