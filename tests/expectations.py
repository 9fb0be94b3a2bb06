"""Reads the tables of what a right linter says of a text."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from linter.finding import Finding, Verdict
from linter.source import Span

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


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
