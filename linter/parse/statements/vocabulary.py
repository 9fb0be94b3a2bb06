"""The pack's words in a text: of all lists those that have one in it, found in one walk over its characters."""

from __future__ import annotations

from functools import lru_cache

from linter.domain.lexicon import Lexicon

# The lists of the lexicon that are looked for anywhere in the words beside a figure.
_LISTS = (
    "all_of_them", "all_years", "answered", "answers", "applicants", "applications", "carried_in",
    "carried_out", "channel_totals", "channels", "closers", "completion", "counted_once", "dividing", "falls",
    "finished", "first_of", "kind_nouns", "left_to_do", "negated", "net", "of_all", "pending", "planned",
    "rate_marks", "rates", "received", "request_ways", "spread", "stages", "stock_after", "stock_before",
    "stock_ever", "stock_gain", "stock_loss", "stock_then", "taken_in", "timely", "turned", "unfinished",
    "unfinished_rest", "weak_totals",
)  # fmt: skip
_KEPT = 4096  # texts whose words are remembered: labels come again


class Vocabulary:
    """The lists of a lexicon whose words may stand anywhere in a label."""

    def __init__(self, lexicon: Lexicon) -> None:
        names: dict[str, set[str]] = {}
        for name in _LISTS:
            for word in getattr(lexicon, name):
                names.setdefault(word, set()).add(name)
        self._beginning: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for word, of in names.items():
            self._beginning.setdefault(word[:1], []).append((word, frozenset(of)))
        self.said = lru_cache(maxsize=_KEPT)(self._said)

    def _said(self, text: str) -> frozenset[str]:
        """Return the names of the lists of which a word stands in *text*."""
        found: set[str] = set()
        beginning = self._beginning
        for at, character in enumerate(text):
            for word, names in beginning.get(character, ()):
                if text.startswith(word, at):
                    found |= names
        return frozenset(found)


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the vocabulary of *lexicon*, made once."""
    return Vocabulary(lexicon)
