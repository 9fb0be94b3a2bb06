"""Tokens: what stands in a row without a gap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.read.pages.ink import Glyph

_GAP = 0.2  # of the size: what stands further apart is two
_TOUCHING = 0.05  # of the size: what stands nearer is one word


class PageToken(NamedTuple):
    """Characters without a gap between them."""

    glyphs: list[Glyph]

    @property
    def words(self) -> str:
        """What they say."""
        return "".join(one.text for one in self.glyphs)

    @property
    def x0(self) -> float:
        """Where the first one begins."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Where the last one ends."""
        return max(one.x1 for one in self.glyphs)


def tokens_of(row: Sequence[Glyph], starts: Sequence[float] = (), near: float = 0.0) -> list[PageToken]:
    """Return the tokens of *row*; one also begins where a column does (*starts*, as *near* as that), if it touches none."""
    tokens: list[PageToken] = []
    for glyph in row:
        if not glyph.text.strip():
            continue
        last = tokens[-1].glyphs[-1] if tokens else None
        gap = glyph.x0 - last.x1 if last else 0.0
        size = min(glyph.size, last.size) if last else 0.0
        begins = gap > _TOUCHING * size and any(abs(glyph.x0 - start) <= near for start in starts)
        if last is None or begins or gap > _GAP * size:
            tokens.append(PageToken([glyph]))
        else:
            tokens[-1].glyphs.append(glyph)
    return tokens
