"""The column headings of a table: which of the form's stand above the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linter.domain.form import Block, Form, Label
from linter.model.table import FilledRow
from linter.text.source import Span

_REACH = 250  # characters before the table in which its head may begin
_LETTERS = re.compile(r"[^\W\d_]+")


def lost_columns(folded: str, span: Span, form: Form, rows: Iterable[FilledRow]) -> tuple[Label, ...]:
    """Return the columns of *form* whose heading stands nowhere above their rows.

    A heading broken over lines, between those of its neighbours, counts as long as its letters
    stand in their order. Where most headings are gone the copy has lost the head: none is told.
    """
    places = {row.label.id: row.span for row in rows if not row.absent}
    found: list[Label] = []
    low = max(0, span.start - _REACH)
    for block in form.blocks:
        spans = [places[row.id] for row in block.rows if row.id in places]
        if not spans:
            continue
        # A row without a label begins with the table, and its cells are the last that stand there.
        high = spans[0].start if block.rows[0].label else span.end
        found += _lost(block, "".join(_LETTERS.findall(folded[low:high])))
        low = spans[-1].end
    return tuple(found)


def _lost(block: Block, head: str) -> Iterator[Label]:
    named = [column for column in block.columns if column.writings]
    lost = [column for column in named if not any(_spelt(word, head) for word in column.writings)]
    if len(named) > 1 and 2 * len(lost) < len(named):
        yield from lost


def _spelt(word: str, head: str) -> bool:
    letters = iter(head)
    return all(letter in letters for letter in "".join(_LETTERS.findall(word)))
