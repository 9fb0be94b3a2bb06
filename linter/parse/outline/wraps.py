"""Where a line end is none: the text goes on in the next line, as a machine broke it.

Three things tell it. All lines that end in the midst of a sentence are as many characters, or
cells, long; or most are near one width; or the two lines themselves show it: the first ends
where no sentence can, the second begins where none can, or a word of the text is parted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

from linter.grammar.headings import Headings

_CLOSING = tuple("。!?")
_STOPS = tuple("。!?;:…|")
_BEGINNING = " \t\u3000\u200b\r\f\v\xa0"
_UNFINISHED = re.compile(r"(?:[,、(《“]|.[的和与及或占为共达约于在自从由对向把被将比较至])\Z")
_CANNOT_BEGIN = re.compile(r"[,。;、!?)》”%]")
_OPENED = re.compile(r"[(《][^()《》]*\Z")
_CLOSED = re.compile(r"[^()《》。]{0,40}[)》]")
_PROSE = re.compile(r"[。,;]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_OPENING = tuple("(《“")  # a line that ends so ends nothing
_LONGEST_HEADING = 46  # characters
_LEAST = 16  # characters of a full line
_ALIKE = 3  # unfinished lines of one length that make a width
_NUMBER_LINE = 20  # characters of a line that may break a number
_COMMON = 3  # times that two characters stand side by side within lines, if they are a word
_WORD = 0.9  # of a character's places, those beside the other


def cells(text: str) -> int:
    """Cells on a terminal: a Han character or full-width mark takes two."""
    return len(text) + sum(map("\u2e7f".__lt__, text))


class Wraps:
    """Says of two lines of prose, one under the other, whether they are one."""

    def __init__(
        self,
        lines: Sequence[str],
        heads: Headings,
        is_field: Callable[[str], bool],
        is_title: Callable[[str], bool],
        titles: tuple[str, ...] = (),
    ) -> None:
        self._lines = [line.rstrip() for line in lines if line.strip() and not is_field(line)]
        self._headings = heads
        self._titles = frozenset(titles)
        self._title_lengths = sorted(set(map(len, titles)))
        self._is_field = is_field
        self._is_title = is_title
        self._near = self._near_width()
        self._margin = 0
        self._full = [(measure, full) for measure in (len, cells) if (full := self._exact_width(measure))]
        self._paragraphs_inward = bool(self._full or self._near) and self._are_inward()

    @property
    def parts_words(self) -> bool:
        """Whether a line ends after so many characters, be it within a word of letters."""
        return bool(self._full)

    def goes_on(self, first: str, last: str, line: str) -> bool:
        """Whether *line* goes on with the sentence, or the paragraph, that *last* breaks off and *first* began."""
        last, line = last.rstrip(), line.rstrip()
        if last.endswith(_OPENING) or self._parts_a_title(last.lstrip(_BEGINNING), line.lstrip(_BEGINNING)):
            return True
        if self._begins_anew(line) or self._is_field(line.lstrip(_BEGINNING)):
            return False
        return self._unended(first, last, line) and not self._is_title(last.lstrip(_BEGINNING))

    def _parts_a_title(self, last: str, line: str) -> bool:
        """Whether *last* is a heading up to within a known title, and *line* begins with the rest of it."""
        if len(last) > _LONGEST_HEADING or not self._headings.kind(last):
            return False
        begun = self._headings.split(last)[1]
        whole = begun + line
        return any(
            len(begun) < length <= len(whole) and whole[:length] in self._titles
            for length in self._title_lengths
        )

    def _unended(self, first: str, last: str, line: str) -> bool:
        inward = _indent(line) > self._margin
        if not inward and self._fills(last):
            # Behind a full stop a line without any mark is no rest of a paragraph: it is who signs, or a caption.
            return not last.endswith(_CLOSING) or bool(_PROSE.search(line)) or self._fills(line)
        last, line = last.strip(_BEGINNING), line.strip(_BEGINNING)
        if last.endswith(_CLOSING) or self._is_field(last):
            return False
        if self._near and (cells(last) >= self._near - 10 or _in_a_number(last, line)):
            return True
        if not inward and _indent(first) > self._margin and (self._paragraphs_inward or _run_on(last, line)):
            return True
        return not inward and self._broken_off(last, line)

    def _fills(self, line: str) -> bool:
        return any(full - _room(measure) <= measure(line) for measure, full in self._full)

    def _begins_anew(self, line: str) -> bool:
        """Whether *line* begins with a number as headings and items have it, or is marked as a heading."""
        text = line.lstrip(_BEGINNING)
        return text.startswith("#") or self._headings.kind(text) != ""

    def _broken_off(self, last: str, line: str) -> bool:
        """Whether the two lines themselves show that they are one sentence."""
        if last.endswith(_STOPS) or not _PROSE.search(last + line):
            return False
        if _UNFINISHED.search(last) or (_CANNOT_BEGIN.match(line) and len(line) > 1):
            return True
        return bool(_OPENED.search(last) and _CLOSED.match(line)) or self._parts_a_word(last[-1:], line[:1])

    def _parts_a_word(self, left: str, right: str) -> bool:
        """Whether the two characters are, within the lines of this text, a word: 信 and 息."""
        if not (_HAN.fullmatch(left) and _HAN.fullmatch(right)):
            return False
        pairs, single = self._counts
        together = pairs[left + right]
        return together >= _COMMON and together >= _WORD * min(single[left], single[right])

    @cached_property
    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        """How often two characters stand side by side within lines, and how often each does."""
        pairs = Counter(a + b for line in self._lines for a, b in pairwise(line))
        return pairs, Counter(character for line in self._lines for character in line[1:-1])

    def _exact_width(self, measure: Callable[[str], int]) -> int:
        """Return the length of all full lines, where the lines broken off in a sentence have one length; else 0."""
        broken = [
            measure(line)
            for line, after in pairwise(self._lines)
            if not line.endswith(_STOPS) and not self._begins_anew(after) and len(line) >= _LEAST
        ]
        if len(broken) < _ALIKE:
            return 0
        room = _room(measure)
        alike, full = max((sum(1 for w in broken if full - room <= w <= full), full) for full in {*broken})
        wider = sum(1 for line in self._lines if measure(line) > full + room)
        if wider * 50 > len(self._lines) or alike < _ALIKE or alike * 5 < len(broken) * 4:
            return 0
        least = full - room
        self._margin = min(_indent(line) for line in self._lines if measure(line) >= least)
        return full

    def _are_inward(self) -> bool:
        """Whether paragraphs begin with blanks, and what begins without goes on."""
        after = [line for last, line in pairwise(self._lines) if last.endswith(_CLOSING)]
        inward = sum(1 for line in after if _indent(line) > self._margin)
        return len(after) >= _ALIKE and inward * 10 >= len(after) * 8

    def _near_width(self) -> int:
        """Return the width at which the lines were broken by a machine; 0 where they were not.

        Text that a converter wrapped has most lines near one width, and those end anywhere.
        """
        lines = [line.strip() for line in self._lines if len(line) <= 200]
        long = len(self._lines) - len(lines)
        widths = sorted(cells(line) for line in lines)
        if len(widths) < 8 or long > len(widths) // 20:
            return 0
        full = widths[int(len(widths) * 0.9)]
        if not 30 <= full <= 150:
            return 0
        near = [line for line in lines if cells(line) >= full - 8]
        cut = sum(1 for line in near if not line.endswith(_CLOSING))
        # In the midst of a sentence or of a word; a heading ends so, too.
        midst = sum(1 for line in near if line[-1].isalnum() and not self._begins_anew(line))
        prose = sum(1 for width in widths if 2 * width >= full)  # headings and captions are shorter
        enough = (cut >= 6 or midst >= 4) and cut * 5 >= prose
        wider = sum(1 for width in widths if width > full + 14)  # notes under a table on a page of its own
        return full if enough and wider * 50 <= len(widths) else 0


def _room(measure: Callable[[str], int]) -> int:
    """By how much full lines differ: marks hang over, or take a character with them to the next line."""
    return 2 * measure("一")


def _run_on(last: str, line: str) -> bool:
    """Whether two lines of a paragraph that begins with blanks, the second without any, are one sentence."""
    long = len(last) >= _LEAST and _PROSE.search(last) and _PROSE.search(line)
    return bool(long) and not last.endswith(_STOPS)


def _indent(line: str) -> int:
    """Cells that are blank before *line* begins."""
    return cells(line[: len(line) - len(line.lstrip(_BEGINNING))])


def _in_a_number(last: str, line: str) -> bool:
    """Whether the digits of one number end *last* and begin *line*: where lines are as many characters long."""
    return last[-1:].isdigit() and line[:1].isdigit() and len(last) >= _NUMBER_LINE
