"""The same figure stated twice: totals with the same words, unit, scope and period must be equal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.relation import Relation
from linter.model.report import Flow, Stretch
from linter.parse.statements.items import Item
from linter.parse.statements.quantities import finder

_LEAST = 5  # characters that a label must keep to name one thing only
_YEAR = re.compile(r"((?:19|20)\d\d)年(?!底|末|以来|起|\d)")
_NAMED = re.compile(r"((?:19|20)\d\d)年")
_NOT_IN_LABELS = re.compile(r"(?:19|20)\d\d年度?|[\s,:;\"“”]")


def same_relations(
    blocks: list[list[Item]], flow: Flow, lexicon: Lexicon, year: int | None = None
) -> Iterator[Relation]:
    """Yield a tie for each total that was stated before under the very same words.

    Only figures that the lexicon names (`key_figures`) are held against each other, only of one
    period, and only where neither sentence names a channel: what is counted per channel differs
    rightly, and so do the figures of this year and of all years together.
    """
    key, drop = lexicon.key_figures, lexicon.label_noise
    if not key:
        return
    noise = finder(drop)
    names_key = finder(key).search
    names_channel = finder(lexicon.channels).search
    periods = _Periods(flow, lexicon, year)
    first: dict[tuple[str, str, str], tuple[Figure, Stretch]] = {}
    for items in blocks:
        channelled = led = False  # the sentence has named a channel, or begun to list parts
        begin: int | None = None
        for item in items:
            begin = item.start if begin is None else begin
            figure = item.figure
            if item.counts and figure is not None and figure.exact:
                named = channelled or names_channel(item.label) is not None
                label = noise.sub("", _NOT_IN_LABELS.sub("", item.label))
                if len(label) >= _LEAST and names_key(label) and not (named or led):
                    place = Stretch(item.start, item.figure_end)
                    stated = (label, figure.unit, periods.of(begin, item.figure_start))
                    if earlier := first.get(stated):
                        yield Relation("tie", (earlier[0],), (figure,), "same-figure", place=flow.span(place))
                    else:
                        first[stated] = (figure, place)
            led = not item.stop and (led or item.kind == "lead")
            said = item.label + item.tail
            channelled = not item.stop and (channelled or names_channel(said) is not None)
            begin = None if item.stop else begin


class _Periods:
    """What period a sentence says that its figure is of."""

    def __init__(self, flow: Flow, lexicon: Lexicon, year: int | None) -> None:
        self._flow = flow
        self._own = str(year or "")
        self._this_year = finder(lexicon.this_year).search
        since = (*lexicon.all_years, *lexicon.until)
        self._together = finder(since).search

    def of(self, start: int, end: int) -> str:
        """Return the year that the words from *start* to *end* name, or that they sum up all years.

        No year is the report's own. 截至2022年底,全年… is this year's; 截至2022年底,… may be all
        years'.
        """
        words = self._flow.text[start:end]
        together = self._together(words)
        if together and not self._this_year(words) and not _YEAR.search(words[: together.start()]):
            return f"all{_NAMED.findall(words)[-1:]}"
        found = _YEAR.findall(words)
        return "" if not found or found[-1] == self._own else found[-1]
