"""What a finding says, put into the words of one language: read by every format for people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from linter.model.elsewhere import Elsewhere
from linter.model.figure import FormCell, as_printed
from linter.model.finding import Finding, Repair, Verdict
from linter.records import dataclass
from linter.render.reasons import doubt
from linter.render.run import Language, Run
from linter.render.visible import short, visible
from linter.render.words import bearing, slip, sums, text_in, word
from linter.text.source import Source, Span

_PLACES = ("page", "sheet", "table", "row", "column", "cell", "paragraph")


_MOST_REPAIRS = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as people are told of it: where, and the words there."""

    place: str
    quote: str
    span: Span
    brief: str = ""  # the place without what it has in common with the one before


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in words."""

    severity: str
    waived: str
    rule: str
    name: str
    message: str
    place: str
    line: str
    section: str
    cell: str
    arithmetic: str
    basis: str
    advice: str
    doubts: tuple[str, ...]
    related: tuple[tuple[str, tuple[Spot, ...]], ...]
    also: tuple[str, ...]
    repairs: tuple[str, ...]
    span: Span
    elsewhere: tuple[str, ...] = ()  # places in other files, with their words


def tell(finding: Finding, source: Source, run: Run) -> Told:
    """Return *finding* in the language of the run; nothing in it can steer a terminal."""
    where = place(source, finding.span, run.language)
    number, colon, _ = where.partition(":")
    return Told(
        severity=finding.severity.word,
        waived=_waived(finding, run),
        rule=visible(finding.rule),
        name=visible(run.title(finding.rule) or finding.name),
        message=visible(text_in(finding.message, run.language)),
        place=where,
        line=word("line", run.language).format(number) if colon and number.isdigit() else where,
        section=" / ".join(short(title, 40) for title in finding.section),
        cell=_cell(finding.cell),
        arithmetic=visible(sums(finding.arithmetic, run.language)),
        basis=visible(finding.basis),
        advice=visible(text_in(finding.advice, run.language)),
        doubts=tuple(visible(doubt(id, run)) for id in finding.doubts),
        related=_related(finding, source, run.language),
        also=tuple(visible(f"{also.rule} {sums(also.arithmetic, run.language)}") for also in finding.also),
        repairs=_repairs(finding.repairs, source, run.language),
        span=finding.at or finding.span,
        elsewhere=tuple(_elsewhere(one, run.language) for one in finding.elsewhere),
    )


def place(source: Source, span: Span, language: Language) -> str:
    """Return where *span* is in the file: ``38:1``, or page, table, row as the format has them."""
    return origin_place(source.origin(span), language)


def origin_place(origin: dict[str, Any], language: Language) -> str:
    """Return an origin (line and column, or what the format has) as people are told of it."""
    if "line" in origin:
        return f"{origin['line']}:{origin.get('column', 1)}"
    return _joined(_steps(origin, language))


def _steps(origin: dict[str, Any], language: Language) -> list[str]:
    """Return the way to a place that has no line: page, table, row and so on."""
    return [word(key, language).format(origin[key]) for key in _PLACES if origin.get(key) is not None]


def _joined(steps: list[str]) -> str:
    """Return *steps* as one; 第2表 and 第6行 stand together, as Chinese has them."""
    return visible(re.sub(r"(?<=[页表行列段]) (?=第)", "", " ".join(steps)))


def about(verdict: Verdict, run: Run) -> list[tuple[str, bool]]:
    """Return what the report is (year, regime, body, issuer), each with whether it is a guess."""
    identity, language = verdict.identity, run.language
    year = word("year", language).format(identity.year) if identity.year else ""
    said = [
        (year, "year" in identity.guessed),
        (run.called(identity.regime), False),
        (run.called(identity.body), "body" in identity.guessed),
        (identity.issuer, "issuer" in identity.guessed),
        (word("excerpt", language) if identity.excerpt else "", "excerpt" in identity.guessed),
    ]
    return [(visible(words), guess) for words, guess in said if words]


def _waived(finding: Finding, run: Run) -> str:
    if finding.waived is None:
        return ""
    said = [str(finding.waived[key]) for key in ("reason", "by") if finding.waived.get(key)]
    if until := finding.waived.get("until"):
        said.append(f"{word('until', run.language)} {until}")
    return visible("，".join(said) or word("waived", run.language))


def _cell(cell: FormCell | None) -> str:
    if cell is None:
        return ""
    if cell.row_label or cell.column_label:
        labels = (as_printed(label) for label in (cell.row_label, cell.column_label) if label)
        return visible(" / ".join(labels))
    return visible(" / ".join((cell.table, cell.row, cell.column)))


def _related(
    finding: Finding, source: Source, language: Language
) -> tuple[tuple[str, tuple[Spot, ...]], ...]:
    groups = groupby(finding.related, key=lambda related: related.label)
    return tuple(
        (visible(bearing(label, language)), spots((one.span for one in group), source, language))
        for label, group in groups
    )


def spots(spans: Iterable[Span], source: Source, language: Language) -> tuple[Spot, ...]:
    """Return *spans* as people are told of them."""
    found: list[Spot] = []
    last: list[str] = []
    for span in spans:
        origin = source.origin(span)
        steps = [] if "line" in origin else _steps(origin, language)
        common = steps[:-1] if steps[:-1] == last[:-1] else []
        whole = origin_place(origin, language)
        brief = _joined(steps[len(common) :]) if common else whole
        found.append(Spot(whole, short(source.quote(span)), span, brief))
        last = steps
    return tuple(found)


def _repairs(repairs: tuple[Repair, ...], source: Source, language: Language) -> tuple[str, ...]:
    """The likeliest few: where any part of a long list may be the wrong one, JSON has them all."""
    shown = [_repair(repair, source, language) for repair in repairs[:_MOST_REPAIRS]]
    more = len(repairs) - len(shown)
    return (*shown, *([word("more", language).format(more)] if more else []))


def _elsewhere(place: Elsewhere, language: Language) -> str:
    where = origin_place(place.origin, language)
    joint = ":" if where[:1].isdigit() else " "
    return visible(f"{bearing(place.label, language)} {place.path}{joint}{where} {short(place.quote)}")


def _repair(repair: Repair, source: Source, language: Language) -> str:
    changes = []
    opened, closed = (" (", ")") if language == "en" else ("（", "）")
    for change in repair.changes:
        where = place(source, change.figure.span, language)
        because = f"{opened}{slip(change.because, language)}{closed}" if change.because else ""
        changes.append(f"{where} {change.figure.printed} → {change.to}{because}")
    colon, stop = ("：", "；") if language == "zh" else (": ", "; ")
    return visible(f"{word(repair.confidence, language)}{colon}{stop.join(changes)}")
