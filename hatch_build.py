"""Puts the shipped rule packs and grammars into the wheel ready-made, so that no run has to read them anew."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadyMade(BuildHookInterface[Any]):
    """Makes them of the files that go into the same wheel; an editable one has none, as its files change."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from linter.rulepack.readymade import ready_made
        finally:
            sys.path.remove(self.root)
        self._folder = tempfile.TemporaryDirectory()
        for name, content in ready_made():
            path = Path(self._folder.name) / name
            path.write_bytes(content)
            build_data["force_include"][str(path)] = f"linter/_data/ready/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was made for the build."""
        if version != "editable":
            self._folder.cleanup()
