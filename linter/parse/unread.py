"""The numbers of a text that no table and no sentence gave to a figure: they are told as unread, not passed over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.report import Report, Stretch
from linter.parse.statements.quantities import reader
from linter.text.span import Span

_FIRST = "零〇一二三四五六七八九十两"
_HAN = f"{_FIRST}百千万亿"
_OUTSIDE = (
    r"(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?",
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}",
    r"[〔\[(【]\d{4}[〕\])】]\s*第?\s*\d+\s*号",  # numbers of documents
    r"第\s*\d+\s*号",  # of orders
    rf"第\s*\(?[\d{_HAN}]+\)?\s*[条款项页章]",  # articles, chapters, pages
    r"^\s*[-—–]\s*\d{1,4}\s*[-—–]\s*$",  # pages
    rf"\(\s*[\d{_HAN}]{{1,3}}\s*\)",  # numbers of headings and items
    rf"(?:(?<=[\s|,。;:、)\]〕】\"”])|(?<=[\u4e00-\u9fff])(?=\d+\s*[.])|^)(?:\d{{1,2}}\s*[.、)](?!\d)|[{_HAN}]{{1,3}}、)",
)
_BEGINS = rf"(?=[\s\d第〔\[(【\-—–{_HAN}])"  # what each of these, and a run, begins with: few characters do
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER_OF_ITEM = re.compile(r"\d{1,2}\s*[.、)](?!\d)")


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """What is no figure, else (``run``) digits, or a numeral before a unit."""
    units = "|".join(map(re.escape, sorted(lexicon.units, key=len, reverse=True)))
    run = rf"(?P<run>(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.\d+)?|(?<![统唯同{_HAN}])[{_FIRST}][{_HAN}]*(?={units}))"
    return re.compile(f"{_BEGINS}(?:{'|'.join((*_OUTSIDE, run))})", re.MULTILINE)


def unread(report: Report) -> Iterator[Figure]:
    """Yield every run of digits, and every numeral with a unit, that is in no figure of *report*, in reading order.

    Dates, numbers of headings, items, pages, documents and articles are none, nor what a field of the page has.
    """
    flow, text = report.flow, report.flow.text
    said = [*(date.stretch for date in report.dates), *(period.stretch for period in report.periods)]
    said += [line.stretch for line in report.lines if line.kind == "META"]  # its file numbers and dates
    said += [flow.stretch(span) for span in _codes(report)]
    if report.title is not None:
        said += _years(text, report.title)
    taken = _merged([*said, *(flow.stretch(figure.span) for figure in report.figures)])
    ends = [stretch.end for stretch in taken]
    for match in _pattern(report.domain.lexicon).finditer(text):
        if match["run"] is None:
            continue
        for start, end in _outside(match, taken, bisect_right(ends, match.start())):
            cut = (start, end) != match.span()
            if not text[start:end].strip(",.") or (cut and _NUMBER_OF_ITEM.match(text, start)):
                continue
            if not text[start].isdigit() and _is_word(report, start):
                continue
            span = flow.span(Stretch(start, end))
            yield Figure(Decimal(0), report.source.text[span.start : span.end], span, known="")


def _codes(report: Report) -> Iterator[Span]:
    """Yield where the labels of open tables' rows stand: their codes count nothing."""
    for table in report.tables:
        if table.filled is not None and table.filled.form.open:
            yield from (row.span for row in table.filled.rows if row.span.end > row.span.start)


def _years(text: str, title: Stretch) -> Iterator[Stretch]:
    """Yield the years of a title, which other languages write without a word."""
    for match in _YEAR.finditer(text, *title):
        yield Stretch(*match.span())


def _is_word(report: Report, at: int) -> bool:
    """Whether the numeral at *at* is part of a word that counts nothing, as the lexicon has it."""
    low = report.flow.text.rfind("\n", 0, at) + 1
    high = report.flow.text.find("\n", at)
    line = report.flow.text[low : high if high >= 0 else None]
    masked = reader(report.domain.lexicon).masked(line)
    return any(start <= at - low < end and line[start] != "第" for start, end in masked)


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return *stretches* in order, those that overlap as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start < found[-1].end:
            found[-1] = Stretch(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Stretch(start, end))
    return found


def _outside(run: re.Match[str], taken: list[Stretch], first: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of *run* that no stretch of *taken* covers; the *first* is one that ends behind its beginning."""
    at, stop = run.span()
    for number in range(first, len(taken)):
        start, end = taken[number]
        if start >= stop:
            break
        if start > at:
            yield at, start
        at = max(at, end)
    if at < stop:
        yield at, stop
