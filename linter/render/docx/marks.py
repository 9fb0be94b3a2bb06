"""Comment marks put into a document's tree round the very words, runs cut where words begin or end.

All runs are cut first, then the marks are set: places overlap, and a cut must not lose another.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import field
from itertools import chain

from linter.read.docx import Document
from linter.read.package import Element, W
from linter.read.places import Piece, TableCell
from linter.records import dataclass
from linter.render.comments import Comment
from linter.text.source import Span

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def mark(document: Document, comments: Iterable[Comment]) -> list[tuple[int, Comment]]:
    """Put marks for *comments* into the tree of *document*; return them with their numbers."""
    from lxml import etree

    number = _free_number(document)
    placed = [(comment, _held(document, comment.span)) for comment in comments]
    cutter = _Cutter()
    for _, pieces in placed:
        for piece, start, end in pieces:
            cutter.want(piece, start, end)
    cutter.cut()
    last: dict[Element, Element] = {}  # what stands last behind a run: marks keep their order
    numbered: list[tuple[int, Comment]] = []
    for comment, pieces in placed:
        first, behind = _ends(document, cutter, comment, pieces)
        opening, closing = (etree.Element(W + f"commentRange{which}") for which in ("Start", "End"))
        reference = etree.Element(W + "r")
        for element in (opening, closing, etree.SubElement(reference, W + "commentReference")):
            element.set(W + "id", str(number))
        if first is None:  # an empty paragraph: nothing to put the marks round
            behind.extend((opening, closing, reference))
        else:
            first.addprevious(opening)
            before: Element = last.get(behind, behind)
            before.addnext(closing)
            closing.addnext(reference)
            last[behind] = reference
        numbered.append((number, comment))
        number += 1
    return numbered


Part = tuple[Piece, int, int]  # a piece, and from where to where in the text it is meant


def _held(document: Document, span: Span) -> list[Part]:
    """Return what of *span* nodes hold: within one cell where it begins in one."""
    pieces = list(document.places.pieces(span))
    where = pieces[0].where if pieces else None
    if isinstance(where, TableCell):
        pieces = [piece for piece in pieces if piece.where == where]
    held = [p for p in pieces if p.node is not None and p.offset >= 0]
    if held and span.start == span.end:
        # A place between words; at the very start, the whole report: its first words.
        return [(p, span.start, min(p.end, span.start + 1) if span.start else p.end) for p in held[:1]]
    if held:
        return [(p, max(p.start, span.start), min(p.end, span.end)) for p in held]
    # Nothing but an automatic number: the paragraph's words stand for it.
    line_end = document.text.find("\n", span.start)
    rest = document.places.pieces(Span(span.start, max(span.start, line_end)))
    words = next((p for p in rest if p.node is not None and p.offset >= 0 and p.where[0] == _of(where)), None)
    if words is not None and not isinstance(where, TableCell):
        return [(words, words.start, words.end)]
    return []


def _of(where: object) -> object:
    return where[0] if isinstance(where, tuple) else None


def _ends(
    document: Document, cutter: _Cutter, comment: Comment, pieces: list[Part]
) -> tuple[Element | None, Element]:
    """Return the elements before and behind which the marks go; (None, paragraph) for an empty one."""
    if pieces:
        (first, start, _), (last, _, end) = pieces[0], pieces[-1]
        return _anchor(cutter.beginning(first, start)), _anchor(cutter.ending(last, end))
    near = next((p.node for p in document.places.pieces(comment.span) if p.node is not None), None)
    if near is None:
        near = document.root.find(W + "body")
    if near.tag != W + "p" and near.tag not in (W + "tc", W + "body"):
        near = next(near.iterancestors(W + "p"), near)
    paragraph = near if near.tag == W + "p" else next(near.iter(W + "p"), None)
    return None, _outside_boxes(near if paragraph is None else paragraph)


def _outside_boxes(paragraph: Element) -> Element:
    box = _box(paragraph)
    return paragraph if box is None else next(box.iterancestors(W + "p"), paragraph)


def _box(element: Element) -> Element | None:
    """Return the outermost text box round *element*: comments cannot stand in one."""
    boxes = list(element.iterancestors(W + "txbxContent"))
    return boxes[-1] if boxes else None


def _anchor(node: Element) -> Element:
    """Return the element round *node* that marks may stand beside: its run, or the formula it is in."""
    box = _box(node)
    if box is not None:
        return next(box.iterancestors(W + "r"), box)
    formula = [one for one in node.iterancestors() if str(one.tag).startswith(_MATH)]
    return formula[-1] if formula else next(node.iterancestors(W + "r"), node)


@dataclass
class _Cutter:
    """Cuts text nodes, and the runs that they are in, at every place where a mark will stand."""

    wanted: dict[Element, set[int]] = field(default_factory=dict)
    fragments: dict[Element, dict[int, Element]] = field(default_factory=dict)

    def want(self, piece: Piece, start: int, end: int) -> None:
        """Ask for cuts before and behind the characters from *start* to *end* of *piece*."""
        if piece.node is not None and piece.node.tag == W + "t" and _box(piece.node) is None:
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


def _free_number(document: Document) -> int:
    """Return the first number above those of all comments that there are."""
    marks = (W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
    comments = document.package.related("comments")
    there = () if comments is None else comments.iter(W + "comment")
    ids = (one.get(W + "id") or "" for one in chain(document.root.iter(*marks), there))
    return max((int(id) for id in ids if id.isascii() and id.isdigit() and len(id) < 10), default=-1) + 1
