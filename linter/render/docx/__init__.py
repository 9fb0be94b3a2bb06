"""The report itself, with a review comment at each place that a finding speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.errors import UsageError
from linter.model.finding import Verdict
from linter.read.docx import read_docx
from linter.render.docx.comments import comments_of
from linter.render.docx.marks import mark
from linter.render.docx.parts import with_comments
from linter.render.run import Run
from linter.render.shown import shown


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[bytes]:
    """Yield nothing for each verdict as it comes, and at last the file.

    Raises UsageError where there is not one report, or none that is a Word document.
    """
    first: Verdict | None = None
    reports = 0
    for verdict in verdicts:
        reports += 1
        first = verdict if reports == 1 else None
        yield b""
    if not reports and run.interrupted():
        return
    if reports != 1:
        raise UsageError(
            f"comments go into a copy of one report, and these are {reports}: check one Word document"
        )
    if first is not None:
        made = shown([first], lambda one: b"" if one.unreadable else annotated(one, run), run, local=True)
        yield from (data for _, data in made)


def annotated(verdict: Verdict, run: Run) -> bytes:
    """Return a copy of the verdict's report with its findings as comments; all else is as it was."""
    source = verdict.source
    if source.original is None:
        raise UsageError(
            f"comments can be written into Word documents only, and {source.path} is none ({source.format})"
        )
    document = read_docx(source.original)
    if document.package.signed:
        run.told(f"{source.path}: the document bears a digital signature, which does not hold for the copy")
    comments = comments_of(verdict, run)
    numbered = mark(document, comments)
    return with_comments(document, numbered, run)
