"""A pattern finds what RE2 finds, whatever is looked for first and however the text is kept."""

from __future__ import annotations

import pickle
import re

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.text import patterns
from linter.text.kernel import kernel
from linter.text.literals import needed
from linter.text.pattern import Pattern, group_span
from linter.text.patterns import any_of, matches

ATOMS = [
    "公开",
    "信息",
    "件",
    "a",
    "b",
    ".",
    r"\d",
    r"\.",
    "[件条]",
    "[^件]",
    "(?:公开|信息)",
    "(?P<n>件|条数)",
    "(a)",
    "x?",
]
TEXT = st.text("公开信息件条数ab.1x \n", max_size=30)
EXPRESSION = st.lists(
    st.tuples(
        st.sampled_from(ATOMS), st.sampled_from(["", "", "", "?", "*", "+", "{0,2}", "{2}", "+?", "|"])
    ),
    min_size=1,
    max_size=6,
).map(
    lambda parts: "".join(
        atom if mark == "|" and n == len(parts) - 1 else atom + mark for n, (atom, mark) in enumerate(parts)
    )
)


def valid(text):
    try:
        options = re2.Options()
        options.log_errors = False
        return re2.compile(text, options)
    except re2.error:
        return None


@given(EXPRESSION, TEXT)
@settings(max_examples=600)
def test_finds_what_re2_finds(text, within):
    expression = valid(text)
    if expression is None:
        return
    theirs = [[m.span(n) for n in range(expression.groups + 1)] for m in expression.finditer(within)]
    ours = [[m.span(n) for n in range(expression.groups + 1)] for m in Pattern(text).finditer(within)]
    assert ours == theirs
    first = Pattern(text).search(within, 1, max(1, len(within) - 1))
    theirs_first = expression.search(within, 1, max(1, len(within) - 1))
    assert (first and first.span()) == (theirs_first and theirs_first.span())
    assert bool(Pattern(text).fullmatch(within)) == bool(expression.fullmatch(within))


@given(EXPRESSION, TEXT)
@settings(max_examples=600)
def test_a_word_that_is_needed_is_in_every_match(text, within):
    expression = valid(text)
    if expression is None:
        return
    words = needed(text)
    for match in expression.finditer(within):
        assert not words or any(word in match.group() for word in words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("概述|概况", {"概述", "概况"}),
        ("(?:根据|按照)?(?P<at>贵(?:办|局)[^。]{0,4})", {"贵"}),
        ("ab?cd+e", {"cd"}),
        (r"^上一篇\.$", {"上一篇."}),
        (r"\d+件", {"件"}),
        ("a|b*", set()),
        ("(?i)abc", set()),
        (r"\x{4e00}件", set()),
        (r"\Q公开\E", set()),
        ("[[:alpha:]]公开", {"公开"}),
        ("公开|信息公开", {"公开"}),
        ("|".join(f"第{n}号" for n in range(30)), set()),
        ("(" * 2000, set()),
    ],
)
def test_the_words_that_are_needed(text, words):
    assert set(needed(text)) == words


@given(EXPRESSION, TEXT)
@settings(max_examples=400)
def test_the_kernel_occurs_in_every_match(text, within):
    expression = valid(text)
    if expression is None:
        return
    for match in expression.finditer(within):
        assert Pattern(kernel(text)).search(within, match.start()) is not None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param(
            "(?:(?P<a>今年)[^。]{0,9}?)?(?P<b>[^。]{0,4}?)共\\d", "共\\d", id="words that may be none"
        ),
        pytest.param(
            "(?:今年)?(?:(?:本局|x*)公?)(?:共|合计)\\d", "(?:共|合计)\\d", id="one alternative may be nothing"
        ),
        pytest.param("(?:今年|本局)公?开", "(?:今年|本局)公?开", id="neither may be"),
        pytest.param("公{1,2}开", "公{1,2}开", id="once at least"),
        pytest.param("公?^开", "^开", id="a place is no nothing"),
        pytest.param("公?开|信", "公?开|信", id="alternatives of the whole"),
        pytest.param("公*", "公*", id="all of it may be nothing"),
        pytest.param("公?(?i)开", "公?(?i)开", id="a flag is not understood"),
        pytest.param("公?\\x{5f00}", "公?\\x{5f00}", id="nor is a number"),
        pytest.param("(" * 2000, "(" * 2000, id="nor what is too deep"),
    ],
)
def test_the_kernel(text, rest):
    assert kernel(text) == rest


@pytest.mark.parametrize("within", ["今年共5件，全年共6件", "今年", "共", ""])
def test_what_overlaps_is_found_behind_words_that_may_be_none(within):
    pattern = Pattern(r"(?:今年|全年)?[^，]{0,3}?共(\d)件")
    found = re.findall(r"(?:今年|全年)?[^，]{0,3}?共\d件", within)
    assert [match[0] for match in pattern.overlapping(within)] == found


def test_groups_are_those_of_the_standard_library():
    match = Pattern("(?P<year>20\\d\\d)年(?P<of>度)?(.)").search("说明：2022年报告")
    assert match is not None
    assert (match.span(), match.start(), match.end()) == ((3, 9), 3, 9)
    assert (match[0], match["year"], match["of"], match[3]) == ("2022年报", "2022", None, "报")
    assert match.groupdict() == {"year": "2022", "of": None}
    assert (group_span(match, "year"), group_span(match, "of"), group_span(match, "x")) == (
        (3, 7),
        None,
        None,
    )
    assert match.string == "说明：2022年报告"


def test_long_texts_one_after_the_other():
    texts = ["甲" * n + "2022年" for n in (500, 600, 700)]
    assert [Pattern(r"\d+年").search(text).start() for text in texts * 2] == [500, 600, 700] * 2


def test_an_empty_match_never_stands_inside_a_character():
    assert [m.start() for m in Pattern("x*").finditer("一二")] == [0, 1, 2]


def test_a_stored_pattern_knows_its_words_already():
    pattern = Pattern("公开")
    assert pattern.fault() is None
    assert {"needed", "kernel"} <= vars(pickle.loads(pickle.dumps(pattern))).keys()


def test_one_of_several():
    assert any_of(()) is None
    assert any_of((Pattern("甲"), Pattern("乙"))).search("丙乙").span() == (1, 2)


@given(st.lists(EXPRESSION, min_size=2, max_size=4), st.lists(TEXT, min_size=2, max_size=2))
@settings(max_examples=200)
def test_a_list_that_is_asked_often_finds_what_each_pattern_finds(expressions, within):
    asked = tuple(Pattern(one) for one in expressions if valid(one))
    long = ["填" * 400 + text for text in within]
    for text in long * 4:
        each = [match.span() for pattern in asked for match in pattern.finditer(text)]
        assert [match.span() for match in matches(asked, text)] == each


def test_a_list_is_searched_as_one_expression_after_a_few_texts(monkeypatch):
    asked = (Pattern("公(?P<at>开)信息"), Pattern("公(?P<at>示)信息"))
    searched = []
    monkeypatch.setattr(patterns, "occurs", lambda expression, text: searched.append(text) or False)
    for number in range(6):
        list(matches(asked, f"公开公示{number}" * 100))
    assert [text[4] for text in searched] == ["3", "4", "5"]
