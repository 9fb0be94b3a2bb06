"""Small texts, read by the shipped pack."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.domain.domain import Domain
from linter.model.report import Report
from linter.parse import Given, parse
from linter.rulepack import RulePack
from linter.text.source import Source

Read = Callable[..., Report]
TITLE = "清泉县2015年政府信息公开工作年度报告\n"


@pytest.fixture(scope="session")
def domain(pack: RulePack) -> Domain:
    return pack.domain


@pytest.fixture(scope="session")
def read(domain: Domain) -> Read:
    """Reads a text: as it stands, or (titled) with a title before it."""

    def read(text: str, *, titled: bool = False, given: Given | None = None) -> Report:
        return parse(Source("report.txt", TITLE * titled + text), domain, given)

    return read


@pytest.fixture(scope="session")
def headings(read: Read) -> Callable[..., list[str]]:
    """The headings of a text, each with its level: ``2 一、概述``."""

    def headings(text: str, *, titled: bool = True) -> list[str]:
        report = read(text, titled=titled)
        return [f"{s.level} {s.number}{s.title}" for s in report.root.walk()]

    return headings


@pytest.fixture(scope="session")
def lines(read: Read) -> Callable[..., list[tuple[str, str]]]:
    """The logical lines of a text, each with its kind."""

    def lines(text: str, *, titled: bool = False) -> list[tuple[str, str]]:
        report = read(text, titled=titled)
        return [(line.kind, report.text(line.stretch)) for line in report.lines]

    return lines
