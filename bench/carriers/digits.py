"""Runs of digits in a text that are in no entry of the ledger, or in several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

NUMERAL = "零〇一二三四五六七八九十百千万亿两"
RUN = re.compile(
    rf"\d+(?:\.\d+)?|[零〇一二三四五六七八九十两][{NUMERAL}]*(?=[件条项次份个篇宗起人场期]|万?元)"
)
OUTSIDE = re.compile(
    r"\d{4}\s*年(?:\s*\d+\s*月)?(?:\s*\d+\s*日)?|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d+\s*月(?:\s*\d+\s*日)?"  # dates
    r"|^\s*[-—–]\s*\d+\s*[-—–]\s*$"  # numbers of pages
    r"|[〔\[(]\d{4}[〕\])]\s*\d+\s*号"  # numbers of documents
    rf"|第\s*\(?[\d{NUMERAL}]+\)?\s*[条款项页]"  # articles, pages in words
    rf"|(?:^|[\s|,:;。\"、\u4e00-\u9fff)])(?:\d{{1,2}}\s*[.、．](?!\d)|[{NUMERAL}]+\s*、|\(\s*[\d{NUMERAL}]+\s*\))"  # of headings, items
    r"|[①-⑳¹²³⁰-⁹]|计\s*[1一]\s*[条次]",  # footnote marks; a number within a label of the form
    re.MULTILINE,
)


def stray(text: str, entries: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return how many runs of digits are in no entry (start, end) of the ledger, and in how many a digit is in several."""
    folded = "".join(_folded(character) for character in text)
    outside = [match.span() for match in OUTSIDE.finditer(folded)]
    held = sorted(entries)
    none = several = 0
    for run in RUN.finditer(folded):
        start, end = run.span()
        if any(s < end and start < e for s, e in outside):
            continue
        over = [(s, e) for s, e in held if s < end and start < e]
        none += not over
        several += any(
            one[1] > after[0] for one, after in pairwise(over)
        )  # cells may stand in a run side by side
    return none, several


def _folded(character: str) -> str:
    """One character for one: full-width ones as half-width."""
    made = unicodedata.normalize("NFKC", character) if "\uff01" <= character <= "\uff5e" else character
    return made if len(made) == 1 else character
