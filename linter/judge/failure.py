"""What is said of a report at which the program itself failed: what failed and where, never a word of the report."""

from __future__ import annotations

import traceback

from linter.limits import SECONDS, OutOfTimeError
from linter.model.finding import Unreadable, Verdict
from linter.text.source import Source

_OURS = "linter"


def failed(path: str, error: BaseException) -> Verdict:
    """Return the verdict on the report called *path* that *error* kept from being read, checked or shown."""
    return Verdict(Source(path, ""), unreadable=failure(error))


def failure(error: BaseException) -> Unreadable:
    """Return what is said of *error*: a limit that the report ran into, or a bug with its place."""
    if isinstance(error, MemoryError):
        return Unreadable(
            "检查这份报告时内存不足，没有查完；请单独检查它（--jobs 1），或在内存更大的机器上检查",
            "the memory was not enough for this report: it was not checked to its end; "
            "check it alone (--jobs 1), or where there is more memory",
            "limit",
        )
    if isinstance(error, OutOfTimeError):
        return Unreadable(
            f"检查这份报告用了 {SECONDS} 秒以上的处理器时间，已经停止，没有查完；请确认选对了文件，或分成几份",
            f"this report took more than {SECONDS} seconds of the processor: it was not checked to its end; "
            "make sure that it is the right file, or divide it",
            "limit",
        )
    what = f"{type(error).__name__}, {_place(error)}"
    return Unreadable(
        f"程序自身出错，检查没有完成（{what}）；不等于报告有错。"
        "请把括号里的内容和 reportlint --version 的结果告知本工具的维护者，不必附上报告",
        f"the program itself failed and did not finish ({what}); that says nothing against the "
        "report. Please report what stands in brackets, with what `reportlint --version` says; "
        "the report itself is not needed",
        "bug",
    )


def _place(error: BaseException) -> str:
    """Return module and line of the innermost of our own frames, or of any where none is."""
    frames = [
        (str(frame.f_globals.get("__name__")), line) for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    ours = [one for one in frames if one[0].partition(".")[0] == _OURS]
    module, line = (ours or frames or [("?", 0)])[-1]
    return f"{module}:{line}"
