"""Which kind of report a text is: told by signs that do not depend on one another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.domain.domain import Domain
from linter.errors import UnreadableError
from linter.model.report import Report
from linter.parse import Given, parse
from linter.parse.outline.title import title_alone
from linter.text.source import Source

_FEWEST = 2  # signs
_ABOVE = 3  # lines over a table in which its title stands
_SECTIONS = 2  # headings, word for word, that are one sign
_DATED = re.compile(
    r"[\[(]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])]?$"
)  # when what a link leads to was put there
_SEVERAL = 2  # titles, each alone on a line, of reports that are not one


def signs(report: Report) -> frozenset[str]:
    """Return what speaks for it that *report* is of the kind whose domain read it.

    title: one of its titles, unless nothing but titles of several reports stands there; named: the text names the kind; preamble: it says that it is one; section: several of its sections, under titles
    that are known word for word; table: one of its official tables; field: a field of the page names the kind.
    """
    domain = report.domain
    known = {title: spec.key for spec in domain.specs() for title in spec.accepted}
    keys = {known[section.title] for section in report.root.walk() if section.title in known}
    fields = [meta.value for meta in report.metadata.values()]
    found = {
        "title": report.title is not None,
        "named": any(pattern.search(report.flow.text) for pattern in domain.recognised),
        "preamble": any(pattern.search(report.flow.text) for pattern in domain.preambles),
        "section": len(keys) >= _SECTIONS,
        "table": any(line.kind == "TABLE" and _is_official(report, line.stretch) for line in report.lines)
        or _open_titles(report) >= _SECTIONS,
        "field": any(pattern.search(value) for pattern in domain.recognised for value in fields),
    }
    if found["title"] and not (found["section"] or found["table"] or found["preamble"]):
        found["title"] = not _lists_reports(report)
    return frozenset(sign for sign, there in found.items() if there)


def _lists_reports(report: Report) -> bool:
    """Whether lines of it are titles of several reports, of other bodies, years or kinds: then it is a page of links."""
    titles: set[tuple[str, object]] = set()
    for line in report.source.folded.splitlines():
        words = _DATED.sub("", "".join(line.split()))
        if title := title_alone(report.domain, words):
            titles.add((title.issuer, title.year))
        elif any(pattern.search(words) for pattern in report.domain.foreign):
            titles.add((words, None))
    return len(titles) >= _SEVERAL


def _open_titles(report: Report) -> int:
    """How many of its open forms' titles stand, each alone on a line, right over a table."""
    found: set[str] = set()
    for at, line in enumerate(report.lines):
        if line.kind != "TABLE":
            continue
        above = ["".join(report.text(one.stretch).split()) for one in report.lines[max(0, at - _ABOVE) : at]]
        found |= {
            form.id for form in report.domain.forms if any(t.search(w) for t in form.titles for w in above)
        }
    return len(found)


def _is_official(report: Report, stretch: tuple[int, int]) -> bool:
    """Whether a table bears several labels of one official form."""
    text = "".join(report.flow.text[slice(*stretch)].split())
    return any(
        sum(row.label in text for row in form.rows if len(row.label) > 3) >= _SECTIONS
        for form in report.domain.forms
    )


def understood(source: Source, domains: Sequence[Domain], given: Given, *, figures: bool = True) -> Report:
    """Return *source* as the kind of *domains* reads it that it bears the most signs of; the first at a tie.

    Of one domain alone nothing is asked: the user says so. An excerpt is of the first kind where it bears
    one sign of it and no more of another; of another likewise. Raises UnreadableError (stage "recognise") where the text bears
    fewer than two signs of any: then it belongs to none.
    """
    first, *others = domains
    if not others:
        return parse(source, first, given, figures=figures)
    report, found = None, frozenset[str]()
    try:
        report = parse(source, first, given, figures=figures)
        found = signs(report)
    except UnreadableError as error:
        if error.stage != "recognise" or not source.text.strip():
            raise
    if "title" in found and len(found) >= _FEWEST:
        return report  # type: ignore[return-value]
    best, most = first, found
    for domain in others:
        other = _signs(source, domain, given)
        if len(other) >= (1 if given.excerpt else _FEWEST) and _rank(other) > _rank(most):
            best, most = domain, other
    if best is not first:
        return parse(source, best, given, figures=figures)
    if report is not None and (len(found) >= _FEWEST or (given.excerpt and found)):
        return report
    raise _of_none()


def _rank(found: frozenset[str]) -> tuple[bool, int]:
    return "title" in found, len(found)


def _signs(source: Source, domain: Domain, given: Given) -> frozenset[str]:
    try:
        return signs(parse(source, domain, given, figures=False))
    except UnreadableError:
        return frozenset()


def _of_none() -> UnreadableError:
    return UnreadableError("of-no-kind", stage="recognise")
