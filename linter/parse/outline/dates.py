"""Dates, statistical periods and the fields of the page around a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from linter.domain.domain import Domain
from linter.model.report import DateMention, Flow, Line, Meta, Period, Stretch
from linter.text.numerals import chinese_integer


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
        for match, after in zip_longest(starts, starts[1:]):
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


def chinese_year(text: str | None) -> int | None:
    """Return the year that *text* writes, in digits of either kind."""
    return chinese_integer(text) if text else None


def read_periods(flow: Flow, domain: Domain) -> Iterator[Period]:
    """Yield the statistical periods as stated; a year alone stands for all of it."""
    for pattern in domain.periods:
        for match in pattern.finditer(flow.text):
            parts = match.groupdict()
            if not parts.get("month"):
                year = chinese_year(parts["year"])
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


def published_on(domain: Domain, metadata: dict[str, Meta]) -> str:
    """Return the day of publication that the page gives, as YYYY-MM-DD, or nothing."""
    for key in ("published", "generated"):
        if key in metadata:
            found = [m for pattern in domain.dates if (m := pattern.search(metadata[key].value))]
            for match in sorted(found, key=lambda m: m.start()):
                if value := _date(match.groupdict()):
                    return value.isoformat()
    return ""
