"""What looks like an outermost heading and is none: the lists and lead words within a section.

五、存在的主要问题及改进情况 / 主要问题: / 一、公开内容不够丰富 / 二、更新不及时 / 六、其他需要报告的事项
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from linter.domain.domain import Domain
from linter.domain.titles import classifier
from linter.grammar.headings import headings, ordinal
from linter.records import dataclass

_LONGEST = 60  # of a line that may be a heading
_FEWEST = 2  # items of a list


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line numbered as outermost headings are, and which known sections it names."""

    at: int
    ordinal: int
    keys: frozenset[str]


class InnerNumbering:
    """The outermost numbers of a report, by line: those of its sections, and those of lists within."""

    def __init__(self, texts: Sequence[str], domain: Domain) -> None:
        self._domain = domain
        self._headings = headings(domain.grammars["report"])
        self._classify = classifier(domain, _regime(texts, domain))
        self._endings = domain.lexicon.name_endings
        numbered = [
            self._numbered(at, text) for at, text in enumerate(texts) if self._headings.is_outer(text)
        ]
        self.any = bool(numbered)
        levels = {line.at: self._level(texts[line.at]) for line in numbered}
        # Chapters count their sections anew, each for itself.
        deepest = max(levels.values(), default=0)
        chapters = [at for at in levels if 0 < levels[at] < deepest]
        self.items = {
            item
            for low, high in pairwise((-1, *chapters, len(texts)))
            for item in self._lists([line for line in numbered if low < line.at < high])
        }
        self._sections = [line for line in numbered if line.at not in self.items]

    def _numbered(self, at: int, text: str) -> _Numbered:
        number, words = self._headings.split(text)
        title = len(text) <= _LONGEST and words.endswith(
            self._endings
        )  # else it says something: 公开内容不全
        return _Numbered(at, ordinal(number) or 0, self._classify(words)[0] if title else frozenset())

    def _level(self, text: str) -> int:
        heading = self._headings.match(text)
        return heading.level if heading else 0

    def _lists(self, lines: list[_Numbered]) -> set[int]:
        """Return the lines that begin anew at one within a section, where its own numbers go on behind."""
        found: set[int] = set()
        due, at, keys = 1, 0, frozenset[str]()
        while at < len(lines):
            end = at
            while due > _FEWEST and end < len(lines) and _begins(lines, end, keys):
                end = _run(lines, end, due, keys)
            goes_on = end == len(lines) or lines[end].ordinal == due
            if end - at >= _FEWEST and goes_on:
                found |= {line.at for line in lines[at:end]}
                at = end
                continue
            due, keys = lines[at].ordinal + 1, lines[at].keys
            at += 1
        return found

    def leaves_room(self, at: int, words: str, *, leads: bool) -> bool:
        """Whether *words* without a number, on line *at*, may head a section of their own.

        They do not where the numbers around them run on; nor, behind the last number, where they only lead
        over to what follows.
        """
        behind = bisect_left(self._sections, at, key=lambda line: line.at)
        before = self._sections[behind - 1] if behind else None
        if before is None or any(words == spec.title for spec in self._domain.specs()):
            return True
        keys = self._classify(words)[0]
        if keys & before.keys:
            return False
        after = next((line for line in self._sections[behind : behind + 2] if line.at > at), None)
        if after:
            return after.ordinal != before.ordinal + 1
        return not leads


def _regime(texts: Sequence[str], domain: Domain) -> str:
    """Return a regime of the layout whose titles the lines bear; nothing where they bear none."""
    heads = headings(domain.grammars["report"])
    words = {heads.split(text)[1] for text in texts if len(text) <= _LONGEST and heads.is_outer(text)}
    # Of layouts with the same titles the last one: it may tell more of what stands below them.
    borne = [
        (sum(not words.isdisjoint(s.accepted) for s in layout.sections), n)
        for n, layout in enumerate(domain.layouts)
    ]
    most, best = max(borne, default=(0, 0))
    return domain.layouts[best].regimes[0] if most else ""


def _begins(lines: list[_Numbered], at: int, keys: frozenset[str]) -> bool:
    return lines[at].ordinal == 1 and not _foreign(lines[at], keys)


def _run(lines: list[_Numbered], at: int, due: int, keys: frozenset[str]) -> int:
    """Return where the rising numbers that begin at *at* end."""
    end = at + 1
    while (
        end < len(lines)
        and lines[end - 1].ordinal < lines[end].ordinal != due
        and not _foreign(lines[end], keys)
    ):
        end += 1
    return end


def _foreign(line: _Numbered, keys: frozenset[str]) -> bool:
    """Whether *line* names a known section that is not the one it stands in."""
    return bool(line.keys) and not line.keys & keys
