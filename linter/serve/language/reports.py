"""A report as it stands in an editor: its findings, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from linter.config.file import find
from linter.config.settings import Config, load
from linter.errors import LinterError, UnreadableError
from linter.held.waiverfile import collected
from linter.held.waivers import Waivers
from linter.judge.lint import Given, lint_report
from linter.limits import OutOfTimeError, limited
from linter.model.finding import Finding, Severity, Verdict
from linter.parse.kinds import understood
from linter.read import read
from linter.render.run import Language, Run
from linter.render.told import Told, tell
from linter.render.words import word
from linter.rulepack import RulePack, open_kinds
from linter.rulepack.selection import selected
from linter.serve.language.places import Diagnostic, FilePlace, whole_line
from linter.text.source import Source, Span

_SUFFIXES = frozenset((".txt", ".text", ".md", ".markdown"))


class Setting(NamedTuple):
    """What the editor said: whether what lies beside a report may decide, and the language."""

    trusted: bool = False
    language: Language = "zh"
    today: str = ""


def is_report(path: str) -> bool:
    """Whether the file is of a kind that an editor shows as it is read."""
    return Path(path).suffix.lower() in _SUFFIXES


def checked(path: str, text: str, setting: Setting) -> Verdict | None:
    """Return the verdict on *text*, which is called *path*; None where it is no report that is known.

    Raises LinterError on a configuration that cannot be understood, where it is trusted.
    """
    config = _config(path) if setting.trusted else Config()
    pack = config.applied(open_kinds(None, config.over()))
    told = config.settings(path)
    left = {rule.id for rule in selected(pack, ",".join(told.select), ",".join(told.ignore))}
    given = Given(body=told.body, excerpt=bool(told.excerpt))
    try:
        with limited():
            report = understood(read(Path(path), data=text.encode("utf-8", "replace")), pack.domains, given)
            verdict = lint_report(report, [rule for rule in pack.rules if rule.id in left])
    except (UnreadableError, OutOfTimeError):
        return None
    return _waived(verdict, pack, path, setting) if setting.trusted else verdict


def _config(path: str) -> Config:
    found = find(Path(path).parent)
    return load(found) if found else Config()


def _waived(verdict: Verdict, pack: RulePack, path: str, setting: Setting) -> Verdict:
    entries = collected([path])
    return next(Waivers(pack, setting.today, entries).watch([verdict])) if entries else verdict


def marks(verdict: Verdict | None, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a mark for each finding that is not waived."""
    for finding, told in _told(verdict, setting):
        assert verdict is not None
        sums = f"\n{told.arithmetic}" if told.arithmetic and told.arithmetic not in told.message else ""
        repair = f"\n{word('repair', setting.language)}: {told.repairs[0]}" if told.repairs else ""
        place = place_of(verdict.source, finding.span)
        yield Diagnostic(place, finding.severity, told.message + sums + repair, finding.rule)


def hover(verdict: Verdict | None, line: int, column: int, setting: Setting) -> str:
    """Return what is said of the findings at a place, as Markdown; nothing where there is none."""
    said = []
    for finding, told in _told(verdict, setting):
        assert verdict is not None
        where = place_of(verdict.source, finding.span)
        if (where.line, where.column) <= (line, column) <= (where.end_line, where.end_column):
            said.append("\n\n".join(_sayings(finding, told, setting)))
    return "\n\n---\n\n".join(said)


def _told(verdict: Verdict | None, setting: Setting) -> Iterator[tuple[Finding, Told]]:
    if verdict is not None:
        run = Run(language=setting.language)
        for finding in verdict.findings:
            if finding.waived is None:
                yield finding, tell(finding, verdict.source, run)


def _sayings(finding: Finding, told: Told, setting: Setting) -> Iterator[str]:
    yield f"**{word(told.severity, setting.language)} {finding.rule}** {_plain(told.message)}"
    for key, texts in (
        ("arithmetic", (told.arithmetic,)),
        ("repair", told.repairs),
        ("doubts", told.doubts),
        ("advice", (told.advice,)),
        ("basis", (told.basis,)),
    ):
        for text in filter(None, texts):
            yield f"{word(key, setting.language)}: {_plain(text)}"
    yield f"`{finding.fingerprint}`"


def _plain(text: str) -> str:
    """Return *text* as Markdown that shows it as it is."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|!&" else c for c in text)


def place_of(source: Source, span: Span) -> FilePlace:
    """Return where a span stands, in lines and columns from 0."""
    start, end = source.position(span.start), source.position(span.end)
    return FilePlace(start.line - 1, start.column - 1, end.line - 1, end.column - 1)


def trouble(error: LinterError, setting: Setting) -> Diagnostic:
    """Return the mark, on the first line, that says why a report could not be checked."""
    return Diagnostic(whole_line(0), Severity.ERROR, error.said(setting.language))
