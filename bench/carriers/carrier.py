"""A carrier: one way in which a report comes, and what is to be read in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path

from bench.carriers.change import Changing, Filling
from bench.carriers.layout import Lay, document, official
from bench.carriers.model import Document, Filled, Piece, Report, Table

DRAWN = ("file", "rules", "marks", "blanks", "text")  # by what a reader can see cells
STRICT = frozenset({"file", "rules", "marks"})

Press = Callable[[Sequence[tuple[Path, Path]]], None]
Laying = Callable[[Table], Piece | list[Piece]]


@dataclass(frozen=True, eq=False)
class Carrier:
    """A way in which a report comes."""

    name: str
    drawn: str
    suffix: str
    write: Callable[[Document], bytes]
    lay: Lay = official
    fillings: tuple[Filling, ...] = ()  # changes of the form, before it is laid out
    changes: tuple[Changing, ...] = ()  # changes of the table, after
    pieces: Laying | None = None  # a table becomes these
    whole: Callable[[Document], Document] | None = None  # a change of the document
    forms: frozenset[str] = (
        frozenset()
    )  # the carrier speaks of these: reports without any of them are left out
    deserved: Mapping[str, int] = field(
        default_factory=dict
    )  # rules that rightly speak here, how often at most
    undecided: str = ""  # why cells are left unread by design
    lost: frozenset[str] = frozenset()  # rules that cannot be decided here
    excerpt: bool = False
    press: Press | None = None  # what prints the written files as PDFs
    needs: Callable[[], str] = lambda: ""  # why it cannot be made on this machine

    def suits(self, report: Report) -> bool:
        """Whether the report has what this carrier changes."""
        names = {piece.form for piece in report.pieces if isinstance(piece, Filled)}
        return not self.forms or bool(self.forms & names)

    def document(self, report: Report, wrong: str = "") -> Document:
        """Return the report in this carrier; *wrong* "3" or "4": its twin with that cell wrong."""
        wrong_key, wrong_value = report.wrong[wrong] if wrong else (None, "")

        def lay(form: Filled) -> list[Piece]:
            if wrong_key in form.values:
                form = replace(form, values={**form.values, wrong_key: wrong_value})
            laid = self.lay(reduce(lambda one, change: change(one), self.fillings, form))
            found: list[Piece] = []
            for piece in laid if isinstance(laid, list) else [laid]:
                if isinstance(piece, Table):
                    piece = reduce(lambda one, change: change(one), self.changes, piece)
                    more = self.pieces(piece) if self.pieces else piece
                    found += more if isinstance(more, list) else [more]
                else:
                    found.append(piece)
            return found

        made = document(report, lay)
        return self.whole(made) if self.whole else made
