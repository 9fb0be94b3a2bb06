"""An official form: the labels of a table's rows and columns, as the pack's YAML names them."""

from __future__ import annotations

from dataclasses import dataclass


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
    """A part of a table with columns of its own."""

    id: str
    label: str
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One official table in one version."""

    id: str
    version: str
    name: dict[str, str]
    regimes: tuple[str, ...]
    captions: tuple[str, ...]
    header: tuple[str, ...]
    groups: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def rows(self) -> tuple[Label, ...]:
        """All rows that carry numbers, in the form's order."""
        return tuple(row for block in self.blocks for row in block.rows)
