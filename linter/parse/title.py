"""The title of a report: found, joined where it is broken, and taken apart into issuer and year."""

from __future__ import annotations

import re

from linter.domain import Domain
from linter.parse.body import is_body
from linter.parse.dates import chinese_year
from linter.records import dataclass
from linter.report import Flow, Line

_HEAD = 40  # lines in which a title is looked for
_OUTER = re.compile(r"[一二三四五六七八九十]{1,3}[、.]")


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
            if not found.issuer and i and is_body(domain, texts[i - 1]):
                return _title(domain, texts[i - 1] + text, i - 1, i) or found
            return found
    for count in (2, 3):
        for i in range(len(texts) - 1):
            words = texts[i : i + count]
            short = len(words) == count and all(0 < len(word) <= 45 for word in words)
            if short and (found := _title(domain, "".join(words), i, i + count - 1)):
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
            return Title(first, last, text, issuer, chinese_year(groups.get("year")))
    return None


def is_title(domain: Domain, text: str) -> bool:
    """Whether *text* alone reads as the title of a report."""
    return _title(domain, _squeezed(text, domain), 0, 0) is not None


def _squeezed(text: str, domain: Domain) -> str:
    """Blanks part no words in Chinese: there a title is matched without them."""
    return text.replace(" ", "") if domain.language == "zh" else text
