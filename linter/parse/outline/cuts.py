"""Headings cut free in the middle of a line.

Crawlers and converters run headings and text together (about a quarter of the reports).
A numbering is cut free where a sentence, an omission or a known title ends before it and
either a known title follows or its number is the next one due.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from linter.domain.lexicon import Lexicon
from linter.grammar.headings import Headings, Numbered, ordinal

_H = "一二三四五六七八九十"
_ENDS = re.compile(r"[;。!?]")
_STOP = re.compile(r"[。!?;:]|(?=〔…)")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_GOES_ON = "、,;("  # marks behind which a title goes on
_BEFORE = set("。!?〕)”】")
_DAY = (
    r"(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
    rf"|二[〇○零O{_H}]{{3}}年[{_H}]{{1,2}}月[{_H}廿]{{1,3}}日)"
)
_FIELD_OVER = re.compile(rf"(?:日期|时间):{_DAY}(?: ?\d{{1,2}}:\d\d(?::\d\d)?)?(?=[^\d:])")
_FIELD = re.compile(r"[一-鿿/]{2,8}:")
_NO_VALUE = re.compile(r"[。;,《:]")
_TIME = re.compile(r" ?\d{1,2}:\d\d(?::\d\d)?")
_SIGNED = re.compile(rf"[。!](?P<name>[^。,;:!?\d、《》]{{3,40}}?|)(?P<day>{_DAY})\Z")
_LONGEST = 46
_LETTERS = 2  # of a title, that blanks may part from the rest of it
_WHOLE_TITLE = 4  # characters
_ORDER = {1: 0, 2: 0, 3: 1, 4: 2}  # the levels of headings that are cut free, by which number is due


class Cutter:
    """Cuts the logical lines of one report; remembers which number of each level is due."""

    def __init__(
        self, titles: tuple[str, ...], is_title: Callable[[str], bool], heads: Headings, lexicon: Lexicon
    ) -> None:
        self._headings = heads
        self._title_ends = lexicon.name_endings
        self._goes_on = (*_GOES_ON, *lexicon.names_go_on)
        self.is_title = is_title
        self._lines_before_title = 30
        self._titles = _by_beginning(titles)
        self._due = [1, 1, 1]
        self._listed = 0  # up to where a sentence of the line enumerates parts: 包括:一、…;二、…。

    def cut(self, text: str, gaps: set[int]) -> list[int]:
        """Return the places at which *text* falls into lines, 0 and its length included."""
        bounds = {0, len(text)}
        titled = 0
        if self._lines_before_title:
            self._lines_before_title -= 1
            titled = self._cut_title(text, gaps)
            bounds.add(titled)
        self._listed = 0
        if len(text) > 12:
            for numbered in self._numbers(text):
                self._try(numbered, text, gaps, bounds)
            self._cut_bare(text, gaps, bounds)
            self._cut_around(text, titled, gaps, bounds)
        elif (only := next(self._numbers(text), None)) and only.start == 0:
            self._count(_ORDER[only.level], text[: only.end])
        return sorted(bounds)

    def _numbers(self, text: str, start: int = 0) -> Iterator[Numbered]:
        return (one for one in self._headings.numbers_in(text, start) if one.level in _ORDER)

    def _cut_title(self, text: str, gaps: set[int]) -> int:
        """Return where the report's title ends in a text that runs on behind it on the same line, or 0."""
        ends = sorted(gap for gap in {*gaps, len(text)} if 8 <= gap <= 90)
        titled = 0
        for end in ends:
            if titled and end - titled > _LETTERS:
                break
            if self.is_title(text[:end]):
                titled = end  # 年 度 报 告: the last letter is of the title, too
        if 0 < titled < len(text):
            self._lines_before_title = 0
            return titled
        return 0

    def _cut_bare(self, text: str, gaps: set[int], bounds: set[int]) -> None:
        """Cut free the known titles without a number that stand between blanks, behind a sentence."""
        for start in sorted({0, *gaps}):
            if start and text[start - 1] not in _BEFORE:
                continue
            end = self._known(text, start)
            if end and end in gaps and end - start >= _WHOLE_TITLE:
                bounds |= {start, end}

    @staticmethod
    def _cut_around(text: str, titled: int, gaps: set[int], bounds: set[int]) -> None:
        """Cut the page's fields from the text behind them, and the signature from the text before it."""
        over = _fields_end(text, titled, gaps)
        field = _FIELD_OVER.search(text[:200])
        for end in (over, field.end() if field and field.end() in gaps and not over else 0):
            if 0 < end < len(text) - 12:
                bounds.add(end)
        if (signed := _SIGNED.search(text[-80:])) and len(text) > 80:
            at = [len(text) - 80 + signed.start(group) for group in ("name", "day")]
            bounds |= set(at) if gaps.issuperset(at) else set()

    def _try(self, numbered: Numbered, text: str, gaps: set[int], bounds: set[int]) -> None:
        level = _ORDER[numbered.level]
        start = numbered.start
        if level == 0 and self._enumerates(numbered, text):
            return
        known = self._known(text, numbered.end)
        if start not in bounds and not self._may_start(numbered, level, text, gaps, known is not None):
            return
        end = self._end(text, numbered.end, known, gaps, level)
        if end is None and start not in bounds:
            return
        bounds.add(start)
        if end is not None:
            bounds.add(end)
        self._count(level, text[start : numbered.end])

    def _enumerates(self, numbered: Numbered, text: str) -> bool:
        """Whether the number stands in a sentence that tells the parts of the report by their numbers."""
        start = numbered.start
        if start >= self._listed and text[start - 1 : start] in (":", ";"):
            end = _ENDS.search(text, numbered.end)
            if end is not None and end[0] == ";":
                self._listed = max(text.find("。", numbered.end), end.end())
        return start < self._listed

    def _known(self, text: str, start: int) -> int | None:
        """Return where the longest known title that begins at *start* ends; None: there is none."""
        for title in self._titles.get(text[start : start + 2], ()):
            if text.startswith(title, start):
                return start + len(title)
        return None

    def _may_start(self, numbered: Numbered, level: int, text: str, gaps: set[int], known: bool) -> bool:
        start = numbered.start
        previous = text[start - 1]
        free = previous in _BEFORE or start in gaps
        number = ordinal(text[start : numbered.end])
        due = number is not None and (number == self._due[level] or (level > 0 and number == 1))
        if level == 0:
            return (free and due) or (known and (free or previous in ";:" or due) and previous != ",")
        return due and (free or (level == 1 and previous == ";" and number != 1))

    def _count(self, level: int, numbering: str) -> None:
        number = ordinal(numbering)
        self._due[level] = (number or 0) + 1
        for deeper in range(level + 1, 3):
            self._due[deeper] = 1

    def _end(self, text: str, start: int, known: int | None, gaps: set[int], level: int) -> int | None:
        """Return where the heading that begins before *start* ends; None: no heading at all."""
        rest = text[start : start + _LONGEST + 1]
        stop = _STOP.search(rest)
        titled = self._titled(text, start, gaps)
        if titled and (known is None or (known < titled and not self._breaks_after(text, known, gaps))):
            return titled
        if len(rest) <= _LONGEST and (not stop or stop.end() == len(rest)):
            next_numbering = next(self._numbers(rest, 1), None)
            runs_on = known and (
                self._breaks_after(text, known, gaps) or (level == 0 and self._says(text, known))
            )
            if not next_numbering and not runs_on:
                return len(text)
        if known and (level == 0 or self._breaks_after(text, known, gaps)):
            return known + 1 if text[known : known + 1] and text[known] in "。:;" else known
        ends = [start + stop.end()] if stop else []
        ends += [gap for gap in range(start + 2, start + 40) if gap in gaps][:1]
        year = _YEAR.search(rest, 3)
        if year and len(text) - start > _LONGEST:
            ends.append(start + year.start())
        if level == 0 and not ends and len(text) - start > _LONGEST and (word := self._title_word(rest)):
            ends.append(start + word)
        return min(ends) if ends else None

    def _titled(self, text: str, start: int, gaps: set[int]) -> int | None:
        """Return the blank behind words that end as titles do, with no mark in them: 其他需报报告的事项 我局…"""
        gap = next((gap for gap in range(start + 4, min(start + 40, len(text))) if gap in gaps), None)
        words = text[start:gap] if gap else ""
        return (
            gap if words.endswith(self._title_ends) and not _STOP.search(words) and "," not in words else None
        )

    def _title_word(self, rest: str) -> int:
        """Return where the first word ends that titles end with, and behind which none goes on; 0: there is none."""
        ends = [
            found.end()
            for word in self._title_ends
            for found in re.finditer(re.escape(word), rest)
            if not rest.startswith(self._goes_on, found.end())
        ]
        return min(ends, default=0)

    def _says(self, text: str, known: int) -> bool:
        """Whether a sentence stands behind a known title at the end of a line: 其他需要报告的事项无。"""
        rest = text[known:]
        return rest.endswith("。") and len(rest) > 1 and not rest.startswith(self._goes_on)

    @staticmethod
    def _breaks_after(text: str, end: int, gaps: set[int]) -> bool:
        """Whether what follows a known title is text and not the rest of a longer title."""
        following = text[end : end + 1]
        return end in gaps or following in "。:;〔(第0123456789" or bool(_YEAR.match(text, end))


def _fields_end(text: str, at: int, gaps: set[int]) -> int:
    """Return where the fields of the page that begin at *at*, blanks between them, end; 0: there are no two."""
    fields = 0
    while name := _FIELD.match(text, at):
        end = next((gap for gap in range(name.end() + 1, name.end() + 40) if gap in gaps), 0)
        if not end or _NO_VALUE.search(text, name.end(), end):
            break
        time = _TIME.match(text, end)
        at = time.end() if time and time.end() in gaps else end
        fields += 1
    return at if fields > 1 else 0


@lru_cache(maxsize=8)
def _by_beginning(titles: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the titles by their first two characters, the longest first."""
    found: dict[str, list[str]] = {}
    for title in sorted({title for title in titles if len(title) > 1}, key=len, reverse=True):
        found.setdefault(title[:2], []).append(title)
    return found
