"""The styles of a document: what a paragraph or a run has from them, and not of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.read.package import Element, W
from linter.records import dataclass

_UNREAD = ("vanish", "strike", "dstrike")  # what nobody is meant to read: hidden, struck out once or twice


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself; *number* and *level* of a list, what it switches, and how high its text stands."""

    id: str
    name: str
    base: str
    number: str
    level: int | None
    switches: dict[str, bool]
    height: str


class Look(NamedTuple):
    """How text of a style looks, with what it has from those that it is based on."""

    switches: tuple[bool, ...]  # in the order of _UNREAD
    height: str


_PLAIN = Look((False,) * len(_UNREAD), "")


class Styles:
    """The styles by their ids; each is read when it is asked for first, as a document names few of the many that it brings."""

    def __init__(self, styles: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._styles: dict[str, Style] = {}
        self._looks: dict[str, Look] = {"": _PLAIN}
        self._usual = ""
        for style in () if styles is None else styles.iterfind(W + "style"):
            id = style.get(W + "styleId") or ""
            self._elements[id] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self._usual = id

    def get(self, id: str) -> Style | None:
        """Return the style of that id."""
        if id not in self._styles and id in self._elements:
            self._styles[id] = _style(id, self._elements[id])
        return self._styles.get(id)

    def of(self, paragraph: Element) -> Iterator[Style]:
        """Yield the paragraph's style, and the ones that it is based on."""
        return self._chain(self._named_by(paragraph))

    def name(self, paragraph: Element) -> str:
        """Return the name of the paragraph's style, in lower case."""
        style = self.get(self._named_by(paragraph))
        return style.name if style else ""

    def unread(self, run: Element, paragraph: Element) -> bool:
        """Whether *run* of *paragraph* is hidden or struck out, itself or by its styles."""
        own = run.find(W + "rPr")
        usual = self._look(self._named_by(paragraph))
        if own is None:
            return any(usual.switches)
        said = _switches(own)
        styled = self._look(value_of(own, "rStyle") or "")
        # Where the style of the paragraph and that of the run both switch it, they cancel out.
        return any(
            said.get(name, by_run != by_paragraph)
            for name, by_run, by_paragraph in zip(_UNREAD, styled.switches, usual.switches, strict=True)
        )

    def raised(self, run: Element, paragraph: Element) -> bool:
        """Whether *run* of *paragraph* stands above the line, itself or by its styles."""
        own = run.find(W + "rPr")
        styled = "" if own is None else _height(own) or self._look(value_of(own, "rStyle") or "").height
        return (styled or self._look(self._named_by(paragraph)).height) == "superscript"

    def _named_by(self, paragraph: Element) -> str:
        properties = paragraph.find(W + "pPr")
        named = None if properties is None else properties.find(W + "pStyle")
        return self._usual if named is None else named.get(W + "val") or ""

    def _look(self, id: str) -> Look:
        if id not in self._looks:
            chain = list(self._chain(id))
            switches = tuple(_switched(name, chain) for name in _UNREAD)
            self._looks[id] = Look(switches, next((style.height for style in chain if style.height), ""))
        return self._looks[id]

    def _chain(self, id: str) -> Iterator[Style]:
        seen: set[str] = set()
        while id not in seen and (style := self.get(id)):
            seen.add(id)
            yield style
            id = style.base


def _style(id: str, element: Element) -> Style:
    number, level = list_of(element.find(W + "pPr"))
    run = element.find(W + "rPr")
    name, base = (value_of(element, "name") or "").lower(), value_of(element, "basedOn") or ""
    return Style(id, name, base, number, level, _switches(run), _height(run))


def _switched(name: str, styles: list[Style]) -> bool:
    return next((style.switches[name] for style in styles if name in style.switches), False)


def list_of(properties: Element | None) -> tuple[str, int | None]:
    """Return the list and the level that the *properties* of a paragraph name."""
    asked = None if properties is None else properties.find(W + "numPr")
    if asked is None:
        return "", None
    level = value_of(asked, "ilvl")
    return value_of(asked, "numId") or "", None if level is None else int_of(level, 0)


def is_on(switch: Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return switch is not None and switch.get(W + "val") not in ("0", "false", "off")


def _switches(properties: Element | None) -> dict[str, bool]:
    if properties is None:
        return {}
    found = ((name, properties.find(W + name)) for name in _UNREAD)
    return {name: is_on(switch) for name, switch in found if switch is not None}


def _height(properties: Element | None) -> str:
    return "" if properties is None else value_of(properties, "vertAlign") or ""


def value_of(element: Element, name: str) -> str | None:
    """Return what the child *name* says."""
    child = element.find(W + name)
    value: str | None = None if child is None else child.get(W + "val")
    return value


def int_of(text: str | None, otherwise: int) -> int:
    """Return a number of the file; it may hold anything."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 8 else otherwise
