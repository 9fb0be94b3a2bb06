"""A user's own Jinja template, filled with what the JSON output holds.

It runs in a sandbox: it sees plain data and a few filters, reads templates of its own folder and
nothing else, and ends within bounds of time, memory and output.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError

from linter.errors import UsageError
from linter.messages import Message
from linter.model.finding import Verdict
from linter.render.bounds import OutOfBoundsError, bounded, limits
from linter.render.record import SCHEMA_VERSION, course, report, tool
from linter.render.run import Run
from linter.render.sandbox import sandbox
from linter.render.shown import shown
from linter.render.tally import Tally, summary, tally


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield nothing for each verdict as it comes, and at last all that the template makes of them.

    Raises UsageError, with file and line, where the template is wrong or goes out of bounds.
    """
    if run.template is None:
        raise UsageError("no-template")
    path = run.template
    try:
        with limits():  # constants are worked out as it is compiled
            template = sandbox(path.parent, run).get_template(path.name)
    except OutOfBoundsError as error:
        raise UsageError("template-failed", path=path, why=error) from None
    except Exception as error:  # whatever is wrong with it is the user's to put right
        raise UsageError(_told(error, path)) from None
    yield ""
    reports, total = [], Tally()
    for verdict, said in shown(verdicts, lambda one: report(one, run), run):
        reports.append(said)
        total += tally(verdict)
        yield ""
    context: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": tool(run),
        "today": run.today,
        "language": run.language,
        "reports": reports,
        **course(run),
        "summary": {**summary(total), **run.closing()},
    }
    try:
        text = bounded(template.generate(context))
    except OutOfBoundsError as error:
        raise UsageError("template-failed", path=path, why=error) from None
    except Exception as error:
        raise UsageError(_told(error, path)) from None
    yield text


def _told(error: Exception, path: Path) -> Message:
    """Return what is wrong after the file and line where it is."""
    what: object = str(error).partition("\n")[0] or type(error).__name__
    if isinstance(error, TemplateSyntaxError):
        return _failed(f"{Path(error.filename) if error.filename else path}:{error.lineno}", what)
    if isinstance(error, UnicodeDecodeError):
        return _failed(path, Message("template-not-utf8"))
    if isinstance(error, TemplateNotFound):
        what = Message("template-not-there", name=error.name)
    elif isinstance(error, OSError):
        what = Message("cannot-read", why=error.strerror)
    own = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(path.parent) and not frame.filename.endswith(".py")
    ]
    return _failed(f"{Path(own[-1].filename)}:{own[-1].lineno}" if own else path, what)


def _failed(path: object, why: object) -> Message:
    return Message("template-failed", path=path, why=why)
