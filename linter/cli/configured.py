"""The option --config: what is configured stands wherever the command line says nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.config.file import find
from linter.config.settings import Config, load
from linter.errors import UsageError
from linter.rulepack import RulePack, open_kinds


def _configured(ctx: click.Context, _param: Any, value: str | None) -> Config:
    if value == "none":
        return Config()
    if value is not None and not Path(value).is_file():
        raise UsageError(f"--config {value}: there is no such file")
    path = Path(value) if value is not None else find(Path.cwd())
    config = load(path) if path else Config()
    ctx.default_map = {**(ctx.default_map or {}), **config.defaults()}
    return config


config_option = click.option(
    "--config",
    metavar="FILE",
    is_eager=True,
    callback=_configured,
    help="Configuration instead of the nearest reportlint.yaml or pyproject.toml; none: without any.",
)


def configured_pack(pack: Path | None, config: Config) -> RulePack:
    """Return the pack as it is configured."""
    return config.applied(open_kinds(pack, config.over()))
