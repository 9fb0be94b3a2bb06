"""Text nodes, and the runs that they are in, cut where marks will stand.

All are cut before anything is put between them: places overlap, and a cut must not lose another.
"""

from __future__ import annotations

import copy
from dataclasses import field

from linter.read.package import Element, W
from linter.read.places import Piece
from linter.records import dataclass

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def box_of(element: Element) -> Element | None:
    """Return the outermost text box round *element*: comments cannot stand in one."""
    boxes = list(element.iterancestors(W + "txbxContent"))
    return boxes[-1] if boxes else None


@dataclass
class RunCutter:
    """Cuts text nodes, and the runs that they are in, at every place where a mark will stand."""

    wanted: dict[Element, set[int]] = field(default_factory=dict)
    fragments: dict[Element, dict[int, Element]] = field(default_factory=dict)

    def want(self, piece: Piece, start: int, end: int) -> None:
        """Ask for cuts before and behind the characters from *start* to *end* of *piece*."""
        if piece.node is not None and piece.node.tag == W + "t" and box_of(piece.node) is None:
            cuts = self.wanted.setdefault(piece.node, set())
            cuts.update((start - piece.start, end - piece.start))

    def cut(self) -> None:
        """Make the cuts that were asked for."""
        for node, cuts in self.wanted.items():
            length = len(node.text or "")
            fragment, at = node, 0
            self.fragments[node] = {0: node}
            for offset in sorted(cuts):
                if offset == 0:
                    _split_run(node)
                elif offset < length:
                    fragment = _split_text(fragment, offset - at)
                    at = offset
                    _split_run(fragment)
                    self.fragments[node][offset] = fragment
                elif (following := fragment.getnext()) is not None:
                    _split_run(following)

    def beginning(self, piece: Piece, start: int) -> Element:
        """Return the text node that begins at the character *start*."""
        return self.fragments.get(piece.node, {}).get(start - piece.start, piece.node)

    def ending(self, piece: Piece, end: int) -> Element:
        """Return the text node that ends before the character *end*."""
        fragments = self.fragments.get(piece.node)
        if fragments is None:
            return piece.node
        return fragments[max(at for at in fragments if at < end - piece.start)]

    def between(self, piece: Piece, start: int, end: int) -> list[Element]:
        """Return the text nodes that hold the characters from *start* to *end*."""
        fragments = self.fragments.get(piece.node, {})
        return [fragments[at] for at in sorted(fragments) if start <= at + piece.start < end]


def _split_text(node: Element, at: int) -> Element:
    """Cut a text node in two and return the second."""
    second = copy.copy(node)
    second.text, node.text = node.text[at:], node.text[:at]
    for part in (node, second):
        part.set(_XML_SPACE, "preserve")
    node.addnext(second)
    return second


def _split_run(child: Element) -> None:
    """Make *child* the first thing in its run: what stands before it stays in a run of its own."""
    run = child.getparent()
    before = [one for one in child.itersiblings(preceding=True) if one.tag != W + "rPr"]
    if run.tag != W + "r" or not before:
        return
    second = run.makeelement(run.tag, run.attrib)
    looks = run.find(W + "rPr")
    if looks is not None:
        second.append(copy.deepcopy(looks))
    second.extend([child, *child.itersiblings()])
    run.addnext(second)
