"""A copy of the one report that was checked, with the findings in it: what all such formats share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from linter.errors import UsageError
from linter.model.finding import Verdict
from linter.render.run import Run
from linter.render.shown import shown

AUTHOR = {"zh": ("合规检查", "检"), "en": ("reportlint", "RL")}


def copied(
    verdicts: Iterable[Verdict], annotated: Callable[[Verdict, Run], bytes], run: Run
) -> Iterator[bytes]:
    """Yield nothing for each verdict as it comes, and at last the file that *annotated* makes.

    Raises UsageError where there is not one report.
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
        raise UsageError("one-document", count=reports)
    if first is not None:
        made = shown([first], lambda one: b"" if one.unreadable else annotated(one, run), run, local=True)
        yield from (data for _, data in made)
