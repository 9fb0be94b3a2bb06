"""Who reports on which year: read from the title, the page's fields and the text, or guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from linter.domain import Domain
from linter.finding import Identity
from linter.parse.numerals import chinese_integer
from linter.report import DateMention, Flow, Line, Meta, Period, Stretch

_HEAD = 40  # lines in which a title is looked for
_OUTER = re.compile(r"[一二三四五六七八九十]{1,3}[、.]")


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line or the front matter says of a report; it overrules every guess."""

    year: int | None = None
    body: str = ""
    issuer: str = ""
    published: str = ""
    excerpt: bool = False
    skip: int = 0  # characters at the beginning that are front matter


@dataclass(frozen=True, slots=True)
class Title:
    """The title as found: the lines it takes, its words, and the issuer and year in it."""

    first: int
    last: int
    text: str
    issuer: str
    year: int | None


def find_title(flow: Flow, lines: list[Line], domain: Domain) -> Title | None:
    """Return the report's title, joined where it is broken over up to three lines."""
    texts: list[str] = []
    for line in lines[:_HEAD]:
        text = flow.text[line.stretch.start : line.stretch.end]
        if line.kind == "TABLE" or _OUTER.match(text):
            break
        texts.append(_squeezed(text, domain))
    for i, text in enumerate(texts):
        if found := _title(domain, text, i, i):
            if not found.issuer and i and _is_body(domain, texts[i - 1]):
                return _title(domain, texts[i - 1] + text, i - 1, i) or found
            return found
    for count in (2, 3):
        for i in range(len(texts) - 1):
            words = texts[i : i + count]
            if len(words) == count and all(0 < len(word) <= 45 for word in words):
                if found := _title(domain, "".join(words), i, i + count - 1):
                    return found
    return None


def _title(domain: Domain, text: str, first: int, last: int) -> Title | None:
    if len(text) > 90:
        return None
    for pattern in domain.titles:
        match = pattern.search(text)
        if match:
            groups = match.groupdict()
            issuer = (groups.get("issuer") or "").strip()
            return Title(first, last, text, issuer, _year(groups.get("year")))
    return None


def is_title(domain: Domain, text: str) -> bool:
    """Whether *text* alone reads as the title of a report."""
    return _title(domain, _squeezed(text, domain), 0, 0) is not None


def _squeezed(text: str, domain: Domain) -> str:
    """Blanks part no words in Chinese: there a title is matched without them."""
    return text.replace(" ", "") if domain.language == "zh" else text


def _year(text: str | None) -> int | None:
    return chinese_integer(text) if text else None


def _is_body(domain: Domain, name: str) -> bool:
    return 2 < len(name) <= 30 and bool(body_of(domain, name))


def body_of(domain: Domain, name: str) -> str:
    """Return the kind of body that *name* is written like; nothing if it is like none."""
    for body in domain.bodies:
        if any(pattern.search(name) for pattern in body.patterns):
            return body.id
    return ""


def read_metadata(flow: Flow, lines: list[Line], domain: Domain) -> dict[str, Meta]:
    """Return the fields of the page: of each, the first that has a value."""
    names = {name: key for key, names in domain.metadata.items() for name in names}
    if not names:
        return {}
    field = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
    label = re.compile(f"({field.pattern})[:]")
    found: dict[str, Meta] = {}
    for line in lines:
        if line.kind != "META":
            continue
        text = flow.text[line.stretch.start : line.stretch.end]
        starts = list(label.finditer(text))
        for match, after in zip(starts, [*starts[1:], None], strict=True):
            end = after.start() if after else len(text)
            value = text[match.end() : end].strip(" |·•[]【】")
            key = names[match[1]]
            if value and key not in found:
                at = line.stretch.start + match.start()
                found[key] = Meta(value, Stretch(at, line.stretch.start + end))
    return found


def is_field(domain: Domain, text: str) -> bool:
    """Whether *text* is a line of page fields (发布日期:2018-01-29 …)."""
    if len(text) > 300:
        return False
    head, colon, _ = text.partition(":")
    written = (head.replace(" ", ""), head.strip())
    return bool(colon) and any(word in names for names in domain.metadata.values() for word in written)


def read_dates(flow: Flow, domain: Domain) -> tuple[DateMention, ...]:
    """Return every date of the text that has year, month and day, left to right."""
    found: dict[int, DateMention] = {}
    for pattern in domain.dates:
        for match in pattern.finditer(flow.text):
            stretch = Stretch(*match.span())
            found.setdefault(
                stretch.start,
                DateMention(flow.span(stretch), stretch, _date(match.groupdict()), match[0]),
            )
    return tuple(found[start] for start in sorted(found))


def read_periods(flow: Flow, domain: Domain) -> Iterator[Period]:
    """Yield the statistical periods as stated; a year alone stands for all of it."""
    for pattern in domain.periods:
        for match in pattern.finditer(flow.text):
            parts = match.groupdict()
            if not parts.get("month"):
                year = _year(parts["year"])
                if year:
                    yield Period(Stretch(*match.span()), date(year, 1, 1), date(year, 12, 31))
                continue
            end = {k: parts.get(f"{k}2") or "" for k in ("year", "month", "day")}
            end["year"] = end["year"] or parts["year"]
            yield Period(Stretch(*match.span()), _date(parts), _date(end))


def _date(parts: dict[str, str | None]) -> date | None:
    numbers = [chinese_integer(parts.get(k) or "") for k in ("year", "month", "day")]
    try:
        return date(*[n if n is not None else 0 for n in numbers])
    except (ValueError, OverflowError):
        return None


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
        year = next((p.end.year for p in periods if p.end), None)
        year = year or _frequent_year(flow.text)
        guessed += ["year"] if year else []
    issuer = given.issuer or (title.issuer if title else "")
    if not issuer:
        issuer = _guess_issuer(flow, domain, metadata, signatures)
        guessed += ["issuer"] if issuer else []
    body = given.body or body_of(domain, issuer)
    named = body and "issuer" not in guessed and _surely(domain, body, issuer)
    if not given.body and not named:
        body = _own_words(flow.text, domain, body) or body
        guessed += ["body"] if body else []
    published = given.published or _published(domain, metadata)
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


def _frequent_year(text: str) -> int | None:
    """Return the year that a text without title and period names most often at its beginning."""
    counts: dict[int, int] = {}
    for match in re.finditer(r"(20[0-4]\d)年", text[:6000]):
        counts[int(match[1])] = counts.get(int(match[1]), 0) + 1
    return max(counts, key=lambda y: (counts[y], -y)) if counts else None


def _guess_issuer(flow: Flow, domain: Domain, metadata: dict[str, Meta], signatures: list[str]) -> str:
    meta = metadata.get("issuer")
    if meta and _is_body(domain, meta.value):
        return meta.value
    for pattern in domain.issuers:
        match = pattern.search(flow.text, 0, min(len(flow.text), 3000))
        if match and _is_body(domain, match["issuer"]):
            return str(match["issuer"])
    return next((name for name in signatures if _is_body(domain, name)), "")


def _surely(domain: Domain, body: str, issuer: str) -> bool:
    return any(p.search(issuer) for b in domain.bodies if b.id == body for p in b.sure)


def _own_words(text: str, domain: Domain, body: str) -> str:
    """Return the kind of body that the text calls itself (我局, 我镇); nothing if that is not clear.

    Where the issuer's name suggests another kind (a department whose title names only the county),
    the text must never speak as that one.
    """
    counts = {b.id: sum(text.count(word) for word in b.own_words) for b in domain.bodies}
    best = max(counts, key=lambda k: counts[k], default="")
    if not best or counts[best] < (3 if body else 2) or (body and counts.get(body)):
        return ""
    return best


def _published(domain: Domain, metadata: dict[str, Meta]) -> str:
    for key in ("published", "generated"):
        if key in metadata:
            for pattern in domain.dates:
                match = pattern.search(metadata[key].value)
                value = _date(match.groupdict()) if match else None
                if value:
                    return value.isoformat()
    return ""
