"""self_reference: a body calls itself what such a body is. foreign_body: it does not go by another's name."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Report, Stretch
from linter.model.views import BODY
from linter.records import dataclass
from linter.text.folding import fold
from linter.text.pattern import Pattern, group_span

_SHORTEST = 2  # letters of a place name in which a lost one tells
_NEAR = 1000  # what of a sentence is looked at: a hostile one is as long as the text


@dataclass(frozen=True, slots=True)
class SelfWord:
    """What only bodies of some kinds, or of some names, call themselves, or their offices."""

    pattern: Pattern
    bodies: tuple[str, ...]
    of: tuple[str, ...] = ()  # only where the body's name holds one of these …
    named: tuple[str, ...] = ()  # … and none of these: a town's name says that it is no township


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfReference(Check):
    """The report does not call its own body by the word of another kind of body.

    Only where its own words are the more frequent ones; else it is the kind of body that is in doubt.
    """

    values = ("text", "body")

    words: tuple[SelfWord, ...]
    unless: tuple[Pattern, ...] = ()  # in the sentence

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each word that does not fit."""
        body = next((b for b in report.domain.bodies if b.id == report.identity.body), None)
        if body is None:
            yield Undecided("kind of body unknown")
            return
        strange: set[Stretch] = set()
        sure: set[Stretch] = set()  # by the body's own name
        for word in self.words:
            if body.id in word.bodies:
                continue
            if word.of:
                if self._misnamed(word, fold(report.identity.issuer)):
                    sure.update(self._places(report, word.pattern))
            else:
                strange.update(self._places(report, word.pattern))
        own = sum(report.flow.text.count(word) for word in body.own_words)
        if not strange | sure:
            yield Held(report.whole) if own else NotApplicable("the body does not speak of itself")
        elif own < len(strange) and "body" in report.identity.guessed and not sure:
            yield Undecided("kind of body in doubt", report.span(min(strange)))
        else:
            for place in sorted(strange | sure):
                span = report.span(place)
                yield Problem(span, {"text": report.source.quote(span), "body": body.name.get("zh", body.id)})

    @staticmethod
    def _misnamed(word: SelfWord, issuer: str) -> bool:
        return any(part in issuer for part in word.of) and not any(part in issuer for part in word.named)

    def _places(self, report: Report, pattern: Pattern) -> Iterator[Stretch]:
        for match in pattern.finditer(report.flow.text):
            place = Stretch(*(group_span(match, "at") or match.span()))
            start, end = report.sentence(place)
            near = report.flow.text[max(start, place.start - _NEAR) : min(end, place.end + _NEAR)]
            if not BODY.has(report, place.start) or any(p.search(near) for p in self.unless):
                continue
            yield place


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignBody(Check):
    """Where a sentence speaks of the reporting body by name, it is that body's name.

    Other bodies may be named anywhere else; only one of the same suffix is taken for a slip. A
    name that holds no other characters than the body's own is a short form of it; but one that
    lacks, adds or changes a single letter inside may be a slip of the pen.
    """

    values = ("name", "near", "issuer")
    doubts = ("one-letter",)

    patterns: tuple[Pattern, ...]  # with a group `name`: where a report speaks of its own body
    suffixes: tuple[str, ...]  # of the names that are compared
    tails: tuple[str, ...] = ()  # what a name may end in or not
    generic: tuple[Pattern, ...] = ()  # what reads like a name and is none
    levels: str = ""  # characters that only say of what level a body is
    offices: tuple[str, ...] = ()  # suffixes of bodies that are told apart by the place before them

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each name in such a place."""
        issuer = self._bare(fold(report.identity.issuer))
        suffix = next((s for s in self.suffixes if issuer.endswith(s)), "")
        if not suffix:
            yield NotApplicable("the body's name is not known, or of another kind")
            return
        found = False
        for pattern in self.patterns:
            for match in pattern.finditer(report.flow.text):
                name = self._bare(match["name"])
                place = Stretch(*(group_span(match, "name") or match.span()))
                if not BODY.has(report, place.start) or not name.endswith(suffix):
                    continue
                if any(pattern.search(name) for pattern in self.generic):
                    continue
                found = True
                span = report.span(place)
                short = set(name.removesuffix(suffix)) <= set(issuer + self.levels)
                same = self._in_place if suffix in self.offices else self._named_alike
                if not (short or name in issuer or issuer in name or same(name, issuer, suffix)):
                    yield Problem(span, {"name": name, "issuer": report.identity.issuer})
                elif self._one_letter_off(name, issuer, suffix):
                    values = {"near": name, "issuer": report.identity.issuer}
                    yield Problem(span, values, doubts=frozenset({"one-letter"}))
                else:
                    yield Held(span)
        if not found:
            yield NotApplicable("no name stands where the body speaks of itself")

    def _in_place(self, name: str, issuer: str, suffix: str) -> bool:
        """Whether the place in *name* is the issuer's, whatever words stand before it."""
        place = self._place(name, suffix)
        return name[:place][-3:] in issuer if place else issuer.endswith(name[-3:])

    def _named_alike(self, name: str, issuer: str, suffix: str) -> bool:
        """Whether *name* ends as the issuer does, or is a longer form of it: 广安门内街道, 广内街道."""
        own, given = (one[self._place(one, suffix) :] for one in (issuer, name))
        return issuer.endswith(name[-3:]) or set(own) <= set(given)

    def _one_letter_off(self, name: str, issuer: str, suffix: str) -> bool:
        """Whether *name* is the issuer's but for one letter inside: 双河镇, 双河子镇."""
        given, own = (one[self._place(one, suffix) :].removesuffix(suffix) for one in (name, issuer))
        if given == own or given[:1] != own[:1] or min(len(given), len(own)) < _SHORTEST:
            return False
        long, short = sorted((given, own), key=len, reverse=True)
        if len(long) == len(short):
            return sum(a != b for a, b in zip(long, short, strict=True)) == 1
        return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))

    def _place(self, name: str, suffix: str) -> int:
        """Return where the place ends that stands before the last part of *name*; 0: there is none.

        A name of its own is left before the *suffix*: 红旗街道 lies in no banner (旗).
        """
        most = len(name) - len(suffix) - 1
        return max((name.rfind(level, 1, max(most, 1)) for level in self.levels), default=-1) + 1

    def _bare(self, name: str) -> str:
        for tail in self.tails:
            name = name.removesuffix(tail)
        return name
