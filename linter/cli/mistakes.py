"""What is wrong with a command line, by a message of ours: click says of what kind it is, in English."""

from __future__ import annotations

from typing import Any

import click

from linter.messages import Message


class MistakeError(click.UsageError):
    """A mistake on the command line that has a message of ours."""

    def __init__(self, message: Message, ctx: click.Context | None = None) -> None:
        super().__init__(message.said("en"), ctx)
        self.said = message


class OneOf(click.Choice[Any]):
    """One of several words."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the word. Raises MistakeError where it is none of them."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            known = ", ".join(repr(str(one)) for one in self.choices)
            raise MistakeError(
                Message("no-choice", option=_named(param), value=value, known=known), ctx
            ) from None


class Number(click.IntRange):
    """A whole number between two others."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the number. Raises MistakeError where it is none, or lies outside."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            option, said = _named(param), str(value).strip()
            if not said.removeprefix("-").isdecimal():
                raise MistakeError(Message("no-integer", option=option, value=value), ctx) from None
            most = self.max if self.max is not None else "…"
            raise MistakeError(
                Message("out-of-range", option=option, value=said, least=self.min, most=most), ctx
            ) from None


def message(error: click.UsageError) -> Message:
    """Return what is said of *error*."""
    if isinstance(error, MistakeError):
        return error.said
    if isinstance(error, click.NoSuchOption):
        return _no_option(error.option_name, sorted(error.possibilities or ()))
    if isinstance(error, click.MissingParameter):
        is_argument = isinstance(error.param, click.Argument)
        name = _named(error.param)
        return Message("missing-argument", name=name) if is_argument else Message("not-given", name=name)
    if isinstance(error, click.BadOptionUsage):
        wants = "requires" in error.message
        return Message("wants-a-value" if wants else "takes-no-value", option=error.option_name)
    return Message("command-line", said=error.format_message())


def _no_option(option: str, near: list[str]) -> Message:
    shown = ", ".join(f"'{one}'" for one in near)
    if len(near) > 1:
        return Message("no-option-but-these", option=option, near=shown)
    return (
        Message("no-option-but", option=option, near=shown) if near else Message("no-option", option=option)
    )


def _named(param: click.Parameter | None) -> str:
    """Return the name of an option, or of an argument, as it is written."""
    if param is None:
        return "?"
    return param.opts[0] if isinstance(param, click.Option) else (param.metavar or param.name or "").upper()
