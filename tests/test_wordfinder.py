"""Words of a long list are found where a plain search finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.text.wordfinder import finder

texts = st.text("公开信息", max_size=12)
words = st.frozensets(st.text("公开信息", max_size=4), max_size=8)


@given(words, words, texts)
def test_what_a_plain_search_finds_is_found(some: frozenset[str], right: frozenset[str], text: str) -> None:
    found = list(finder(some, right).finditer(text))
    expected, at = [], 0
    while at < len(text):
        word = max((word for word in some if word and text.startswith(word, at)), key=len, default="")
        if word:
            expected.append((at, word))
        at += len(word) or 1
    assert found == expected


def test_each_word_stands_under_the_pair_that_right_words_lack() -> None:
    assert finder({"信息息公开"}, {"信息公开"}).words == {"息息": ("信息息公开",)}
