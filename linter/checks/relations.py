"""relation: what the report says with figures adds up, as the relations of a kind demand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal

from linter.model.arithmetic import written
from linter.model.check import Check
from linter.model.figure import Figure, plain, reprinted
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related, Undecided
from linter.model.relation import Evaluation, Relation, RelationKind, State, total
from linter.model.report import Report
from linter.records import dataclass
from linter.text.source import Span

_IN_UNITS = (
    "sum",
    "tie",
    "at_most",
    "deduplicated",
)  # kinds whose numbers are told as their whole is printed
_TIMES = re.compile(r"\d+(?:\.\d+)?(?![\d.%])")


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationHolds(Check):
    """Every relation of these kinds that sentences, tables or years yield for the rule holds."""

    values = (
        "total", "unit", "sum", "difference", "label", "stated", "computed", "parts", "rounded",
        "average", "product", "row", "column", "table", "stated_text", "table_value",
        "rise", "fall", "multiple", "risen", "risen_from", "fallen", "fallen_from", "equal",
    )  # fmt: skip
    doubts = (
        "open-list", "approximate", "overlap", "other-scope", "directed-rounding", "not-whole",
        "other-unit", "nested", "uncertain-parts", "total-behind",
        "side-by-side", "spread", "near-list", "one-slip", "unclosed", "small-number", "stages-unnamed", "of-counts",
        "glued", "extra-row", "two-grounds", "pending", "lost-row", "cumulative", "counted-otherwise", "counted-once", "often-a-part",
        "said-elsewhere", "another-whole",
    )  # fmt: skip

    kinds: tuple[RelationKind, ...] = ()  # empty: all
    labels: tuple[str, ...] = ()  # only relations that bear one of these; empty: all
    rules: tuple[str, ...] = ()  # only relations that a form demands for these rules
    units: tuple[str, ...] = ()  # only relations whose whole is in one of these; empty: in any
    total_alone: bool | None = None  # a total with figures beside parts of nothing, or the reverse

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each relation."""
        of_one = report.relations_by_rule.get(self.rules[0] if self.rules else "", [])
        chosen = [r for r in (report.relations if len(self.rules) > 1 else of_one) if self._concerns(r)]
        if not chosen:
            yield NotApplicable("nothing to compare")
        for relation in chosen:
            if self.selects(relation):
                yield _answer(relation)
            elif relation.evaluate().state is State.HOLDS:
                yield Held(_place(relation))

    def selects(self, relation: Relation) -> bool:
        """Whether the rule judges *relation*."""
        if self.total_alone is not None and self.total_alone is not _total_alone(relation):
            return False
        return self._concerns(relation)

    def _concerns(self, relation: Relation) -> bool:
        return (
            relation.rule in (self.rules or ("",))
            and (not self.kinds or relation.kind in self.kinds)
            and (not self.labels or relation.label in self.labels)
            and (not self.units or (relation.right or relation.left)[0].unit in self.units)
        )


def _total_alone(relation: Relation) -> bool:
    """Whether the parts are all zeros and the whole is not, or the reverse."""
    parts, whole = [f.value for f in relation.left], [f.value for f in relation.right]
    return len(parts) > 1 and any(parts) != any(whole)


def _place(relation: Relation) -> Span:
    """Where a finding points: the stated figure, or the right side, with its words."""
    figure = relation.stated or (relation.right or relation.left)[0]
    return relation.place or figure.span


def _answer(relation: Relation) -> Answer:
    found = relation.evaluate()
    span = _place(relation)
    if found.state is State.HOLDS:
        return Held(span)
    if found.state is State.UNDECIDED or found.stated is None or found.computed is None:
        return Undecided(found.reason or "undecided", span)
    whole = relation.stated or (relation.right or relation.left)[0]
    related = [_bearing("part", figure) for figure in relation.left if not _within(figure, span)]
    related += [Related("item", item) for item in relation.items]
    related += [_bearing("whole", figure) for figure in relation.right if not _within(figure, span)]
    several = relation.stated is None and relation.kind in ("sum", "at_most") and len(relation.right) > 1
    values = {
        "total": "＋".join(figure.printed for figure in relation.right) if several else whole.printed,
        "unit": whole.unit,
        "sum": _told(found.computed, relation),
        "difference": _told(abs(found.difference), relation),
        "label": relation.label,
        "stated": _told(found.stated, relation),
        "computed": _told(found.computed, relation),
        "rounded": _rounded(relation, found.computed),
        "parts": "、".join(figure.printed for figure in relation.left),
        "average": whole.printed if relation.kind == "average" else "",
        "product": _told(found.computed, relation) if relation.kind == "product" else "",
        **_in_table(relation, whole),
        **_of_change(relation, found),
    }
    if relation.kind == "direction":
        values |= dict.fromkeys(("sum", "stated", "computed", "difference"), "")
    return Problem(
        span,
        values,
        tuple(related),
        relation.doubts,
        relation,
        written(relation),
        plain(found.stated),
        plain(found.computed),
        whole.cell,
    )


def _within(figure: Figure, place: Span) -> bool:
    """Whether the finding points at *figure* already."""
    return place.start <= figure.span.start and figure.span.end <= place.end


def _bearing(label: str, figure: Figure) -> Related:
    return Related("cell" if figure.cell and label == "whole" else label, figure.span)


def _in_table(relation: Relation, whole: Figure) -> dict[str, str]:
    """What a message can say of a relation between cells; the parts with their labels."""
    if whole.cell is None:
        return dict.fromkeys(("row", "column", "table", "stated_text", "table_value"), "")
    said = next((figure for figure in relation.left if figure.cell is None), None)
    across = {figure.cell.row for figure in relation.figures if figure.cell} == {whole.cell.row}
    names = [
        f"{figure.cell.column_label if across else figure.cell.row_label} {figure.printed}"
        for figure in relation.left
        if figure.cell and figure.value
    ]
    return {
        "row": whole.cell.row_label,
        "column": whole.cell.column_label,
        "table": whole.cell.table,
        "parts": "、".join(names) or "0",
        "stated_text": said.printed if said else "",
        "table_value": plain(total(relation.right)),
    }


def _told(value: Decimal, relation: Relation) -> str:
    """Return *value* as the report prints its whole: 2.90万元; a count is a number alone."""
    whole = relation.stated or (relation.right or relation.left)[0]
    return reprinted(whole, value) if whole.scale > 1 and relation.kind in _IN_UNITS else plain(value)


def _of_change(relation: Relation, found: Evaluation) -> dict[str, str]:
    """What a message can say of a change: the rate that it should be, up or down, or which figure is more."""
    names = ("rise", "fall", "multiple", "risen", "risen_from", "fallen", "fallen_from", "equal")
    values = dict.fromkeys(names, "")
    assert found.computed is not None
    if relation.kind == "direction" and not found.difference:
        values["equal"] = plain(total(relation.left))
    elif relation.kind == "direction":
        way = "risen" if found.difference > 0 else "fallen"
        values |= {way: _amount(relation.left), f"{way}_from": _amount(relation.right)}
    elif relation.kind in ("growth", "possible_base") and relation.stated is not None:
        times = _TIMES.match(relation.stated.printed)
        if times and relation.stated.scale > 1:
            less = Decimal(times[0]) - relation.stated.value / 100
            values["multiple"] = plain((found.computed / 100 + less).quantize(Decimal("0.01")))
        else:
            values["rise" if found.computed >= 0 else "fall"] = _rounded(relation, found.computed)
    return values


def _amount(figures: tuple[Figure, ...]) -> str:
    """Return the sum of *figures*, as the first of them is printed where that is in 万元."""
    first, value = figures[0], total(figures)
    return reprinted(first, value) if first.scale > 1 else plain(value)


def _rounded(relation: Relation, computed: Decimal) -> str:
    """The computed rate with as many digits as the stated one, rounded half up."""
    places = relation.stated.decimals if relation.stated else 0
    wide = Context(prec=max(28, computed.adjusted() + places + 2))  # a number of any length is rounded
    return str(computed.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, wide).copy_abs())
