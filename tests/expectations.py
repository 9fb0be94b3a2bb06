"""Reads the tables of what a right linter says of a text."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from linter.model.finding import Finding, Verdict
from linter.text.source import Span

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

# Which rules find a fault of a kind.
RULES = {
    "sum": "C001",
    "preamble-parts": "S010",
    "numbering": "S006 C008",
    "heading": "S002 S006 S007 S023",
    "percent": "C003 C004 C005",
    "percent-rounding": "C003 C004",
    "title": "S001 S002",
    "law-name": "W*",
    "table-balance": "T*",
    "table-sum": "T001 T002 T003 T004 T014",
    "missing-section": "S003",
    "contradiction": "C001 C006 C012 C014 X*",
    "narrative-vs-table": "X*",
    "narrative-vs-table?": "X*",
    "cross-year": "Y*",
    "date": "D*",
    "entity": "X*",
    "blank": "C013 T005 T027 W013",
    "punctuation": "W006",
    "bracket": "W006",
    "template": "S016",
    "implausible": "T008",
    "label": "T010",
    "unit-missing": "C009 W*",
    "typo": "W*",
    "duplicate": "C021 W*",
    "format": "W*",
}

# What may accuse a claim that only looks wrong.
ACCUSERS = "C* T* X* S010"


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table of tab-separated values without any quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {key: value or "" for key, value in row.items()}
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def squeezed_spans(text: str, quote: str) -> list[Span]:
    """Every place of *quote* in *text*, blanks and line ends aside."""
    kept = [(c, i) for i, c in enumerate(text) if not c.isspace()]
    squeezed = "".join(c for c, _ in kept)
    bare = "".join(quote.split())
    found, at = [], squeezed.find(bare)
    while bare and at != -1:
        found.append(Span(kept[at][1], kept[at + len(bare) - 1][1] + 1))
        at = squeezed.find(bare, at + 1)
    return found


def touches(span: Span, places: list[Span]) -> bool:
    """Whether *span* covers or touches one of *places*."""
    return any(span.start <= place.end and place.start <= span.end for place in places)


def findings_at(
    verdict: Verdict, rules: str, quote: str, *, related: bool = False, row: bool = False
) -> Iterator[Finding]:
    """The findings of one of *rules* (ids or C*, blank-separated) at *quote*; no quote: anywhere.

    Also those to which the place is *related*; *row*: the quote stands for its whole line.
    """
    places = squeezed_spans(verdict.source.text, quote)
    if row:
        places = [verdict.source.line_span(place.start) for place in places]
    for finding in verdict.findings:
        names = (finding.rule, *(also.rule for also in finding.also))
        if not any(fnmatchcase(name, pattern) for name in names for pattern in rules.split()):
            continue
        spans = [finding.span, *(r.span for r in finding.related if related)]
        spans += [also.span for also in finding.also]
        if not quote or any(touches(span, places) for span in spans):
            yield finding


def is_excerpt(row: dict[str, str]) -> bool:
    """Whether the copy is not the whole report: partial, or without its beginning or its prose."""
    said = row["complete_or_partial"]
    return said.startswith(("partial", "nearly")) or "preamble" in said or "absent" in said
