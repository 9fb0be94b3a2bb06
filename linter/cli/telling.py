"""What is said beside the output, in Chinese and in English below it; in English alone where that is wanted."""

from __future__ import annotations

from typing import Any

import click

from linter.messages import Message

WORDS = "linter.cli.words"  # under this the context keeps the words of the command line


def both(message: Message, context: click.Context | None = None) -> str:
    """Return *message* in Chinese and, on a line of its own, in English; alone where only English is wanted."""
    english, chinese = message.said("en"), message.said("zh")
    if is_english(context) or chinese == english:
        return english
    return f"{chinese}\n    {english}"


def tell(id: str, /, **params: Any) -> None:
    """Say a message on standard error."""
    click.echo(both(Message(id, **params), click.get_current_context(silent=True)), err=True)


def is_english(context: click.Context | None) -> bool:
    """Whether the command line asks for English: it may be wrong in another of its words."""
    if context is None:
        return False
    words = context.find_root().meta.get(WORDS, ())
    return any(
        word == "--lang=en" or (word == "--lang" and following == "en")
        for word, following in zip(words, (*words[1:], ""), strict=True)
    )
