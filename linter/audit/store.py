"""A store: the folder, what lies where in it, and which rows of which round hold.

store.json                  what the folder is
parts/0001-00001/*.parquet  a part of a round: reports, findings, outcomes, figures, unreadable, skipped
rounds/0001/                round.json (program, packs, options, hashes), files, tasks, current, done.json
facts/0001-00001.parquet    who reports, and a sample of the words, of each file
waivers.yaml                what was not accepted, with reasons, as docs/waivers.md says
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from linter import __version__
from linter.audit.schema import TABLES, VERSION
from linter.errors import UsageError
from linter.staging import replaced

try:
    import fcntl
except ImportError:  # Windows: nobody else is kept out
    fcntl = None  # type: ignore[assignment]

_KIND = "reportlint audit store"
WAIVERS = "waivers.yaml"
PARCEL = ".parcel-"  # begins the name of what is sent to other machines


class Store:
    """The folder of a store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts = folder / "parts"
        self.facts = folder / "facts"
        self.waivers = folder / WAIVERS

    def create(self) -> None:
        """Make the store where there is none. Raises UsageError where something else is."""
        if (self.folder / "store.json").exists():
            self.verify()
            return
        if self.folder.exists() and any(one.name != ".lock" for one in self.folder.iterdir()):
            raise UsageError("folder-no-store", path=self.folder)
        for place in (self.parts, self.facts, self.folder / "rounds"):
            place.mkdir(parents=True, exist_ok=True)
        said = {"kind": _KIND, "schema_version": VERSION, "tables": list(TABLES), "made_by": __version__}
        write_json(self.folder / "store.json", said)

    def tidy(self) -> None:
        """Take away what was begun and did not become whole.

        A folder goes to another name first: a process on another machine that is still at it must not make a part of the rest.
        """
        for place, names in ((self.parts, ".*"), (self.facts, ".*"), (self.folder, f"{PARCEL}*")):
            for one in place.glob(names):
                if one.is_dir():
                    gone = one.with_name(f".{secrets.token_hex(6)}.gone")
                    with suppress(FileNotFoundError):  # it became whole in this moment
                        os.rename(one, gone)
                    shutil.rmtree(gone, ignore_errors=True)
                else:
                    one.unlink(missing_ok=True)

    def verify(self) -> None:
        """Raise UsageError where the folder is no store, or one of a later program."""
        try:
            said = json.loads((self.folder / "store.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            said = {}
        if not isinstance(said, dict) or said.get("kind") != _KIND:
            raise UsageError("no-store", path=self.folder)
        if said["schema_version"] > VERSION:
            raise UsageError("store-of-later", path=self.folder, version=said["made_by"])

    def round(self, number: int) -> Path:
        """Return the folder of a round."""
        return self.folder / "rounds" / f"{number:04}"

    def rounds(self) -> list[int]:
        """Return the numbers of the rounds, ended or not."""
        places = (self.folder / "rounds").glob("[0-9]*")
        return sorted(int(one.name) for one in places if (one / "round.json").is_file())

    def ended(self) -> list[int]:
        """Return the numbers of the rounds that came to an end."""
        return [number for number in self.rounds() if (self.round(number) / "done.json").is_file()]

    def said(self, number: int) -> dict[str, Any]:
        """Return what is said of a round."""
        said: dict[str, Any] = json.loads((self.round(number) / "round.json").read_text(encoding="utf-8"))
        return said

    def part(self, round: int, number: int) -> Path:
        """Return the folder of a part."""
        return self.parts / f"{round:04}-{number:05}"

    def known(self, round: int, number: int) -> Path:
        """Return the file of the facts that a round found out in one piece."""
        return self.facts / f"{round:04}-{number:05}.parquet"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other runs out of the store. Raises UsageError where one is at it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder / ".lock", "w", encoding="utf-8") as file:
            if fcntl is not None:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    raise UsageError("store-busy", path=self.folder) from None
            yield


def write_json(place: Path, said: dict[str, Any]) -> None:
    """Write *said* as the file *place*, which appears whole."""
    replaced(place, json.dumps(said, ensure_ascii=False, indent=1) + "\n")
