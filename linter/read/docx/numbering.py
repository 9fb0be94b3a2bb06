"""The numbers that a word processor puts before headings and list items, restored.

They stand nowhere in the text: a paragraph, or its style, or a style that one is based on,
names a list and a level; the list says how the level's number looks; counting is ours.
"""

from __future__ import annotations

import re
from dataclasses import field

from linter.read.docx.numerals import numeral
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


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    base: str
    number: str
    level: int | None


class Numbering:
    """Counts through a document's lists. Ask for the labels in the order of the text."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._list_of: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], tuple[int | None, _Level | None]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._styles: dict[str, _Style] = {}
        self._usual = ""
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read_lists(numbering)

    def style_name(self, paragraph: Element) -> str:
        """Return the name of the paragraph's style, in lower case."""
        style = self._styles.get(self._style_of(paragraph))
        return style.name if style else ""

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
            return numeral(count, "decimal" if look.legal else there.form)

        if look.form == "bullet":
            return ""
        text = _LEVEL.sub(one, look.text)[:_LONGEST].strip()
        # A tab behind （一） is a matter of looks; behind 1. it keeps 1. and 2023年 apart.
        return f"{text} " if text and look.suffix != "nothing" and text[-1].isascii() else text

    def _asked(self, paragraph: Element) -> tuple[str, int]:
        """Return the list and the level that *paragraph* asks for, itself or through its style."""
        properties = paragraph.find(W + "pPr")
        number, level = _asked_by(properties)
        style = self._style_of(paragraph)
        if not number:
            seen: set[str] = set()
            while style in self._styles and style not in seen:
                seen.add(style)
                if self._styles[style].number:
                    number = self._styles[style].number
                    level = self._level_of(style, number) if level is None else level
                    break
                style = self._styles[style].base
        return number, level or 0

    def _level_of(self, style: str, number: str) -> int | None:
        """Return the level of a style: as it says, or the one that the list keeps for it."""
        if self._styles[style].level is not None:
            return self._styles[style].level
        found = self._list(number)
        levels = found.levels.items() if found else ()
        return next((at for at, level in levels if level.style == style), None)

    def _list(self, number: str) -> _List | None:
        found = self._lists.get(self._list_of.get(number, ""))
        if found and found.link and found.link in self._styles:
            meant = self._lists.get(self._list_of.get(self._styles[found.link].number, ""))
            return meant if meant and not meant.link else found
        return found

    def _style_of(self, paragraph: Element) -> str:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._usual if named is None else named.get(W + "val") or ""

    def _read_styles(self, styles: Element) -> None:
        for style in styles.iterfind(W + "style"):
            id = style.get(W + "styleId") or ""
            number, level = _asked_by(style.find(W + "pPr"))
            name = (_value(style, "name") or "").lower()
            self._styles[id] = _Style(name, _value(style, "basedOn") or "", number, level)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self._usual = id

    def _read_lists(self, numbering: Element) -> None:
        for one in numbering.iterfind(W + "abstractNum"):
            levels = {_int(level.get(W + "ilvl"), 0): _level(level) for level in one.iterfind(W + "lvl")}
            found = _List(levels, link=_value(one, "numStyleLink") or "")
            self._lists[one.get(W + "abstractNumId") or ""] = found
        for one in numbering.iterfind(W + "num"):
            id = one.get(W + "numId") or ""
            self._list_of[id] = _value(one, "abstractNumId") or ""
            for override in one.iterfind(W + "lvlOverride"):
                start = _value(override, "startOverride")
                level = override.find(W + "lvl")
                key = (id, _int(override.get(W + "ilvl"), 0))
                self._overrides[key] = (
                    None if start is None else _int(start, 1),
                    None if level is None else _level(level),
                )


def _asked_by(properties: Element | None) -> tuple[str, int | None]:
    asked = None if properties is None else properties.find(W + "numPr")
    if asked is None:
        return "", None
    level = _value(asked, "ilvl")
    return _value(asked, "numId") or "", None if level is None else _int(level, 0)


def _level(element: Element) -> _Level:
    restart = _value(element, "lvlRestart")
    return _Level(
        start=_int(_value(element, "start"), 1),
        form=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText") or "",
        suffix=_value(element, "suff") or "tab",
        restart=None if restart is None else _int(restart, 0),
        legal=_is_on(element.find(W + "isLgl")),
        style=_value(element, "pStyle") or "",
    )


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(W + "val") not in ("0", "false", "off")


def _value(element: Element, name: str) -> str | None:
    child = element.find(W + name)
    value: str | None = None if child is None else child.get(W + "val")
    return value


def _int(text: str | None, otherwise: int) -> int:
    """Return a number of the file; it may hold anything."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 8 else otherwise
