"""What a pack's patterns say of the sentences: their figures, as relations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from linter.domain.lexicon import Lexicon
from linter.domain.sentences import CompiledPattern
from linter.model.figure import Figure
from linter.model.relation import Relation, State, rounding_doubts
from linter.model.report import Flow, Line, Report
from linter.parse.statements.captures import Capture, Captures, DirectionWord, captures, years_of
from linter.parse.statements.changes import ToldChange, against, as_rate, defined, from_difference
from linter.parse.statements.row import Row
from linter.text.pattern import Match
from linter.text.source import Span

YEARS_UNNAMED = "the years are not named"
_VALUES = {"up": 1, "down": -1, "level": 0}


class Patterned:
    """The relations that patterns find: of a figure that several state, the first that says something holds."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        found: dict[tuple[str, Span], Relation] = {}
        for relation in relations:
            found.setdefault(_seal(relation), relation)
        beside = _by_figure(each for each in found.values() if each.label != "direction")
        found = {seal: each for seal, each in found.items() if not _told_by_figures(each, beside)}
        self._seals = frozenset(found)
        self._stated = {relation.stated.span for relation in found.values() if relation.stated is not None}
        self._relations = sorted(found.values(), key=_place)

    def within(self, flow: Flow, lines: list[Line]) -> list[Relation]:
        """Return those in *lines*, which follow one another, in reading order."""
        start, end = flow.span(lines[0].stretch).start, flow.span(lines[-1].stretch).end
        first = bisect_left(self._relations, start, key=lambda relation: _place(relation).start)
        last = bisect_left(self._relations, end, key=lambda relation: _place(relation).start)
        return self._relations[first:last]

    def alone(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        """Yield *relations* without those of other readings that speak of a figure which a pattern states."""
        own = set(map(id, self._relations))
        relations = list(relations)
        demanded = {_demand(each) for each in relations if id(each) not in own}
        summed = [each for each in self._relations if each.kind in ("at_most", "sum")]
        asked = {_demand(each) for each in summed if each.rule}  # said for a rule, it is that rule's alone
        words = {_demand(each) for each in summed} & demanded - asked
        for relation in relations:
            if id(relation) not in own and _demand(relation) in asked:
                continue
            if _demand(relation) in words:
                if id(relation) not in own:  # a list says it, too: the words of the pattern bear it out
                    yield _said_so(relation)
                continue
            told = relation.stated is not None and relation.stated.span in self._stated
            if id(relation) in own or not (told or _seal(relation) in self._seals):
                yield relation


def pattern_relations(report: Report) -> Patterned:
    """Return what the patterns of its pack find in the sentences of *report*, whose figures are read."""
    return Patterned(_found(report) if report.domain.patterns else ())


def _found(report: Report) -> Iterator[Relation]:
    row = Row(report, told=True)
    for pattern in report.domain.patterns:
        for wording in pattern.pattern.match:
            assert wording.expression is not None
            begun: set[int] = set()  # with which figures: of one, the match that begins first holds
            for match in wording.expression.overlapping(row.text):
                first = row.next_figure(match.start())
                if first not in begun:
                    begun.add(first)
                    yield from _relations(pattern, match, row, report)


def _place(relation: Relation) -> Span:
    return relation.place or (relation.stated or (relation.right or relation.left)[0]).span


def _seal(relation: Relation) -> tuple[str, Span]:
    """Return what two relations that say the same have in common."""
    return relation.kind, _place(relation)


def _demand(relation: Relation) -> tuple[str, frozenset[Span], frozenset[Span]]:
    """Return what a relation demands of which figures, whatever their order."""
    left, right = (frozenset(figure.span for figure in side) for side in (relation.left, relation.right))
    return relation.kind, left, right


def _by_figure(relations: Iterable[Relation]) -> dict[Span, list[Relation]]:
    found: dict[Span, list[Relation]] = {}
    for relation in relations:
        for figure in relation.figures:
            found.setdefault(figure.span, []).append(relation)
    return found


def _told_by_figures(relation: Relation, beside: dict[Span, list[Relation]]) -> bool:
    """Whether a difference or a rate of the same figures says all that *relation*, a word of direction, gets wrong.

    Where the figure beside the word is wrong too, the word is a fault of its own.
    """
    if relation.kind != "direction" or relation.label != "direction":
        return False
    now, then = relation.left[0].span, relation.right[0].span
    told = (each for each in beside.get(now, ()) if each.kind != "defined")  # that a rate can be says no way
    return any(then in {figure.span for figure in each.figures} and _holds_either_way(each) for each in told)


def _holds_either_way(relation: Relation) -> bool:
    stated = relation.stated
    if stated is None:
        return False
    turned = replace(relation, stated=replace(stated, value=-stated.value))
    return State.HOLDS in (relation.evaluate().state, turned.evaluate().state)


def _said_so(relation: Relation) -> Relation:
    known = relation.membership
    return replace(relation, membership=known and known._replace(included="words"), doubts=frozenset())


def _relations(pattern: CompiledPattern, match: Match, row: Row, report: Report) -> Iterator[Relation]:
    spec = pattern.pattern
    first, last = match.span()
    if spec.unless:
        around = report.sentence(row.stretch(first, last))
        words = report.text(around)
        if any(each.search(words) for each in spec.unless):
            return
    caught = captures(match, row, report)
    if not caught.of_one:
        return
    for relation in _MAKERS[spec.makes](caught, pattern, report):
        if relation.kind == "defined" and not spec.rule and relation.evaluate().state is State.HOLDS:
            continue  # that a rate can be is worth saying to a rule that asks
        doubts = relation.doubts | frozenset(spec.doubts)
        yield replace(relation, rule=spec.rule, label=spec.label or relation.label, doubts=doubts)


def _change(caught: Captures, pattern: CompiledPattern, report: Report) -> Iterator[Relation]:
    """Yield what is told of a figure against that of another year; undecided where no other year is named."""
    now, then = caught.figures["now"].figure, caught.figures.get("then")
    years = years_of(caught, report)
    if not years.clear or (then is not None and (then.figure.unit != now.unit or not then.figure.exact)):
        return
    lexicon = report.domain.lexicon
    told = [_told(caught.figures[name], lexicon) for name in ("change", "rate") if name in caught.figures]
    said = [each for each in told if each is not None]
    if "times" in caught.figures:
        said.append(_times(caught.figures["times"].figure))
    relations: Iterable[Relation]
    if then is not None and said:
        relations = against(now, then.figure, said)
    elif then is not None:
        relations = _ways(now, then.figure, caught.words, report)
    elif len(said) == 2 and said[0].figure.unit == now.unit:
        relations = from_difference(now, *said)
    else:
        return
    for relation in relations:
        yield relation if years.named or not pattern.pattern.dated else replace(relation, open=YEARS_UNNAMED)


def _told(capture: Capture, lexicon: Lexicon) -> ToldChange | None:
    """Return a change with the way its word says; None where no word does."""
    figure = capture.figure
    if capture.word is None or capture.word.way == "level" or not figure.exact:
        return None
    falls = capture.word.way == "down"
    rate = as_rate(figure, lexicon.multiples)
    return ToldChange(figure, falls, replace(rate, value=-rate.value) if rate and falls else rate)


def _times(figure: Figure) -> ToldChange:
    """Return that something is so many times as much."""
    return ToldChange(figure, False, replace(figure, value=(figure.value - 1) * 100, scale=100))


def _ways(now: Figure, then: Figure, words: Iterable[DirectionWord], report: Report) -> Iterator[Relation]:
    """Yield that *now* is more than *then*, less, or as much, as each of *words* says."""
    for word in words:
        place = report.span(word.stretch)
        stated = Figure(Decimal(_VALUES[word.way]), report.text(word.stretch), place)
        yield Relation("direction", (now,), (then,), "direction", stated=stated, place=place)


def _completion(caught: Captures, pattern: CompiledPattern, report: Report) -> Iterator[Relation]:
    """Yield the rate at which a plan was met, and whether what was done is more than the plan or less."""
    done, base = caught.figures["done"].figure, caught.figures["base"].figure
    if done.unit != base.unit:
        return
    if (rate := caught.figures.get("rate")) is not None:
        if base.value:
            relation = Relation("share", (done,), (base,), "completion", stated=rate.figure)
            yield replace(relation, doubts=rounding_doubts(relation))
        if base.value or done.value:  # nothing was planned, nothing done: some write 0 %, some 100 %
            yield from (replace(each, label="completion") for each in defined(done, base, rate.figure))
    yield from (replace(each, label="completion") for each in _ways(done, base, caught.words, report))


def _balance(caught: Captures, pattern: CompiledPattern, report: Report) -> Iterator[Relation]:
    """Yield that the sides of the formula are equal, or the left at most the right; what falls counts on the other."""
    assert pattern.formula is not None
    formula = pattern.formula
    if any(name not in caught.figures for name in formula.ids):
        return
    left: list[Figure] = []
    right: list[Figure] = []
    for ids, here, there in ((formula.left, left, right), (formula.right, right, left)):
        for id in ids:
            capture = caught.figures[id]
            falls = capture.own and capture.word is not None and capture.word.way == "down"
            (there if falls else here).append(capture.figure)
    if formula.kind == "at_most" and len({figure.unit for figure in (*left, *right)}) > 1:
        return
    if left and right and (formula.kind == "sum" or len(right) == 1):
        yield Relation(formula.kind, tuple(left), tuple(right), "balance")


Maker = Callable[[Captures, CompiledPattern, Report], Iterator[Relation]]
_MAKERS: dict[str, Maker] = {"change": _change, "completion": _completion, "balance": _balance}
