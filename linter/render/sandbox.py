"""Where users' templates run: immutable data, no attributes that lead out, no chance, few filters of ours."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from linter.render.markdown import escape
from linter.render.run import Run
from linter.render.told import origin_place
from linter.render.words import word

_ESCAPED = (".html", ".htm", ".xhtml", ".xml", ".svg")
_ENDINGS = (".j2", ".jinja", ".jinja2")
_LARGEST = 10**18  # a number that a template may make
_LONGEST = 1_000_000  # a text or list that it may repeat into being


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's, where a product or a power cannot take hours or all memory, either."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and not (_is_small(left, 1000) and _is_small(right, 64)):
            raise SecurityError(f"the power {str(left)[:20]} ** {str(right)[:20]} is too large")
        if operator == "*":
            numbers = [side for side in (left, right) if isinstance(side, int | float)]
            sized = [side for side in (left, right) if hasattr(side, "__len__")]
            if any(abs(number) > _LARGEST for number in numbers) or any(
                len(side) * number > _LONGEST for side in sized for number in numbers
            ):
                raise SecurityError("the product is too large")
        return super().call_binop(context, operator, left, right)


def _is_small(value: Any, most: int) -> bool:
    return isinstance(value, int | float) and abs(value) <= most


class _Inside(FileSystemLoader):
    """Finds the templates of one folder, and none that a link leads to outside of it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._real = os.path.realpath(folder)

    def get_source(self, environment: Environment, template: str) -> Any:
        found = super().get_source(environment, template)
        if os.path.commonpath((self._real, os.path.realpath(found[1]))) != self._real:
            raise TemplateNotFound(template)
        return found


def sandbox(folder: Path, run: Run) -> ImmutableSandboxedEnvironment:
    """Return where a template of *folder* runs; in .html and .xml every value is escaped."""
    made = _Sandbox(
        loader=_Inside(folder),
        autoescape=_is_markup,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    del made.globals["lipsum"], made.filters["random"]  # the same input gives the same output
    made.filters["word"] = partial(word, language=run.language)
    made.filters["place"] = lambda where: _place(where, run)
    made.filters["markdown"] = escape
    return made


def _is_markup(name: str | None) -> bool:
    bare = (name or "").lower()
    for ending in _ENDINGS:
        bare = bare.removesuffix(ending)
    return bare.endswith(_ESCAPED)


def _place(where: Any, run: Run) -> str:
    """Return a `where` of the JSON output as people are told of it: 38:1, or page, table, row."""
    said = origin_place(where["origin"], run.language)
    return f"{where['path']} {said}" if "path" in where else said
