"""What the words of a pack's lexicon make of a cell: a number, with a unit or without, or a kind of nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from linter.parse.tables.notes import NOTE
from linter.text.raised import MARKS

if TYPE_CHECKING:
    from linter.domain.lexicon import Lexicon
    from linter.model.table import Missing

_FIGURE = r"[-+]?\d[\d,]*(?:\.\d+)?"
_SIGNS = r"[-—–]{1,4}|/|\\"
_ZEROS = "〇零○"
_SLASHES = ("/", "\\")


class CellWords:
    """The words that stand in cells: units behind a number (*units*), and what says that there is none."""

    def __init__(
        self, units: tuple[str, ...], nothing: tuple[str, ...], asides: tuple[str, ...] = ()
    ) -> None:
        unit = _any(units)
        words = f"|{_any(nothing)}" if nothing else ""
        # A value with a blank, a bar or a line's end on either side, or the mark of a note behind it;
        # `2 .重复申请` is a label, though.
        self.free = re.compile(
            rf"(?<![^\s|*])(?P<value>{_FIGURE}{unit}?|{_SIGNS}{words}|[{_ZEROS}])[{MARKS}]*(?=[\s|*]|\Z)"
            rf"(?!\s{{0,3}}[.、)][^\d\s])"
        )
        self.unit = re.compile(rf"{unit}?\Z")
        # What may stand behind a table's last label: a remark to it, and its cells.
        self.cells = rf"(?:{NOTE.pattern})?(?:[\s|/*·\d.,%+\-—–_{_ZEROS}{MARKS}]|{_any((*units, *nothing))})*"
        self._number = re.compile(rf"({_FIGURE}){unit}?")
        self._nothing = nothing
        self.asides = asides  # headings of columns that no form has and that hold no part of anything

    def only_cells(self, text: str) -> bool:
        """Whether nothing but cells stands in *text*."""
        return re.fullmatch(self.cells, text) is not None

    def number(self, text: str) -> Decimal | None:
        """Return the number that a cell's *text* states; `0 〇 零` are numbers."""
        if text.isdecimal() and text.isascii():  # as most are
            return Decimal(text)
        if len(text) == 1 and text in _ZEROS:
            return Decimal(0)
        match = self._number.fullmatch(text)
        return Decimal(match[1].replace(",", "")) if match else None

    def decimals(self, text: str) -> int:
        """Return how many digits the number in *text* has behind its point."""
        match = self._number.fullmatch(text) if "." in text else None
        return len(match[1].partition(".")[2]) if match else 0

    def missing(self, text: str) -> Missing:
        """Return which kind of nothing a cell's *text* is; unreadable if it is none."""
        if not text:
            return "blank"
        if not text.strip("-—–"):
            return "dash"
        if text in _SLASHES:
            return "slash"
        return "none" if text in self._nothing else "unreadable"


def _any(words: tuple[str, ...]) -> str:
    """A pattern of one of *words*, the longest first; of none where there are none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else "(?!)"


@lru_cache(maxsize=16)
def _made(units: tuple[str, ...], nothing: tuple[str, ...], asides: tuple[str, ...]) -> CellWords:
    return CellWords(units, nothing, asides)


def cell_words(lexicon: Lexicon) -> CellWords:
    """Return the words of *lexicon* that stand in cells."""
    return _made(lexicon.cell_units, lexicon.cell_nothing, lexicon.column_asides)
