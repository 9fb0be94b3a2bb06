"""One report is the same report in every Word document that has grown in an office."""

from __future__ import annotations

import pytest

from linter.read import read_bytes
from linter.rulepack import RulePack
from linter.text.source import Source
from tests.read import oddwords, one_report
from tests.read.understood import Seen, seen

TEXT = (one_report.EXAMPLES / "2023-faulty.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plain(pack: RulePack) -> Seen:
    return seen(Source("report", TEXT), pack)


@pytest.mark.parametrize("name", oddwords.ODD)
def test_it_is_the_same_report(name: str, plain: Seen, pack: RulePack) -> None:
    here = seen(read_bytes(oddwords.written(TEXT, oddwords.ODD[name]), name), pack)
    assert here.sections == plain.sections
    assert here.tables == plain.tables
    assert here.findings == plain.findings
    assert here.outcomes == plain.outcomes
    assert here.identity == plain.identity
