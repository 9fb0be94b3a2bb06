"""What a relation between a whole and its parts rests on, and so what may be said of it.

A sum that comes out too high proves a fault only if the parts are the whole's and nothing is in
two of them; one too low only if they are all. What nothing says is never held against a report.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Ground = Literal["form", "words", "shares", "pack", "near", "likeness", "none"]
Ceiling = Literal["error", "warning", "undecided"]
MemberQuestion = Literal["included", "exclusive", "exhaustive"]


class Membership(NamedTuple):
    """Whether parts are the whole's, nothing is in two of them, and they are all: by what that is known."""

    included: Ground
    exclusive: Ground
    exhaustive: Ground


# What a fault of each shape needs to know, by the kind of relation and how it fails.
NEEDS: dict[tuple[str, str], tuple[MemberQuestion, ...]] = {
    ("sum", "more"): ("included", "exclusive"),
    ("sum", "less"): ("included", "exhaustive"),
    ("sum", "holds"): ("included", "exclusive", "exhaustive"),
    ("at_most", "more"): ("included",),
    ("at_most", "holds"): ("included",),
    ("share", "more"): ("included",),
    ("share", "less"): ("included",),
    ("share", "holds"): ("included",),
    ("hundred", "more"): ("included", "exclusive"),
    ("hundred", "less"): ("included", "exhaustive"),
    ("hundred", "holds"): ("included",),
}


def needed(kind: str, how: str, membership: Membership | None) -> tuple[Ground, ...]:
    """Return the grounds that a relation of *kind* that is *how* (more, less, holds) stands on."""
    if membership is None:
        return ()
    return tuple(getattr(membership, answer) for answer in NEEDS.get((kind, how), ()))


def ceiling(grounds: tuple[Ground, ...]) -> Ceiling:
    """Return the gravest that may be said where a fault stands on *grounds*."""
    if "none" in grounds:
        return "undecided"
    return "warning" if "likeness" in grounds else "error"
