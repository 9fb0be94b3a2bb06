"""Comment marks put into a document's tree round the very words, runs cut where words begin or end.

All runs are cut first, then the marks are set: places overlap, and a cut must not lose another.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from linter.read.docx import Document
from linter.read.package import Element, W
from linter.read.places import Piece, TableCell
from linter.render.comments import Comment
from linter.render.docx.cuts import RunCutter, box_of
from linter.text.source import Span

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


Part = tuple[Piece, int, int]  # a piece, and from where to where in the text it is meant
PlacedComments = list[tuple[Comment, list[Part]]]


def placed(document: Document, comments: Iterable[Comment], cutter: RunCutter) -> PlacedComments:
    """Return *comments* with what of *document* holds their words, and ask *cutter* to cut there."""
    found = [(comment, _held(document, comment.span)) for comment in comments]
    for _, pieces in found:
        for piece, start, end in pieces:
            cutter.want(piece, start, end)
    return found


def mark(document: Document, comments: PlacedComments, cutter: RunCutter) -> list[tuple[int, Comment]]:
    """Put marks for *comments* into the tree of *document*, which is cut; return them with their numbers."""
    from lxml import etree

    number = free_number(document)
    last: dict[Element, Element] = {}  # what stands last behind a run: marks keep their order
    numbered: list[tuple[int, Comment]] = []
    for comment, pieces in comments:
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
    document: Document, cutter: RunCutter, comment: Comment, pieces: list[Part]
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
    box = box_of(paragraph)
    return paragraph if box is None else next(box.iterancestors(W + "p"), paragraph)


def _anchor(node: Element) -> Element:
    """Return the element round *node* that marks may stand beside: its run, or the formula it is in."""
    box = box_of(node)
    if box is not None:
        return next(box.iterancestors(W + "r"), box)
    formula = [one for one in node.iterancestors() if str(one.tag).startswith(_MATH)]
    return formula[-1] if formula else next(node.iterancestors(W + "r"), node)


def free_number(document: Document) -> int:
    """Return the first number above those of all comments and tracked changes that there are."""
    names = ("commentRangeStart", "commentRangeEnd", "commentReference", "ins", "del", "moveFrom", "moveTo")
    marks = (W + name for name in names)
    comments = document.package.related("comments")
    there = () if comments is None else comments.iter(W + "comment")
    ids = (one.get(W + "id") or "" for one in chain(document.root.iter(*marks), there))
    return max((int(id) for id in ids if id.isascii() and id.isdigit() and len(id) < 10), default=-1) + 1
