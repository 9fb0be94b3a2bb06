"""The kinds of lines that the pack's words decide; the grammar's patterns decide the others."""

from __future__ import annotations

import re
from functools import lru_cache

from linter.domain.domain import Domain
from linter.grammar.headings import Headings, headings
from linter.model.report import Flow, Line
from linter.parse.outline.contents import contents_page
from linter.parse.outline.dates import is_field
from linter.parse.outline.inner import InnerNumbering
from linter.parse.outline.title import Title
from linter.text.pattern import Pattern
from linter.text.patterns import any_of

_MARKS = re.compile(r"[。;,!?:]")
_FIELDS = re.compile(r"[\u4e00-\u9fff/]{2,10}:[^。;,]{0,60}")


def preset_kinds(
    flow: Flow, lines: list[Line], title: Title | None, domain: Domain, known: frozenset[str]
) -> list[str]:
    """Return the kinds that the pack's words decide; the rest is left to the grammar's patterns."""
    residue, letterhead = any_of(domain.residue), any_of(domain.letterhead)
    above = title.first if title else 0
    heads = headings(domain.grammars["report"])
    texts = ["" if line.kind else flow.text[line.stretch.start : line.stretch.end] for line in lines]
    contents = contents_page(texts, domain)
    numbering = InnerNumbering(["" if at in contents else text for at, text in enumerate(texts)], domain)
    labels = _labels(domain)
    presets: list[str] = []
    for number, line in enumerate(lines):
        text = texts[number]
        if line.kind:
            preset = line.kind
        elif title is not None and number == title.first:
            preset = "TITLE"
        elif len(text) > 300:
            preset = ""
        elif (
            number in contents
            or is_field(domain, text)
            or (number < above and _is_of_the_page(text, letterhead))
        ):
            preset = "META"
        elif residue is not None and residue.search(text):
            preset = "RESIDUE"
        elif number in numbering.items:
            preset = "ITEM"
        elif heads.is_outer(text) and _bare(text) in labels and heads.split(text)[1] not in known:
            preset = "PARA"  # the label of a table's row over a piece of the table: 一、本年新收政府信息公开申请数量
        elif len(text) <= 46 and (title is None or number > title.first):
            _, words = heads.split(text)
            named = words in known or (not numbering.any and _names_section(words, domain))
            bare = named and not heads.kind(text) and not _captions(lines, texts, presets, heads)
            leads = text.endswith(":")
            preset = "BARE" if bare and numbering.leaves_room(number, words, leads=leads) else ""
        else:
            preset = ""
        presets.append(preset)
    return presets


@lru_cache(maxsize=8)
def _labels(domain: Domain) -> frozenset[str]:
    """Return how official tables write their rows, and what they gather rows under."""
    rows = (writing for form in domain.forms for row in form.rows for writing in row.writings)
    return frozenset(map(_bare, (*rows, *(group for form in domain.forms for group in form.groups))))


def _bare(text: str) -> str:
    return "".join(text.split()).rstrip("。:;")


def _is_of_the_page(text: str, letterhead: Pattern | None) -> bool:
    """Whether a line above the title is one of the page's, or of the paper's head: 所属机构:清泉县 …"""
    return _FIELDS.fullmatch(text) is not None or bool(letterhead and letterhead.search(text))


def _captions(lines: list[Line], texts: list[str], presets: list[str], heads: Headings) -> bool:
    """Whether the line that is next stands between a heading and a table: it is the table's, whatever it says."""
    number = len(presets)
    if not 0 < number < len(lines) - 1 or lines[number + 1].kind != "TABLE":
        return False
    return presets[-1] == "BARE" or (len(texts[number - 1]) <= 46 and bool(heads.kind(texts[number - 1])))


def _names_section(words: str, domain: Domain) -> bool:
    """Whether *words*, alone on a line of a report without numbers, are what its sections are called.

    What tells of a section's content is none: 无其他需要说明的事项.
    """
    if not words.endswith(domain.lexicon.name_endings) or _MARKS.search(words):
        return False
    specs = [spec for layout in domain.layouts for spec in layout.sections]
    named = any(spec.pattern and spec.pattern.search(words) for spec in specs)
    return named and not any(said.search(words) for spec in specs for said in spec.evidence)
