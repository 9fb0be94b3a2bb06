"""From a source to a report: lines, title, section tree, dates, statements and relations."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from linter.domain.domain import Domain
from linter.domain.form import Form
from linter.domain.titles import classifier
from linter.errors import UnreadableError
from linter.grammar.headings import Headings, headings
from linter.messages import Message
from linter.model.report import Flow, Line, Report, Stretch, Table
from linter.model.views import BODY, SENTENCES
from linter.parse.outline.cuts import Cutter
from linter.parse.outline.dates import is_field, read_dates, read_metadata, read_periods
from linter.parse.outline.frontmatter import with_front_matter
from linter.parse.outline.identity import Given, as_printed, identify
from linter.parse.outline.lines import read_lines
from linter.parse.outline.presets import preset_kinds
from linter.parse.outline.sections import classified, read_outline
from linter.parse.outline.title import Title, find_title, is_title
from linter.parse.outline.wholeness import wholeness
from linter.parse.panels.between import with_open_relations
from linter.parse.panels.reading import Opened, open_tables
from linter.parse.rownames import with_named_rows
from linter.parse.statements import read_statements
from linter.parse.tables.cellwords import CellWords, cell_words
from linter.parse.tables.chain import Titles
from linter.parse.tables.filled import fill
from linter.parse.tables.filled_text import fill_from_text
from linter.parse.tables.found import Found, tables
from linter.parse.tables.labels import is_row
from linter.parse.tables.relations import with_form_relations
from linter.parse.tables.spot import Region
from linter.parse.ties import with_ties
from linter.parse.unread import unread
from linter.text.folding import is_traditional
from linter.text.source import Source

__all__ = ["Given", "parse"]

_BEGINNING = 1_000  # characters, where a report says what it is


def parse(source: Source, domain: Domain, given: Given | None = None, *, figures: bool = True) -> Report:
    """Return what *source* says, as the pack's *domain* reads it.

    Without *figures* its tables and sentences are left unread: who reports, and the lines and
    sections, are a third of the work.

    Raises UnreadableError (stage "recognise") where the text is no such report.
    """
    given = with_front_matter(source.text, given or Given(), domain)
    if source.notes.get("scanned_pages"):
        given = replace(given, excerpt=True)  # what stands on those pages is not known
    folded = " " * given.skip + source.folded[given.skip :]
    words = cell_words(domain.lexicon)
    heads = headings(domain.grammars["report"])
    closed = tuple(form for form in domain.forms if not form.open)
    regions = _regions(source, folded, domain, closed, words, heads)
    titles = tuple(title for spec in domain.specs() for title in (*spec.accepted, *spec.malformed))
    cutter = Cutter(titles, lambda text: is_title(domain, text), heads, domain.lexicon)
    flow, lines = read_lines(
        folded,
        regions,
        cutter,
        heads,
        lambda text: is_field(domain, text),
        lambda line: is_row(line, closed, words),
        titles,
    )
    _recognise(flow, domain)
    title = find_title(flow, lines, domain)
    if title:
        title, lines = _set_apart(lines, title)
    presets = preset_kinds(flow, lines, title, domain, frozenset(titles))
    tree = read_outline(flow, lines, presets, domain)
    metadata = read_metadata(flow, tree.lines, domain)
    dates = read_dates(flow, domain)
    periods = tuple(read_periods(flow, domain))
    signatures = [_text(flow, line) for line in tree.lines if line.kind == "SIGNATURE"]
    identity = identify(flow, domain, given, title, metadata, periods, signatures)
    report = Report(
        source=source,
        domain=domain,
        flow=flow,
        root=classified(tree.root, classifier(domain, identity.regime)),
        lines=tuple(tree.lines),
        identity=as_printed(identity, flow, source, tree.title.stretch if tree.title else None),
        title=tree.title.stretch if tree.title else None,
        metadata=metadata,
        tables=_tables(source, flow, tree.lines, regions, folded, domain, identity.regime) if figures else (),
        dates=dates,
        signed=tuple(d for d in dates if _signs(d.stretch, tree.lines, flow)),
        periods=periods,
        residue=tuple(tree.residue + _leading(tree.lead, tree.title)),
        # Those who copy a text into the other script swap words: its wording is not the office's.
        doubts=frozenset({"traditional-script"} if is_traditional(source.text) else ()),
    )
    if not figures:
        return report
    report = replace(report, wholeness=wholeness(report))
    report = read_statements(with_open_relations(with_form_relations(report)))
    report = with_named_rows(with_ties(report))
    return replace(report, unread=tuple(unread(report)))


def _regions(
    source: Source,
    folded: str,
    domain: Domain,
    closed: tuple[Form, ...],
    words: CellWords,
    heads: Headings,
) -> list[Region]:
    """Return where the tables of known forms stand; those of open forms, not *closed*, with what is in them."""
    opened = open_tables(source, folded, domain.forms, domain.lexicon)
    found = tables(source, folded, closed, words, Titles(heads, domain.lexicon.name_endings))
    free = [
        region
        for region in found
        if not any(o.span.start < region.span.end and region.span.start < o.span.end for o in opened)
    ]
    return sorted([*opened, *free], key=lambda region: region.span)


def _recognise(flow: Flow, domain: Domain) -> None:
    if not flow.text.strip():
        raise UnreadableError("file-without-text", stage="recognise")
    beginning = flow.text[:_BEGINNING].split("\n")
    if any(pattern.search(line.replace(" ", "")) for line in beginning for pattern in domain.foreign):
        raise UnreadableError("title-of-another-kind", pack=domain.id, stage="recognise")
    texts = (flow.text, "".join(beginning))  # a title may be broken within a word
    if domain.recognised and not any(p.search(text) for p in domain.recognised for text in texts):
        zh, en = domain.unlike.get("zh", ""), domain.unlike.get("en", "")
        why = Message("as-the-pack-says", zh=zh or en, en=en or zh) if zh or en else ""
        raise UnreadableError("no-such-report", pack=domain.id, why=why, stage="recognise")


def _text(flow: Flow, line: Line) -> str:
    return flow.text[line.stretch.start : line.stretch.end]


def _set_apart(lines: list[Line], title: Title) -> tuple[Title, list[Line]]:
    """Make the lines of a broken title one, and a line of it that only bears it as a field two."""
    start, end = lines[title.first].stretch.start, lines[title.last].stretch.end
    before = [Line("", Stretch(start, start + title.skipped))] if title.skipped else []
    whole = Line("", Stretch(start + title.skipped, end))
    first = title.first + len(before)
    return (
        replace(title, first=first, last=first, skipped=0),
        [*lines[: title.first], *before, whole, *lines[title.last + 1 :]],
    )


def _tables(
    source: Source,
    flow: Flow,
    lines: list[Line],
    regions: list[Region],
    folded: str,
    domain: Domain,
    regime: str,
) -> tuple[Table, ...]:
    found = []
    words = cell_words(domain.lexicon)
    pending = list(regions)
    for line in lines:
        if line.kind != "TABLE":
            continue
        start = flow.span(line.stretch).start
        region = next((r for r in pending if r.span.start <= start < r.span.end), None)
        if region is None or region.form is None:
            found.append(Table(None, line.stretch))
            continue
        pending.remove(region)
        if isinstance(region, Opened):
            found.append(Table(region.form, line.stretch, region.rows, filled=region.filled))
            continue
        versions = [form for form in domain.forms if form.id == region.form.id]
        if isinstance(region, Found) and region.claim is not None:
            filled = fill(region.claim, words, regime)
        else:
            filled = fill_from_text(source, folded, region.span, versions, words, regime)
        found.append(Table(filled.form, line.stretch, region.rows, filled=filled))
    return tuple(found)


def _signs(stretch: Stretch, lines: list[Line], flow: Flow) -> bool:
    """Whether a date stands alone on a line below a name or the title, or where the text ends."""
    at = bisect_right(lines, stretch.start, key=lambda line: line.stretch.start) - 1
    if at < 0 or lines[at].kind != "DATE" or stretch.start >= lines[at].stretch.end:
        return False
    if at and (lines[at - 1].kind == "SIGNATURE" or not BODY.holds(lines[at - 1])):
        return True
    after = next(filter(SENTENCES.holds, lines[at + 1 :]), None)
    return after is None or _text(flow, after).startswith(("附", "("))


def _leading(lead: list[Line], title: Line | None) -> list[Line]:
    """What stands before a title and is no field of the page is residue of the page."""
    return [line for line in lead if title and line.kind in ("PARA", "ITEM", "TABLE")]
