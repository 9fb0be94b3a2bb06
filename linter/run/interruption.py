"""An interrupt, a request to end, a hang-up: the run ends, and what was found is told to its end."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from types import FrameType
from typing import Any

from linter.model.finding import Verdict

_SIGNALS = [
    number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None
]


class Interruption:
    """Hears the signals that ask a program to end. Use it in a `with`.

    Where `until` waits for a verdict the first signal ends the waiting, but for what the source still
    tells of its own accord; anywhere else, so that nothing is left half written, it is only remembered; when there is
    nothing more to wait for, it changes nothing any more. The second one always raises KeyboardInterrupt.
    """

    def __init__(self) -> None:
        self.signal = 0  # which one came
        self._ended = False  # whether it ended the waiting
        self._waiting = False
        self._raised = False  # whether the source heard it, too
        self._before: dict[int, Any] = {}

    def __bool__(self) -> bool:
        return self._ended

    @property
    def status(self) -> int:
        """The exit status that says which signal it was, as shells count."""
        return 128 + self.signal

    def __enter__(self) -> Interruption:
        for number in _SIGNALS:
            if signal.getsignal(number) != signal.SIG_IGN:  # nohup, and shells that run something aside
                with suppress(ValueError):  # not the main thread: no signal comes here
                    self._before[number] = signal.signal(number, self._heard)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        again, self.signal = bool(self.signal), self.signal or number
        if self._waiting or again:
            self._raised = True
            raise KeyboardInterrupt

    def until(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Yield *verdicts* until there are no more, or a signal comes."""
        waited_for = iter(verdicts)
        with suppress(KeyboardInterrupt):
            while self._raised or not self.signal:
                self._waiting = not self.signal
                try:
                    verdict = next(waited_for)
                except StopIteration:
                    if self._raised:
                        break
                    return
                finally:
                    self._waiting = False
                yield verdict
        self._waiting, self._ended = False, True
