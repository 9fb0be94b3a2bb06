"""The parts of an OFD document in the order in which one reads them: pages, each with the templates that it lies on."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from linter.errors import UnreadableError
from linter.read.limits import MAX_PAGES
from linter.read.ofd.numbers import numbers
from linter.read.office_kinds import OFD
from linter.read.package import Element, Package

_A4 = (0.0, 0.0, 210.0, 297.0)

PageArea = tuple[float, float, float, float]  # left, top, width, height in millimetres


class Leaf(NamedTuple):
    """A page: its area, what is drawn on it, lowest first, and the drawings that it may refer to by their ids."""

    area: PageArea
    layers: tuple[Element, ...]
    units: dict[str, Element]


def leaves_of(package: Package) -> Iterator[Leaf]:
    """Yield the pages of all documents in *package*. Raises UnreadableError where one is not there, or there are far too many."""
    count = 0
    bodies = package.xml(package.main).findall("{*}DocBody")
    if not bodies:
        raise OFD.damaged()
    for body in bodies:
        for leaf in _Document(package, _found(package, "", body.findtext("{*}DocRoot"))).leaves():
            count += 1
            if count > MAX_PAGES:
                raise OFD.too_much("of-pages", MAX_PAGES)
            yield leaf


def _found(package: Package, owner: str, told: str | None) -> str:
    """Return the part that the part *owner* calls *told*: from its own folder on, as some have it, from the root.

    A way out of the package leads nowhere; a page that is not there is no page that may be passed over.
    """
    path = (told or "").strip().replace("\\", "/")
    for folder in (posixpath.dirname(owner), ""):
        name = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
        if path and (found := package.known(name)):
            return found
    raise OFD.damaged()


class _Document:
    """One document of a package: what its pages have in common."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name
        self._root = package.xml(name)
        common = self._root.find("{*}CommonData")
        self._area = _area(common, _A4)
        self._templates: dict[str, str] = {}
        self._drawn: dict[str, tuple[Element, ...]] = {}
        self._units: dict[str, Element] = {}
        for one in [] if common is None else common.iterfind("{*}TemplatePage"):
            self._templates[one.get("ID") or ""] = _found(package, name, one.get("BaseLoc"))
        for kind in ("PublicRes", "DocumentRes"):
            for one in [] if common is None else common.iterfind(f"{{*}}{kind}"):
                self._units |= self._resources(name, one.text)

    def leaves(self) -> Iterator[Leaf]:
        """Yield the pages."""
        for one in self._root.iterfind("{*}Pages/{*}Page"):
            name = _found(self._package, self._name, one.get("BaseLoc"))
            page = self._package.xml(name)
            below: list[Element] = []
            above: list[Element] = []
            for template in page.iterfind("{*}Template"):
                layers = self._template(template.get("TemplateID") or "")
                (above if template.get("ZOrder") == "Foreground" else below).extend(layers)
            units = dict(self._units)
            for told in page.iterfind("{*}PageRes"):
                units |= self._resources(name, told.text)
            yield Leaf(_area(page, self._area), (*below, *_layers(page), *above), units)

    def _template(self, id: str) -> tuple[Element, ...]:
        if id not in self._templates:
            return ()
        if id not in self._drawn:
            self._drawn[id] = _layers(self._package.xml(self._templates[id]))
        return self._drawn[id]

    def _resources(self, owner: str, told: str | None) -> dict[str, Element]:
        """Return the composite drawings of a list of resources, if it is there; fonts and pictures are not asked for."""
        try:
            root = self._package.xml(_found(self._package, owner, told))
        except UnreadableError:
            return {}
        return {
            one.get("ID") or "": one
            for one in root.iterfind("{*}CompositeGraphicUnits/{*}CompositeGraphicUnit")
        }


def _layers(page: Element) -> tuple[Element, ...]:
    return tuple(page.iterfind("{*}Content/{*}Layer"))


def _area(owner: Element | None, otherwise: PageArea) -> PageArea:
    """Return the physical box that *owner* has for its pages."""
    if owner is None:
        return otherwise
    told = next((owner.findtext(f"{{*}}{name}/{{*}}PhysicalBox") for name in ("PageArea", "Area")
                 if owner.find(f"{{*}}{name}/{{*}}PhysicalBox") is not None), None)  # fmt: skip
    found = numbers(told)
    if len(found) != 4 or found[2] <= 0 or found[3] <= 0:
        return otherwise
    left, top, width, height = found
    return left, top, width, height
