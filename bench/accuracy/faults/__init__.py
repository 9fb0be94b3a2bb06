"""Faults, put into a clean report one at a time: each knows who may find it, where, and what is right."""

from __future__ import annotations

from bench.accuracy.faults import (
    contents,
    contradictions,
    dates,
    figures,
    official,
    pairs,
    sections,
    shape,
    wording,
)
from bench.accuracy.faults.figures import Maker

_FILES = (figures, official, shape, contents, sections, dates, wording, contradictions, pairs)
FAULTS: dict[str, Maker] = {kind: make for file in _FILES for kind, make in file.FAULTS.items()}
