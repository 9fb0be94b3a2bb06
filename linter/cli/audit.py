"""reportlint audit: a corpus of reports, from a folder of thousands to closed findings. One command a file."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = ("run", "show", "query", "roster", "ledger", "close", "page", "sample", "forget")


class _Commands(click.Group):
    """Imports a command's module only when that command is called: DuckDB is not needed for anything else."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"linter.cli.audit_{name}").command
        return command


@click.group("audit", cls=_Commands, short_help="成批审计　Audit a corpus of reports.")
def command() -> None:
    """Audit reports by the thousand: check them into a store, look, ask the bodies, close what was mended.

    审计台：先 audit run 文件夹 --store 库，再 show、page、ledger、close。
    """
