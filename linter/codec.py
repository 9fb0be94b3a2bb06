"""Values of the program as JSON, and back: what is read from a file is data, and never acts.

What pickle would do by calling what the file names, is done here for a closed set: records,
named tuples and enumerations of the modules that hold data, tuples, frozen sets, mappings,
numbers and texts. An array stands for everything that JSON has no word for; its first number
says for what.
"""

from __future__ import annotations

import json
import sys
from array import array
from base64 import b85decode, b85encode
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

from linter.records import is_record
from linter.shapes import ShapeError, class_of, maker, name_of

# The first number of an array; from 0 on, it is that of a class in the list of those that occur.
_PLAIN, _TUPLE, _SET, _LIST, _DICT, _DECIMAL, _FRACTION, _BYTES, _SHARED, _AGAIN, _ARRAY = range(-1, -12, -1)
_SCALARS = frozenset({str, int, bool, float, type(None)})
_TEXT = frozenset({str})


class CodecError(ShapeError):
    """What cannot be written, or was read and is no value of the program."""


def encoded(value: object) -> bytes:
    """Return *value* as JSON. Raises CodecError where something in it is no data."""
    writer = _Writer()
    try:
        row = writer.row(value)
        said = {"shapes": writer.names, "shared": writer.shared, "value": row}
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError) as error:  # a number too long to be printed is a ValueError, too
        raise CodecError(str(error)) from error
    return text.encode("utf-8", "surrogatepass")


def decoded(content: bytes, kind: type) -> Any:
    """Return the value of that *kind* that `encoded` made *content* of. Raises CodecError."""
    try:
        said = json.loads(content)
        (value,) = _reader(said)([_LIST, said["value"]])
    except Exception as error:  # whatever content of another make leads to
        raise CodecError(str(error)) from error
    if not isinstance(value, kind):
        raise CodecError(f"it is no {kind.__name__}")
    return value


class _Writer:
    """Makes rows of values, depth first; what occurs again is numbered where it stands first."""

    def __init__(self) -> None:
        self.names: list[list[str]] = []  # of the shapes: class and fields
        self._shapes: dict[tuple[type, tuple[str, ...]], int] = {}
        self.shared = 0
        self._rows: dict[int, list[Any]] = {}
        self._held: list[object] = []  # so that no other object gets the number of one
        self._last: dict[
            type, tuple[list[str], int]
        ] = {}  # by record: the fields of the last one, and the shape

    def row(self, value: Any) -> Any:
        """Return what stands for *value*."""
        cls = value.__class__
        if cls in _SCALARS:
            return value
        if cls in self._last:
            return self._record(cls, value)
        if cls is Decimal:  # small ones are written again where they occur again
            return [_DECIMAL, str(value)]
        number = id(value)
        row = self._rows.get(number)
        if row is not None:
            return self._again(row)
        small = _SCALARS.issuperset(map(type, value)) if isinstance(value, tuple) else False
        if small and cls is not tuple:
            return [self._shape(cls, getattr(cls, "_fields", ())), *value]
        if (
            cls is dict
            and _TEXT.issuperset(map(type, value))
            and _SCALARS.issuperset(map(type, value.values()))
        ):
            return value
        if is_record(cls):
            return self._record(cls, value)
        self._held.append(value)
        row = self._rows[number] = [_PLAIN, value] if small else self._new(cls, value)
        return row

    def _record(self, cls: type, value: Any) -> list[Any]:
        number = id(value)
        row = self._rows.get(number)
        if row is not None:
            return self._again(row)
        self._held.append(value)
        named = value.__dict__
        keys, known = list(named), self._last.get(cls)
        if known is None or known[0] != keys:
            known = self._last[cls] = keys, self._shape(cls, tuple(keys))
        row = self._rows[number] = [known[1], *self._all(named.values())]
        return row

    def _again(self, row: list[Any]) -> list[Any]:
        if row[0] != _SHARED:
            row[:] = [_SHARED, self.shared, row[:]]
            self.shared += 1
        return [_AGAIN, row[1]]

    def _new(self, cls: type, value: Any) -> list[Any]:
        if cls is tuple:
            return [_TUPLE, *self._all(value)]
        if isinstance(value, tuple):
            return [self._shape(cls, getattr(cls, "_fields", ())), *self._all(value)]
        return self._other(cls, value)

    def _all(self, values: Iterable[Any]) -> list[Any]:
        row = self.row
        return [one if one.__class__ in _SCALARS else row(one) for one in values]

    def _other(self, cls: type, value: Any) -> list[Any]:
        if isinstance(value, Enum):
            return [self._shape(cls, (value.name,))]
        if cls is dict:
            return [_DICT, *self._all(one for pair in value.items() for one in pair)]
        if cls is frozenset:  # in an order of its own, so that the same value is the same content
            return [_SET, *self._all(sorted(value, key=repr))]
        if cls is list:
            return [_LIST, *self._all(value)]
        return _number(value)

    def _shape(self, cls: type, keys: tuple[str, ...]) -> int:
        number = self._shapes.get((cls, keys))
        if number is None:
            self.names.append([name_of(cls), *keys])
            number = self._shapes[cls, keys] = len(self._shapes)
        return number


def _number(value: Any) -> list[Any]:
    if value.__class__ is Fraction:
        return [_FRACTION, value.numerator, value.denominator]
    if value.__class__ is bytes:
        return [_BYTES, b85encode(value).decode("ascii")]
    if value.__class__ is array and value.typecode == "q":
        return [_ARRAY, *value]
    raise CodecError(f"{value.__class__.__qualname__} is no data")


def _reader(said: dict[str, Any]) -> Callable[[Any], Any]:
    """Return what makes a value of a row."""
    shapes = [_maker(*names) for names in said["shapes"]]
    shared: list[Any] = [None] * said["shared"]

    def value(row: Any) -> Any:
        code = row[0]
        if code >= 0:
            make = shapes[code]
            return make([one if one.__class__ is not list else value(one) for one in row[1:]])
        if code == _PLAIN:
            return tuple(row[1])
        if code == _AGAIN:
            return shared[row[1]]
        if code == _SHARED:
            shared[row[1]] = value(row[2])
            return shared[row[1]]
        return _CONTAINERS[code]([one if one.__class__ is not list else value(one) for one in row[1:]])

    return value


@cache
def _maker(name: str, *keys: str) -> Callable[[list[Any]], Any]:
    return maker(class_of(name), list(map(sys.intern, keys)))


_CONTAINERS: dict[int, Callable[[list[Any]], Any]] = {
    _TUPLE: tuple,
    _SET: frozenset,
    _LIST: list,
    _DICT: lambda items: dict(zip(items[::2], items[1::2], strict=True)),
    _DECIMAL: lambda items: Decimal(*items),
    _FRACTION: lambda items: Fraction(*items),
    _BYTES: lambda items: b85decode(*items),
    _ARRAY: lambda items: array("q", items),
}
