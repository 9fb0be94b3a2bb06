"""Which kind each document is said to be of, as a text and as a web page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.carriers import html
from bench.carriers.model import Cell, Document, Piece, Table, Words
from bench.others.model import Other, others
from linter.domain.domain import Domain
from linter.errors import UnreadableError
from linter.parse import Given
from linter.parse.kinds import understood
from linter.read import read, read_bytes
from linter.rulepack import open_kinds
from linter.text.source import Source
from tests.expectations import SHARED

_REAL = ("seeds", "corpus", "corpus2", "kinds/rule_of_law")  # where they are at hand
_SUFFIXES = (".txt", ".md", ".html")
_EVERY = 3  # so many texts, then a web page
ACCOUNTS = ("final_accounts", "budget")


class Outcome(NamedTuple):
    """A document, the kind that it is of, and the one that it was said to be of; "" is none."""

    name: str
    kind: str
    said: str

    @property
    def wrong(self) -> bool:
        """Whether it is said to be of another kind."""
        return self.said != self.kind

    @property
    def accused(self) -> bool:
        """Whether it is held against the rules of accounts or budgets, and is neither."""
        return self.said in ACCOUNTS


def trials(count: int) -> Iterator[Outcome]:
    """Yield the outcome of *count* documents that are made."""
    domains = open_kinds().domains
    for at, other in enumerate(others(count)):
        source = _page(other) if at % _EVERY == _EVERY - 1 else Source(f"{other.name}.txt", other.text)
        yield Outcome(other.name, other.kind, said_of(source, domains))


def real() -> Iterator[Outcome]:
    """Yield the outcome of the real reports at hand; which of the other kinds each is of nobody has written down."""
    domains = open_kinds().domains
    for path in sorted(path for folder in _REAL for path in (SHARED / folder).glob("*")):
        if path.suffix in _SUFFIXES and not path.stem.isupper():
            said = said_of(read(path), domains)
            yield Outcome(str(Path(path).relative_to(SHARED)), "" if said in ACCOUNTS else said, said)


def said_of(source: Source, domains: Sequence[Domain]) -> str:
    """Return the kind that *source* is said to be of; "" is none."""
    try:
        return understood(source, domains, Given(), figures=False).domain.id
    except UnreadableError as error:
        return "" if error.stage == "recognise" else error.stage


def _page(other: Other) -> Source:
    pieces: list[Piece] = []
    rows: list[tuple[Cell, ...]] = []
    for number, line in enumerate([*other.text.splitlines(), ""]):
        if " | " in line:
            rows.append(tuple(map(Cell, line.split(" | "))))
            continue
        if rows:
            pieces.append(Table("", tuple(rows)))
            rows = []
        pieces.append(Words(line, 0 if number == 0 else None))
    return read_bytes(html.page(Document(tuple(pieces))), f"{other.name}.html")


def table(outcomes: Sequence[Outcome]) -> str:
    """Return how many documents of each sort were said to be of which kind, and which of them wrongly."""
    counted = Counter((one.name.rsplit("-", 1)[0] if one.name[-1].isdigit() else one.name.rsplit("/", 1)[0], one.said) for one in outcomes)  # fmt: skip
    lines = [f"{sort:24}{said or 'none':16}{count:>6}" for (sort, said), count in sorted(counted.items())]
    wrong = [one for one in outcomes if one.wrong]
    lines.append(f"documents {len(outcomes)}, of another kind than said {len(wrong)}, held for accounts or budgets {sum(one.accused for one in outcomes)}")  # fmt: skip
    return "\n".join([*lines, *(f"  {one.name}: {one.said or 'none'}" for one in wrong[:40])])
