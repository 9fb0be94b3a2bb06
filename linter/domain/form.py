"""An official form: the labels of a table's rows and columns, and what must hold between its cells."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from linter.records import dataclass
from linter.text.pattern import Pattern

WritingWay = Literal["numbering", "punctuation", "variants"]  # in which writings of one label differ


@dataclass(frozen=True, slots=True)
class Label:
    """The id of a row or column, its official label, and the other ways reports write it."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    unit: str = ""

    @property
    def writings(self) -> tuple[str, ...]:
        """The label and its aliases; empty where the form prints no label."""
        return tuple(word for word in (self.label, *self.aliases) if word)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a table with columns of its own: a stretch of its rows, or a panel beside others.

    Of a panel *rows* are those that the form names. *codes* says how many digits the codes of
    further rows have, level by level: the code of a row begins with that of the row it is a part of.
    A row without code or name of the form's is *others*.LABEL; without *others* it is a strange one.
    """

    id: str
    label: str
    columns: tuple[Label, ...]
    rows: tuple[Label, ...] = ()
    codes: tuple[int, ...] = ()
    others: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """What a relation of a form says, over ids; the terms of each side are added up."""

    kind: Literal["sum", "at_most", "deduplicated"]
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id, the left side's first."""
        return (*self.left, *self.right)


@dataclass(frozen=True, slots=True)
class FormRelation:
    """One relation as the form's YAML has it: for which rule, over what, and what must hold.

    *each* is column (the ids are rows), row (the ids are columns), block (the ids are the
    ends of the columns' ids, once for each of *blocks*) or parent (every row with a code is the
    sum of those whose codes go on from its own; *holds* names the row that is the sum of all). *over* is a doubt where the parts
    come to more than the whole, *under* where they come to less (and, with *under_if*, the
    text outside the table has one of these words).
    """

    rule: str
    each: Literal["row", "column", "block", "parent"]
    holds: str
    blocks: tuple[str, ...] = ()
    blank_as_zero: bool = False
    rounded: bool = False  # every figure is rounded by itself, whole ones too: half a unit each way
    doubts: tuple[str, ...] = ()
    over: str = ""
    under: str = ""
    under_if: tuple[str, ...] = ()
    formula: Formula | None = None  # read from `holds` when the pack is loaded


@dataclass(frozen=True, slots=True)
class Term:
    """Cells of a table: of one row, or of all whose ids begin with *row* where that ends in a dot."""

    form: str
    row: str
    column: str

    @property
    def family(self) -> bool:
        """Whether it stands for several rows."""
        return not self.row or self.row.endswith(".")


@dataclass(frozen=True, slots=True)
class Between:
    """What must hold between tables, and for which rule; of two families those of one ending are compared.

    *unless* is a cell, form.row/column, a figure above 0 in which makes it another matter.
    """

    rule: str
    holds: str
    label: str = ""
    doubts: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    kind: Literal["sum", "at_most"] = "sum"  # read from `holds` when the pack is loaded, like what follows
    left: tuple[Term, ...] = ()
    right: tuple[Term, ...] = ()
    but: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One official table in one version."""

    id: str
    version: str
    name: dict[str, str]
    regimes: tuple[str, ...]
    captions: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    relations: tuple[FormRelation, ...] = ()
    optional: tuple[str, ...] = ()  # rows that only some wordings of the form have
    normalise: tuple[WritingWay, ...] = ()  # labels are known, too, where they differ in no more than this
    panels: tuple[Block, ...] = ()  # in place of blocks, side by side: rows that no form can enumerate
    titles: tuple[Pattern, ...] = ()  # of a form with panels: the line that stands over it, without blanks
    stands_for: str = ""  # the form that need not stand where this one does

    @property
    def open(self) -> bool:
        """Whether its rows are not all named by the form."""
        return bool(self.panels)

    @cached_property
    def rows(self) -> tuple[Label, ...]:
        """All rows that carry numbers, in the form's order."""
        return tuple(row for block in self.blocks for row in block.rows)

    def sums(self, block: Block) -> tuple[int, ...]:
        """Return how the cells of a row of *block* group into runs whose last is the sum of the rest.

        Empty where they do not: then figures printed without a gap cannot be told apart.
        """
        ids = [column.id for column in block.columns]
        runs: list[int] = []
        at = 0
        for total, parts in self._row_sums():
            size = len(parts) + 1
            if ids[at : at + size] == [*parts, total]:
                runs.append(size)
                at += size
        return tuple(runs) if at == len(ids) else ()

    def _row_sums(self) -> list[tuple[str, tuple[str, ...]]]:
        found = []
        for relation in self.relations:
            formula = relation.formula
            if relation.each == "column" or formula is None or formula.kind != "sum":
                continue
            for block in relation.blocks or ("",):
                start = f"{block}." if block else ""
                left = [start + id for id in formula.left]
                if len(left) == 1:
                    found.append((left[0], tuple(start + id for id in formula.right)))
        return found
