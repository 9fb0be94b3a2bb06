"""The whole catalogue of a pack as one Markdown page: docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from linter.manual.page import RulePage, page
from linter.render.told import Told
from linter.render.words import text_in, word
from linter.rulepack import Rule, RulePack


def catalogue(pack: RulePack) -> str:
    """Return the page: a table of contents by file, and a section for each rule."""
    return "\n".join(_lines(pack)) + "\n"


def _lines(pack: RulePack) -> Iterator[str]:
    yield f"# Rules of the pack `{pack.id}` {pack.version}"
    yield ""
    yield f"{text_in(pack.title, 'zh')} · {text_in(pack.title, 'en')}"
    yield ""
    yield "Made by `make docs` from the pack itself; every finding shown is what the program says of the example above it."
    for file, rules in groupby(pack.rules, key=lambda rule: rule.file):
        yield ""
        yield f"**{file}**"
        yield ""
        yield "| id | name | severity | says |"
        yield "|---|---|---|---|"
        for rule in rules:
            message = _cell(text_in(rule.message, "en"))
            yield f"| [{rule.id}](#{_anchor(rule)}) | {rule.name} | {_severity(rule)} | {message} |"
    for rule in pack.rules:
        yield from section(rule, pack)


def section(rule: Rule, pack: RulePack) -> Iterator[str]:
    """Yield the lines about one rule, in both languages."""
    zh, en = page(rule, pack, "zh"), page(rule, pack, "en")
    yield ""
    yield f"## {rule.id} {rule.name}"
    yield ""
    yield f"{f'**{zh.title}** ' if zh.title else ''}{zh.demands} · {en.demands}"
    yield ""
    yield f"* **{_severity(rule)}**: {zh.message} · {en.message}"
    for why, level in en.doubts:
        yield f"* but *{level}* if {why}"
    yield f"* for {'; '.join(en.scope)}"
    yield f"* basis: {zh.basis}"
    for name, dates in en.laws:
        yield f"  * {name}{': ' + dates if dates else ''}"
    if en.advice:
        yield f"* {zh.advice} · {en.advice}"
    if en.measured:
        yield f"* measured: {zh.measured} · {en.measured}"
    yield f"* kind `{rule.kind}`; {en.waivable}"
    yield from _bad(en, zh)


def _bad(en: RulePage, zh: RulePage) -> Iterator[str]:
    for shown, told in zip(en.bad[:1], zh.bad[:1], strict=True):
        yield ""
        yield "```text"
        if shown.given:
            yield f"({shown.given})"
        yield from shown.report.split("\n")
        yield "```"
        for english, chinese in zip(shown.findings, told.findings, strict=True):
            yield ""
            yield f"→ {english.place} {word(english.severity, 'en')}: {_text(chinese)} · {_text(english)}"


def _text(told: Told) -> str:
    return told.message.replace("*", "\\*")


def _severity(rule: Rule) -> str:
    return rule.severity.word + ("" if rule.enabled else " (off)")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _anchor(rule: Rule) -> str:
    return f"{rule.id}-{rule.name}".lower()
