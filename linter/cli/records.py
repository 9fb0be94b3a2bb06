"""What paths hold, as JSON tells of it: an output of `check`, or reports, which are checked now."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from linter.config.settings import Config, configured_verdicts
from linter.held.diff import Record, stored
from linter.judge.lint import Given
from linter.render import Run
from linter.render.notes import notes
from linter.render.record import dump, report
from linter.render.shown import shown
from linter.rulepack import RulePack
from linter.rulepack.selection import selected
from linter.run.inputs import inputs


def records(
    paths: Iterable[str], pack: Callable[[], RulePack], given: Given, config: Config, language: Any
) -> Iterator[Record]:
    """Yield each report that *paths* (outputs in JSON, reports, folders, globs) hold.

    *pack* is asked for where one has to be checked.
    """
    files = []
    for path in paths:
        kept = stored(Path(path)) if Path(path).is_file() else None
        if kept is None:
            files.append(path)
        else:
            yield from kept
    if not files:
        return
    rules = pack()
    chosen = selected(rules, ",".join(config.keys.select), ",".join(config.keys.ignore))
    run = Run(language=language, names=rules.names(), rules=notes(chosen))
    found = configured_verdicts(inputs(files).files, rules, given, chosen, config)
    for _, said in shown(found, partial(report, run=run), run):
        yield json.loads(dump(said))
