"""Each document in each carrier is held against the pack: what a clean one is told, and which faults are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from bench.accounts.budget_faults import BUDGET_FAULTS
from bench.accounts.budget_words import budget_document, national_budget
from bench.accounts.changes import Fault
from bench.accounts.faults import FAULTS
from bench.accounts.layouts import LAYOUTS
from bench.accounts.model import Accounts, accounts
from bench.accounts.national_words import national_document
from bench.accounts.words import document
from bench.carriers import html, office, paper, text
from bench.carriers.change import square
from bench.carriers.model import Document, Table
from linter.judge.lint import lint
from linter.model.finding import Severity, Verdict
from linter.read import read_bytes
from linter.rulepack import RulePack, shipped_pack
from linter.text.source import Source


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

    layout: str
    carrier: str
    seed: int
    fault: str
    found: bool
    said: tuple[tuple[str, str, str], ...]  # rule, severity, words


class _Case(NamedTuple):
    """A document that is right: what it is held against, and what can be made wrong in it."""

    layout: str
    pack: str
    accounts: Accounts
    document: Document
    faults: Sequence[Fault]


def trials(seeds: int, carriers: list[str], wanted: str = "", layouts: str = "") -> Iterator[Outcome]:
    """Yield the outcome of every document: clean, and with each fault, as one city has it and as the country does."""
    for carrier in carriers:
        for seed in range(seeds):
            for case in _cases(seed):
                if layouts not in case.layout:
                    continue
                pack = shipped_pack(case.pack)
                yield _outcome(case.layout, carrier, seed, None, case.document, pack)
                for fault in case.faults:
                    chance = Random(f"{seed}{fault.name}")
                    if wanted in fault.name and (wrong := fault.change(case.document, case.accounts, chance)):
                        yield _outcome(case.layout, carrier, seed, fault, wrong, pack)


def _cases(seed: int) -> Iterator[_Case]:
    """Yield the accounts of *seed* in the template's layout and in one of the others; a budget likewise."""
    made = accounts(seed)
    yield _Case("template", "final_accounts", made, document(made, contents=seed % 3 != 0), FAULTS)
    layout = LAYOUTS[seed % len(LAYOUTS)]
    of_body = layout.of(made)
    yield _Case(layout.name, "final_accounts", of_body, national_document(of_body, layout), FAULTS)
    yield _Case("budget", "budget", made, budget_document(made), BUDGET_FAULTS)
    yield _Case("national budget", "budget", made, national_budget(made), BUDGET_FAULTS)


def _outcome(
    layout: str, carrier: str, seed: int, fault: Fault | None, made: Document, pack: RulePack
) -> Outcome:
    verdict = lint(written(made, carrier), pack)
    said = tuple(_said(verdict))
    found = fault is not None and any(rule.startswith(fault.rules) for rule, _, _ in said)
    return Outcome(layout, carrier, seed, fault.name if fault else "", found, said)


def written(made: Document, carrier: str) -> Source:
    """Return the document as a file of that sort, read again."""
    name, write = CARRIERS[carrier]
    return read_bytes(write(made), name)


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
    lines += [f"  {o.layout} {o.carrier} {o.seed}: {o.said}" for o in accused[:20]]
    return "\n".join(lines)
