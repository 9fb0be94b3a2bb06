"""Whether a report is whole: by its format, or because its own end is seen."""

from __future__ import annotations

import re

from linter.domain.domain import Layout
from linter.domain.lexicon import Lexicon
from linter.domain.titles import classifier
from linter.model.declared import Declaration, declarations
from linter.model.report import Line, Report, Section
from linter.model.views import CONTENT, PROSE
from linter.model.wholeness import Wholeness
from linter.parse.outline.body import is_body
from linter.text.names import bare_name

_WHOLE = ("docx", "xlsx", "pdf")  # files of an office; of the others a copy may be cut anywhere
_UNREAD = {"scanned_pages": "unread-page", "pictures": "picture"}  # note of the source: why it is not whole
_CLOSED = re.compile(r"(?:(?<![\d.])\.|[。!?…”』」》)])(?:\s*[\[(]?\w{0,2}[\])]?)?\Z")
_NOTHING = re.compile(
    r"(?:暂|均)?(?:无|没有|未)(?P<what>[^,;:]*)\Z"
)  # Chinese for nothing, whatever it is of
_ANNEX = re.compile(r"\(?附")  # how any paper marks what hangs on it


def wholeness(report: Report) -> Wholeness:
    """Return whether *report* is whole; where that is not known, what may stand behind its last section."""
    notes = report.source.notes
    unread = next((why for note, why in _UNREAD.items() if notes.get(note)), "")
    if unread or report.identity.excerpt:
        return Wholeness("no", unread or "excerpt")
    if report.source.format in _WHOLE:
        return Wholeness("yes", "format")
    seen = _end_seen(report)
    if not seen:
        return Wholeness("unknown", "no-end", _beyond(report))
    omissions = report.domain.lexicon.omissions
    left_out = any(mark in report.source.text for mark in omissions)
    return Wholeness("unknown", "left-out") if left_out else Wholeness("yes", seen)


def _end_seen(report: Report) -> str:
    """Return the id of what shows that the text goes on to the report's end, or nothing."""
    layout = report.domain.layout(report.identity.regime)
    last = _last(report, layout) if layout else None
    ends = last is not None and (last is not report.sections[-1] or _closes(report, last))
    if layout and last and ends and layout.sections[-1].key in last.keys:
        return "last-section"
    if any(_last_part_met(report, one) for one in declarations(report, report.domain.parts, *_ends(report))):
        return "last-part"
    return "signature" if _signed(report) else ""


def _ends(report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return report.domain.lexicon.name_endings, ()


def _last(report: Report, layout: Layout) -> Section | None:
    """Return the last section in the text that *layout* knows."""
    keys = {spec.key for spec in layout.sections}
    return next((section for section in reversed(report.sections) if section.keys & keys), None)


def _beyond(report: Report) -> tuple[str, ...]:
    """Return the keys of the sections that may stand behind the end of the text, in a fixed order.

    The last one read is among them where the text ends with its heading.
    """
    layout = report.domain.layout(report.identity.regime)
    if layout is None or not layout.ordered:
        return ()
    last = _last(report, layout)
    met = frozenset[str]().union(*(section.keys for section in report.sections))
    reached = [number for number, spec in enumerate(layout.sections) if last and spec.key in last.keys]
    ends = bool(last and last is report.sections[-1] and not _content(report, last))
    first = max(reached, default=-1) + (0 if ends else 1)
    return tuple(
        s.key for s in layout.sections[first:] if s.key not in met or (ends and last and s.key in last.keys)
    )


def _last_part_met(report: Report, declared: Declaration) -> bool:
    """Whether the last of the parts that the preamble names stands in the text, to its end."""
    if len(declared.names.places) < 2 or declared.open:
        return False
    name = bare_name(report.flow.text[slice(*declared.names.places[-1])])
    keys = classifier(report.domain, report.identity.regime)(name)[0]
    last = report.sections[-1] if report.sections else None
    return bool(last and (last.keys & keys or last.title == name) and _closes(report, last))


def _content(report: Report, section: Section) -> list[Line]:
    """Return the lines under *section*, those below it included, that say something."""
    headings = {s.heading.start for s in section.walk()}
    return [
        line for line in CONTENT.lines(report, report.body(section)) if line.stretch.start not in headings
    ]


def _closes(report: Report, section: Section) -> bool:
    """Whether what stands in *section* goes on to its end: to that of a sentence, or of a table."""
    lines = _content(report, section)
    texts = [line for line in lines if line.kind != "TABLE"]
    if texts:
        return _ends_whole(report.text(texts[-1].stretch).strip(), report.domain.lexicon)
    if lines:
        return any(t.stretch == lines[-1].stretch and t.filled and t.filled.whole for t in report.tables)
    told = report.text(section.heading).rstrip()
    return told.endswith("。") and len(told.rstrip("。")) > len(section.number) + len(section.title)


def _ends_whole(text: str, lexicon: Lexicon) -> bool:
    """Whether *text* ends as a sentence does, or says without a stop that there is nothing of its matter."""
    nothing = _NOTHING.match(text)
    whole = nothing and (not nothing["what"] or nothing["what"].endswith(lexicon.nothing_of))
    return bool(whole or _CLOSED.search(text))


def _signed(report: Report) -> bool:
    """Whether a signature with its date stands behind the text, with annexed tables behind it at most."""
    lines = list(PROSE.lines(report))
    while lines and _ANNEX.match(report.text(lines[-1].stretch)):
        lines.pop()
    if len(lines) < 3 or not report.sections or lines[-1].stretch.start <= report.sections[0].heading.start:
        return False
    texts = [report.text(line.stretch).strip() for line in lines[-2:]]
    kinds = [line.kind for line in lines[-2:]]
    if "DATE" in kinds:
        named = texts[1 - kinds.index("DATE")]
        return "SIGNATURE" in kinds or is_body(report.domain, named)
    dates = [d for d in report.dates if d.stretch.end == lines[-1].stretch.end]
    return any(is_body(report.domain, texts[-1][: -len(d.printed)].strip(" ()")) for d in dates)
