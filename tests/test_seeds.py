"""Five real reports, and what a right linter says of them (shared/seeds/EXPECTED.tsv)."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache

import pytest

from linter.judge.lint import lint
from linter.model.finding import Severity, Verdict
from linter.read import read
from linter.rulepack import RulePack, shipped_pack
from tests.expectations import SHARED, findings_at, rows, squeezed_spans

SEEDS = SHARED / "seeds"
EXPECTED = rows(SEEDS / "EXPECTED.tsv") if (SEEDS / "EXPECTED.tsv").is_file() else []
pytestmark = pytest.mark.skipif(not EXPECTED, reason="the real reports are not in the repository")

# Rows that the linter does not meet yet, each with the reason: (seed, verdict, rules, quote).
# A row that is met after all fails here, so that it leaves the table.
NOT_YET: dict[tuple[str, str, str, str], str] = {}


def _id(row: dict[str, str]) -> str:
    return "-".join((row["seed"], row["verdict"], row["rules"].replace(" ", "|"), row["quote"][:14]))


@cache
def verdict_on(seed: str) -> Verdict:
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    return lint(read(path), shipped_pack())


def in_pack(pattern: str, pack: RulePack) -> bool:
    return any(fnmatchcase(rule.id, pattern) for rule in pack.rules if rule.enabled)


@pytest.mark.parametrize("row", EXPECTED, ids=_id)
def test_says_it_and_says_no_other(row: dict[str, str], pack: RulePack) -> None:
    key = (row["seed"], row["verdict"], row["rules"], row["quote"])
    if row["verdict"] == "may":
        pytest.skip("right, not required: nothing to hold")
    if not any(in_pack(rule, pack) for rule in row["rules"].split()):
        pytest.skip(f"no rule of {row['rules']} in the pack yet")
    verdict = verdict_on(row["seed"])
    assert not row["quote"] or squeezed_spans(verdict.source.text, row["quote"]), (
        "the quote is not in the file"
    )
    found = [
        (f.rule, f.severity.word, verdict.source.quote(f.span))
        for f in findings_at(verdict, row["rules"], row["quote"])
    ]
    if row["verdict"] == "must":
        met = any(severity in row["severities"].split() for _, severity, _ in found)
    else:
        met = not any(severity in (Severity.ERROR.word, Severity.WARNING.word) for _, severity, _ in found)
    if key in NOT_YET:
        assert not met, f"met now: take {key} out of NOT_YET ({NOT_YET[key]})"
        pytest.xfail(NOT_YET[key])
    assert met, f"{row['note']}: found {found}"


def test_the_rows_without_a_rule_are_known(pack: RulePack, record_property: pytest.RecordProperty) -> None:  # type: ignore[name-defined]
    """Rows that no rule can meet yet are counted, not silently passed."""
    waiting = [
        row
        for row in EXPECTED
        if row["verdict"] == "must" and not any(in_pack(r, pack) for r in row["rules"].split())
    ]
    record_property("without a rule", [_id(row) for row in waiting])
    assert len(waiting) <= 12, [_id(row) for row in waiting]


def test_every_seed_is_read(pack: RulePack) -> None:
    for seed in sorted({row["seed"] for row in EXPECTED}):
        verdict = verdict_on(seed)
        assert verdict.unreadable is None
        assert len(verdict.outcomes) == sum(rule.enabled for rule in pack.rules)
