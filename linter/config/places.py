"""Where files that hold for a folder are looked for, and that what they name does not lead elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_ROOTS = (".git", ".hg", ".svn")  # what a repository has in its root


def upward(folder: Path) -> Iterator[Path]:
    """Yield *folder* and those above it, as far as a repository's root or the user's home.

    What lies above is somebody else's: on a machine of many users, who may write there decides nothing here.
    """
    home = Path(os.path.expanduser("~"))
    folder = Path(os.path.abspath(folder))  # what ".." leads out of is not above it
    for place in (folder, *folder.parents):
        yield place
        if place == home or any(os.path.exists(place / name) for name in _ROOTS):
            return


def is_within(path: Path, folder: Path) -> bool:
    """Whether *path* lies in *folder*, whatever links lead to it."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
