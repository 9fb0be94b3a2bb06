"""How sentences speak of the cells of an official table: data, filled from forms/said.yaml."""

from __future__ import annotations

from linter.domain.sentences import Wording
from linter.records import dataclass
from linter.text.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that sentences and a table both state, and the rule that compares them.

    *match* are its wordings in the language of patterns, `{n:…}` being the figure; one without it
    says in words that there is none. *patterns* and *none* are the same as RE2 over the text, with the
    figure in the group ``n``. A cell is ``row/column``; *equals* are the sums of cells that the sentence may mean,
    the first being what it should mean, *loosely* those it means where an office counts
    otherwise (with what was carried in, say). With *unless* the match speaks of something
    else; without *about* in its sentence or heading, too.
    """

    rule: str
    form: str
    name: str
    equals: tuple[str, ...]
    match: tuple[Wording, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    none: tuple[Pattern, ...] = ()
    loosely: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()
    about: tuple[Pattern, ...] = ()
    elsewhere: tuple[Pattern, ...] = ()  # in its sentence: it speaks of something else
    years: int = 0  # a year in its words is so many after the report's, or it speaks of another; 0: any
    partly: bool = False  # sentences often tell a part of it only: more than a slip says nothing
    scope: tuple[Pattern, ...] = ()  # words with which a sentence speaks of a part of the table's scope
    at_most: bool = False  # what the sentence says is a part of the cell, or all of it


@dataclass(frozen=True, slots=True)
class RowSaid:
    """How sentences name a row of an open table by the names on the way to it, and tell its figure.

    *path* has the names in the groups ``a``, ``b``, ``c``, the uppermost first; up to the next path one of
    *patterns* finds the figure, ``n``. With *rule* the figure is held against *column* of that row;
    *strange* is the rule for names that no row of the table has.
    """

    form: str
    column: str
    path: Pattern
    patterns: tuple[Pattern, ...]
    rule: str = ""
    strange: str = ""
    unless: tuple[Pattern, ...] = ()  # in what stands between the path and the figure
    may_lack: tuple[str, ...] = ()  # endings of a name that sentences may leave out
