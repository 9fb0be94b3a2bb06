"""The option --config: what is configured stands wherever the command line says nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from linter.config.file import find
from linter.config.settings import Config, load
from linter.errors import UsageError
from linter.rulepack import RulePack, open_kinds, open_pack

ISOLATED = "linter.cli.isolated"  # under this the context keeps whether the folder's own files hold


def _configured(ctx: click.Context, _param: Any, value: str | None) -> Config:
    if value == "none":
        return Config()
    if value is not None and not Path(value).is_file():
        raise UsageError("no-config-file", path=value)
    isolated = ctx.meta.get(ISOLATED, False)
    path = Path(value) if value is not None else None if isolated else find(Path.cwd())
    config = load(path) if path else Config()
    ctx.default_map = {**(ctx.default_map or {}), **config.defaults()}
    return config


def _isolate(ctx: click.Context, _param: Any, value: bool) -> None:
    ctx.meta[ISOLATED] = value


_file_option = click.option(
    "--config",
    metavar="FILE",
    is_eager=True,
    callback=_configured,
    help="Configuration instead of the nearest reportlint.yaml or pyproject.toml; none: without any.",
)
_isolated_option = click.option(
    "--isolated",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_isolate,
    help="Nothing that lies beside the reports decides: no configuration and no waivers but those named here.",
)


def config_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the options --config and --isolated; the second is looked at first."""
    return _isolated_option(_file_option(command))


def configured_pack(pack: Path | None, config: Config) -> RulePack:
    """Return the pack as it is configured."""
    return config.applied(open_kinds(pack, config.over()))


def configured_kind(pack: Path | None, config: Config) -> RulePack:
    """Return the one kind of report that *pack* is (none: the default one), as it is configured."""
    alone = open_pack(pack, config.over())
    # The configuration may speak of other kinds' rules, too: they stand behind those of this one.
    return replace(alone, rules=configured_pack(pack, config).rules[: len(alone.rules)])
