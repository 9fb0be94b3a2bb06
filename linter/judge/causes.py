"""One finding for one cause: relations broken by the same figure are told together, with the repair."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from decimal import Decimal

from linter.judge.repair import Changes, Explanations, explain
from linter.model.arithmetic import written
from linter.model.figure import Cell, Figure, plain
from linter.model.finding import Also, Change, Finding, Related, Repair, Severity
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

Judged = tuple[tuple[str, Relation], ...]


def by_cause(findings: list[Finding], judged: Judged, report: Report) -> list[Finding]:
    """Return *findings* with those of one cause made one, and with what would repair it.

    Where one explanation stands out, the finding points at the cell that it changes.
    """
    broken = _broken(findings, judged)
    if not broken:
        return findings
    relations = [relation for relation, _ in broken.values()]
    of_years = [relation for _, relation in judged if _of_years(relation)]
    others = [r for r in (*report.relations, *of_years) if id(r) not in broken]
    figures = {f.span: f for r in (*report.relations, *of_years) for f in r.figures if not f.path}
    told = {id(finding) for _, finding in broken.values()}
    result = [finding for finding in findings if id(finding) not in told]
    for cause in explain(relations, others):
        members = [broken[id(relation)][1] for relation in cause.broken]
        # Against last year's figures alone nothing is proved of this year's: those may be wrong.
        if cause.sets and not all(map(_of_years, cause.broken)):
            repairs = Reasons(cause, figures, report.previous).repairs()
            result.append(_pointed(_one(members), repairs, report))
        else:
            result += members
    return result


def _broken(findings: list[Finding], judged: Judged) -> dict[int, tuple[Relation, Finding]]:
    """Return the relations that findings were raised for, by their identity, each with its finding."""
    wanted = {(finding.rule, finding.span) for finding in findings if finding.arithmetic}
    of_place = {
        (rule, _place(relation), written(relation)): relation
        for rule, relation in judged
        if (rule, _place(relation)) in wanted
    }
    found = {}
    for finding in findings:
        relation = of_place.get((finding.rule, finding.span, finding.arithmetic))
        # A note is no accusation: where the report is likely right, there is nothing to repair.
        if relation is not None and finding.severity > Severity.INFO:
            found[id(relation)] = relation, finding
    return found


def _of_years(relation: Relation) -> bool:
    return any(figure.path for figure in relation.figures)


def _place(relation: Relation) -> Span | None:
    figure = relation.stated or next(iter((*relation.right, *relation.left)), None)
    return relation.place or (figure.span if figure else None)


def _one(members: list[Finding]) -> Finding:
    """The gravest finding, first in the catalogue, stands for all."""
    if len(members) == 1:
        return members[0]
    first, *rest = sorted(members, key=lambda f: (-f.severity, "SCTXDWP".find(f.rule[0]), f.rule, f.span))
    seal = "\x1f".join(sorted(member.fingerprint for member in members))
    elsewhere = {place.path + str(place.span): place for member in members for place in member.elsewhere}
    return replace(
        first,
        fingerprint=hashlib.sha256(seal.encode()).hexdigest()[:16],
        also=tuple(Also(member.rule, member.arithmetic, member.span) for member in rest),
        related=(*first.related, *(Related("also", member.span) for member in rest)),
        elsewhere=tuple(elsewhere.values()),
        doubts=tuple(sorted({doubt for member in members for doubt in member.doubts})),
    )


def _pointed(finding: Finding, repairs: tuple[Repair, ...], report: Report) -> Finding:
    """Return *finding* with *repairs*, at the figure that the one which stands out changes first."""
    finding = replace(finding, repairs=repairs)
    if not repairs or repairs[0].confidence == "possible":
        return finding
    wrong, *more = [change.figure for change in repairs[0].changes]
    if wrong.cell is None or _holds(finding.span, wrong.span):
        return finding  # a sentence is wrong as a whole: who reads a part alone cannot see why
    kept = [one for one in finding.related if one.span != wrong.span]
    places = {one.span for one in kept}
    added = [Related("whole", finding.span)] if finding.span not in places else []
    added += [Related("part", figure.span) for figure in more if figure.span not in places | {finding.span}]
    return replace(
        finding,
        span=wrong.span,
        cell=wrong.cell,
        section=tuple(f"{s.number}{s.title}" for s in report.path(wrong.span)),
        related=(*added, *kept),
    )


def _holds(place: Span, inner: Span) -> bool:
    return place.start <= inner.start and inner.end <= place.end


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
        likely = [all(change.because for change in changes) for changes in sets]
        ranked = sorted(
            zip(likely, sets, strict=True), key=lambda pair: (not pair[0], [c.figure.span for c in pair[1]])
        )
        repairs = []
        for is_likely, changes in ranked[:_MOST_REPAIRS]:
            preferred = "likely" if is_likely and sum(likely) == 1 else "possible"
            repairs.append(Repair("only" if self._alone(changes) else preferred, changes))
        return tuple(repairs)

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
            found.append(Change(figure, _printed(figure, value), because))
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

    def _last_year(self, cell: Cell) -> Decimal | None:
        table = self._past.tables.get(cell.table) if self._past else None
        then = table.cells.get((cell.row, cell.column)) if table else None
        return then.figure.value if then else None


def _printed(figure: Figure, value: Decimal) -> str:
    """*value* as the report would print it, with the figure's unit."""
    if figure.scale > 1:
        return plain(value)
    digits = plain(figure.value)
    if figure.unit and figure.printed.endswith(figure.unit) and digits not in figure.printed:
        return plain(value) + figure.unit
    return figure.printed.replace(digits, plain(value), 1) if digits in figure.printed else plain(value)
