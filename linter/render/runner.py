"""Nothing that is printed where a CI runner reads along is taken by it for an order.

Runners (GitHub Actions, Azure Pipelines) trim a line and obey it if it begins with ``::name``, and look
anywhere in it for ``##[name]`` and ``##vso[name]``. They compare as people read: a character that shows
nothing is no protection, so a blank is put in.
"""

from __future__ import annotations

import os
import re

_AT_START = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
_ANYWHERE = re.compile(r"#(?=#\w*\[)")


def is_here() -> bool:
    """Whether a runner reads what this program prints."""
    return bool(os.environ.get("GITHUB_ACTIONS") or os.environ.get("TF_BUILD"))


def harmless(text: str) -> str:
    """Return *text*, in which nothing is an order any more."""
    return within(_AT_START.sub(r"\1: ", text) if "::" in text else text)


def within(text: str) -> str:
    """Return *text* as it may stand within a line that is an order of our own."""
    return _ANYWHERE.sub("# ", text) if "##" in text else text
