"""What speaks for a repair, and how it reads: the number as the report would print it, or the word."""

from __future__ import annotations

import re
from decimal import Decimal

from linter.judge.repair import Changes, Explanations
from linter.model.figure import Figure, FormCell, reprinted
from linter.model.finding import Change, Repair
from linter.model.previous import Past
from linter.model.relation import Relation
from linter.model.report import Report
from linter.model.slips import slip
from linter.text.source import Span

_MOST_REPAIRS = 12
_TELLING = 10  # a smaller number stands in many places: that it stands in another tells nothing

_NUMBER = re.compile(
    r"[\d〇零一二两三四五六七八九十百千]"
)  # words that say there is none have no other to put
_WORD = 4  # characters of a word that says which way a change goes


class Reasons:
    """What speaks for each explanation of a cause."""

    def __init__(self, cause: Explanations, figures: dict[Span, Figure], past: object) -> None:
        self._cause, self._figures = cause, figures
        self._past = past if isinstance(past, Past) else None

    def repairs(self) -> tuple[Repair, ...]:
        """Return the explanations as repairs, the likeliest first.

        One alone is certain as far as arithmetic goes. Of several, one is likely only if it is
        the one that undoes a known slip: arithmetic prefers none.
        """
        if any(not _NUMBER.search(f.printed) for r in self._cause.broken for f in r.figures if not f.cell):
            return ()  # the words may be wrong, and have no number to put in its place
        sets = [self._changes(changes) for changes in self._cause.sets]
        told = {f.span for r in self._cause.broken if r.kind == "tie" for f in r.left if f.cell is None}
        likely = [self._likely(changes, told) for changes in sets]
        ranked = sorted(
            zip(likely, sets, strict=True), key=lambda pair: (not pair[0], [c.figure.span for c in pair[1]])
        )
        repairs = []
        for is_likely, changes in ranked[:_MOST_REPAIRS]:
            preferred = "likely" if is_likely and sum(likely) == 1 else "possible"
            repairs.append(Repair("only" if self._alone(changes) else preferred, changes))
        return tuple(repairs)

    def _likely(self, changes: tuple[Change, ...], told: set[Span]) -> bool:
        """Whether each change undoes a known slip; where one in the text will do, no cell is changed."""
        in_text = any(all(span in told for span, _ in one) for one in self._cause.sets)
        if told and in_text and any(change.figure.span not in told for change in changes):
            return False
        return all(change.because for change in changes)

    def _alone(self, changes: tuple[Change, ...]) -> bool:
        """Whether nothing else mends the cause.

        Several changes are no certain cure where a relation may not be one: a sentence and a cell
        may speak of two things.
        """
        doubtful = any(relation.doubts or relation.kind == "tie" for relation in self._cause.broken)
        return len(self._cause.sets) == 1 and not (doubtful and len(changes) > 1)

    def _changes(self, changes: Changes) -> tuple[Change, ...]:
        shifted = self._shifted(changes)
        found = []
        for span, value in sorted(changes):
            figure = self._figures[span]
            because = shifted or slip(figure.value, value) or self._copied(figure)
            found.append(Change(figure, reprinted(figure, value), because))
        return tuple(found)

    def _shifted(self, changes: Changes) -> str:
        """Two figures of one row or column that stand in each other's place."""
        if len(changes) != 2:
            return ""
        (one, to_one), (two, to_two) = sorted(changes)
        first, second = self._figures[one], self._figures[two]
        crossed = first.value == to_two and second.value == to_one
        if crossed and first.cell and second.cell and first.cell.table == second.cell.table:
            return "数字错列" if first.cell.row == second.cell.row else "数字错行"
        return ""

    def _copied(self, figure: Figure) -> str:
        """A number that belongs elsewhere: in last year's table, or to one of a total's parts."""
        if figure.value < _TELLING:
            return ""
        if figure.cell is not None and self._last_year(figure.cell) == figure.value:
            return "误填上年数字"
        for relation in self._cause.broken:
            parts = [f for f in relation.left if f.value]
            if figure in relation.right and len(parts) > 1 and any(f.value == figure.value for f in parts):
                return "误填分项数字"
        return ""

    def _last_year(self, cell: FormCell) -> Decimal | None:
        table = self._past.tables.get(cell.table) if self._past else None
        then = table.cells.get((cell.row, cell.column)) if table else None
        return then.figure.value if then else None


def of_direction(relation: Relation, report: Report) -> tuple[Repair, ...]:
    """Return the repairs of a change told the wrong way round: its words, or else the figure before it."""
    assert relation.stated is not None
    opposites = report.domain.lexicon.opposites
    words = [_turned(figure, opposites, report) for figure in (relation.stated, *relation.told)]
    repairs = [Repair("likely", tuple(word for word in words if word))] if all(words) else []
    now, then = relation.left[0], relation.right[0]
    value = then.value + relation.stated.value
    if relation.label == "difference" and value >= 0:
        repairs.append(Repair("possible", (Change(now, reprinted(now, value)),)))
    return tuple(repairs)


def _turned(figure: Figure, opposites: dict[str, str], report: Report) -> Change | None:
    """Return the change of the word before *figure*, or of *figure* that is a word, to its opposite: 减少 → 增加."""
    text, end = report.source.folded, figure.span.end if figure.printed in opposites else figure.span.start
    near = text[max(0, end - _WORD) : end]
    found = max((word for word in opposites if word in near), key=len, default="")
    if not found:
        return None
    start = end - len(near) + near.rindex(found)
    word = Figure(Decimal(0), report.source.text[start : start + len(found)], Span(start, start + len(found)))
    return Change(word, opposites[found], "方向写反")
