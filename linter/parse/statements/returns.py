"""What comes back of what went out, and is never more: 发放问卷500份,收回478份."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from linter.domain.lexicon import Lexicon
from linter.model.grounds import Membership
from linter.model.relation import Relation
from linter.parse.statements.items import Item
from linter.parse.statements.quantities import finder
from linter.parse.statements.sentences import comparable, exact


@lru_cache(maxsize=8)
def _pairs(lexicon: Lexicon) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return what says that something went out, and what that it came back, pair by pair."""
    pairs = (pair.partition("+") for pair in lexicon.never_more)
    return [(finder(tuple(out.split("|"))), finder(tuple(back.split("|")))) for out, _, back in pairs]


def return_relations(sentence: list[Item], parts: Container[int], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield that no more came back than went out: 发放问卷500份,收回478份."""
    counted = [item for item in sentence if exact(item)]
    for number, item in enumerate(counted):
        for out, back in _pairs(lexicon):
            if not back.search(item.label) or out.search(item.label):
                continue  # its own words first: a sentence without a stop has thousands before it
            sent = next(
                (
                    one
                    for one in counted[:number]
                    if out.search(one.label) and comparable(one, item) and id(one) not in parts
                ),
                None,
            )
            if sent is not None:
                assert sent.figure and item.figure
                known = Membership("likeness", "none", "none")
                yield Relation("at_most", (item.figure,), (sent.figure,), "part", membership=known)
                break
