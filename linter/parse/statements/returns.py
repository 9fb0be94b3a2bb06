"""What comes back of what went out, and is never more: 发放问卷500份,收回478份."""

from __future__ import annotations

from collections.abc import Iterator

from linter.domain.lexicon import Lexicon
from linter.model.grounds import Membership
from linter.model.relation import Relation
from linter.parse.statements.items import Item
from linter.parse.statements.sentences import comparable, exact, has


def return_relations(sentence: list[Item], parts: set[int], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield that no more came back than went out: 发放问卷500份,收回478份."""
    pairs = [[side.split("|") for side in pair.split("+")] for pair in lexicon.never_more]
    counted = [item for item in sentence if exact(item)]
    for number, item in enumerate(counted):
        for out, back in pairs:
            if not has(item, tuple(back)) or has(item, tuple(out)):
                continue  # its own words first: a sentence without a stop has thousands before it
            sent = next(
                (
                    one
                    for one in counted[:number]
                    if has(one, tuple(out)) and comparable(one, item) and id(one) not in parts
                ),
                None,
            )
            if sent is not None:
                assert sent.figure and item.figure
                known = Membership("likeness", "none", "none")
                yield Relation("at_most", (item.figure,), (sent.figure,), "part", membership=known)
                break
