"""Which path a glob means: the same on every system, * within a folder, ** through folders."""

from __future__ import annotations

import os
import re
from functools import lru_cache

_PARTS = re.compile(r"(\*\*/|\*\*|\*|\?)")
_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(glob: str, path: str, folder: str = ".") -> bool:
    """Whether *glob* means *path*; both count from *folder*.

    A glob without a slash means the name of a file in any folder; one that names a folder,
    all that is in it.
    """
    relative = os.path.relpath(os.path.abspath(path), os.path.abspath(folder)).replace(os.sep, "/")
    return _pattern(glob).fullmatch(relative) is not None


@lru_cache(maxsize=512)
def _pattern(glob: str) -> re.Pattern[str]:
    glob = glob.removeprefix("./").rstrip("/")
    if "/" not in glob:
        glob = f"**/{glob}"
    text = "".join(_MEANING.get(part) or re.escape(part) for part in _PARTS.split(glob))
    return re.compile(text + "(?:/.*)?", re.DOTALL)
