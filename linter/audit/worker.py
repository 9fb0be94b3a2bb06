"""What a machine of a cluster does: it says what it is, and does the parts that it is given, in a process of its own."""

from __future__ import annotations

import atexit
import os
import secrets
import socket
import threading
from pathlib import Path
from typing import NamedTuple

from linter import __version__
from linter.audit.apart import PartProcess
from linter.audit.options import Options
from linter.audit.outputs import over
from linter.audit.parcel import digest_of, packed, program, unpacked
from linter.audit.part import PartWork
from linter.audit.sources import file_of
from linter.audit.store import PARCEL, Store

_own = threading.local()  # a child for each thread that parts are done in


class SharedContext(NamedTuple):
    """What goes with every part: where the packs and options are, and by which program."""

    parcel: str
    digest: str
    program: str


class WorkerGreeting(NamedTuple):
    """What a worker is: its machine, the version of its program and what stands for that, and why it cannot see the store."""

    machine: str
    version: str
    program: str
    unseen: str = ""


class WorkerRefusal(NamedTuple):
    """In place of a part that is done: why this worker does not do it."""

    greeting: WorkerGreeting
    missing: str = ""  # a report that is not there


def sent(store: Store, options: Options) -> SharedContext:
    """Write what goes with every part into the folder of *store*, which the workers share; return what tells them of it."""
    data = packed(options)
    place = Path(os.path.abspath(store.folder)) / f"{PARCEL}{secrets.token_hex(6)}"
    over(place, data)
    return SharedContext(str(place), digest_of(data), program())


def greeted(given: SharedContext) -> WorkerGreeting:
    """Say what this worker is, and whether it sees the shared folder and may write there."""
    return WorkerGreeting(socket.gethostname(), __version__, program(), _unseen(given))


def done(step: str, work: PartWork, given: SharedContext) -> WorkerRefusal | None:
    """Do a part, here: *step* is the name of what is done. Return nothing, or why it is not done."""
    if given.program != program():
        return WorkerRefusal(greeted(given))
    if unseen := _unseen(given):
        return WorkerRefusal(greeted(given)._replace(unseen=unseen))
    if missing := _missing(work):
        return WorkerRefusal(greeted(given), missing)
    work = work._replace(options=unpacked(given.parcel, given.digest))
    getattr(_apart(), step)(work)
    return None


def _apart() -> PartProcess:
    if not hasattr(_own, "apart"):
        _own.apart = PartProcess()
        atexit.register(_own.apart.close)
    apart: PartProcess = _own.apart
    return apart


def _unseen(given: SharedContext) -> str:
    try:
        unpacked(given.parcel, given.digest)
        probe = Path(given.parcel).with_name(
            f".{socket.gethostname()}.{os.getpid()}.{threading.get_ident()}.probe"
        )
        probe.touch()
        probe.unlink()
    except OSError as error:
        return f"{error.filename or given.parcel}: {error.strerror or error}"
    return ""


def _missing(work: PartWork) -> str:
    """Return a file that a part needs, that was there when its hash was taken, and that is not there now."""
    for piece in work.pieces:
        needed = [piece.locator] if piece.sha256 else []
        needed += [one[1] for one in (piece.before, piece.like) if one]
        for locator in needed:
            if not os.access(file_of(locator), os.R_OK):
                return file_of(locator)
    return ""
