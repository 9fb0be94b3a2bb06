"""A corpus to audit: reports of every kind, regime and format, with a fault in every third."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.accounts.faults import FAULTS as OF_ACCOUNTS
from bench.accounts.model import accounts
from bench.accounts.names import OFFICES, PLACES
from bench.accounts.trial import CARRIERS
from bench.accounts.words import document as accounts_document
from bench.accuracy.dress import dressed
from bench.accuracy.faults import FAULTS
from bench.accuracy.renderings import rendered
from bench.accuracy.trial import Job
from bench.audit.budgets import budget
from bench.audit.law import rule_of_law

_TURN = 10  # of so many reports seven are on open information, and one each on accounts, budget and the rule of law
_YEARS = (2021, 2022, 2023, 2024)
_CITIES = [f"{a}{b}市" for a, b in product("清白东南安永宁临长新", "江河山原泉溪平阳林湖") if a != b]
_FIGURE = re.compile(r"(?<![\d.,年-])[1-9]\d[\d,]*(?:\.\d+)?(?=[万元件次]| \|)")


class File(NamedTuple):
    """A report as a file: its suffix and bytes."""

    suffix: str
    data: bytes


def generate(folder: Path, count: int, seed: int) -> None:
    """Write *count* reports, a hundred a folder."""
    for number in range(count):
        turn, kind = divmod(number, _TURN)
        made = _disclosure(seed, turn * 7 + kind) if kind < 7 else _OTHERS[kind - 7](seed, turn)
        place = folder / f"{number // 100:04}" / f"{number:06}{made.suffix}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(made.data)


def _disclosure(seed: int, number: int) -> File:
    job = Job(seed, number)
    document = job.document()
    if number % 3 == 0:
        fault = job.fault(Random(f"{seed} {number}").choice(sorted(FAULTS)), document)
        document = fault.document if fault else document
    file = rendered(dressed(document, job.dress), job.rendering)
    return File(Path(file.name).suffix, file.data)


def _accounts(seed: int, turn: int) -> File:
    body, year = _whose(turn)
    made = replace(accounts(seed * 1_000_000 + turn), body=body, year=year)
    document = accounts_document(made, contents=turn % 2 == 0)
    if turn % 3 == 0:
        chance = Random(f"{seed} {turn} accounts")
        document = chance.choice(OF_ACCOUNTS).change(document, made, chance) or document
    name, write = list(CARRIERS.values())[turn // 3 % len(CARRIERS)]
    return File(Path(name).suffix, write(document))


def _budget(seed: int, turn: int) -> File:
    body, year = _whose(turn)
    return _text(budget(Random(f"{seed} {turn} budget"), body, year), seed, turn)


def _law(seed: int, turn: int) -> File:
    city, year = _CITIES[turn // len(_YEARS) % len(_CITIES)], _YEARS[turn % len(_YEARS)]
    place = PLACES[turn // len(_YEARS) // len(_CITIES) % len(PLACES)]
    return _text(rule_of_law(Random(f"{seed} {turn} law"), f"{city}{place}人民政府", year), seed, turn)


_OTHERS = (_accounts, _budget, _law)


def _whose(turn: int) -> tuple[str, int]:
    """Return a body and a year: four years of one body are neighbours."""
    number = turn // len(_YEARS)
    number, office = divmod(number, len(OFFICES))
    number, place = divmod(number, len(PLACES))
    return f"{_CITIES[number % len(_CITIES)]}{PLACES[place]}{OFFICES[office]}", _YEARS[turn % len(_YEARS)]


def _text(text: str, seed: int, turn: int) -> File:
    """Return *text* as a file; of every third two neighbouring digits of a figure are changed."""
    if turn % 3 == 0:
        chance = Random(f"{seed} {turn} fault")
        match = chance.choice(list(_FIGURE.finditer(text)))
        digits = match[0]
        places = [
            n
            for n in range(len(digits) - 1)
            if digits[n : n + 2].isdigit() and digits[n] != digits[n + 1] > "0"
        ]
        if places:
            n = match.start() + chance.choice(places)
            text = f"{text[:n]}{text[n + 1]}{text[n]}{text[n + 2 :]}"
    return File(".txt", text.encode())
