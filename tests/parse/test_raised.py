"""The mark of a note behind a figure is no part of it, in whatever carrier."""

from __future__ import annotations

import pytest

from linter.text.raised import raised, without_mark


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("118¹", "118"), ("118 ¹²", "118"), ("118⁽¹⁾", "118"), ("118①", "118"), ("总计②", "总计"),
        ("①", "①"), ("¹", "¹"), ("①总计", "①总计"), ("118", "118"), ("", ""), ("118(1)", "118(1)"),
    ],
)  # fmt: skip
def test_mark_behind_words(words: str, bare: str) -> None:
    assert without_mark(words) == bare


def test_raised_words_are_as_long_as_they_were() -> None:
    assert raised("注1、20") == "注¹、²⁰"
