"""How figures go wrong under a clerk's hand."""

from __future__ import annotations

import itertools
import random

from bench.wordings.numerals import Printed, plain


def slips(figure: Printed, rng: random.Random) -> list[Printed]:
    """Figures that a slip makes of this one, in a drawn order: a digit changed, doubled, lost, two exchanged, one off."""
    text = plain(figure)
    seats = [seat for seat, mark in enumerate(text) if mark.isdigit()]
    made = []
    for seat in seats:
        made += [text[:seat] + digit + text[seat + 1 :] for digit in "0123456789"]
        made.append(text[: seat + 1] + text[seat] + text[seat + 1 :])
        made.append(text[:seat] + text[seat + 1 :])
    for first, second in itertools.pairwise(seats):
        between = text[first + 1 : second]
        made.append(text[:first] + text[second] + between + text[first] + text[second + 1 :])
    if not figure.places:
        made += [str(int(figure) + step) for step in (-10, -2, -1, 1, 2, 10)]
    whole = [one for one in made if one[:1].isdigit() and one[-1:].isdigit()]
    told = {one for one in whole if one[0] != "0" or one.startswith("0.")}
    found = [Printed(one, figure.places) for one in sorted(told)]
    rng.shuffle(found)
    return [one for one in found if one > 0 and one != figure]
