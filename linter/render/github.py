"""Verdicts as GitHub workflow commands: each finding becomes a note at its line.

GitHub shows ten errors, ten warnings and ten notices a step. The whole belongs into the
step's summary: ``--output markdown:$GITHUB_STEP_SUMMARY``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.model.finding import Finding, Severity, Verdict
from linter.render.region import region
from linter.render.run import Run
from linter.render.runner import harmless, within
from linter.render.shown import shown
from linter.render.tally import Tally, tally
from linter.render.told import tell
from linter.render.unchecked import closing, interrupted
from linter.render.visible import visible
from linter.render.words import text_in, word
from linter.text.source import Source

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield the commands of each report under its path, then the totals."""
    total = Tally()
    for verdict, said in shown(verdicts, lambda one: _report(one, run), run):
        yield said
        total += tally(verdict)
    counted = ("error", "warning", "info", "undecided", "unreadable", "waived", "known")
    counts = (
        f"{word(key, run.language)} {getattr(total, key)}" for key in counted if key != "known" or total.known
    )
    yield f"{total.reports} {word('reports', run.language)}: {' · '.join(counts)}\n"
    if run.interrupted():
        yield _command("error", {"title": run.name}, interrupted(run, total.reports)) + "\n"
    for line in closing(run, total.reports):
        yield _command("notice", {"title": run.name}, line) + "\n"


def _report(verdict: Verdict, run: Run) -> str:
    path = visible(verdict.source.path)
    lines = [harmless(f"file: {path}")]
    if verdict.unreadable is not None:
        said = text_in({"zh": verdict.unreadable.zh, "en": verdict.unreadable.en}, run.language)
        lines.append(_command("error", {"file": path, "title": word("unreadable", run.language)}, said))
    lines += [_finding(one, verdict.source, run) for one in verdict.findings if one.waived is None]
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, source: Source, run: Run) -> str:
    told, place = tell(finding, source, run), region(source, finding.span)
    where: dict[str, str | int] = {
        "file": visible(source.path).removeprefix("./"),
        "line": place["startLine"],
    }
    if "startColumn" in place:
        where["col"] = place["startColumn"]
    if "endLine" in place:
        where["endLine"] = place["endLine"]
        if place["endLine"] == place["startLine"]:
            where["endColumn"] = place["endColumn"]
    where["title"] = f"{told.rule} {told.name}"
    lines = [told.message, told.cell or told.section if "startColumn" not in place else ""]
    lines += [told.arithmetic, told.basis, told.advice]
    return _command(_COMMANDS[finding.severity], where, "\n".join(filter(None, lines)))


def _command(name: str, properties: dict[str, str | int], message: str) -> str:
    said = ",".join(f"{key}={_property(within(str(value)))}" for key, value in properties.items())
    return f"::{name} {said}::{_data(within(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
