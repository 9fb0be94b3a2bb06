"""Whether a report is there from its beginning to its end: what every claim of absence rests on."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Wholeness(NamedTuple):
    """Whether the report is whole, and the id of what shows it, or of what speaks against it.

    *beyond* are the keys of the layout's sections that stand behind the last one read and are not
    met, where a report that may be cut off follows a layout of fixed order.
    """

    state: Literal["yes", "no", "unknown"] = "unknown"
    reason: str = "no-end"
    beyond: tuple[str, ...] = ()
