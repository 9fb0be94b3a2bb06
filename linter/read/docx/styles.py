"""The styles of a document: what a paragraph or a run has from them, and not of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

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


class Styles:
    """The styles by their ids."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._usual = ""
        for style in () if styles is None else styles.iterfind(W + "style"):
            id = style.get(W + "styleId") or ""
            number, level = list_of(style.find(W + "pPr"))
            name = (value_of(style, "name") or "").lower()
            run = style.find(W + "rPr")
            base = value_of(style, "basedOn") or ""
            self._styles[id] = Style(id, name, base, number, level, _switches(run), _height(run))
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self._usual = id

    def get(self, id: str) -> Style | None:
        """Return the style of that id."""
        return self._styles.get(id)

    def of(self, paragraph: Element) -> Iterator[Style]:
        """Yield the paragraph's style, and the ones that it is based on."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        yield from self._chain(self._usual if named is None else named.get(W + "val") or "")

    def name(self, paragraph: Element) -> str:
        """Return the name of the paragraph's style, in lower case."""
        return next((style.name for style in self.of(paragraph)), "")

    def unread(self, run: Element, paragraph: Element) -> bool:
        """Whether *run* of *paragraph* is hidden or struck out, itself or by its styles."""
        own = run.find(W + "rPr")
        said = _switches(own)
        own_style = list(self._of_run(own))
        usual = list(self.of(paragraph))
        # Where the style of the paragraph and that of the run both switch it, they cancel out.
        return any(
            said[name] if name in said else _switched(name, own_style) != _switched(name, usual)
            for name in _UNREAD
        )

    def raised(self, run: Element, paragraph: Element) -> bool:
        """Whether *run* of *paragraph* stands above the line, itself or by its styles."""
        own = run.find(W + "rPr")
        height = _height(own)
        if not height:
            styles = chain(self._of_run(own), self.of(paragraph))
            height = next((style.height for style in styles if style.height), "")
        return height == "superscript"

    def _of_run(self, properties: Element | None) -> Iterator[Style]:
        named = None if properties is None else value_of(properties, "rStyle")
        return self._chain(named or "")

    def _chain(self, id: str) -> Iterator[Style]:
        seen: set[str] = set()
        while id in self._styles and id not in seen:
            seen.add(id)
            yield self._styles[id]
            id = self._styles[id].base


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
