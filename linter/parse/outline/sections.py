"""The section tree: what Lark's tree says, as Sections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from linter.domain.domain import Domain
from linter.domain.titles import Classifier
from linter.grammar.headings import Headings, headings, ordinal
from linter.grammar.run import Token, Tree
from linter.grammar.tables import parse_pieces
from linter.model.report import Flow, Line, Section, Stretch
from linter.records import dataclass
from linter.text.brackets import CLOSING, OPENING

_LEVELS = {"sec1": 1, "sec2": 2, "sec3": 3, "sec4": 4, "sec5": 5}


@dataclass
class Outline:
    """What the grammar made of the lines: the tree, and the lines before and after it."""

    root: Section
    lines: list[Line]  # all lines, each with its kind
    lead: list[Line]  # before the title
    title: Line | None = None
    residue: list[Line] = field(default_factory=list)


def read_outline(flow: Flow, lines: list[Line], presets: list[str], domain: Domain) -> Outline:
    """Return the section tree of *lines*; *presets* holds the kinds that words decided."""
    texts = [flow.text[line.stretch.start : line.stretch.end] for line in lines]
    tree = parse_pieces(domain.grammars["report"], "report.lark", list(zip(presets, texts, strict=True)))
    kinds = [""] * len(lines)
    for token in tree.tokens():
        kinds[token.at] = token.type
    named = [Line(kind, line.stretch) for kind, line in zip(kinds, lines, strict=True)]
    return _Walk(flow, named, headings(domain.grammars["report"])).outline(tree)


class _Walk:
    def __init__(self, flow: Flow, lines: list[Line], heads: Headings) -> None:
        self._headings = heads
        self._flow = flow
        self._lines = lines

    def outline(self, tree: Tree) -> Outline:
        lead: list[Line] = []
        own: list[Line] = []
        title: Line | None = None
        sections: list[Tree] = []
        for child in tree.children:
            assert isinstance(child, Tree)
            if child.data == "lead":
                lead = self._of(child.children)
            elif child.data == "preamble":
                title, *own = self._of(child.children)
            else:
                sections.append(child)
        if title is None:
            lead, own = [], lead
        size = len(self._flow.text)
        starts = [self._start(section) for section in sections]
        ends = [*starts[1:], size][: len(starts)]
        children = tuple(self._section(s, end) for s, end in zip(sections, ends, strict=True))
        root = Section("", 0, Stretch(0, 0), Stretch(0, size), tuple(own), children)
        residue = [line for line in self._lines if line.kind == "RESIDUE"]
        return Outline(root, self._lines, lead, title, residue)

    def _of(self, children: Iterable[Tree | Token]) -> list[Line]:
        return [self._lines[c.at] for c in children if isinstance(c, Token)]

    def _start(self, section: Tree) -> int:
        token = section.children[0]
        assert isinstance(token, Token)
        return self._lines[token.at].stretch.start

    def _section(self, tree: Tree, end: int) -> Section:
        """Build a section and those below it; the depth is bounded by the grammar's levels."""
        heading, *rest = tree.children
        assert isinstance(heading, Token)
        line = self._lines[heading.at]
        below = [child for child in rest if isinstance(child, Tree)]
        starts = [self._start(child) for child in below]
        stops = [*starts[1:], end][: len(starts)]
        children = [self._section(child, stop) for child, stop in zip(below, stops, strict=True)]
        number, title = self._headings.split(heading.text)
        return Section(
            title=title,
            level=_LEVELS[tree.data],
            heading=line.stretch,
            extent=Stretch(line.stretch.start, end),
            lines=tuple(self._of(rest)),
            children=tuple(children),
            number=number,
            ordinal=ordinal(number),
            malformed=_malformed(number, heading.type),
        )


def _malformed(number: str, kind: str) -> str:
    """Return what is wrong with a heading's numbering: a bracket or the mark after it is lost."""
    if not number:
        return ""
    if number[-1:] in CLOSING and number[:1] not in OPENING and kind == "H2":
        return "bracket"
    if kind == "BARE" and number[-1:] not in "、.":
        return "separator"
    return ""


def classified(section: Section, classify: Classifier) -> Section:
    """Return the tree with the keys that each title names."""
    keys, slip = classify(section.title) if section.level else (frozenset[str](), "")
    children = tuple(classified(child, classify) for child in section.children)
    return replace(section, keys=keys, malformed=section.malformed or slip, children=children)
