"""A figure that the next sentence takes up: 收到申请220件。上述220件申请均已答复。"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.domain.lexicon import Lexicon
from linter.model.relation import Relation
from linter.model.report import Flow, Stretch
from linter.parse.statements.items import Item
from linter.parse.statements.sentences import exact
from linter.parse.statements.vocabulary import vocabulary

_NOUN = 2  # characters by which words speak of one thing


def restated_relations(sentences: list[list[Item]], flow: Flow, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield that a figure taken up at the head of a sentence is that of the sentence before, where it has but one."""
    for before, sentence in pairwise(sentences):
        again = next((item for item in sentence if item.figure is not None), None)
        if again is None or not exact(again) or before[-1].head or not _takes_up(again, lexicon):
            continue
        stated = [item for item in before if item.counts or item.kind == "counted"]
        if len(stated) != 1 or any(x.figure for x in stated[0].inner):
            continue
        first = stated[0]
        if exact(first) and _same_thing(first, again, lexicon):
            assert first.figure is not None and again.figure is not None
            place = flow.span(Stretch(again.figure_start, again.figure_end))
            yield Relation("tie", (first.figure,), (again.figure,), "same-figure", place=place)


def _takes_up(item: Item, lexicon: Lexicon) -> bool:
    """Whether *item* takes up a figure: 上述220件申请, 在主动公开的155条政府信息中."""
    words = item.label.strip(" ,;:(")
    framed = words.startswith("在") and item.tail.strip(" ,").endswith(lexicon.among)
    return words in lexicon.restating or framed


def _same_thing(first: Item, again: Item, lexicon: Lexicon) -> bool:
    one, other = first.figure, again.figure
    if one is None or other is None or one.unit != other.unit:
        return False
    words = again.label.strip(" ,;:(")
    if words in lexicon.restating:
        return True
    name, noun = words.removeprefix("在").rstrip("的"), again.tail.strip(" ,")
    noun = next((noun.removesuffix(word) for word in lexicon.among if noun.endswith(word)), noun)
    if len(name) < _NOUN or "channels" in vocabulary(lexicon).said(first.label):
        return False
    return name in first.label and noun in first.label + first.tail  # 在重点领域公开的… are some of them
