"""One whole divided more than once: by the way things came in, by who asked, by what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from linter.parse.statements.closing import best_reading, holding, reading_of
from linter.parse.statements.complete import total_of
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Listing, Reading, same_unit
from linter.parse.statements.listwords import ListWords


def divisions(listing: Listing, words: ListWords) -> list[Reading]:
    """Return the readings of *listing*: one, or one for each division of its whole."""
    held = holding(listing, words)
    pieces = [] if held is not None else _by_kind(listing, words) or _by_mark(listing, words)
    if pieces:
        return [_reading(piece, words) for piece in pieces]
    first = best_reading(listing, held, words)
    return [first, *_further(listing, first, words)] if first else []


def _by_kind(listing: Listing, words: ListWords) -> list[Listing]:
    """Return a list for each kind by which parts that do not add up divide what came in; none where they are of one.

    当面2件、信函10件、网络22件,予以公开20件、不予公开15件: ways, then answers. Steps (办结, 结转) are no parts.
    """
    told = listing.tie in ("lead", "bracket", "bare") and words.comes_in(listing.whole)
    alike = all(same_unit(part, listing.whole) for part in listing.parts)
    if not told or not alike or len(listing.parts) < 4:
        return []
    runs = [(kind, [part for _, part in run]) for kind, run in groupby(_kinds(listing.parts, words), _first)]
    if len(runs) < 2 or any(not kind or len(run) < 2 for kind, run in runs):
        return []
    assert listing.whole.figure is not None
    whole = listing.whole.figure.value
    told = any(total_of(run) == whole for _, run in runs)  # as the other division names all, so does this
    pieces = [_piece(listing, run) for kind, run in runs if kind != "step"]
    return [replace(piece, divides=piece.divides or told) for piece in pieces]


def _by_mark(listing: Listing, words: ListWords) -> list[Listing]:
    """Return a list for each run of parts up to a ; where one makes the whole, all do not, and what follows divides it again.

    其中实名146封、匿名37封;已办结35封、未办结148封.
    """
    if listing.tie not in ("lead", "bracket", "bare", "weak"):
        return []
    runs: list[list[Item]] = [[]]
    for part in listing.parts:
        runs[-1].append(part)
        if part.semi or part.stop:
            runs.append([])
    runs = [run for run in runs if run]
    if len(runs) < 2 or any(len(run) < 2 or not same_unit(p, listing.whole) for run in runs for p in run):
        return []
    assert listing.whole.figure is not None
    made = [total_of(run) == listing.whole.figure.value for run in runs]
    known = [words.is_division(listing.whole, run) or words.sides.are_two(run) for run in runs]
    if not any(made) and not all(known):
        return []
    apart = [words.are_exclusive(run) for run in runs]
    pieces = zip(runs, made, known, apart, strict=True)
    return [
        replace(_piece(listing, run), colon=listing.colon or not named)
        for run, yes, named, exclusive in pieces
        if yes or named or exclusive
    ]


def _first(pair: tuple[str, Item]) -> str:
    return pair[0]


def _kinds(parts: list[Item], words: ListWords) -> Iterator[tuple[str, Item]]:
    """Yield each part with its kind; the rest is of the kind before it."""
    kind = ""
    for part in parts:
        kind = kind if part.kind == "rest" else words.kind_of(part)
        yield kind, part


def _piece(listing: Listing, parts: list[Item]) -> Listing:
    return replace(listing, parts=parts, cuts=[len(parts)], sure=len(parts), first=0)


def _reading(piece: Listing, words: ListWords) -> Reading:
    held = holding(piece, words)
    return reading_of(piece, held or piece.parts, words, adds_up=held is not None)


def _further(listing: Listing, first: Reading, words: ListWords) -> Iterator[Reading]:
    """Yield readings of what follows a list that adds up: the same whole divided anew.

    按申请人 …, 按结果 …. What does not add up and is of no kind is no division, and nobody's fault;
    but applications that came by net or by letter, all of them, came from persons or companies.
    """
    parts = listing.parts
    reading = first
    while reading.adds_up and listing.whole is reading.whole:
        done = next((n for n, part in enumerate(parts, 1) if part is reading.parts[-1]), len(parts))
        parts = parts[done:]
        rest = _piece(listing, parts)
        held = holding(rest, words) if len(parts) > 1 else None
        if held is None:
            yield from _all_named(rest, reading, words)
            return
        reading = reading_of(rest, held, words, adds_up=True)
        yield reading


def _all_named(rest: Listing, done: Reading, words: ListWords) -> Iterator[Reading]:
    """Yield the reading that the parts of *rest* are all classes of their kind, and not those of *done*."""
    of_all = words.are_ways(rest.whole, done.parts)  # else they may divide one of the parts
    named = words.division(rest.whole, rest.parts) or []
    alike = all(same_unit(part, rest.whole) for part in rest.parts)
    if named and of_all and all(same_unit(part, rest.whole) for part in named):
        yield reading_of(_piece(rest, named), named, words, adds_up=False)
    elif done.parts[-1].semi and alike and _is_all(rest, named, words) and not _is_one(rest, done):
        piece = replace(_piece(rest, rest.parts), nested=True, tie="lead")
        yield reading_of(piece, rest.parts, words, adds_up=False)


def _is_all(rest: Listing, named: list[Item], words: ListWords) -> bool:
    """Whether the words say that the parts of *rest* are all: 工作日166次,节假日74次;当场答复49次,其余119次."""
    parts = rest.parts
    closed = len(parts) > 1 and parts[-1].kind == "rest"
    return closed or (bool(named) and len(named) == len(parts)) or words.sides.are_two(parts)


def _is_one(rest: Listing, done: Reading) -> bool:
    """Whether the parts of *rest* make one of those before them, which they may divide."""
    together = total_of(rest.parts)
    return any(part.figure and part.figure.value == together for part in done.parts)
