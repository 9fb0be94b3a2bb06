"""How far a round is: with its rate and the time that is left, a line on a terminal, or one every few seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import IO

from linter.render.run import Language

_WORDS = {
    "read": ("读取文件", "reading files"),
    "identify": ("辨认报告", "finding out who reports"),
    "check": ("检查报告", "checking reports"),
    "no_worker": (
        "现在没有工作进程，等着；Ctrl-C 结束，之后再说一遍就接着做",
        "no worker is there; waiting. Ctrl-C ends it, and the same command goes on",
    ),
    "resumed": ("接着做第 {} 轮", "going on with round {}"),
}
_RATE = (
    "{what} {done}/{total}，每秒 {rate:.0f} 份，还要{left}",
    "{what} {done}/{total}, {rate:.0f}/s, {left} left",
)
_LEFT = {"zh": ("{} 秒", "{} 分钟", "{:.1f} 小时"), "en": ("{} s", "{} min", "{:.1f} h")}
_PACES = (0.2, 10.0)  # seconds between two states: on a terminal, in a file


class Progress:
    """Tells on *stream*; where there is none, nobody."""

    def __init__(
        self, stream: IO[str] | None, language: Language = "zh", clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream, self._language, self._clock = stream, language, clock
        self._terminal = stream is not None and stream.isatty()
        self._what, self._total, self._done, self._fresh = "", 0, 0, 0
        self._began = self._told = 0.0

    def begin(self, what: str, total: int) -> None:
        """A step of so many files begins."""
        self._what, self._total, self._done, self._fresh = what, total, 0, 0
        self._began = self._told = self._clock()

    def at(self, done: int) -> None:
        """So many files of the step are done."""
        self.more(done - self._done)

    def known(self, files: int) -> None:
        """So many files more are done, by an earlier run: they say nothing of the rate."""
        self._done += files

    def more(self, files: int) -> None:
        """So many files more are done."""
        self._done += files
        self._fresh += files
        now = self._clock()
        over = self._done >= self._total
        if now - self._told < _PACES[not self._terminal] and not (over and now - self._began > _PACES[1]):
            return
        self._told = now
        rate = self._fresh / max(now - self._began, 1e-6)
        said = _RATE[self._language == "en"].format(
            what=self._word(self._what), done=self._done, total=self._total, rate=rate,
            left=left((self._total - self._done) / max(rate, 1e-6), self._language),
        )  # fmt: skip
        self._write(said, over)

    def say(self, what: str, *values: object) -> None:
        """Tell something that is no count."""
        self._write(self._word(what).format(*values), True)

    def _word(self, what: str) -> str:
        return _WORDS[what][self._language == "en"]

    def _write(self, said: str, last: bool) -> None:
        if self._stream is not None:
            end = "\n" if last or not self._terminal else ""
            self._stream.write(f"\r\x1b[K{said}{end}" if self._terminal else f"{said}\n")
            self._stream.flush()


def left(seconds: float, language: Language) -> str:
    """Return a time that is left in words."""
    short, middle, long = _LEFT[language]
    if seconds < 90:
        return short.format(round(seconds))
    return middle.format(round(seconds / 60)) if seconds < 5400 else long.format(seconds / 3600)
