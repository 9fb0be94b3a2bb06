"""What tests of several folders share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

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


@pytest.fixture(scope="session")
def packs_kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with packs and grammars as a first run leaves them, and nothing of what was found."""
    folder = tmp_path_factory.mktemp("kept") / "cache"
    root = Path(__file__).parent.parent
    for pack in ([], ["--pack", "examples/foi"]):
        command = [sys.executable, "-m", "linter", "check", "examples/foi/2023-good.txt", *pack]
        env = {**os.environ, "REPORTLINT_CACHE_DIR": str(folder)}
        subprocess.run(command, check=False, cwd=root, env=env, capture_output=True, timeout=120)
    shutil.rmtree(folder / "results", ignore_errors=True)
    return folder


@pytest.fixture
def second_run(packs_kept: Path) -> Callable[[Path], None]:
    """Return a function that makes a folder the cache of a program that ran before: what the first run costs is none of a test's."""

    def make(folder: Path) -> None:
        shutil.copytree(packs_kept, folder)

    return make
