"""What is said on standard error, in Chinese: found by the English text, as reasons are in the outputs."""

from __future__ import annotations

import re

import click

from linter.cli import WORDS
from linter.cli.chinese import audits, command, files, outcomes, packs

# The first pattern that fits the whole of the text is taken; its groups go into the Chinese.
_SAYINGS = (*command.SAYINGS, *files.SAYINGS, *packs.SAYINGS, *audits.SAYINGS, *outcomes.SAYINGS)
_GUESS = re.compile(r"(.+); did you mean '(.+)'\?", re.DOTALL)


def chinese(text: str) -> str:
    """Return *text* in Chinese; nothing where there is none for it."""
    for pattern, said in _SAYINGS:
        if match := re.fullmatch(pattern, text, re.DOTALL):
            return said.format(*match.groups())
    if (guessed := _GUESS.fullmatch(text)) and (said := chinese(guessed[1])):
        return f"{said}，是不是“{guessed[2]}”？"
    return ""


def both(text: str, context: click.Context | None = None) -> str:
    """Return *text* in Chinese and, on a line of its own, as it is; alone where only English is wanted."""
    said = "" if context is not None and _english(context) else chinese(text)
    return f"{said}\n    {text}" if said else text


def _english(context: click.Context) -> bool:
    """Whether the command line asks for English: it may be wrong in another of its words."""
    words = context.find_root().meta.get(WORDS, ())
    return any(
        word == "--lang=en" or (word == "--lang" and following == "en")
        for word, following in zip(words, (*words[1:], ""), strict=True)
    )
