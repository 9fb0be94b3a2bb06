"""The command line: one command a file, imported when it is called. No logic of its own."""

from __future__ import annotations

import errno
import gc
import sys
import traceback
from importlib import import_module
from typing import Any, NoReturn

import click

from linter import __version__
from linter.cli.telling import WORDS, both
from linter.errors import LinterError, UnreadableError
from linter.messages import Message
from linter.render.runner import is_here

_COMMANDS = {
    "audit": "audit",
    "baseline": "baseline",
    "check": "check",
    "config": "config",
    "diff": "diff",
    "explain": "explain",
    "figures": "figures",
    "lsp": "lsp",
    "rules": "rules",
    "schema": "schema",
    "serve": "serve",
    "test": "test_pack",
    "tree": "tree",
    "verify": "verify",
    "waive": "waive",
}
_INTERRUPTED, _UNHEARD = 130, 141  # what a shell says of a program that SIGINT, SIGPIPE ended
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_US = "reportlint"


class _Commands(click.Group):
    """Imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module = import_module(f"linter.cli.{_COMMANDS[name]}")
        command: click.Command = module.command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the words: one of them may say in which language a mistake in another is told."""
        ctx.meta[WORDS] = tuple(args)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; of one that there is not, say which was probably meant."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            from linter.cli.mistakes import MistakeError

            close = get_close_matches(args[0], _COMMANDS, n=1)
            message = Message("no-command", command=args[0])
            if close:
                message = Message("no-command-but", command=args[0], near=close[0])
            raise MistakeError(message, ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the user can put right is told in a few words on standard error, and exit 2."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            from linter.cli.mistakes import message

            raise click.UsageError(both(message(error), ctx), error.ctx) from None
        except UnreadableError as error:
            click.echo(f"{_US}: {error}", err=True)
            sys.exit(2)
        except LinterError as error:
            for one in (error, *getattr(error, "others", ())):
                click.echo(f"{_US}: {both(one.message, ctx)}", err=True)
            sys.exit(2)
        except BrokenPipeError:
            from linter.cli.standard import deafen

            deafen()
            sys.exit(_UNHEARD)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except OSError as error:
            if error.errno not in _NO_ROOM:
                _fail(error)
            from linter.cli.standard import deafen

            deafen()
            click.echo(f"{_US}: {both(Message('stdout-unwritten', why=error.strerror), ctx)}", err=True)
            sys.exit(2)
        except Exception as error:
            _fail(error)
        except KeyboardInterrupt:
            click.echo(f"{_US}: {both(Message('interrupted'), ctx)}", err=True)
            sys.exit(_INTERRUPTED)


def _fail(error: Exception) -> NoReturn:
    """Say what failed and where, and nothing that a report may hold; end with 2, which is no verdict."""
    from linter.judge.failure import failure

    traceback.print_tb(error.__traceback__)
    why = failure(error)
    click.echo(f"{_US}: {why.zh} / {why.en}", err=True)
    sys.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=_US)
def commands() -> None:
    """Check annual reports on open government information before they are published.

    年报校核。例如：reportlint check 年报.docx
    """


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if is_here():
        from linter.cli.standard import guard_streams

        guard_streams()
    # Parsing makes many small objects that live as long as their report: looking for garbage
    # among them again and again is a third of the time.
    gc.set_threshold(100_000, 50, 100)
    commands(prog_name=_US)
