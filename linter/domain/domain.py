"""What a rule pack knows of its reports, rules apart: how they are named, dated and laid out."""

from __future__ import annotations

from dataclasses import field

from linter.domain.form import Between, Form, WritingWay
from linter.domain.lexicon import Lexicon
from linter.domain.said import RowSaid, Said
from linter.domain.sentences import CompiledPattern
from linter.records import dataclass
from linter.text.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Regime:
    """The law and form that hold for the reports of some years (first and last included)."""

    id: str
    first: int
    last: int
    name: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body, known by how its name is written."""

    id: str
    name: dict[str, str]
    patterns: tuple[Pattern, ...]
    sure: tuple[Pattern, ...] = ()  # a name so written leaves no doubt of the kind
    own_words: tuple[str, ...] = ()  # what such a body calls itself: 我局, 我镇
    other_scope: tuple[Pattern, ...] = ()  # words with which a sentence counts less, or more, than its tables


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section that a layout knows: its title, the titles accepted for it, and what shows it."""

    key: str
    title: str
    required: str = "no"  # yes | warning | no
    basis: str = ""
    aliases: tuple[str, ...] = ()
    malformed: tuple[str, ...] = ()
    pattern: Pattern | None = None
    evidence: tuple[Pattern, ...] = ()
    subsections: tuple[SectionSpec, ...] = ()

    @property
    def accepted(self) -> tuple[str, ...]:
        """The title and its aliases."""
        return (self.title, *self.aliases)


@dataclass(frozen=True, slots=True)
class Layout:
    """The sections that the reports of some regimes hold, and whether their order is fixed."""

    id: str
    regimes: tuple[str, ...]
    ordered: bool
    sections: tuple[SectionSpec, ...]
    normalise: tuple[WritingWay, ...] = ()  # titles are right, too, where they differ in no more than this


@dataclass(frozen=True, slots=True)
class Law:
    """A law or standard that rules rest on: how a rule's basis cites it, and since when it holds."""

    name: str
    cited_as: tuple[Pattern, ...]
    issued: str = ""
    in_force: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Domain:
    """One sort of report, as its pack describes it."""

    id: str
    language: str = "zh"  # that its reports are written in
    recognised: tuple[Pattern, ...] = ()
    preambles: tuple[Pattern, ...] = ()  # sentences with which such a report says that it is one
    unlike: dict[str, str] = field(default_factory=dict)  # what is said of a text that is no such report
    foreign: tuple[Pattern, ...] = ()  # titles, without blanks, of reports of another kind that read alike
    titles: tuple[Pattern, ...] = ()
    issuers: tuple[Pattern, ...] = ()
    dates: tuple[Pattern, ...] = ()
    periods: tuple[Pattern, ...] = ()
    metadata: dict[str, tuple[str, ...]] = field(default_factory=dict)
    residue: tuple[Pattern, ...] = ()
    letterhead: tuple[Pattern, ...] = ()  # what a document may bear above its title
    regions: tuple[Pattern, ...] = ()  # how a body's name begins with the region it is of; group: region
    parts: tuple[Pattern, ...] = ()  # how a preamble says what the report consists of; groups: names, n, etc
    contents: tuple[Pattern, ...] = ()  # the title of a contents page
    formulas: tuple[Pattern, ...] = ()  # sentences with these say nothing of who wrote them
    groups: tuple[str, ...] = ()  # letters that ids of rules begin with, in the order of the catalogue
    regimes: tuple[Regime, ...] = ()
    bodies: tuple[Body, ...] = ()
    laws: tuple[Law, ...] = ()
    layouts: tuple[Layout, ...] = ()
    extras: tuple[SectionSpec, ...] = ()
    forms: tuple[Form, ...] = ()
    said: tuple[Said, ...] = ()
    rows_said: tuple[RowSaid, ...] = ()  # how sentences name rows of open tables
    between: tuple[Between, ...] = ()  # what must hold between tables
    patterns: tuple[CompiledPattern, ...] = ()  # of what sentences say with figures
    lexicon: Lexicon = field(default_factory=Lexicon)
    grammars: dict[str, str] = field(default_factory=dict)

    def rank(self, rule: str) -> int:
        """Return where the group of the rule with the id *rule* stands in the catalogue; those of no group are last."""
        at = (n for n, letters in enumerate(self.groups) if rule.startswith(letters))
        return next(at, len(self.groups))

    def regime(self, year: int | None) -> str:
        """Return the id of the regime of *year*, or nothing where there is none."""
        for regime in self.regimes:
            if year is not None and regime.first <= year <= regime.last:
                return regime.id
        return ""

    def layout(self, regime: str) -> Layout | None:
        """Return the layout that holds under *regime*; None where it is unknown."""
        return next((layout for layout in self.layouts if regime in layout.regimes), None)

    def specs(self, regime: str = "") -> tuple[SectionSpec, ...]:
        """Return every section that a report of *regime* may have: of its layout, and the extras.

        Without a regime, or with one that no layout is for: of all layouts.
        """
        layout = self.layout(regime)
        found = []
        for each in (layout,) if layout else self.layouts:
            for section in each.sections:
                found += [section, *section.subsections]
        return (*found, *self.extras)
