"""The words a pack reads sentences by: units, cues, verbs. Data, filled from lexicon.yaml."""

from __future__ import annotations

from dataclasses import field

from linter.records import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the neighbours that make it another word (共 in 公共, 共同)."""

    text: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Classes of words by name; lists of plain words by name."""

    words: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the words of class or list *name*; empty where the pack has none."""
        if name in self.lists:
            return self.lists[name]
        return tuple(word.text for word in self.words.get(name, ()))
