"""Each document in each carrier is held against the pack: what a clean one is told, and which faults are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from bench.accounts.faults import FAULTS, Fault
from bench.accounts.model import accounts
from bench.accounts.words import document
from bench.carriers import html, office, paper, text
from bench.carriers.change import square
from bench.carriers.model import Document, Table
from linter.judge.lint import lint
from linter.model.finding import Severity, Verdict
from linter.read import read_bytes
from linter.rulepack import RulePack, shipped_pack


def _squared(made: Document) -> Document:
    """Return the document with merged cells written as blanks, as a text has them."""
    return Document(
        tuple(square(piece, repeat=False) if isinstance(piece, Table) else piece for piece in made.pieces)
    )


CARRIERS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "text": ("a.txt", lambda made: text.written(_squared(made), text.bars)),
    "html": ("a.html", html.page),
    "docx": ("a.docx", office.word),
    "xlsx": ("a.xlsx", office.workbook),
    "pdf": ("a.pdf", paper.drawn),
}


class Outcome(NamedTuple):
    """What came of one document: the fault planted (none in a clean one), whether it was found, and what was said."""

    carrier: str
    seed: int
    fault: str
    found: bool
    said: tuple[tuple[str, str, str], ...]  # rule, severity, words


def trials(seeds: int, carriers: list[str], wanted: str = "") -> Iterator[Outcome]:
    """Yield the outcome of every document: clean, and with each fault."""
    pack = shipped_pack("final_accounts")
    for carrier in carriers:
        for seed in range(seeds):
            made = accounts(seed)
            clean = document(made, contents=seed % 3 != 0)
            yield _outcome(carrier, seed, None, clean, pack)
            for fault in FAULTS:
                if wanted in fault.name and (
                    wrong := fault.change(clean, made, Random(f"{seed}{fault.name}"))
                ):
                    yield _outcome(carrier, seed, fault, wrong, pack)


def _outcome(carrier: str, seed: int, fault: Fault | None, made: Document, pack: RulePack) -> Outcome:
    name, write = CARRIERS[carrier]
    verdict = lint(read_bytes(write(made), name), pack)
    said = tuple(_said(verdict))
    found = fault is not None and any(rule.startswith(fault.rules) for rule, _, _ in said)
    return Outcome(carrier, seed, fault.name if fault else "", found, said)


def _said(verdict: Verdict) -> Iterator[tuple[str, str, str]]:
    if verdict.unreadable:
        yield "", "error", verdict.unreadable.en
    for finding in verdict.findings:
        if finding.severity >= Severity.WARNING:
            yield finding.rule, finding.severity.word, finding.message["zh"]
            yield from ((also.rule, finding.severity.word, also.arithmetic) for also in finding.also)


def table(outcomes: list[Outcome]) -> str:
    """Return how often each fault was found in each carrier, and what clean documents were told."""
    carriers = list(dict.fromkeys(outcome.carrier for outcome in outcomes))
    planted, found = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for outcome in outcomes:
        planted[outcome.fault, outcome.carrier] += 1
        found[outcome.fault, outcome.carrier] += outcome.found
    lines = [f"{'fault':44}" + "".join(f"{carrier:>10}" for carrier in carriers)]
    for fault in dict.fromkeys(outcome.fault for outcome in outcomes if outcome.fault):
        cells = (f"{found[fault, c]}/{planted[fault, c]}" for c in carriers)
        lines.append(f"{fault:44}" + "".join(f"{cell:>10}" for cell in cells))
    whole = sum(n for (fault, _), n in planted.items() if fault)
    lines.append(f"found {sum(found.values())} of {whole}: {sum(found.values()) / max(whole, 1):.3f}")
    clean = [outcome for outcome in outcomes if not outcome.fault]
    accused = [outcome for outcome in clean if outcome.said]
    lines.append(f"clean documents {len(clean)}, accused {len(accused)}")
    lines += [f"  {o.carrier} {o.seed}: {o.said}" for o in accused[:20]]
    return "\n".join(lines)
