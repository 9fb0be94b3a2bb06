"""The head of a table as text has it, without cells: where it begins, and the order of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from linter.domain.form import Block, Form, Label
from linter.parse.tables.align import writings

_BLANK = re.compile(r"[\s|*\u200b-\u200d\ufeff]+")
_APART = re.compile(r"\S[^\S\n]{2,}\S")
_LETTERS = re.compile(r"[^\W\d_]")
_MOST_LINES = 24  # of a head, a cell a line
_MOST_STRANGE = 0.34  # of the letters of a line of a head


@lru_cache(maxsize=256)
def _words(form: Form, block: Block) -> re.Pattern[str]:
    """The words of the head, the longest first."""
    columns = {word for column in block.columns for word in writings(column)}
    columns |= {word.rpartition("·")[2] for word in columns}
    others = {"".join(word.split()) for word in (*form.captions, *form.header, block.label) if word}
    ordered = sorted(columns | others, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)))


def begins(folded: str, start: int, form: Form) -> int:
    """Return where the head of a table begins whose rows begin at *start*: lines of nothing but its words.

    The caption of the first group, alone on its line, can stand between the head and the rows.
    """
    pattern = _words(form, form.blocks[0])
    groups = {"".join(group.split()) for group in form.groups}
    found = at = start
    for _ in range(_MOST_LINES):
        low = folded.rfind("\n", 0, max(at - 1, 0)) + 1 if at else 0
        line = _BLANK.sub("", folded[low:at])
        letters = len(_LETTERS.findall(line))
        strange = len(_LETTERS.findall(pattern.sub("", line)))
        strange = 0 if line in groups else strange
        if strange > _MOST_STRANGE * letters or any(char.isdigit() for char in line):
            break
        if letters and line not in groups:
            found = low + len(folded[low:at]) - len(folded[low:at].lstrip())
        at = low
        if not low:
            break
    return found


def order_in(text: str, form: Form, block: Block) -> tuple[Label, ...] | None:
    """Return the columns of *block* in the order of the head *text*; None where it has them in none that is clear.

    A head that names them row by row, the headings over several first, has the form's order as well.
    """
    words = _words(form, block).findall(_BLANK.sub("", text))
    named = [found for word in words if (found := _columns(block, word))]
    if _rising(named) or _rising([_places(form, word) for word in words]):
        return block.columns
    if not _each_once(named, block):
        return None
    lines = text.split("\n")
    if all(_APART.search(line.strip()) for line in lines if _names_several(line, form, block)):
        return _side_by_side(lines, form, block)
    return _unfolded([_words(form, block).findall(_BLANK.sub("", line)) for line in lines], block)


def names_each(text: str, form: Form, block: Block) -> bool:
    """Whether the head *text* names each column of *block*, once: then it has an order, be it clear or not."""
    words = _words(form, block).findall(_BLANK.sub("", text))
    return _each_once([found for word in words if (found := _columns(block, word))], block)


def _each_once(named: list[tuple[int, ...]], block: Block) -> bool:
    return sorted(named) == [(number,) for number in range(len(block.columns))]


def _names_several(line: str, form: Form, block: Block) -> bool:
    words = _words(form, block).findall(_BLANK.sub("", line))
    return sum(bool(_columns(block, word)) for word in words) > 1


def _side_by_side(lines: list[str], form: Form, block: Block) -> tuple[Label, ...] | None:
    """Return the columns as their headings stand from left to right; None: one stands above another's.

    It is asked where blanks set the words of a head apart, so that each stands over its column. What
    set them out took a Chinese character for two places, or for one: both must give one order, or one of them the form's.
    """
    found = {_from_left(lines, form, block, width) for width in (1, 2)}
    if None in found:
        found &= {tuple(range(len(block.columns)))}
    return tuple(block.columns[number] for number in found.pop() or ()) if len(found) == 1 else None


def _from_left(lines: list[str], form: Form, block: Block, width: int) -> tuple[int, ...] | None:
    placed = []
    for line in lines:
        at = list(accumulate((width if char > "\u2e7f" else 1 for char in line), initial=0))
        shown = [(char, place) for char, place in zip(line, at, strict=False) if not _BLANK.match(char)]
        for match in _words(form, block).finditer("".join(char for char, _ in shown)):
            start, end = shown[match.start()][1], shown[match.end() - 1][1]
            placed += [(start, end, number) for number in _columns(block, match[0])]
    placed.sort()
    if any(end >= start for (_, end, _), (start, _, _) in pairwise(placed)):
        return None
    return tuple(number for _, _, number in placed)


def _unfolded(lines: list[list[str]], block: Block) -> tuple[Label, ...] | None:
    """Return the columns, those of the lines below in the place of a heading over several; None: there are more such."""
    over = [
        (line, at)
        for line, words in enumerate(lines)
        for at, word in enumerate(words)
        if not _columns(block, word) and len(words) > 1
    ]
    beside = not over and sum(map(bool, lines)) > 1 and any(len(words) > 1 for words in lines)
    if len(over) > 1 or beside:
        return None
    line, at = over[0] if over else (len(lines) - 1, len(lines[-1]))
    above = [word for words in lines[:line] for word in words if _columns(block, word)]
    before, behind = lines[line][:at], lines[line][at + 1 :]
    below = [word for words in lines[line + 1 :] for word in words]
    found = [_columns(block, word) for word in (*above, *before, *below, *behind)]
    return tuple(block.columns[one[0]] for one in found) if _each_once(found, block) else None


def _columns(block: Block, word: str) -> tuple[int, ...]:
    return tuple(
        number
        for number, column in enumerate(block.columns)
        if any(word in (label, label.rpartition("·")[2]) for label in writings(column))
    )


def _places(form: Form, word: str) -> tuple[int, ...]:
    head = (*form.captions, *form.header)
    return tuple(number for number, label in enumerate(head) if "".join(label.split()) == word)


def _rising(places: Iterator[tuple[int, ...]] | list[tuple[int, ...]]) -> bool:
    """Whether each can stand behind the one before it; what has no place does not matter."""
    last = -1
    for found in places:
        if not found:
            continue
        after = next((number for number in found if number > last), None)
        if after is None:
            return False
        last = after
    return True
