"""Each verdict as a format shows it; where that fails, the verdict that it failed, shown in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from linter.errors import LinterError
from linter.judge.failure import failed
from linter.limits import OutOfTimeError, limited
from linter.model.finding import Verdict
from linter.render.redacted import redacted
from linter.render.run import Run

T = TypeVar("T")


def shown(
    verdicts: Iterable[Verdict], show: Callable[[Verdict], T], run: Run, *, local: bool = False
) -> Iterator[tuple[Verdict, T]]:
    """Yield each verdict and what *show* makes of it; a bug there is this one report's, and no other's.

    What rules mask is masked, but in what is *local*, and shows the whole report: there only on demand.
    What the user can put right (LinterError) ends the output as it always does.
    """
    for verdict in verdicts:
        told = verdict
        try:
            with limited():
                made = show(verdict if local and not run.redact else redacted(verdict, run))
        except LinterError:
            raise
        except (Exception, OutOfTimeError) as error:
            told = failed(verdict.source.path, error)
            run.failed(told)
            made = show(told)
        yield told, made
