"""A sample of the findings, to be judged by people, and what they found: how often each rule was right.

It is drawn by hashes: the same seed and the same findings give the same sample, on any machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from linter.audit.columns import OutputColumn
from linter.audit.form import LedgerForm, form_book
from linter.audit.ledger import LedgerItem, is_number, item
from linter.audit.store import Store, write_json
from linter.audit.views import StoreView
from linter.audit.wilson import FEWEST, percent, wilson
from linter.audit.workbook import heads_of, read_book, text_of
from linter.errors import UsageError
from linter.render.run import Language

Stratum = Literal["rule", "severity", "body", "year", "kind", "region"]
BY: dict[Stratum, str] = {
    "rule": "rule", "severity": "severity", "body": "issuer_key", "year": "year", "kind": "pack", "region": "region",
}  # fmt: skip
COLUMNS = (
    OutputColumn("serial", "序号", "No.", 6), OutputColumn("issuer", "报告单位", "Body", 18), OutputColumn("year", "年度", "Year", 7),
    OutputColumn("path", "文件", "File", 22), OutputColumn("severity", "问题等级", "Severity", 9), OutputColumn("rule", "规则编号", "Rule", 9),
    OutputColumn("message", "问题", "Finding", 44), OutputColumn("proof", "证据", "Proof", 50), OutputColumn("verdict", "对/错", "Right or wrong", 10),
    OutputColumn("who", "判断人", "Judged by", 12), OutputColumn("note", "备注", "Note", 24), OutputColumn("number", "问题编号", "Finding no.", 32),
)  # fmt: skip
_WORDS: dict[Language, tuple[str, str]] = {"zh": ("对", "错"), "en": ("right", "wrong")}
_TITLE = {"zh": "抽查", "en": "Sample"}
_NOTE = {
    "zh": "请对照原文逐条判断问题提得对不对，写明判断人。“问题编号”一列不要改动。",
    "en": "Hold each finding against the text, say whether it is right, and who says so. Leave the last column as it is.",
}
_PLACE = "judged.json"


class Judged(NamedTuple):
    """How often a rule was right."""

    rule: str
    right: int
    judged: int

    def said(self) -> str:
        """Return it with its interval; of fewer than twenty judged only how many there are."""
        if self.judged < FEWEST:
            return f"{self.right}/{self.judged}"
        low, high = wilson(self.right, self.judged)
        return f"{self.right}/{self.judged} = {percent(self.right, self.judged)} % ({low}–{high} %)"


def drawn(view: StoreView, count: int, seed: int, by: Stratum, language: Language) -> list[LedgerItem]:
    """Return *count* of the findings that are not waived, of each stratum its share, and one at least where there is room."""
    strata: dict[str, list[LedgerItem]] = {}
    for row in view.rows("SELECT * FROM findings WHERE NOT waived ORDER BY path, number"):
        strata.setdefault(str(row[BY[by]]), []).append(item(row, language))
    sizes = _shares({key: len(found) for key, found in strata.items()}, count)
    sample: list[LedgerItem] = []
    for key in sorted(strata):
        found = sorted(strata[key], key=lambda one: _lot(seed, one))
        sample += found[: sizes[key]]
    return sorted(sample, key=lambda one: (one.issuer, one.year or 0, one.path, one.rule, one.number))


def sample_book(sample: Iterable[LedgerItem], language: Language, day: str) -> bytes:
    """Return the sheet to be filled in."""
    form = LedgerForm(_TITLE[language], _NOTE[language], COLUMNS, "verdict", _WORDS[language])
    rows = (
        {
            **{key: "" if value is None else value for key, value in one._asdict().items()},
            "serial": n,
            "verdict": "",
            "who": "",
            "note": "",
        }
        for n, one in enumerate(sample, 1)
    )
    return form_book(form, rows, language, day)


def read_judged(place: Path, store: Store) -> int:
    """Take in what was judged; return how many. Raises UsageError, with the row, on what is no judgement."""
    heads = heads_of(
        read_book(place), {name: one.key for one in COLUMNS for name in (one.zh, one.en)}, "number", place
    )
    if heads is None or "verdict" not in heads.columns or "rule" not in heads.columns:
        raise UsageError("no-sample", path=place)
    judged = _kept(store)
    count = 0
    for row in range(heads.row + 1, heads.sheet.max_row + 1):
        told = {key: text_of(heads.sheet.cell(row, column).value) for key, column in heads.columns.items()}
        if not told["verdict"]:
            continue
        right = [told["verdict"] == words[0] for words in _WORDS.values() if told["verdict"] in words]
        if not right or not is_number(told["number"]) or not told["rule"]:
            raise UsageError("write-right-or-wrong", path=place, row=row)
        if not told.get("who"):
            raise UsageError("no-judge", path=place, row=row)
        judged[told["number"]] = {"rule": told["rule"], "right": right[0], "by": told["who"]}
        count += 1
    write_json(store.folder / _PLACE, {"judged": judged})
    return count


def precision(store: Store) -> list[Judged]:
    """Return how often each rule was right, of all that was judged so far."""
    counts: dict[str, list[int]] = {}
    for one in _kept(store).values():
        entry = counts.setdefault(one["rule"], [0, 0])
        entry[0] += one["right"]
        entry[1] += 1
    return [Judged(rule, right, total) for rule, (right, total) in sorted(counts.items())]


def _kept(store: Store) -> dict[str, dict[str, Any]]:
    place = store.folder / _PLACE
    return dict(json.loads(place.read_text(encoding="utf-8"))["judged"]) if place.exists() else {}


def _shares(sizes: dict[str, int], count: int) -> dict[str, int]:
    """Return how many of each stratum are drawn: its share of *count*, none more than it has."""
    count = min(count, sum(sizes.values()))
    if count < len(sizes):  # not one of each: of the largest
        keys: Sequence[str] = sorted(sizes, key=lambda key: (-sizes[key], key))[:count]
        return {key: int(key in keys) for key in sizes}
    total = sum(sizes.values())
    shares = {key: max(1, count * size // total) for key, size in sizes.items()}
    by_rest = sorted(sizes, key=lambda key: (-(count * sizes[key] % total), key))
    while (left := count - sum(shares.values())) != 0:
        for key in by_rest if left > 0 else reversed(by_rest):
            if left > 0 and shares[key] < sizes[key]:
                shares[key] += 1
                left -= 1
            elif left < 0 and shares[key] > 1:
                shares[key] -= 1
                left += 1
    return shares


def _lot(seed: int, one: LedgerItem) -> str:
    return hashlib.sha256(f"{seed} {one.number} {one.path}".encode()).hexdigest()
