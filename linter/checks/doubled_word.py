"""doubled_word: no word stands twice in a row by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.grammar.headings import headings
from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, WordChange
from linter.model.report import Report, Stretch
from linter.model.views import BODY
from linter.records import dataclass
from linter.text.folding import fold
from linter.text.pattern import Pattern
from linter.text.patterns import excused

# RE2 has no back-reference; with at most six characters this one is linear all the same.
_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,6})\1")
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿")


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubledWord(Check):
    """No run of two to six characters is repeated at once, but where the language does so."""

    values = ("text", "word")

    may_repeat: tuple[str, ...] = ()  # words that end one compound and begin the next
    not_before: tuple[str, ...] = ()  # what follows shows that the second begins a compound
    allowed: tuple[Pattern, ...] = ()

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each doubled word, left to right."""
        text = report.flow.text
        if not text.strip():
            yield NotApplicable("no text")
            return
        held = True
        for match in _DOUBLED.finditer(text):
            stretch = Stretch(*match.span())
            if self._right(report, match[1], stretch):
                continue
            held = False
            span = report.span(stretch)
            again = report.span(Stretch(match.end(1), match.end()))
            values = {"text": report.source.quote(span), "word": match[1]}
            yield Problem(span, values, rewordings=(WordChange(again, ""),))
        if held:
            yield Held(report.whole)

    @staticmethod
    def _ends_a_place(issuer: str, before: str, word: str) -> bool:
        """Whether the first of the two ends the place of the body's own name: 盐城市 in 盐城市城市管理局."""
        at = issuer.find(word)
        return at > 0 and before.endswith(issuer[: at + len(word)])

    def _right(self, report: Report, word: str, stretch: Stretch) -> bool:
        text = report.flow.text
        if not BODY.has(report, stretch.start):
            return True
        if word in self.may_repeat or _NUMERALS.issuperset(word):
            return True
        if any(text.startswith(after, stretch.end) for after in self.not_before):
            return True
        if self._ends_a_place(fold(report.identity.issuer), text[: stretch.start + len(word)], word):
            return True
        # A heading without a mark behind it: "(一)主动公开主动公开信息 …".
        line = text.rfind("\n", 0, stretch.start) + 1
        number, _ = headings(report.domain.grammars["report"]).split(text[line : stretch.end])
        if text[line : stretch.start].strip() == number.strip():
            return True
        return excused(text, *stretch, self.allowed)
