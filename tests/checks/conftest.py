"""What the tests of kinds share: a small report in, a check's answers out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from linter.model.finding import Answer, Problem
from linter.parse import Given, parse
from linter.rulepack import RulePack, shipped_pack
from linter.text.source import Source


@pytest.fixture(scope="session")
def pack() -> RulePack:
    """The shipped pack: its kinds of body, layouts and rules."""
    return shipped_pack()


@pytest.fixture(scope="session")
def answers(pack: RulePack) -> Callable[..., list[Answer]]:
    """Return the answers of a check (or of the shipped rule of that id) on a text."""

    def run(check: Any, text: str, **given: Any) -> list[Answer]:
        rule = pack.rule(check) if isinstance(check, str) else None
        report = parse(Source("report.txt", text), pack.domain, Given(**given))
        return list((rule.check if rule else check).check(report))

    return run


@pytest.fixture(scope="session")
def quoted(answers: Callable[..., list[Answer]]) -> Callable[..., list[str]]:
    """Return the words that the problems of a check point at."""

    def run(check: Any, text: str, **given: Any) -> list[str]:
        found = answers(check, text, **given)
        return [text[slice(*answer.span)] for answer in found if isinstance(answer, Problem)]

    return run
