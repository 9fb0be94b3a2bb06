"""What tests of several folders share."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from linter import cache
from linter.rulepack import RulePack, shipped_pack

# How long an example takes says something of the machine, not of the program.
settings.register_profile("whatever the machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("whatever the machine")


@pytest.fixture(autouse=True)
def _cache_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that is run with --no-cache switches the cache off for its whole process."""
    monkeypatch.setattr(cache, "enabled", cache.enabled)


@pytest.fixture(scope="session")
def pack() -> RulePack:
    """The pack that travels with the program."""
    return shipped_pack()
