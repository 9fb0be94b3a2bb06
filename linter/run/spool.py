"""Verdicts that wait for the others of a run: a few as they are, what does not fit in memory in a file without a name."""

from __future__ import annotations

from contextlib import suppress
from typing import IO

from linter import codec
from linter.run.questions import AloneVerdict
from linter.run.results import bare

_FEW = 64  # verdicts that stay as they are
_IN_MEMORY = 8_000_000  # bytes; what is more is in the file


class Spool:
    """Keeps verdicts by their place in the run. What cannot be kept is no harm: it is found out again."""

    def __init__(self) -> None:
        self._few: dict[int, AloneVerdict] = {}
        self._places: dict[int, tuple[int, int]] = {}
        self._file: IO[bytes] | None = None
        self._end = 0

    def put(self, number: int, alone: AloneVerdict | None, content: bytes = b"") -> None:
        """Keep a verdict, or *content*, which the codec made of it."""
        if alone is not None and len(self._few) < _FEW:
            self._few[number] = alone
            return
        if alone is None and not content:
            return
        with suppress(OSError, codec.CodecError):  # the disk is full
            if alone is not None:
                content = content or codec.encoded(alone._replace(verdict=bare(alone.verdict)))
            file = self._opened()
            file.seek(self._end)
            file.write(content)
            self._places[number] = (self._end, len(content))
            self._end += len(content)

    def take(self, number: int) -> AloneVerdict | None:
        """Return the verdict, once."""
        if number in self._few:
            return self._few.pop(number)
        if number not in self._places or self._file is None:
            return None
        at, length = self._places.pop(number)
        with suppress(OSError, codec.CodecError):
            self._file.seek(at)
            found: AloneVerdict = codec.decoded(self._file.read(length), AloneVerdict)
            return found
        return None

    def close(self) -> None:
        """Give the file back."""
        if self._file is not None:
            self._file.close()

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            from tempfile import SpooledTemporaryFile

            self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it is closed with the run
        return self._file
