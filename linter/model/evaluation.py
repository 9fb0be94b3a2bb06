"""What came of holding a relation against its figures."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Protocol

from linter.model.figure import Figure
from linter.records import dataclass
from linter.text.span import Span

_WHOLE = 1000  # 3千 is three thousand; 3万 may be any number near


class State(Enum):
    """What came of holding a relation against its figures."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The state of a relation and the two numbers that were compared."""

    state: State
    stated: Decimal | None = None
    computed: Decimal | None = None
    reason: str = ""

    @property
    def difference(self) -> Decimal:
        """Computed minus stated; 0 where nothing was compared."""
        if self.stated is None or self.computed is None:
            return Decimal(0)
        return self.computed - self.stated


class Terms(Protocol):
    """What an evaluator asks of a relation."""

    @property
    def kind(self) -> str:
        """What must hold."""
        ...

    @property
    def left(self) -> tuple[Figure, ...]:
        """The terms on the left."""
        ...

    @property
    def right(self) -> tuple[Figure, ...]:
        """The terms on the right."""
        ...

    @property
    def stated(self) -> Figure | None:
        """The figure that states the result, where one does."""
        ...

    @property
    def items(self) -> tuple[Span, ...]:
        """The things that are listed."""
        ...

    @property
    def least_items(self) -> int:
        """As how few the items can be read; 0: as many as there are."""
        ...

    @property
    def most_items(self) -> int:
        """As how many the items can be read; 0: as many as there are."""
        ...

    @property
    def rounded(self) -> bool:
        """Whether each figure is rounded by itself, whole ones too."""
        ...

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the relation."""
        ...


def total(figures: tuple[Figure, ...]) -> Decimal:
    """Return the exact sum of the figures' values."""
    return sum((figure.value for figure in figures), Decimal(0))


def compared(stated: Decimal, computed: Decimal, holds: bool) -> Evaluation:
    """Return what came of comparing two numbers."""
    return Evaluation(State.HOLDS if holds else State.BROKEN, stated, computed)


def is_coarse(figure: Figure) -> bool:
    """Whether a figure is printed in 万 or with decimals, and so stands for more than one number."""
    return figure.scale > _WHOLE or figure.decimals > 0
