"""The section tree: what Lark's tree says, as Sections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field, replace
from functools import lru_cache

from linter.counting import counting
from linter.domain import Domain, SectionSpec
from linter.parse.grammar import parse_pieces
from linter.parse.lalr import Token, Tree
from linter.parse.numerals import chinese_integer
from linter.parse.outline.misprint import garbled, overfull
from linter.records import dataclass
from linter.report import Flow, Line, Section, Stretch

_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)}
_NUMBER = re.compile(
    r"(?P<number>第[一二三四五六七八九十]{1,3}(?:部分|章|编)|[(〔【]?[一二三四五六七八九十]{1,3}[)〕】]、?|[一二三四五六七八九十]{1,3}[、.,]?"
    r"|\(?\d{1,2}\)[、.]?|\d{1,2}[、.]|[①-⑳][、.]?)[:]?"
)
_NUMERAL = re.compile(r"[一二三四五六七八九十]+|\d+")
_MISPRINTED = 6  # characters of a title that may be one with a slip
_OFF = 2  # characters by which it is longer or shorter
_REMEMBERED = 5_000  # titles, over a whole run
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
    return _Walk(flow, named).outline(tree)


class _Walk:
    def __init__(self, flow: Flow, lines: list[Line]) -> None:
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
        number, title = split_heading(heading.text)
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


def split_heading(text: str) -> tuple[str, str]:
    """Return a heading's numbering and its title, without marks at the end."""
    match = _NUMBER.match(text)
    number = match["number"] if match else ""
    return number, text[len(number) :].strip(" 。:;、.*")


def ordinal(number: str) -> int | None:
    """Return the whole number that a numbering counts."""
    bare = re.sub(r"[第部分章编()〔〕【】、.,]", "", number)
    return _CIRCLED.get(bare) or chinese_integer(bare)


def renumbered(number: str, ordinal: int) -> str:
    """Return *number* as it would be written for *ordinal*: 六、 for 5 is 五、."""
    numeral = _NUMERAL.search(number)
    if numeral is None or not 0 < ordinal < 100:
        return str(ordinal)
    written = str(ordinal) if numeral[0].isascii() else counting(ordinal)
    return number[: numeral.start()] + written + number[numeral.end() :]


def _malformed(number: str, kind: str) -> str:
    """Return what is wrong with a heading's numbering: a bracket or the mark after it is lost."""
    if not number:
        return ""
    if number[-1:] in ")〕】" and number[:1] not in "(〔【" and kind == "H2":
        return "bracket"
    if kind == "BARE" and number[-1:] not in "、.":
        return "separator"
    return ""


def classified(section: Section, classify: Classifier) -> Section:
    """Return the tree with the keys that each title names."""
    keys, slip = classify(section.title) if section.level else (frozenset[str](), "")
    children = tuple(classified(child, classify) for child in section.children)
    return replace(section, keys=keys, malformed=section.malformed or slip, children=children)


@lru_cache(maxsize=32)
def classifier(domain: Domain, regime: str) -> Classifier:
    """Return what classifies titles by that regime's layout; it remembers those it has seen."""
    return Classifier(domain, regime)


class Classifier:
    """Says which sections of a regime's layout a title names, and whether it is written wrongly.

    What names none may be the misprint of a title: it counts for what was meant.
    """

    def __init__(self, domain: Domain, regime: str) -> None:
        self._specs = domain.specs(regime)
        self._known: dict[str, tuple[frozenset[str], str]] = {}
        self._exact: dict[str, set[str]] = {}
        self._malformed: dict[str, set[str]] = {}
        for spec in self._specs:
            for title in spec.accepted:
                self._exact.setdefault(_bare(title), set()).add(spec.key)
            for title in spec.malformed:
                self._malformed.setdefault(_bare(title), set()).add(spec.key)

    def __call__(self, title: str) -> tuple[frozenset[str], str]:
        """Return the keys that *title* names, and "wording" where it is a known slip, "misprint" if like one."""
        if (found := self._known.get(title)) is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[title] = self._classify(title)
        return found

    def _classify(self, title: str) -> tuple[frozenset[str], str]:
        bare = _bare(title)
        keys = set(self._exact.get(bare, ()))
        slip = self._malformed.get(bare, ())
        if not keys:
            keys = set(slip) or {
                s.key
                for s in self._specs
                if _recognises(s, bare) or (bare != title and _recognises(s, title))
            }
        if not keys and len(bare) >= _MISPRINTED:
            keys = {s.key for s in self._specs if any(_misprints(bare, title) for title in s.accepted)}
            return frozenset(keys), "misprint" if keys else ""
        return frozenset(keys), "wording" if slip and not self._exact.get(bare) else ""


def _bare(title: str) -> str:
    return re.sub(r"[\s\"“”]", "", title)


def _misprints(bare: str, title: str) -> bool:
    return abs(len(bare) - len(title)) <= _OFF and (overfull(bare, title) or garbled(bare, title))


def _recognises(spec: SectionSpec, title: str) -> bool:
    return spec.pattern is not None and spec.pattern.search(title) is not None
