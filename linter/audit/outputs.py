"""Files for people: written whole, and never over what somebody has worked on."""

from __future__ import annotations

import os
from pathlib import Path

from linter.errors import UsageError, unwritten
from linter.read.own import Made, made
from linter.staging import free, opened


def put_bytes(place: Path, data: bytes) -> None:
    """Write *data* to *place*, whole. Raises UsageError where a file stands there that is not the same, nor an output as it was made."""
    if place.exists() and made(place) is not Made.WHOLE and place.read_bytes() != data:
        raise UsageError("not-our-file", path=place)
    over(place, data)


def over(place: Path, data: bytes) -> None:
    """Write *data* to *place*, whole, whatever stands there."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        output = opened(place)
        try:
            output.write(data)
            stands = output.commit()
        finally:
            output.discard()
    except OSError as error:
        raise UsageError(unwritten(place, error)) from None
    if stands != place:
        raise UsageError("not-replaced", path=place, stands=stands)


def set_aside(place: Path, word: str) -> Path:
    """Keep what stands at *place* beside it, under a name with *word* in it that is free; return that."""
    kept = free(place, word)
    data = place.read_bytes()
    over(kept, data)
    os.utime(kept, (place.stat().st_atime, place.stat().st_mtime))
    return kept
