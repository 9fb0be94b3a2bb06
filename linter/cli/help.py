"""The help of a command in Chinese, as all else that is said; in English where the command line asks for it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cache
from typing import Any

import click

from linter.cli.mistakes import OneOf
from linter.cli.telling import is_english
from linter.resources import own_text

_FILE = "cli/help.toml"
_SHARED = "options"


def spoken(name: str, **more: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command whose help is spoken in two languages."""
    return click.command(name, cls=SpokenCommand, **more)


class SpokenCommand(click.Command):
    """A command that helps in Chinese, and in English with --lang en, which each command takes."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if all(param.name != "lang" for param in self.params):
            self.params.append(
                click.Option(
                    ["--lang"],
                    type=OneOf(["zh", "en"]),
                    default="zh",
                    show_default=True,
                    help="Language of what is said.",
                    expose_value=False,
                )
            )

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language that is asked for."""
        one = self if is_english(ctx) else self._in_chinese(ctx)
        click.Command.format_help(one, ctx, formatter)

    def _in_chinese(self, ctx: click.Context) -> click.Command:
        own, shared = chinese(ctx.command_path.split(" ", 1)[-1]), chinese(_SHARED)
        one = copy.copy(self)
        one.help = own["about"]
        one.params = [_told(param, own, shared) for param in self.get_params(ctx)]
        one.add_help_option = False  # it stands among them
        return one


def _told(param: click.Parameter, own: dict[str, str], shared: dict[str, str]) -> click.Parameter:
    if not isinstance(param, click.Option):
        return param
    told = copy.copy(param)
    flag = flag_of(param)
    told.help = own.get(flag) or shared.get(flag)
    return told


def flag_of(option: click.Option) -> str:
    """Return the name under which the help of *option* stands: its first long one."""
    return next(name for name in option.opts if name.startswith("--"))


@cache
def chinese(command: str) -> dict[str, str]:
    """Return the help of *command* in Chinese: what it does under 'about', and its options."""
    import tomllib  # where help is asked for

    found: dict[str, str] = tomllib.loads(own_text(_FILE))[command]
    return found
