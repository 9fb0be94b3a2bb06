"""Who reports on which year: read from the title, the page's fields and the text, or guessed."""

from __future__ import annotations

import re
from dataclasses import replace

from linter.domain.domain import Domain
from linter.model.finding import Identity
from linter.model.report import Flow, Meta, Period, Stretch
from linter.parse.outline.body import body_of, is_body, own_words, surely
from linter.parse.outline.dates import published_on
from linter.parse.outline.title import Title
from linter.records import dataclass
from linter.text.folding import fold, fold_width, has_traditional
from linter.text.source import Source

_BEGINNING = 6_000  # characters of a text, where it says of which year it is
_YEAR = re.compile(r"(20[0-4]\d)年")
_MARK = re.compile(r"[。,;:]")
_NEAR = 4  # characters between a word that compares and the year
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line or the front matter says of a report; it overrules every guess."""

    year: int | None = None
    body: str = ""
    issuer: str = ""
    published: str = ""
    excerpt: bool = False
    skip: int = 0  # characters at the beginning that are front matter


def identify(
    flow: Flow,
    domain: Domain,
    given: Given,
    title: Title | None,
    metadata: dict[str, Meta],
    periods: tuple[Period, ...],
    signatures: list[str],
) -> Identity:
    """Return who reports on which year; `guessed` names what was not said outright."""
    guessed: list[str] = []
    year = given.year or (title.year if title else None)
    if year is None:
        stated = next((p.end.year for p in periods if p.end), None)
        told = _frequent_year(flow.text, periods, domain.lexicon.year_words)
        year = stated or told
        guessed += ["year"] if year and stated != told else []  # two that agree are no guess
    issuer = given.issuer or (title.issuer if title else "")
    if not issuer:
        issuer = _guess_issuer(flow, domain, metadata, signatures)
        guessed += ["issuer"] if issuer else []
    body = given.body or body_of(domain, issuer)
    named = body and "issuer" not in guessed and surely(domain, body, issuer)
    if not given.body and not named:
        body = own_words(flow.text, domain, body) or body
        guessed += ["body"] if body else []
    published = given.published or published_on(domain, metadata)
    return Identity(
        title=title.text if title else "",
        issuer=issuer,
        body=body,
        year=year,
        regime=domain.regime(year),
        published=published,
        excerpt=given.excerpt,
        guessed=tuple(guessed),
    )


def _frequent_year(text: str, periods: tuple[Period, ...], other_years: tuple[str, ...]) -> int | None:
    """Return the year that a text without title names most often at its beginning, of those the later.

    Its period is left out, and so is every year that another is compared with, or a note is about.
    """
    counts: dict[int, int] = {}
    for match in _YEAR.finditer(text, 0, _BEGINNING):
        noted = text.rfind("(", 0, match.start()) > text.rfind(")", 0, match.start())
        before = _MARK.split(text[max(0, match.start() - 8) : match.start()])[-1]
        compared = any(before.rfind(word) >= max(0, len(before) - len(word) - _NEAR) for word in other_years)
        if not (noted or compared or any(p.stretch.start <= match.start() < p.stretch.end for p in periods)):
            counts[int(match[1])] = counts.get(int(match[1]), 0) + 1
    return max(counts, key=lambda y: (counts[y], y)) if counts else None


def as_printed(identity: Identity, flow: Flow, source: Source, title: Stretch | None) -> Identity:
    """Return *identity* with its names in the script in which they stand; patterns see them folded."""
    if not has_traditional(source.text):
        return identity
    at = flow.text.find(identity.issuer) if identity.issuer else -1
    spans = (flow.span(title) if title else None, flow.span(Stretch(at, at + len(identity.issuer))))
    words, name = (_BLANK.sub("", fold_width(source.quote(s))) if s else "" for s in spans)
    return replace(
        identity,
        title=words if fold(words) == identity.title else identity.title,
        issuer=name if at >= 0 and fold(name) == identity.issuer else identity.issuer,
    )


def _guess_issuer(flow: Flow, domain: Domain, metadata: dict[str, Meta], signatures: list[str]) -> str:
    meta = metadata.get("issuer")
    if meta and is_body(domain, meta.value):
        return meta.value
    for pattern in domain.issuers:
        match = pattern.search(flow.text, 0, min(len(flow.text), 3000))
        if match and is_body(domain, match["issuer"]):
            return str(match["issuer"])
    return next((name for name in signatures if is_body(domain, name)), "")
