"""From a source to a report: lines, title, section tree, dates, statements and relations."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from linter.domain.domain import Domain
from linter.domain.titles import classifier
from linter.errors import UnreadableError
from linter.grammar.headings import split_heading
from linter.model.report import Flow, Line, Report, Stretch, Table
from linter.parse.outline.cuts import Cutter
from linter.parse.outline.dates import is_field, read_dates, read_metadata, read_periods
from linter.parse.outline.frontmatter import with_front_matter
from linter.parse.outline.identity import Given, identify
from linter.parse.outline.inner import Numbering
from linter.parse.outline.lines import read_lines
from linter.parse.outline.sections import classified, read_outline
from linter.parse.outline.title import Title, find_title, is_title
from linter.parse.outline.wholeness import wholeness
from linter.parse.statements import read_statements
from linter.parse.tables.cellwords import cell_words
from linter.parse.tables.claims import Found, tables
from linter.parse.tables.filled import filled
from linter.parse.tables.grids import read_grid
from linter.parse.tables.labels import is_row
from linter.parse.tables.relations import with_form_relations
from linter.parse.tables.spot import Region
from linter.parse.ties import with_ties
from linter.text.folding import traditional_share
from linter.text.pattern import any_of
from linter.text.source import Source

__all__ = ["Given", "parse"]

_TRADITIONAL_COPY = 5  # percent of the Han characters
_MARKS = re.compile(r"[。;,!?:]")
_NO_TEXT = ("TITLE", "META", "TABLE", "RESIDUE")


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
    regions = tables(source, folded, domain.forms, words)
    titles = tuple(title for spec in domain.specs() for title in (*spec.accepted, *spec.malformed))
    cutter = Cutter(titles, lambda text: is_title(domain, text))
    flow, lines = read_lines(folded, regions, cutter, lambda line: is_row(line, domain.forms, words))
    _recognise(flow, domain)
    title = find_title(flow, lines, domain)
    if title and title.last > title.first:
        lines = _joined(lines, title)
    presets = _presets(flow, lines, title, domain, frozenset(titles))
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
        identity=identity,
        title=tree.title.stretch if tree.title else None,
        metadata=metadata,
        tables=_tables(flow, tree.lines, regions, folded, domain, identity.regime) if figures else (),
        dates=dates,
        signed=tuple(d for d in dates if _signs(d.stretch, tree.lines, flow)),
        periods=periods,
        residue=tuple(tree.residue + _leading(tree.lead, tree.title)),
        doubts=frozenset({"traditional-script"} if _traditional(source) else ()),
    )
    if not figures:
        return report
    report = replace(report, wholeness=wholeness(report))
    return with_ties(read_statements(with_form_relations(report)))


def _traditional(source: Source) -> bool:
    """Whether the text is a Traditional copy: those swap words, so its wording is not the office's."""
    share = traditional_share(source.text)
    return share is not None and share > _TRADITIONAL_COPY


def _recognise(flow: Flow, domain: Domain) -> None:
    if not flow.text.strip():
        raise UnreadableError("文件没有文字", "the file holds no text", stage="recognise")
    if domain.recognised and not any(p.search(flow.text) for p in domain.recognised):
        raise UnreadableError(
            "不像要检查的报告：没有出现“信息公开”一类的字样"
            if domain.id == "disclosure"
            else "不像要检查的报告",
            f"this does not look like a report of the pack '{domain.id}'",
            stage="recognise",
        )


def _text(flow: Flow, line: Line) -> str:
    return flow.text[line.stretch.start : line.stretch.end]


def _joined(lines: list[Line], title: Title) -> list[Line]:
    """Make the lines of a broken title one."""
    start = lines[title.first].stretch.start
    end = lines[title.last].stretch.end
    return [*lines[: title.first], Line("", Stretch(start, end)), *lines[title.last + 1 :]]


def _presets(
    flow: Flow, lines: list[Line], title: Title | None, domain: Domain, known: frozenset[str]
) -> list[str]:
    """Return the kinds that the pack's words decide; the rest is left to the grammar's patterns."""
    residue, letterhead = any_of(domain.residue), any_of(domain.letterhead)
    above = title.first if title else 0
    numbering = Numbering(["" if line.kind else _text(flow, line) for line in lines], domain)
    presets: list[str] = []
    for number, line in enumerate(lines):
        text = _text(flow, line)
        if line.kind:
            preset = line.kind
        elif title is not None and number == title.first:
            preset = "TITLE"
        elif len(text) > 300:
            preset = ""
        elif is_field(domain, text) or (letterhead and number < above and letterhead.search(text)):
            preset = "META"
        elif residue is not None and residue.search(text):
            preset = "RESIDUE"
        elif number in numbering.items:
            preset = "ITEM"
        elif len(text) <= 46 and (title is None or number > title.first):
            number_text, words = split_heading(text)
            named = words in known or (not numbering.any and _names_section(words, domain))
            bare = named and number_text[-1:] not in (")", "、", ".", "章", "分")
            bare = bare and not _captions(lines, presets, number, flow)
            leads = text.endswith(":")
            preset = "BARE" if bare and numbering.leaves_room(number, words, leads=leads) else ""
        else:
            preset = ""
        presets.append(preset)
    return presets


def _captions(lines: list[Line], presets: list[str], number: int, flow: Flow) -> bool:
    """Whether a line stands between a heading and a table: it is the table's, whatever it says."""
    if number + 1 >= len(lines) or lines[number + 1].kind != "TABLE" or not number:
        return False
    before = _text(flow, lines[number - 1])
    headed = presets[-1] == "BARE" or (len(before) <= 46 and split_heading(before)[0] != "")
    return headed and not before.endswith(("。", ";"))


def _names_section(words: str, domain: Domain) -> bool:
    """Whether *words*, alone on a line of a report without numbers, are what its sections are called.

    What tells of a section's content is none: 无其他需要说明的事项.
    """
    if not words.endswith(domain.lexicon.name_endings) or _MARKS.search(words):
        return False
    specs = [spec for layout in domain.layouts for spec in layout.sections]
    named = any(spec.pattern and spec.pattern.search(words) for spec in specs)
    return named and not any(said.search(words) for spec in specs for said in spec.evidence)


def _tables(
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
        versions = [form for form in domain.forms if form.id == region.form.id]
        if isinstance(region, Found) and region.claim is not None:
            grid = filled(region.claim, words, regime)
        else:
            grid = read_grid(folded, region.span, versions, words, regime)
        found.append(Table(grid.form, line.stretch, region.rows, grid=grid))
    return tuple(found)


def _signs(stretch: Stretch, lines: list[Line], flow: Flow) -> bool:
    """Whether a date stands alone on a line below a name or the title, or where the text ends."""
    at = bisect_right(lines, stretch.start, key=lambda line: line.stretch.start) - 1
    if at < 0 or lines[at].kind != "DATE" or stretch.start >= lines[at].stretch.end:
        return False
    if at and lines[at - 1].kind in ("SIGNATURE", *_NO_TEXT):
        return True
    after = next(
        (line for line in lines[at + 1 :] if line.kind not in ("SIGNATURE", "DATE", *_NO_TEXT)), None
    )
    return after is None or _text(flow, after).startswith(("附", "("))


def _leading(lead: list[Line], title: Line | None) -> list[Line]:
    """What stands before a title and is no field of the page is residue of the page."""
    return [line for line in lead if title and line.kind in ("PARA", "ITEM", "TABLE")]
