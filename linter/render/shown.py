"""Each verdict as a format shows it; where that fails, the verdict that it failed, shown in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from linter.errors import LinterError
from linter.judge.failure import failed
from linter.limits import OutOfTimeError, limited
from linter.model.finding import Verdict
from linter.render.run import Run

T = TypeVar("T")


def shown(verdicts: Iterable[Verdict], show: Callable[[Verdict], T], run: Run) -> Iterator[tuple[Verdict, T]]:
    """Yield each verdict and what *show* makes of it; a bug there is this one report's, and no other's.

    What the user can put right (LinterError) ends the output as it always does.
    """
    for verdict in verdicts:
        told = verdict
        try:
            with limited():
                made = show(verdict)
        except LinterError:
            raise
        except (Exception, OutOfTimeError) as error:
            told = failed(verdict.source.path, error)
            run.failed(told)
            made = show(told)
        yield told, made
