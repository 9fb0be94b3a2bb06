"""The title of a report: found, joined where it is broken, and taken apart into issuer and year."""

from __future__ import annotations

import re
from dataclasses import replace

from linter.domain.domain import Domain
from linter.grammar.headings import headings
from linter.model.report import Flow, Line
from linter.parse.outline.body import is_body
from linter.parse.outline.dates import chinese_year
from linter.records import dataclass
from linter.text.patterns import any_of

_SHORT = 4  # characters: 资源局 is the rest of a name
_HEAD = 40  # lines in which a title is looked for
_YEAR_BELOW = re.compile(r"\((?P<year>(?:19|20)\d\d|二[〇○零O一二三四五六七八九]{3})年度?\)")


@dataclass(frozen=True, slots=True)
class Title:
    """The title as found: the lines it takes, its words, and the issuer and year in it.

    *skipped* is how many characters of the first line are the name of the field that holds it: 标题:
    """

    first: int
    last: int
    text: str
    issuer: str
    year: int | None
    skipped: int = 0


def find_title(flow: Flow, lines: list[Line], domain: Domain) -> Title | None:
    """Return the report's title, joined where it is broken over up to three lines."""
    field: Title | None = None
    texts: list[str] = []  # empty where the page's own lines stand, be they laid out as a table
    residue = any_of(domain.residue)
    heads = headings(domain.grammars["report"])
    fields = tuple(name for names in domain.metadata.values() for name in names)
    for line in lines[:_HEAD]:
        text = flow.text[line.stretch.start : line.stretch.end]
        if heads.is_outer(text):
            break
        text = "" if line.kind == "TABLE" else _squeezed(text, domain)
        field = field or _in_a_field(domain, text, len(texts))
        around = text.startswith(fields) or (residue is not None and residue.search(text))
        texts.append("" if around else text)
    single = [title for i, text in enumerate(texts) if (title := _title(domain, text, i, i))]
    if single:
        whole = [_with_lines_before(domain, texts, _with_year_below(texts, title)) for title in single]
        return max(whole, key=lambda title: (bool(title.issuer) + bool(title.year), -title.first))
    for count in (2, 3):
        for i in range(len(texts) - 1):
            words = texts[i : i + count]
            short = len(words) == count and all(0 < len(word) <= 45 for word in words)
            if short and (found := _title(domain, "".join(words), i, i + count - 1)):
                return _with_lines_before(domain, texts, _with_year_below(texts, found))
    return field


def _in_a_field(domain: Domain, text: str, at: int) -> Title | None:
    """Return the title that *text*, line *at*, bears as a field of the page: 标题:清泉县2015年…报告."""
    name, colon, value = text.partition(":")
    if not colon or name not in domain.metadata.get("title", ()):
        return None
    found = _title(domain, value, at, at)
    return replace(found, skipped=len(name) + 1) if found else None


def _with_lines_before(domain: Domain, texts: list[str], title: Title) -> Title:
    """Return *title* with the lines before it that name the body or the year it lacks."""
    if title.issuer and title.year:
        return title
    for first in range(title.first - 1, max(-1, title.first - 3), -1):
        if not texts[first]:
            break
        joined = _title(domain, "".join(texts[first : title.last + 1]), first, title.last)
        if joined and (joined.year or title.year) and is_body(domain, joined.issuer):
            return _with_name_begun(domain, texts, replace(joined, year=joined.year or title.year))
    return title


def _with_name_begun(domain: Domain, texts: list[str], title: Title) -> Title:
    """Return *title* with the line above it where the name is too short for one, and that line ends in none itself."""
    above = texts[title.first - 1] if title.first else ""
    if len(title.issuer) > _SHORT or len(above) <= _SHORT or not above.isalpha() or is_body(domain, above):
        return title
    joined = _title(domain, above + title.text, title.first - 1, title.last)
    whole = joined is not None and is_body(domain, joined.issuer) and joined.issuer.startswith(above)
    return replace(joined, year=joined.year or title.year) if joined is not None and whole else title


def _with_year_below(texts: list[str], title: Title) -> Title:
    """Return *title* with the year it lacks, if that stands in brackets on the next line: (2010年度)."""
    below = texts[title.last + 1] if title.last + 1 < len(texts) else ""
    match = None if title.year else _YEAR_BELOW.fullmatch(below)
    if match is None:
        return title
    return Title(title.first, title.last + 1, title.text + below, title.issuer, chinese_year(match["year"]))


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
    return title_alone(domain, text) is not None


def title_alone(domain: Domain, text: str) -> Title | None:
    """Return the title that *text* alone reads as, or nothing."""
    return _title(domain, _squeezed(text, domain), 0, 0)


def _squeezed(text: str, domain: Domain) -> str:
    """Blanks part no words in Chinese: there a title is matched without them."""
    text = text.strip("| ")
    return text.replace(" ", "") if domain.language == "zh" else text
