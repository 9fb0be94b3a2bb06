"""Tracked changes of words that can be put right in one way only; of figures never.

Whoever opens the copy accepts or rejects them; rejected, the text is what it was.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from linter.model.finding import Finding, Verdict, WordChange
from linter.read.docx import Document
from linter.read.package import Element, W
from linter.read.places import Piece
from linter.render.copies import AUTHOR
from linter.render.docx.cuts import RunCutter
from linter.render.run import Run
from linter.text.source import Span

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HOLDERS = {W + name for name in ("p", "hyperlink", "smartTag", "sdtContent", "fldSimple")}  # of plain runs
_TRACKED = {W + name for name in ("ins", "del", "moveFrom", "moveTo", "txbxContent")}


class TextChange(NamedTuple):
    """What stands in a document, and what shall stand there."""

    parts: tuple[tuple[Piece, int, int], ...]
    to: str


def changeable(document: Document, verdict: Verdict, cutter: RunCutter) -> list[TextChange]:
    """Return the changes that *document* can take, in order, and ask *cutter* to cut round each.

    Left out is what lies in a change of somebody else's, in a text box or a formula, and what overlaps.
    """
    changes: list[TextChange] = []
    reached = 0
    for span, to in sorted(one for finding in verdict.findings for one in _only(finding, verdict)):
        if span.start < reached:
            continue
        pieces = list(document.places.pieces(span))
        if not pieces or not all(map(_is_plain, pieces)) or len({_paragraph(p.node) for p in pieces}) > 1:
            continue
        parts = tuple((p, max(p.start, span.start), min(p.end, span.end)) for p in pieces)
        for part in parts:
            cutter.want(*part)
        changes.append(TextChange(parts, to))
        reached = span.end
    return changes


def _only(finding: Finding, verdict: Verdict) -> Iterator[WordChange]:
    """Yield the changes of words that alone put the finding right."""
    if finding.waived is not None or finding.doubts:
        return
    found = list(finding.rewordings)
    if len(finding.repairs) == 1:
        found += (WordChange(change.figure.span, change.to) for change in finding.repairs[0].changes)
    narrowed = [_narrowed(one, verdict.source.quote(one.span)) for one in found]
    text = verdict.source.text
    if not any(map(str.isnumeric, "".join(text[one.span.start : one.span.end] + one.to for one in narrowed))):
        yield from (one for one in narrowed if one.span.start < one.span.end)


def _narrowed(one: WordChange, written: str) -> WordChange:
    """Return the change without what is the same at both ends; a character stays to hold on to."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(written, one.to, strict=False)))
    start = min(same, max(0, len(written) - 1))
    behind, to = written[start:], one.to[start:]
    pairs = zip(reversed(behind[1:]), reversed(to), strict=False)
    end = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return WordChange(Span(one.span.start + start, one.span.end - end), to[: len(to) - end])


def _is_plain(piece: Piece) -> bool:
    """Whether a piece is the text of a run that nobody has put in or taken out."""
    node = piece.node
    if node is None or node.tag != W + "t" or piece.offset != 0:
        return False
    run = node.getparent()
    if run.tag != W + "r" or run.getparent().tag not in _HOLDERS:
        return False
    return not any(above.tag in _TRACKED for above in run.iterancestors())


def _paragraph(node: Element) -> Element:
    return next(node.iterancestors(W + "p"), None)


def track(changes: list[TextChange], cutter: RunCutter, run: Run, number: int) -> None:
    """Write *changes* into the tree that was cut: what was taken out, and behind it what was put in."""
    for change in changes:
        nodes = [node for part in change.parts for node in cutter.between(*part)]
        last = None
        for node in nodes:
            last = _taken_out(node, run, number)
            number += 1
        if last is not None and change.to:
            last.addnext(_put_in(last.find(W + "r"), change.to, run, number))
            number += 1


def _taken_out(node: Element, run: Run, number: int) -> Element:
    piece = node.getparent()
    gone = _change("del", piece, run, number)
    piece.addprevious(gone)
    gone.append(piece)
    node.tag = W + "delText"
    node.set(_XML_SPACE, "preserve")
    return gone


def _put_in(gone: Element, text: str, run: Run, number: int) -> Element:
    added = _change("ins", gone, run, number)
    piece = added.makeelement(W + "r", {})
    looks = gone.find(W + "rPr")
    if looks is not None:
        piece.append(copy.deepcopy(looks))
    words = piece.makeelement(W + "t", {_XML_SPACE: "preserve"})
    words.text = text
    piece.append(words)
    added.append(piece)
    return added


def _change(name: str, near: Element, run: Run, number: int) -> Element:
    day = run.comment_date or run.today
    dated = {W + "date": f"{day}T00:00:00Z"} if day else {}
    return near.makeelement(W + name, {W + "id": str(number), W + "author": AUTHOR[run.language][0], **dated})
