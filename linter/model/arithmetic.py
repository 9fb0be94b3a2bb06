"""A relation as arithmetic on paper: ``2+3 = 5 ≠ 6，差 1``."""

from __future__ import annotations

from linter.model.figure import Figure, plain
from linter.model.relation import Evaluation, Relation, State, total


def written(relation: Relation) -> str:
    """Return the calculation that holds *relation* against its figures; nothing where none was made."""
    found = relation.evaluate()
    if found.state is State.UNDECIDED or found.stated is None or found.computed is None:
        return ""
    return _WRITERS[relation.kind](relation, found)


def _sum_of(figures: tuple[Figure, ...]) -> str:
    """Return the sum as on paper; a long one without its zeros."""
    counted = [figure for figure in figures if figure.value or len(figures) <= _LONG] or figures[:1]
    return "+".join(plain(figure.value) for figure in counted)


_LONG = 7  # terms: a row of the widest table is written out, a column of twenty is not


def _gap(found: Evaluation) -> str:
    return "" if found.state is State.HOLDS else f"，差 {plain(abs(found.difference))}"


def _write_equal(relation: Relation, found: Evaluation) -> str:
    assert found.stated is not None and found.computed is not None
    sign = "=" if found.state is State.HOLDS else "≠"
    left, right = _sum_of(relation.left), _sum_of(relation.right)
    left = left if len(relation.left) == 1 else f"{left} = {plain(found.computed)}"
    right = right if len(relation.right) == 1 else f"{right} = {plain(found.stated)}"
    return f"{left} {sign} {right}{_gap(found)}"


def _write_at_most(relation: Relation, found: Evaluation) -> str:
    assert found.stated is not None and found.computed is not None
    sign = "≤" if found.state is State.HOLDS else ">"
    left = _sum_of(relation.left)
    left = left if len(relation.left) == 1 else f"{left} = {plain(found.computed)}"
    right = _sum_of(relation.right)
    right = plain(found.stated) if len(relation.right) == 1 else f"{right} = {plain(found.stated)}"
    return f"{left} {sign} {right}{_gap(found)}"


def _write_deduplicated(relation: Relation, found: Evaluation) -> str:
    assert found.stated is not None and found.computed is not None
    if found.state is State.HOLDS or found.computed < found.stated:
        sign = "≥" if found.state is State.HOLDS else "<"
        return f"{_sum_of(relation.left)} = {plain(found.computed)} {sign} {plain(found.stated)}"
    return f"{plain(found.computed)} > {plain(found.stated)}"


def _write_share(relation: Relation, found: Evaluation) -> str:
    assert relation.stated is not None and found.computed is not None
    sign = "=" if found.state is State.HOLDS else "≠"
    left, right = _grouped(relation.left), _grouped(relation.right)
    exact = f"{left} ÷ {right} = {found.computed:f}%"
    return exact if found.state is State.HOLDS else f"{exact} {sign} {relation.stated.value:f}%"


def _grouped(figures: tuple[Figure, ...]) -> str:
    return _sum_of(figures) if len(figures) == 1 else f"({_sum_of(figures)})"


def _write_hundred(relation: Relation, found: Evaluation) -> str:
    assert found.computed is not None
    sign = "≈" if found.state is State.HOLDS else "≠"
    return f"{_sum_of(relation.left)} = {plain(found.computed)}% {sign} 100%"


def _write_growth(relation: Relation, found: Evaluation) -> str:
    assert relation.stated is not None and found.computed is not None
    sign = "=" if found.state is State.HOLDS else "≠"
    before = _grouped(relation.right)
    exact = f"({_sum_of(relation.left)} − {before}) ÷ {before} = {found.computed:f}%"
    return exact if found.state is State.HOLDS else f"{exact} {sign} {relation.stated.value:f}%"


def _write_count(relation: Relation, found: Evaluation) -> str:
    assert found.stated is not None and found.computed is not None
    sign = "=" if found.state is State.HOLDS else "≠"
    return f"列举 {plain(found.computed)} 项 {sign} 称 {plain(found.stated)} 项"


def _write_chain(relation: Relation, found: Evaluation) -> str:
    numbers = "、".join(plain(figure.value) for figure in relation.left)
    if found.state is State.HOLDS or found.computed is None:
        return numbers
    return f"{numbers}：应为 {plain(found.computed)}"


def _write_possible(relation: Relation, found: Evaluation) -> str:
    assert relation.stated is not None and found.computed is not None
    whole = total(relation.left)
    nearest = round(found.computed * whole / 100)
    sign = "=" if found.state is State.HOLDS else "≠"
    exact = f"{nearest} ÷ {plain(whole)} = {found.computed}%"
    return exact if sign == "=" else f"{exact} {sign} {relation.stated.value}%"


def _write_possible_base(relation: Relation, found: Evaluation) -> str:
    assert relation.stated is not None and found.computed is not None
    now = total(relation.left)
    base = round(now * 100 / (100 + found.computed))
    exact = f"({plain(now)} − {base}) ÷ {base} = {found.computed:f}%"
    return exact if found.state is State.HOLDS else f"{exact} ≠ {relation.stated.value:f}%"


_WRITERS = {
    "sum": _write_equal,
    "tie": _write_equal,
    "at_most": _write_at_most,
    "deduplicated": _write_deduplicated,
    "share": _write_share,
    "hundred": _write_hundred,
    "growth": _write_growth,
    "count": _write_count,
    "chain": _write_chain,
    "possible": _write_possible,
    "possible_base": _write_possible_base,
}
