"""The same figure stated twice: totals with the same words, unit and scope must be equal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.figure import Figure
from linter.lexicon import Lexicon
from linter.parse.items import Item
from linter.parse.quantities import finder
from linter.relation import Relation
from linter.report import Flow, Stretch

_LEAST = 5  # characters that a label must keep to name one thing only


def same_relations(blocks: list[list[Item]], flow: Flow, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield a tie for each total that was stated before under the very same words.

    Only figures that the lexicon names (`key_figures`) are held against each other, and only
    where neither sentence names a channel: what is counted per channel differs rightly.
    """
    key, drop = lexicon.texts("key_figures"), lexicon.texts("label_noise")
    if not key:
        return
    noise = finder(drop)
    names_key = finder(key).search
    names_channel = finder(lexicon.texts("channels")).search
    first: dict[tuple[str, str], tuple[Figure, Stretch]] = {}
    for items in blocks:
        channelled = led = False  # the sentence has named a channel, or begun to list parts
        for item in items:
            figure = item.figure
            if item.counts and figure is not None and figure.exact:
                named = channelled or names_channel(item.label) is not None
                label = noise.sub("", re.sub(r"(?:19|20)\d\d年度?|[\s,:;\"“”]", "", item.label))
                if len(label) >= _LEAST and names_key(label) and not (named or led):
                    place = Stretch(item.start, item.figure_end)
                    if earlier := first.get((label, figure.unit)):
                        yield Relation("tie", (earlier[0],), (figure,), "same-figure", place=flow.span(place))
                    else:
                        first[(label, figure.unit)] = (figure, place)
            led = not item.stop and (led or item.kind == "lead")
            said = item.label + item.tail
            channelled = not item.stop and (channelled or names_channel(said) is not None)
