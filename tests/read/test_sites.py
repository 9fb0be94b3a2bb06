"""One report is the same report on every kind of page on which sites publish it."""

from __future__ import annotations

import pytest

from linter.read import read_bytes
from linter.rulepack import RulePack
from linter.text.source import Source
from tests.read import one_report, sites
from tests.read.understood import Seen, seen

OF_THE_PAGE = {"S021"}  # whether lines of the page stand among those of the report
TEXT = (one_report.EXAMPLES / "2023-faulty.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plain(pack: RulePack) -> Seen:
    return seen(Source("report", TEXT), pack)


@pytest.mark.parametrize("name", sites.SITES)
def test_it_is_the_same_report(name: str, plain: Seen, pack: RulePack) -> None:
    here = seen(read_bytes(sites.page(TEXT, sites.SITES[name]), name), pack)
    assert here.sections == plain.sections
    assert here.tables == plain.tables
    assert here.findings == plain.findings
    assert _of_report(here) == _of_report(plain)
    assert here.identity == plain.identity


def _of_report(it: Seen) -> dict[str, object]:
    return {rule: outcome for rule, outcome in it.outcomes.items() if rule not in OF_THE_PAGE}
