"""The labels of a form, to be found by the words of one cell: as written, or nearly so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from linter.domain.form import Block, Form, Label
from linter.domain.numbering import numbering_end
from linter.parse.tables.cellwords import CellWords

_NOTES = re.compile(r"\([^()]*\)")
_MARKS = re.compile(r"[\W_]+")
_VARIANTS = str.maketrans({"它": "他"})
_LONGEST_ROW = 150  # characters
_LEAST_LETTERS = 6  # of a label by which a line is known for a row
_MOST_ASKED = 4096  # words
_MOST_FORMS = 1024  # and blocks, whose names are kept
_LEVEL = "·"  # parts the levels of a head in a form


_Thing = TypeVar("_Thing", Form, Block)


class LabelFinder:
    """Things found by their writings; each next way to look is asked only where the last finds nothing."""

    def __init__(self, writings: Iterable[tuple[int, str]]) -> None:
        self._written: dict[str, list[int]] = {}
        self._cores: dict[str, list[int]] = {}
        self._plain: dict[str, list[int]] = {}
        self._found: dict[str, tuple[int, ...]] = {}  # what was asked for: a form's versions ask the same
        for number, writing in writings:
            word = "".join(writing.split())
            core = word[numbering_end(word) :]
            _put(self._written, word, number)
            for way in dict.fromkeys((core, _NOTES.sub("", core))):
                _put(self._cores, way, number)
                _put(self._plain, plain(way), number)

    def written(self, words: str) -> tuple[int, ...]:
        """Return what is written just as *words* are."""
        return tuple(self._written.get(words, ()))

    def find(self, words: str) -> tuple[int, ...]:
        """Return what *words* can be the name of: several only where the form writes them alike."""
        found = self._found.get(words)
        if found is None:
            if len(self._found) >= _MOST_ASKED:
                self._found.clear()
            found = self._found[words] = self._look(words)
        return found

    def _look(self, words: str) -> tuple[int, ...]:
        head = numbering_end(words)
        bare = words[:head] + _NOTES.sub("", words[head:])
        for word in (words, bare):
            if found := self._written.get(word):
                return tuple(found)
        core = bare[head:]
        for ways, word in ((self._cores, words[head:]), (self._cores, core), (self._plain, plain(core))):
            found = ways.get(word) if word else None
            if found and len(found) == 1:
                return tuple(found)
        return ()


def _once(make: Callable[[_Thing], LabelFinder]) -> Callable[[_Thing], LabelFinder]:
    """Let *make* be called once for each thing, known by its identity: a form is long to compare."""
    made: dict[int, tuple[_Thing, LabelFinder]] = {}

    def known(thing: _Thing) -> LabelFinder:
        found = made.get(id(thing))
        if found is None:
            if len(made) >= _MOST_FORMS:
                made.clear()
            found = made[id(thing)] = thing, make(thing)
        return found[1]

    return known


def _put(index: dict[str, list[int]], word: str, number: int) -> None:
    if word and number not in (found := index.setdefault(word, [])):
        found.append(number)


@lru_cache(maxsize=_MOST_ASKED)
def plain(words: str) -> str:
    """Return *words* without marks, and without the difference of 其它 and 其他."""
    return _MARKS.sub("", words).translate(_VARIANTS)


@_once
def row_names(form: Form) -> LabelFinder:
    """Return the rows of *form* by their names: their places in the form's order."""
    return LabelFinder((number, word) for number, row in enumerate(form.rows) for word in row.writings)


@_once
def column_names(block: Block) -> LabelFinder:
    """Return the columns of *block* by the last of their headings, or by all of them in one."""
    return LabelFinder(
        (number, word)
        for number, column in enumerate(block.columns)
        for label in column.writings
        for word in dict.fromkeys((label, label.rpartition(_LEVEL)[2]))
    )


@_once
def head_names(form: Form) -> LabelFinder:
    """Return what else stands in the head of *form*: its captions, and headings over several columns."""
    blocks = [block.label for block in form.blocks if block.label]
    return LabelFinder(enumerate((*form.captions, *form.header, *blocks)))


def column_of(block: Block, path: tuple[str, ...], beside: tuple[str, ...] = ()) -> Label | None:
    """Return the column that the headings of *path*, from above, and the labels *beside* it name."""
    names = column_names(block)
    for word in (*reversed(path), *reversed(beside)):
        if found := names.find(word):
            break
    else:
        return None
    if len(found) == 1:
        return block.columns[found[0]]
    columns = [block.columns[number] for number in found]
    around = plain_path((*beside, *path))
    for enough in (all, any):  # of the headings over it, where one can be left out
        over = [column for column in columns if enough(p in around for p in parents_of(column))]
        if over:
            return over[0] if len(over) == 1 else None
    return None


def plain_path(words: Iterable[str]) -> str:
    """Return the plain words, each set off from the next."""
    return "/".join(plain(word) for word in words)


def parents_of(column: Label) -> list[str]:
    """Return the headings over that of *column*, in plain words."""
    return [plain(word) for word in column.label.split(_LEVEL)[:-1]]


@lru_cache(maxsize=1024)
def _cores(label: Label) -> tuple[str, ...]:
    return tuple({plain(writing[numbering_end(writing) :]): None for writing in label.writings})


def likest(words: str, labels: Iterable[tuple[int, Label]], least: float) -> int | None:
    """Return the number of the label that *words* are likest, if they have *least* of a writing's letters or more."""
    from difflib import SequenceMatcher  # for damaged labels only

    matcher = SequenceMatcher(None, "", plain(words[numbering_end(words) :]), autojunk=False)
    best, most = None, least
    for number, label in labels:
        for core in _cores(label):
            matcher.set_seq1(core)
            if matcher.real_quick_ratio() < most or matcher.quick_ratio() < most:
                continue
            ratio = matcher.ratio()
            if ratio > most or (best is None and ratio >= most):
                best, most = number, ratio
    return best


@lru_cache(maxsize=16)
def _beginnings(forms: tuple[Form, ...]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for form in forms:
        for writing in (*form.groups, *(writing for row in form.rows for writing in row.writings)):
            word = "".join(writing.split())
            if len(word) >= _LEAST_LETTERS:
                found.setdefault(word[:3], set()).add(word)
    return {start: sorted(words, key=len, reverse=True) for start, words in found.items()}


def is_row(line: str, forms: tuple[Form, ...], cells: CellWords) -> bool:
    """Whether *line* is the label of a row, or of a group of rows, of one of *forms*, and figures."""
    if len(line) > _LONGEST_ROW:
        return False
    words = "".join(line.split())
    for word in _beginnings(forms).get(words[:3], ()):
        if words.startswith(word):
            rest = words[len(word) :]
            return any(char.isdigit() for char in rest) and cells.only_cells(rest)
    return False
