"""All carriers, the plain one first."""

from __future__ import annotations

from bench.carriers.carrier import Carrier
from bench.carriers.html import page
from bench.carriers.ways import (
    arrangements,
    columns,
    copies,
    cuts,
    figures,
    labels,
    offices,
    papers,
    shapes,
    texts,
)

PLAIN = Carrier("html-plain", "file", "html", page)
CARRIERS: tuple[Carrier, ...] = (
    PLAIN,
    *columns.WAYS,
    *labels.WAYS,
    *figures.WAYS,
    *shapes.WAYS,
    *arrangements.WAYS,
    *cuts.WAYS,
    *offices.WAYS,
    *papers.WAYS,
    *texts.WAYS,
    *copies.WAYS,
)
