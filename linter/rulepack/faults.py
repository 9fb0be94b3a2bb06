"""All that is wrong with a pack, told at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from linter.errors import RulePackError


class Faults:
    """What was found wrong so far; reading goes on behind each."""

    def __init__(self) -> None:
        self._found: list[RulePackError] = []

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep a RulePackError that is raised inside, and go on."""
        try:
            yield
        except RulePackError as error:
            self._found += (error, *error.others)

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self._found)

    def take(self, others: Faults) -> None:
        """Put *others* before these."""
        self._found[:0] = others._found

    def tell(self) -> None:
        """Raise the first fault with the others beside it, if there is any."""
        if self._found:
            first, *others = self._found
            first.others = tuple(others)
            raise first
