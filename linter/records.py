"""Data classes that are completed when the first of them is needed.

The standard library's decorator writes and compiles six methods a class. The program has two
hundred such classes and a short run needs a quarter of them: that was half of its start. Here a
class waits, under a base that completes it, until one is built, compared, hashed, printed or
asked for its fields; and then only the first of the six is compiled. A type checker sees the
standard decorator only.

That the attributes of a frozen class are not set, and of one with slots no others, is left to the
type checker: so objects are made, and read back from a stored pack, without a call for each.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, slots=False, **options):
        """Return *cls*, or a decorator, that becomes what the standard one makes of it, later."""
        return _waiting(cls, options) if cls else lambda one: _waiting(one, options)


__all__ = ["dataclass", "is_record"]

_lock = RLock()


def is_record(cls: type) -> bool:
    """Whether *cls* is one of these data classes; it need not be complete yet."""
    return issubclass(cls, _Waiting) and cls is not _Waiting


def _waiting(cls: type, options: dict[str, bool]) -> type:
    bases = tuple(base for base in cls.__bases__ if base is not object)
    derived = any(issubclass(base, _Waiting) for base in bases)
    body = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    if not options.get("eq", True):
        body = {"__eq__": object.__eq__, "__hash__": object.__hash__, **body}
    made = type(cls)(cls.__name__, bases if derived else (_Waiting, *bases), {**body, "_options": options})
    if derived:  # it would find the methods of the other class in place of those that complete it
        _completed(made)
    return made


def _completed(cls: type) -> None:
    """Let the standard library complete *cls* and what it is derived from, once."""
    with _lock:
        for one in reversed(cls.__mro__):
            if (options := vars(one).get("_options")) is not None:
                one._options = None  # type: ignore[attr-defined]
                _complete(one, **options)


def _complete(cls: Any, frozen: bool = False, eq: bool = True, kw_only: bool = False) -> None:
    dataclasses.dataclass(repr=False, eq=False, kw_only=kw_only)(cls)
    fields = dataclasses.fields(cls)
    shown = [field.name for field in fields if field.repr]

    def show(self: Any) -> str:
        return f"{cls.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    cls.__repr__ = show
    compared = [field.name for field in fields if field.compare]
    if not eq or not compared:
        cls.__eq__, cls.__hash__ = object.__eq__, object.__hash__
        return
    key = attrgetter(*compared)

    def equal(self: Any, other: object) -> Any:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    cls.__eq__ = equal
    cls.__hash__ = (lambda self: hash(key(self))) if frozen else None


class _OnDemand:
    """An attribute of a data class that is not there yet."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, cls: type) -> Any:
        _completed(cls)
        for one in cls.__mro__:
            if self._name in vars(one) and one is not _Waiting:
                return vars(one)[self._name]
        raise AttributeError(self._name)


class _Waiting:
    """What a class has in place of the methods that it is still to be given."""

    _options: dict[str, bool] | None = None
    __dataclass_fields__ = _OnDemand()

    def __init__(self, *args: Any, **named: Any) -> None:
        _completed(type(self))
        type(self).__init__(self, *args, **named)

    def __repr__(self) -> str:
        _completed(type(self))
        made = type(self).__repr__
        return object.__repr__(self) if made is _Waiting.__repr__ else made(self)

    def __eq__(self, other: object) -> bool:
        _completed(type(self))
        made = type(self).__eq__
        return object.__eq__(self, other) if made is _Waiting.__eq__ else made(self, other)

    def __hash__(self) -> int:
        _completed(type(self))
        made = type(self).__hash__
        return object.__hash__(self) if made is _Waiting.__hash__ else made(self)
