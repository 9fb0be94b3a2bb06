"""What must hold between the figures of a sentence, worked out of the figures alone.

A relation is written as Python arithmetic (`T == a + b`), as a rounding (`p ~ 100*a/T`: p is the right side to as many
decimals as p is printed with), or as `said c`: the figure c is printed in the sentence.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from bench.wordings.numerals import Printed

Values = Mapping[str, Any]


def sign(value: Fraction) -> Printed:
    """1, 0 or -1."""
    return Printed((value > 0) - (value < 0))


def to_places(places: int) -> Callable[[Fraction], Printed]:
    """What rounds to so many decimals."""
    return lambda value: Printed(value, places)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "Printed": Printed,
    "sign": sign,
    "abs": lambda value: Printed(abs(value), getattr(value, "places", 0)),
    "r0": to_places(0),
    "r1": to_places(1),
    "r2": to_places(2),
}


class _Exact(ast.NodeTransformer):
    """Makes the numbers of an expression fractions, so that `1/5` is exact."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """A call of Printed around a number."""
        if not isinstance(node.value, int):
            return node
        return ast.Call(ast.Name("Printed", ast.Load()), [node], [])


@cache
def _compiled(text: str) -> tuple[Any, tuple[str, ...]]:
    tree = ast.parse(text.strip(), mode="eval")
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
    exact = ast.fix_missing_locations(_Exact().visit(tree))
    return compile(exact, text, "eval"), tuple(dict.fromkeys(n for n in names if n not in FUNCTIONS))


def evaluate(text: str, values: Values) -> Any:
    """What the expression comes to."""
    return eval(_compiled(text)[0], {"__builtins__": {}, **FUNCTIONS}, dict(values))


def names(relation: str) -> tuple[str, ...]:
    """The figures and words that the relation speaks of."""
    if relation.startswith("said "):
        return (relation.removeprefix("said ").strip(),)
    return tuple(dict.fromkeys(name for side in relation.split("~") for name in _compiled(side)[1]))


def _off(relation: str, values: Values) -> Fraction:
    """How many units of the last place a rounding is off."""
    left, right = relation.split("~")
    figure = evaluate(left, values)
    return abs(figure - Fraction(evaluate(right, values))) * 10**figure.places


def holds(relation: str, values: Values, printed: set[str]) -> bool:
    """Whether the relation is right as printed."""
    if relation.startswith("said "):
        return names(relation)[0] in printed
    if "~" in relation:
        return _off(relation, values) <= Fraction(1, 2)
    return bool(evaluate(relation, values))


def broken(relation: str, values: Values, printed: set[str]) -> bool:
    """Whether it is wrong beyond doubt: a rounding by two units of its last place at least, all else exactly."""
    if "~" in relation:
        return _off(relation, values) >= 2
    return not holds(relation, values, printed)
