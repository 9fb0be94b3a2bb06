"""A fault: a report spoilt in one place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bench.accuracy.model import Document


@dataclass(frozen=True)
class Fault:
    """A report with one thing wrong.

    *rules* may rightly find it; *marks* and *quotes* are its places, any of which counts, and
    without either it is one of the whole report; *right* is what should stand in the first mark;
    *follows* are rules that the fault breaks besides, as its consequence.
    """

    rules: tuple[str, ...]
    document: Document
    marks: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    right: str = ""
    follows: tuple[str, ...] = ()
    previous: Document | None = None
    given: dict[str, Any] = field(default_factory=dict)
