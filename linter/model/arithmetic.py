"""A relation as arithmetic on paper: ``2+3 = 5 ≠ 6，差 1``."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from linter.model.figure import Figure, plain
from linter.model.relation import Evaluation, Relation, State, total

Show = Callable[[Decimal], str]

_SUMS = ("sum", "tie", "at_most", "deduplicated")
_RATES = ("share", "growth", "direction")  # what is stated beside their amounts is a rate or a word


def written(relation: Relation) -> str:
    """Return the calculation that holds *relation* against its figures; nothing where none was made."""
    found = relation.evaluate()
    if found.state is State.UNDECIDED or found.stated is None or found.computed is None:
        return ""
    return _WRITERS[relation.kind](relation, found, _shown(relation))


def _shown(relation: Relation) -> Show:
    """Return how numbers are written: in 万元, with its decimals, where all figures are printed so."""
    figures = [figure for figure in _amounts(relation) if figure.printed]
    scales = {figure.scale for figure in figures}
    if len(scales) != 1 or scales == {1}:
        return plain
    scale = scales.pop()
    places = max(figure.decimals for figure in figures)
    return lambda value: _in_unit(value / scale, places)


def _amounts(relation: Relation) -> tuple[Figure, ...]:
    """Return the figures that are amounts of one thing; a rate of them is none."""
    if relation.kind in _RATES:
        return (*relation.right, *relation.left)
    return relation.figures if relation.kind in _SUMS else ()


def _in_unit(value: Decimal, places: int) -> str:
    exact = plain(value)
    return exact if len(exact.partition(".")[2]) > places else f"{value:.{places}f}"


def _sum_of(figures: tuple[Figure, ...], show: Show) -> str:
    """Return the sum as on paper; a long one without its zeros, and what is blank is left out."""
    figures = tuple(figure for figure in figures if figure.printed) or figures[:1]
    counted = [figure for figure in figures if figure.value or len(figures) <= _LONG] or figures[:1]
    return "+".join(show(figure.value) for figure in counted)


_LONG = 7  # terms: a row of the widest table is written out, a column of twenty is not


def _gap(found: Evaluation, show: Show) -> str:
    return "" if found.state is State.HOLDS else f"，差 {show(abs(found.difference))}"


def _write_equal(relation: Relation, found: Evaluation, show: Show) -> str:
    assert found.stated is not None and found.computed is not None
    sign = "=" if found.state is State.HOLDS else "≠"
    left, right = _summed(relation.left, found.computed, show), _summed(relation.right, found.stated, show)
    return f"{left} {sign} {right}{_gap(found, show)}"


def _summed(figures: tuple[Figure, ...], value: Decimal, show: Show) -> str:
    """Return the sum and what it comes to; one term alone is that already."""
    terms = _sum_of(figures, show)
    alone = len(figures) == 1 or (terms == show(value) and not all(figure.printed for figure in figures))
    return terms if alone else f"{terms} = {show(value)}"


def _write_at_most(relation: Relation, found: Evaluation, show: Show) -> str:
    assert found.stated is not None and found.computed is not None
    sign = "≤" if found.state is State.HOLDS else ">"
    left = _sum_of(relation.left, show)
    left = left if len(relation.left) == 1 else f"{left} = {show(found.computed)}"
    right = _sum_of(relation.right, show)
    right = show(found.stated) if len(relation.right) == 1 else f"{right} = {show(found.stated)}"
    return f"{left} {sign} {right}{_gap(found, show)}"


def _write_deduplicated(relation: Relation, found: Evaluation, show: Show) -> str:
    assert found.stated is not None and found.computed is not None
    if found.state is State.HOLDS or found.computed < found.stated:
        sign = "≥" if found.state is State.HOLDS else "<"
        return f"{_sum_of(relation.left, show)} = {show(found.computed)} {sign} {show(found.stated)}"
    return f"{show(found.computed)} > {show(found.stated)}"


def _write_share(relation: Relation, found: Evaluation, show: Show) -> str:
    assert relation.stated is not None and found.computed is not None
    sign = "=" if found.state is State.HOLDS else "≠"
    left, right = _grouped(relation.left, show), _grouped(relation.right, show)
    exact = f"{left} ÷ {right} = {found.computed:f}%"
    return exact if found.state is State.HOLDS else f"{exact} {sign} {relation.stated.value:f}%"


def _write_average(relation: Relation, found: Evaluation, show: Show) -> str:
    assert found.stated is not None and found.computed is not None
    sign = "=" if found.state is State.HOLDS else "≠"
    exact = f"{_sum_of(relation.left, show)} ÷ {_sum_of(relation.right, show)} = {show(found.computed)}"
    return exact if found.state is State.HOLDS else f"{exact} {sign} {show(found.stated)}"


def _write_product(relation: Relation, found: Evaluation, show: Show) -> str:
    assert found.stated is not None and found.computed is not None
    sign = "=" if found.state is State.HOLDS else "≠"
    terms = "×".join(show(figure.value) for figure in relation.left)
    return f"{terms} = {show(found.computed)}" + (f" {sign} {show(found.stated)}" if sign == "≠" else "")


def _grouped(figures: tuple[Figure, ...], show: Show) -> str:
    return _sum_of(figures, show) if len(figures) == 1 else f"({_sum_of(figures, show)})"


def _write_hundred(relation: Relation, found: Evaluation, show: Show) -> str:
    assert found.computed is not None
    sign = "≈" if found.state is State.HOLDS else "≠"
    return f"{_sum_of(relation.left, show)} = {show(found.computed)}% {sign} 100%"


def _write_growth(relation: Relation, found: Evaluation, show: Show) -> str:
    assert relation.stated is not None and found.computed is not None
    sign = "=" if found.state is State.HOLDS else "≠"
    before = _grouped(relation.right, show)
    exact = f"({_sum_of(relation.left, show)} − {before}) ÷ {before} = {found.computed:f}%"
    return exact if found.state is State.HOLDS else f"{exact} {sign} {relation.stated.value:f}%"


def _write_direction(relation: Relation, found: Evaluation, show: Show) -> str:
    assert found.stated is not None and found.computed is not None
    sign = ">" if found.computed > found.stated else "<" if found.computed < found.stated else "="
    gap = _gap(found, show) if found.difference else ""
    return f"{_sum_of(relation.left, show)} {sign} {_sum_of(relation.right, show)}{gap}"


def _write_defined(relation: Relation, found: Evaluation, show: Show) -> str:
    return f"{relation.right[0].printed} {'≠' if found.state is State.HOLDS else '='} 0"


def _write_count(relation: Relation, found: Evaluation, show: Show) -> str:
    assert found.stated is not None and found.computed is not None
    sign = "=" if found.state is State.HOLDS else "≠"
    return f"列举 {show(found.computed)} 项 {sign} 称 {show(found.stated)} 项"


def _write_chain(relation: Relation, found: Evaluation, show: Show) -> str:
    numbers = "、".join(show(figure.value) for figure in relation.left)
    if found.state is State.HOLDS or found.computed is None:
        return numbers
    return f"{numbers}：应为 {show(found.computed)}"


def _write_possible(relation: Relation, found: Evaluation, show: Show) -> str:
    assert relation.stated is not None and found.computed is not None
    whole = total(relation.left)
    nearest = round(found.computed * whole / 100)
    sign = "=" if found.state is State.HOLDS else "≠"
    exact = f"{nearest} ÷ {show(whole)} = {found.computed}%"
    return exact if sign == "=" else f"{exact} {sign} {relation.stated.value}%"


def _write_possible_base(relation: Relation, found: Evaluation, show: Show) -> str:
    assert relation.stated is not None and found.computed is not None
    now = total(relation.left)
    base = round(now * 100 / (100 + found.computed))
    exact = f"({show(now)} − {base}) ÷ {base} = {found.computed:f}%"
    return exact if found.state is State.HOLDS else f"{exact} ≠ {relation.stated.value:f}%"


_WRITERS = {
    "sum": _write_equal,
    "tie": _write_equal,
    "at_most": _write_at_most,
    "deduplicated": _write_deduplicated,
    "share": _write_share,
    "hundred": _write_hundred,
    "average": _write_average,
    "product": _write_product,
    "growth": _write_growth,
    "direction": _write_direction,
    "defined": _write_defined,
    "count": _write_count,
    "chain": _write_chain,
    "possible": _write_possible,
    "possible_base": _write_possible_base,
}
