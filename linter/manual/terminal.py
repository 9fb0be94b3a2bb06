"""A manual page for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from linter.manual.page import RulePage, Shown
from linter.manual.words import say
from linter.render.run import Language
from linter.render.visible import visible
from linter.render.words import word


def printed(page: RulePage, language: Language, color: bool) -> str:
    """Return *page* as text of a terminal."""
    return "\n".join(_lines(page, language, color)) + "\n"


def _lines(page: RulePage, language: Language, color: bool) -> Iterator[str]:
    def head(key: str) -> str:
        return click.style(say(key, language), bold=True) if color else say(key, language)

    off = f"  ({say('off', language)})" if not page.enabled else ""
    title = "  ".join(filter(None, (page.id, page.title, page.name)))
    yield (click.style(title, bold=True) if color else title) + off
    yield ""
    yield from (head("demands"), f"    {page.demands}", "")
    yield from (head("says"), f"    {page.message}", "")
    yield from (head("severity"), f"    {page.severity}")
    for why, level in page.doubts:
        yield f"    {say('but', language)} {why}{say('comma', language)}{say('then', language)} {level}"
    yield from ("", head("applies"), *(f"    {line}" for line in page.scope))
    yield from ("", head("why"), f"    {page.basis}")
    for name, dates in page.laws:
        yield f"      {name}{say('colon', language) + dates if dates else ''}"
    if page.measured:
        yield from ("", head("measured"), f"    {page.measured}")
    if page.advice:
        yield from ("", head("advice"), f"    {page.advice}")
    if page.options:
        yield from ("", f"{head('options')} ({page.kind})", *_indented(page.options))
    for key, examples in (("bad", page.bad), ("good", page.good)):
        for example in examples:
            yield from ("", head(key))
            yield from _example(example, language)
    yield from ("", head("waiver"), f"    {page.waivable}")


def _example(example: Shown, language: Language) -> Iterator[str]:
    if example.given:
        yield f"    ({say('given', language)}{say('colon', language)}{example.given})"
    for number, line in enumerate(example.report.split("\n"), 1):
        yield f"    {number:>3} | {visible(line)}"
    for told in example.findings:
        yield f"    → {told.place}  {word(told.severity, language)}  {told.message}"
        if told.arithmetic:
            yield f"      {word('arithmetic', language)}  {told.arithmetic}"
        if told.doubts:
            yield f"      {word('doubts', language)}  {'; '.join(told.doubts)}"


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.split("\n")]
