"""Words beside a figure that tell what it is of: another year, all years together, or roughly so many."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.domain.lexicon import Lexicon

_NEAR = 6  # characters between a word for another year and what is said of it


class TieWords:
    """The lexicon's words, as patterns over the text before and after a figure."""

    def __init__(
        self, earlier: str, cumulative: str, rough_before: str, rough_after: str, carried: str
    ) -> None:
        self.earlier = re.compile(rf"{earlier}[^。,]{{0,{_NEAR}}}\Z")
        self.cumulative = re.compile(cumulative)
        self.rough_before = re.compile(rf"{rough_before}\Z")
        self.rough_after = re.compile(rough_after)
        self.carried_behind = re.compile(rf"[^。;,\d()]{{0,{_NEAR}}}\([^()。]*?{carried}")


def tie_words(lexicon: Lexicon) -> TieWords:
    """Return the words of *lexicon*."""
    words = lexicon.not_this_year, lexicon.all_years, lexicon.rough_before, lexicon.rough_after
    return _made((*words, lexicon.carried_in))


@lru_cache(maxsize=16)
def _made(words: tuple[tuple[str, ...], ...]) -> TieWords:
    return TieWords(*(f"(?:{'|'.join(map(re.escape, some))})" if some else "(?!)" for some in words))
