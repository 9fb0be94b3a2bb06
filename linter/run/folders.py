"""What a folder or a glob names: files in order, and what was met there and is not checked.

Links to folders are not followed, and a link to a file is read only where the file lies in the same
folder: what comes with somebody else's reports must not lead out of them.
"""

from __future__ import annotations

import fnmatch
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress

from linter.model.unchecked import Skipped
from linter.read.own import is_output
from linter.read.suffixes import READ, is_document, suffix_of

_README = "readme"
_RECORDS = (".json", ".jsonl", ".sarif", ".xml")

Walked = Iterator[str | Skipped]


class FolderWalker:
    """Walks one folder, or the folders that a glob means; *follow*: through links, into none twice."""

    def __init__(self, root: str, follow: bool = False) -> None:
        self._root = root
        self._real = os.path.realpath(root)
        self._follow = follow
        self._been: set[tuple[int, int, int]] = set()

    def documents(self) -> Walked:
        """Yield the documents below the root; other files only counted, those of each suffix together."""
        others: Counter[str] = Counter()
        waiting = [self._root]
        while waiting:
            folder = waiting.pop()
            if self._is_again(folder):
                continue
            below: list[str] = []
            for entry in self._entries(folder):
                if isinstance(entry, str):
                    yield entry
                elif _is_folder(entry):
                    if (skipped := self._no_way(entry)) is None:
                        below.append(entry.path)
                    else:
                        yield skipped
                elif not _is_hidden(entry.name) or is_document(entry.name):
                    found = self._document(entry)
                    if found is None:
                        others[suffix_of(entry.name)] += 1
                    else:
                        yield found
            waiting += reversed(below)
        for suffix, count in sorted(others.items()):
            yield Skipped(self._root, "format", suffix, count)

    def matching(self, words: list[str]) -> Walked:
        """Yield the files that the rest of a glob means, its words one by one; ** is never the last."""
        yield from self._matching(self._root, words)

    def _matching(self, folder: str, words: list[str]) -> Walked:
        word, rest = words[0], words[1:]
        if self._is_again(folder, len(words)):
            return
        if rest and not is_glob(word):
            path = os.path.join(folder, word)
            if os.path.isdir(path):
                yield from self._matching(path, rest)
            return
        deep = word == "**"
        if deep:
            yield from self._matching(folder, rest)
        for entry in self._entries(folder):
            if isinstance(entry, str):
                if not deep:  # else it was told already
                    yield entry
            elif not (deep or _fits(entry.name, word)) or (deep and _is_hidden(entry.name)):
                continue
            elif _is_folder(entry):
                if rest and self._is_link(entry):
                    yield Skipped(entry.path, "link")
                elif rest:
                    yield from self._matching(entry.path, words if deep else rest)
            elif not rest:
                yield self._linked(entry) or entry.path

    def _entries(self, folder: str) -> list[os.DirEntry[str]] | list[str]:
        """Return what stands in a folder, in order; of one that cannot be read, its path: reading it says why."""
        try:
            with os.scandir(folder) as found:
                return sorted(found, key=lambda entry: entry.name)
        except OSError:
            return [folder]

    def _is_again(self, folder: str, left: int = 0) -> bool:
        """Whether the walk was in a folder before, with as much of the glob *left*: links may go in a circle."""
        if not self._follow:
            return False
        try:
            state = os.stat(folder)
        except OSError:
            return False
        key = (state.st_dev, state.st_ino, left)
        been = key in self._been
        self._been.add(key)
        return been

    def _no_way(self, entry: os.DirEntry[str]) -> Skipped | None:
        """Return what is to be told of a folder that the walk does not go into."""
        if _is_hidden(entry.name):
            return Skipped(entry.path, "ignored")
        return Skipped(entry.path, "link") if self._is_link(entry) else None

    def _is_link(self, entry: os.DirEntry[str]) -> bool:
        """Whether a folder is a link, and links are not followed."""
        return not self._follow and entry.is_symlink()

    def _document(self, entry: os.DirEntry[str]) -> str | Skipped | None:
        name = entry.name.lower()
        if _is_hidden(name) or name.partition(".")[0] == _README:
            return Skipped(entry.path, "ignored") if is_document(name) else None
        suffix = suffix_of(name)
        if suffix in READ:
            return self._linked(entry) or entry.path
        if suffix in _RECORDS and is_output(entry.path):
            return Skipped(entry.path, "own output")
        return Skipped(entry.path, "format") if is_document(name) else None

    def _linked(self, entry: os.DirEntry[str]) -> Skipped | None:
        """Return what is to be told of a link that leads out of the folder; a broken one is read, and told then."""
        if self._follow or not entry.is_symlink():
            return None
        with suppress(OSError):
            real = os.path.realpath(entry.path)
            if os.path.exists(real) and os.path.commonpath((self._real, real)) != self._real:
                return Skipped(entry.path, "link")
        return None


def is_glob(text: str) -> bool:
    """Whether *text* has a mark in it that stands for other characters."""
    return any(mark in text for mark in "*?[")


def glob(pattern: str, follow: bool = False) -> list[str | Skipped]:
    """Return what *pattern* means, in order."""
    words = pattern.replace(os.sep, "/").split("/")
    first = next(number for number, word in enumerate(words) if is_glob(word))
    root = "/".join(words[:first]) or ("/" if first else "")
    rest: list[str] = []
    for word in filter(None, words[first:]):
        if word != "**" or rest[-1:] != ["**"]:
            rest.append(word)
    if rest[-1] == "**":
        rest.append("*")
    found: Iterable[str | Skipped] = FolderWalker(root or ".", follow).matching(rest)
    if not root:
        found = (_bare(one) for one in found)
    return sorted(dict.fromkeys(found), key=lambda one: one if isinstance(one, str) else one.path)


def _bare(one: str | Skipped) -> str | Skipped:
    if isinstance(one, Skipped):
        return one._replace(path=one.path.removeprefix("./"))
    return one.removeprefix("./")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _fits(name: str, word: str) -> bool:
    """Whether a word of a glob means *name*: what is hidden only if the word is, too."""
    return fnmatch.fnmatch(name, word) and (word.startswith(".") or not _is_hidden(name))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))
