"""Where the marks of a report are in the text that was read from its file."""

from __future__ import annotations

from bench.accuracy.marks import read_marks
from bench.accuracy.model import Document, Table
from linter.text.source import Span

_DROPPED = set(" \t\r\n|#-　\u00a0\u2003")


def _squeezed(text: str) -> tuple[str, list[int]]:
    kept = [(c, i) for i, c in enumerate(text) if c not in _DROPPED]
    return "".join(c for c, _ in kept), [i for _, i in kept]


def _whole(document: Document) -> str:
    found = []
    for piece in document.pieces:
        if isinstance(piece, Table):
            found += ["".join(row) for row in piece.rows]
        else:
            found.append(piece.line)
    return "".join(found)


def places(document: Document, text: str) -> dict[str, Span]:
    """Return the place of every mark in *text*, which a reader made of a file of the report.

    Readings differ in blanks, bars and the marks of Markdown only; where one differs in more,
    nothing is placed.
    """
    written, spans = read_marks(_whole(document))
    mine, from_mine = _squeezed(written)
    theirs, to_theirs = _squeezed(text)
    if mine != theirs:
        return {}
    number = {at: n for n, at in enumerate(from_mine)}
    found = {}
    for key, span in spans.items():
        inside = [number[at] for at in range(span.start, span.end) if at in number]
        if inside:
            found[key] = Span(to_theirs[inside[0]], to_theirs[inside[-1]] + 1)
    return found


def quoted(text: str, quote: str) -> list[Span]:
    """Return every place of *quote* in *text*, blanks, bars and line ends aside."""
    theirs, to_theirs = _squeezed(text)
    bare = _squeezed(quote)[0]
    found, at = [], theirs.find(bare)
    while bare and at != -1:
        found.append(Span(to_theirs[at], to_theirs[at + len(bare) - 1] + 1))
        at = theirs.find(bare, at + 1)
    return found
