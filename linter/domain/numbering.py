"""What the number before a label of a table looks like: 1. and 1、, 一、, (一) and (一 with a bracket lost."""

from __future__ import annotations

import re

_NUMERALS = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"(?P<digits>\d{{1,2}})[.、](?!\d)"  # 1.5 is a figure
    rf"|\((?P<bracketed>[{_NUMERALS}]{{1,3}})\)"
    rf"|\(?(?P<numeral>[{_NUMERALS}]{{1,3}})[)、.]"
)
_PART = "其中:"  # stands before a number, or behind it


def number_at(word: str, start: int = 0) -> re.Match[str] | None:
    """Return the number that a label has from *start* on: one of its groups is what it says."""
    return _NUMBER.match(word, start)


def is_number(word: str, start: int, end: int) -> bool:
    """Whether just this part of a text is a label's number."""
    return _NUMBER.fullmatch(word, start, end) is not None


def numbering_end(word: str) -> int:
    """Return where the words of a label begin, after all its numbers and what says that it is a part."""
    at = 0
    while True:
        if number := number_at(word, at):
            at = number.end()
        elif word.startswith(_PART, at):
            at += len(_PART)
        else:
            return at
