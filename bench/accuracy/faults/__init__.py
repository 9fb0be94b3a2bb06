"""Faults, put into a clean report one at a time: each knows who may find it, where, and what is right."""

from __future__ import annotations

import random
from collections.abc import Callable

from bench.accuracy.faults import dates, figures, official, pairs, sections, wording
from bench.accuracy.faults.fault import Fault
from bench.accuracy.model import Document

Maker = Callable[[random.Random, Document], Fault | None]
FAULTS: dict[str, Maker] = {
    **figures.FAULTS, **official.FAULTS, **sections.FAULTS, **dates.FAULTS, **wording.FAULTS, **pairs.FAULTS,
}  # fmt: skip
