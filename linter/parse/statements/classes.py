"""The classes of a division as a pack names them: what is one of them is no other."""

from __future__ import annotations

import re


class Classes:
    """The classes of one division, each by the words that name it: 自然人|公民+法人|企业.

    ``^`` before a word: the label begins with it. Behind ``!`` stand words of a whole that has more
    classes than these.
    """

    def __init__(self, entry: str) -> None:
        classes, _, unless = entry.partition("!")
        self._classes = [name.split("|") for name in classes.split("+")]
        words = {word.removeprefix("^") for names in self._classes for word in names}
        self._any = re.compile("|".join(map(re.escape, words)))
        self._unless = tuple(word for word in unless.split("|") if word)

    def covers(self, said: str, number: int) -> bool:
        """Whether so many classes are all that a whole called *said* has."""
        return number == len(self._classes) and not any(word in said for word in self._unless)

    def of(self, label: str) -> int | None:
        """Return the class with the longest word in *label*."""
        if not self._any.search(label):
            return None
        lengths = [
            max((len(word) for word in words if _names(word, label)), default=0) for words in self._classes
        ]
        longest = max(lengths)
        return lengths.index(longest) if longest else None

    def __len__(self) -> int:
        return len(self._classes)


def _names(word: str, label: str) -> bool:
    return label.startswith(word[1:]) if word.startswith("^") else word in label
