"""reportlint figures: every figure of a report and what became of it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from linter.cli.help import spoken
from linter.cli.options import lang_option, pack_option
from linter.cli.reports import told
from linter.judge.lint import lint
from linter.messages import Message
from linter.model.arithmetic import written
from linter.model.finding import Entry, Verdict
from linter.parse import parse
from linter.parse.statements.runs import NumberRun, RunKind, number_runs
from linter.read import read
from linter.render.run import Language
from linter.render.told import place
from linter.rulepack import open_pack

_MARKS = {
    "verified": "✓",
    "suspected": "✗",
    "involved": "~",
    "undecided": "?",
    "unlinked": "·",
    "unread": "–",
}
_WORDS = {
    "zh": {
        "verified": "相符",
        "suspected": "疑误",
        "involved": "受牵连",
        "undecided": "未判定",
        "unlinked": "无可比对",
        "unread": "未读出",
    },
    "en": {
        "verified": "verified",
        "suspected": "suspected",
        "involved": "involved",
        "undecided": "undecided",
        "unlinked": "unlinked",
        "unread": "unread",
    },
}

_KINDS: dict[str, dict[RunKind, str]] = {
    "zh": {
        "quantity": "数量",
        "share": "占比",
        "date": "日期",
        "ordinal": "序号",
        "identifier": "编号",
        "unknown": "其他",
    },
    "en": {
        "quantity": "quantities",
        "share": "shares",
        "date": "dates",
        "ordinal": "ordinals",
        "identifier": "identifiers",
        "unknown": "unknown",
    },
}


@spoken("figures", short_help="列出报告里的数字　List the figures of a report.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--numbers", is_flag=True, help="List every number of the text, and what it is read as.")
@pack_option
@lang_option
def command(paths: tuple[Path, ...], numbers: bool, pack: Path | None, lang: Language) -> None:
    """List the figures of each report: verified, broken, undecided, unlinked or unread, and by what."""
    rules = open_pack(pack)

    def lines(path: Path) -> list[str]:
        source = read(path)
        runs = number_runs(parse(source, rules.domain))
        verdict = lint(source, rules)
        return _runs(verdict, runs, lang) if numbers else _lines(verdict, runs, lang)

    sys.exit(told(paths, lines))


def _runs(verdict: Verdict, runs: tuple[NumberRun, ...], lang: Language) -> list[str]:
    """Every run of digits or numerals of the text, with its kind."""
    source = verdict.source
    return [
        f"{place(source, run.span, lang):>10} {_KINDS[lang][run.kind]}  {source.quote(run.span)}"
        for run in runs
    ]


def _lines(verdict: Verdict, runs: tuple[NumberRun, ...], lang: Language) -> list[str]:
    counts = Counter(entry.part or entry.state for entry in verdict.ledger)
    words = _WORDS[lang]
    summary = " · ".join(f"{words[state]} {counts[state]}" for state in _MARKS)
    head = f"{verdict.source.path}: {len(verdict.ledger)}  ({summary})"
    kinds = Counter(run.kind for run in runs)
    told = " · ".join(f"{word} {kinds[kind]}" for kind, word in _KINDS[lang].items())
    numbers = Message("numbers-counted", count=len(runs), kinds=told).said(lang)
    return [head, numbers, *(_line(verdict, entry, lang) for entry in verdict.ledger)]


def _line(verdict: Verdict, entry: Entry, lang: Language) -> str:
    figure, words, state = entry.figure, _WORDS[lang], entry.part or entry.state
    where = place(verdict.source, figure.span, lang)
    label = figure.label.replace("\n", " ")[-24:]
    relations = [verdict.relations[int(name[1:]) - 1] for name in entry.relations]
    proof = "; ".join(f"{rule} {written(relation)}".strip() for rule, relation in relations[:2])
    return f"{where:>10} {_MARKS[state]} {words[state]}  {label} {figure.printed}  {proof}".rstrip()
