"""Which classes an object may be made of that is read from a file, and how: those that only hold data."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cached_property
from importlib import import_module
from typing import Any

from linter.records import is_record

_OF_DATA = (
    "linter.checks.", "linter.domain.", "linter.model.", "linter.text.", "linter.run.",
    "linter.rulepack.rule", "linter.read.places", "linter.read.html.map", "linter.read.html.markup",
)  # fmt: skip


class ShapeError(ValueError):
    """A class that does not hold data only, or is another one than was written."""


def name_of(cls: type) -> str:
    """Return the name under which *cls* is written. Raises ShapeError where it could not be read."""
    name = f"{cls.__module__}:{cls.__qualname__}"
    class_of(name)
    return name


def class_of(name: str) -> type:
    """Return the class of that name: one that only holds data."""
    module, _, cls = name.partition(":")
    if not f"{module}.".startswith(_OF_DATA) and module not in _OF_DATA:
        raise ShapeError(f"{module} is no module of data")
    found = getattr(import_module(module), cls)
    if isinstance(found, type) and found.__module__ == module:
        return found
    raise ShapeError(f"{name} is no class of data")


def maker(cls: type, keys: list[str]) -> Callable[[list[Any]], Any]:
    """Return what makes an object of *cls* from its values; raise where they are not those it has."""
    if is_record(cls):
        _all_there(cls, keys)
        new = object.__new__

        def record(values: list[Any]) -> Any:
            if len(values) != len(keys):
                raise ShapeError(f"{cls.__name__} has other fields")
            made: Any = new(cls)
            made.__dict__.update(zip(keys, values, strict=False))  # looked at each time, `strict` is dear
            return made

        return record
    if issubclass(cls, Enum):
        (member,) = keys
        one = cls[member]
        return lambda _: one
    if issubclass(cls, tuple) and keys == list(getattr(cls, "_fields", ())):
        return cls._make  # type: ignore[attr-defined, no-any-return]
    raise ShapeError(f"{cls.__name__} is no class of data, or another one now")


def _all_there(cls: type, keys: list[str]) -> None:
    """Raise where *keys* are not the fields of the record *cls*, and what it may keep beside them."""
    fields, beside = set(), set()
    for one in cls.__mro__:
        hints = vars(one).get("__annotations__", {}) if is_record(one) else {}
        fields |= {name for name, hint in hints.items() if not str(hint).startswith("ClassVar")}
        beside |= {name for name, value in vars(one).items() if isinstance(value, cached_property)}
    if not fields <= set(keys) <= fields | beside:
        raise ShapeError(f"{cls.__name__} is another one now")
