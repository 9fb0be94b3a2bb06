"""The lists of words that a pack gives: their names are checked, and each says what it is for."""

import dataclasses

import pytest

from linter.domain.lexicon import NAMES, Lexicon
from linter.errors import RulePackError
from linter.rulepack import shipped_pack
from linter.rulepack.lexicons import lexicon_of
from linter.yamlfile import parse_yaml


def lexicon(text: str) -> Lexicon:
    return lexicon_of(parse_yaml(text, "lexicon.yaml"))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param("units: [条]\nunit: [件]\n", 2, "did you mean 'units'?", id="one letter short"),
        pytest.param("leads: [其中]\n", 1, "did you mean 'lead'?", id="one letter more"),
        pytest.param("divisons: [甲+乙]\n", 1, "did you mean 'divisions'?", id="a letter lost"),
        pytest.param("lead_frams: {按: 分}\n", 1, "did you mean 'lead_frames'?", id="pairs"),
        pytest.param("my_places: [东门]\n", 1, "stands under 'lists'", id="a list that only rules ask for"),
        pytest.param("units: 条\n", 1, "must be a list", id="a word in place of a list"),
        pytest.param("odd: {余: mroe}\n", 1, "did you mean 'more'?", id="a level that is none"),
        pytest.param("odd: [余]\n", 1, "must be a mapping", id="a list in place of pairs"),
        pytest.param("sum: [{text: 共, not_befor: [同]}]\n", 1, "did you mean", id="a key of a word"),
        pytest.param("lists: {a: 东门}\n", 1, "must be a list of words", id="a word among the free lists"),
        pytest.param("lists:\n  a: [１２]\n", 2, "never occurs", id="full width in a free list"),
    ],
)
def test_a_list_that_nothing_reads_is_an_error(text: str, line: int, said: str) -> None:
    with pytest.raises(RulePackError) as caught:
        lexicon(text)
    assert said in str(caught.value.what)
    assert (caught.value.file, caught.value.line) == ("lexicon.yaml", line)


def test_lists_are_read_by_their_types() -> None:
    found = lexicon(
        "units: [条, 件]\nsum: [合计, {text: 共, not_before: [同]}]\nlike_units: {条次: 条}\n"
        "lists: {pairs: {错: 对}, own: [东门]}\n",
    )
    assert found.units == ("条", "件")
    assert [word.text for word in found.sum] == ["合计", "共"]
    assert found.like_units == {"条次": "条"}
    assert found.texts("pairs") == ("错=对",)
    assert found.texts("own") == ("东门",)
    assert found.texts("like_units") == ("条次=条",)
    assert found.texts("sum") == ("合计", "共")
    assert found.texts("nothing") is None


def test_each_list_says_what_it_is_for() -> None:
    says = {field.name: field.metadata["says"] for field in dataclasses.fields(Lexicon)}
    assert {*NAMES, "lists"} == set(says)
    assert all(len(text) > 10 and text.endswith(".") for text in says.values())


def test_the_shipped_pack_fills_nearly_every_list() -> None:
    """A list that the program asks for and no shipped pack has would be a misspelt field."""
    lexicon = shipped_pack().domain.lexicon
    assert {name for name in NAMES if not getattr(lexicon, name)} == {"stops", "caption_units"}
