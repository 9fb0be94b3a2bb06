"""What other tools found, read from their output: how often each of their rules spoke."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter

_BLANK = re.compile(r"\s+")
_ZHLINT = re.compile(r"^.+:\d+:\d+ - (\S.*)$", re.MULTILINE)


def textlint(output: str) -> Counter[str]:
    """Return the messages of each rule."""
    return Counter(one["ruleId"] for file in json.loads(output) for one in file["messages"])


def autocorrect(output: str) -> Counter[str]:
    """Return the lines that are spaced otherwise, and those with other marks: it names no rules."""
    found: Counter[str] = Counter()
    for file in json.loads(output)["messages"]:
        for line in file["lines"]:
            same = _BLANK.sub("", line["old"]) == _BLANK.sub("", line["new"])
            found["spaces"] += same or line["old"].count(" ") != line["new"].count(" ")
            found["punctuation"] += not same
    return +found


def zhlint(output: str) -> Counter[str]:
    """Return how often each message was told."""
    return Counter(_ZHLINT.findall(output))


def proselint(output: str) -> Counter[str]:
    """Return the messages of each check."""
    files = json.loads(output)["result"].values()
    return Counter(one["check_path"] for file in files for one in file.get("diagnostics", ()))


def semgrep(output: str) -> Counter[str]:
    """Return the matches of each rule of ours; end where semgrep could not read one, or gave up on it."""
    said = json.loads(output)
    if said["errors"]:
        sys.exit(f"semgrep: {json.dumps(said['errors'], ensure_ascii=False)[:500]}")
    return Counter(one["check_id"].rpartition(".")[2].partition("-")[0] for one in said["results"])
