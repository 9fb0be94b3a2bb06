"""named_twice: a list names each of its classes once."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.figure import Figure
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report
from linter.records import dataclass
from linter.text.source import Span

_SHORTEST = 3  # characters of a label that is a class, and no 网站 that every division has


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTwice(Check):
    """No two parts of one whole bear the same words."""

    values = ("label", "first", "second")

    labels: tuple[str, ...] = ()  # only relations that bear one of these; empty: all
    endings: tuple[str, ...] = ()  # what a name may end in or not: 机构职能类, 机构职能类信息

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each list of parts."""
        lists = [r for r in report.relations if r.kind == "sum" and r.label in (self.labels or (r.label,))]
        if not lists:
            yield NotApplicable("nothing to compare")
        told: set[tuple[int, int]] = set()
        for relation in lists:
            pairs = list(self._twins(relation.left))
            for first, second in pairs:
                if (place := (first.span.start, second.span.start)) not in told:
                    told.add(place)
                    values = {
                        "label": _words(second, ()),
                        "first": first.printed,
                        "second": second.printed,
                    }
                    yield Problem(
                        _with_words(report, second),
                        values,
                        (Related("part", _with_words(report, first)),),
                    )
            if not pairs:
                yield Held((relation.right or relation.left)[0].span)

    def _twins(self, figures: tuple[Figure, ...]) -> Iterator[tuple[Figure, Figure]]:
        """Yield each figure whose words stood before, with the one that bore them first."""
        first: dict[str, Figure] = {}
        for figure in figures:
            words = _words(figure, self.endings)
            if len(words) < _SHORTEST or figure.cell is not None:
                continue
            if words in first:
                yield first[words], figure
            first.setdefault(words, figure)


def _with_words(report: Report, figure: Figure) -> Span:
    """Return where *figure* stands with the words before it, where these stand just before it."""
    words = _words(figure, ())
    start = figure.span.start - len(words)
    near = start >= 0 and report.source.folded.startswith(words, start)
    return Span(start, figure.span.end) if near else figure.span


def _words(figure: Figure, endings: tuple[str, ...]) -> str:
    words = figure.label.strip(" ,;:、“”\"'()")
    while len(words) > _SHORTEST and (end := next((e for e in endings if words.endswith(e)), "")):
        words = words.removesuffix(end)
    return words
