"""Data classes that are completed when the first of them is needed.

The standard library's decorator writes and compiles five methods a class. The program has two
hundred such classes and a short run needs a quarter of them: that was half of its start. Here a
class waits, under a base that completes it, until one is built, compared, hashed, printed or
asked for its fields; from then on it is what the standard library makes of it. A type checker
sees the standard decorator only.

The attributes lie in a dictionary even where `slots` is asked for: so the ready-made pack and
kept verdicts are read back without a call of Python for each.
"""

from __future__ import annotations

import dataclasses
from threading import RLock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, slots=False, **options):
        """Return *cls*, or a decorator, that becomes what the standard one makes of it, later."""
        return _waiting(cls, options) if cls else lambda one: _waiting(one, options)


__all__ = ["dataclass"]

_lock = RLock()


def _waiting(cls: type, options: dict[str, bool]) -> type:
    bases = tuple(base for base in cls.__bases__ if base is not object)
    if not any(issubclass(base, _Waiting) for base in bases):
        bases = (*bases, _Waiting)
    body = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    if not options.get("eq", True):
        body = {"__eq__": object.__eq__, "__hash__": object.__hash__, **body}
    return type(cls)(cls.__name__, bases, {**body, "_options": options})


def _completed(cls: type) -> None:
    """Let the standard library complete *cls* and what it is derived from, once."""
    with _lock:
        for one in reversed(cls.__mro__):
            if (options := vars(one).get("_options")) is not None:
                one._options = None  # type: ignore[attr-defined]
                dataclasses.dataclass(**options)(one)


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
