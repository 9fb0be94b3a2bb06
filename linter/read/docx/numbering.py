"""The numbers that a word processor puts before headings and list items, restored.

They stand nowhere in the text: a paragraph, or its style, or a style that one is based on,
names a list and a level; the list says how the level's number looks; counting is ours.
"""

from __future__ import annotations

import re
from dataclasses import field

from linter.read.docx.numerals import numeral
from linter.read.docx.styles import Styles, int_of, is_on, list_of, value_of
from linter.read.package import Element, W
from linter.records import dataclass

_LEVEL = re.compile(r"%([1-9])")
_LONGEST = 40  # characters of a label; no list has more


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None  # None: after any level above; 0: never
    legal: bool = False  # every number of the label in digits
    style: str = ""


@dataclass(slots=True)
class _List:
    """An abstractNum: its levels and how far each has been counted."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)
    link: str = ""  # the style that says which list is meant instead


class ListNumbering:
    """Counts through a document's lists. Ask for the labels in the order of the text."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._list_of: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], tuple[int | None, _Level | None]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._styles = styles
        if numbering is not None:
            self._read_lists(numbering)

    def label(self, paragraph: Element) -> str:
        """Return what stands before *paragraph*, and count it."""
        number, level = self._asked(paragraph)
        if number in ("", "0") or not (found := self._list(number)):
            return ""
        overridden_start, overridden = self._overrides.get((number, level), (None, None))
        look = overridden or found.levels.get(level)
        if look is None:
            return ""
        if overridden_start is not None and (number, level) not in self._restarted:
            self._restarted.add((number, level))
            found.counts[level] = overridden_start
        else:
            found.counts[level] = found.counts.get(level, look.start - 1) + 1
        for deeper in [key for key in found.counts if key > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart and level < restart):
                del found.counts[deeper]
        return self._shown(found, look)

    def _shown(self, found: _List, look: _Level) -> str:
        def one(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            there = found.levels.get(level, look)
            count = found.counts.get(level, there.start)
            return numeral(count, "decimal" if look.legal and there.form != "decimalZero" else there.form)

        if look.form == "bullet":
            return ""
        text = _LEVEL.sub(one, look.text)[:_LONGEST].strip()
        # A tab behind （一） is a matter of looks; behind 1. it keeps 1. and 2023年 apart.
        return f"{text} " if text and look.suffix != "nothing" and text[-1].isascii() else text

    def _asked(self, paragraph: Element) -> tuple[str, int]:
        """Return the list and the level that *paragraph* asks for, each itself or through its style.

        A style has what it does not say from the one that it is based on: often that names the
        list and this only the level.
        """
        number, level = list_of(paragraph.find(W + "pPr"))
        styles = () if number else self._styles.of(paragraph)
        for style in styles:
            level = style.level if level is None else level
            number = style.number
            if number:
                level = self._level_kept_for(style.id, number) if level is None else level
                break
        return number, level or 0

    def _level_kept_for(self, style: str, number: str) -> int | None:
        """Return the level that the list keeps for a style."""
        found = self._list(number)
        levels = found.levels.items() if found else ()
        return next((at for at, level in levels if level.style == style), None)

    def _list(self, number: str) -> _List | None:
        found = self._lists.get(self._list_of.get(number, ""))
        if found and found.link and (style := self._styles.get(found.link)):
            meant = self._lists.get(self._list_of.get(style.number, ""))
            return meant if meant and not meant.link else found
        return found

    def _read_lists(self, numbering: Element) -> None:
        for one in numbering.iterfind(W + "abstractNum"):
            levels = {int_of(level.get(W + "ilvl"), 0): _level(level) for level in one.iterfind(W + "lvl")}
            found = _List(levels, link=value_of(one, "numStyleLink") or "")
            self._lists[one.get(W + "abstractNumId") or ""] = found
        for one in numbering.iterfind(W + "num"):
            id = one.get(W + "numId") or ""
            self._list_of[id] = value_of(one, "abstractNumId") or ""
            for override in one.iterfind(W + "lvlOverride"):
                start = value_of(override, "startOverride")
                level = override.find(W + "lvl")
                key = (id, int_of(override.get(W + "ilvl"), 0))
                self._overrides[key] = (
                    None if start is None else int_of(start, 1),
                    None if level is None else _level(level),
                )


def _level(element: Element) -> _Level:
    restart = value_of(element, "lvlRestart")
    return _Level(
        start=int_of(value_of(element, "start"), 1),
        form=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText") or "",
        suffix=value_of(element, "suff") or "tab",
        restart=None if restart is None else int_of(restart, 0),
        legal=is_on(element.find(W + "isLgl")),
        style=value_of(element, "pStyle") or "",
    )
