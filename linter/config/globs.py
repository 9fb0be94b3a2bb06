"""Which path a glob means: the same on every system, * within a folder, ** through folders."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import Any

from linter.errors import UsageError

_PARTS = re.compile(r"(\*\*/|\*\*|\*|\?)")
_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_LONGEST = 1000  # characters; more is no path


def matches(glob: str, path: str, folder: str = ".") -> bool:
    """Whether *glob* means *path*; both count from *folder*.

    A glob without a slash means the name of a file in any folder; one that names a folder,
    all that is in it. The time that takes grows with the length of both, whatever is in them.
    """
    relative = os.path.relpath(os.path.abspath(path), os.path.abspath(folder)).replace(os.sep, "/")
    return _pattern(glob).fullmatch(relative.encode("utf-8", "replace")) is not None


@lru_cache(maxsize=512)
def _pattern(glob: str) -> Any:
    import re2  # does not backtrack: a glob may come from whoever proposes a change

    if len(glob) > _LONGEST:
        raise UsageError("long-glob", length=len(glob), most=_LONGEST)
    glob = glob.removeprefix("./").rstrip("/")
    if "/" not in glob:
        glob = f"**/{glob}"
    text = "".join(_MEANING.get(part) or re.escape(part) for part in _PARTS.split(glob))
    return re2.compile(f"(?s){text}(?:/.*)?".encode("utf-8", "replace"))
