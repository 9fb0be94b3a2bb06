"""What the program says of itself, by id: messages.toml holds each text in both languages."""

from __future__ import annotations

from typing import Any

from linter.resources import own_text

FILE = "messages.toml"
_texts: dict[str, dict[str, str]] = {}


class Message:
    """A text of the catalogue with what stands in for its placeholders, among them other messages."""

    __slots__ = ("id", "params")

    def __init__(self, id: str, /, **params: Any) -> None:
        self.id = id
        self.params = params

    def said(self, language: str) -> str:
        """Return the text in *language*."""
        shown = {
            name: value.said(language) if hasattr(value, "said") else value
            for name, value in self.params.items()
        }
        return catalogue()[self.id][language].format(**shown)

    def __str__(self) -> str:
        return self.said("en")

    def __reduce__(self) -> Any:
        return _made, (self.id, self.params)


def _made(id: str, params: dict[str, Any]) -> Message:
    return Message(id, **params)


def catalogue() -> dict[str, dict[str, str]]:
    """Return every text by id and language; it is read when something is to be said for the first time."""
    if not _texts:
        import tomllib

        _texts.update(tomllib.loads(own_text(FILE)))
    return _texts
