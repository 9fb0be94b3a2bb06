"""What tests of several folders share."""

from __future__ import annotations

import pytest

from linter.rulepack import RulePack, shipped_pack


@pytest.fixture(scope="session")
def pack() -> RulePack:
    """The pack that travels with the program."""
    return shipped_pack()
