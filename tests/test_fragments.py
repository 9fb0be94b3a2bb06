"""A piece of a pattern that has a name: {YEAR} stands for what the lexicon calls so, in every pattern of the pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.errors import RulePackError
from linter.judge.lint import Given, lint
from linter.rulepack import read_pack
from linter.rulepack.fragments import spelt_out, unknown_in
from linter.rulepack.lexicons import lexicon_of
from linter.text.source import Source
from linter.yamlfile import parse_yaml

PACK = "id: ours\nextends: disclosure\n"
LEXICON = "add: {fragments: {DAY: '元旦|春节'}}\n"
RULE = """rules:
  - id: W901
    name: holiday-left
    kind: forbidden
    severity: info
    message: {zh: 节日, en: a holiday}
    options: {patterns: ['{DAY}期间']}
    examples: {good: ["甲县2022年政府信息公开工作年度报告\\n一、概述\\n公开5条。"], bad: ["甲县2022年政府信息公开工作年度报告\\n一、概述\\n春节期间公开5条。"]}
"""


@pytest.mark.parametrize(
    ("pattern", "whole"),
    [
        pytest.param(r"{DAY}期间", "(?:元旦|春节)期间", id="one piece, whatever stands beside it"),
        pytest.param(r"\p{L}{2,3}{DAY}?", r"\p{L}{2,3}(?:元旦|春节)?", id="what RE2 itself writes in such brackets stays"),
        pytest.param(r"{day}", r"{day}", id="names are capitals"),
    ],
)  # fmt: skip
def test_spelt_out(pattern: str, whole: str) -> None:
    assert spelt_out(pattern, {"DAY": "元旦|春节"}) == whole


def test_a_name_of_nothing_is_told() -> None:
    assert unknown_in("{DAY}{NIGHT}", {"DAY": "x"}) == "NIGHT"


def written(folder: Path, lexicon: str = LEXICON, rule: str = RULE) -> Path:
    for name, text in {"pack": PACK, "lexicon": lexicon, "rules": rule}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_patterns_of_a_house_name_pieces_of_their_own_and_those_below(tmp_path: Path) -> None:
    rule = RULE.replace("{DAY}期间", "{YEAR}年{DAY}期间").replace("春节期间", "2021年春节期间")
    pack = read_pack(written(tmp_path, rule=rule))
    text = "乐水县人民政府2022年政府信息公开工作年度报告\n一、概述\n{}年元旦期间公开5条。\n"
    found = [
        {f.rule for f in lint(Source("a.txt", text.format(y)), pack, Given(excerpt=True)).findings}
        for y in ("2022", "22")
    ]
    assert ["W901" in rules for rules in found] == [True, False]


def test_a_piece_that_a_house_has_otherwise_is_so_in_the_patterns_below(tmp_path: Path) -> None:
    pack = read_pack(written(tmp_path, lexicon="add: {fragments: {YEAR: '30\\d\\d', DAY: 元旦}}\n"))
    assert all("(?:30" in pattern.text for pattern in pack.domain.dates[:4])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        pytest.param("{DAYS}期间", "there is no fragment 'DAYS'; did you mean 'DAY'?", id="misspelt"),
        pytest.param("{NIGHTFALL}", "there is no fragment 'NIGHTFALL'", id="unknown"),
    ],
)
def test_a_pattern_of_a_rule_names_what_there_is(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(RulePackError) as caught:
        read_pack(written(tmp_path, rule=RULE.replace("{DAY}期间", wrong)))
    assert said in str(caught.value)
    assert "rules.yaml:7" in str(caught.value)


def test_patterns_of_the_lexicon_name_them_too() -> None:
    text = "fragments: {YEAR: '20\\d\\d'}\nmasks: ['{YEAR}年']\n"
    assert lexicon_of(parse_yaml(text, "lexicon.yaml")).masks == (r"(?:20\d\d)年",)
    with pytest.raises(RulePackError, match="no fragment 'YEAR'"):
        lexicon_of(parse_yaml("masks: ['{YEAR}年']\n", "lexicon.yaml"))


@pytest.mark.parametrize(
    ("lexicon", "wrong"),
    [
        pytest.param("add: {unit: [件], sums: [计], lists: {places: [东门]}}\n", 2, id="names of no lists"),
        pytest.param("add: {units: 5, lists: {places: [{a: b}]}}\n", 2, id="lists that are none"),
        pytest.param("add: {masks: ['{NIGHT}'], lists: {places: [東門]}}\n", 2, id="no such fragment, and what never occurs"),
        pytest.param("add: {fragments: {DAY: 春节}, lists: {places: [东门]}}\n", 0, id="right"),
        pytest.param("add: {fragments: {DAY: 5, EVE: '['}, masks: ['{DAY}', '{EVE}'], units: 5, lists: {places: [东门]}}\n", 3, id="fragments, and what names them is not blamed"),
        pytest.param("add: {fragments: {day: 元旦, D: 元旦}, lists: {places: [东门]}}\n", 2, id="names that no pattern can call a fragment by"),
        pytest.param("add: {fragments: [DAY], masks: ['(节'], lists: {places: [东门]}}\n", 2, id="fragments that are a list"),
        pytest.param("add: {comparisons: ['比(去年'], lead_patterns: ['按(?<x)'], lists: {places: [东门]}}\n", 2, id="patterns of items"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_rules_is_told_with_what_is_wrong_in_the_lexicon(
    tmp_path: Path, lexicon: str, wrong: int
) -> None:
    rule = RULE.replace("severity: info", "severity: inf").replace("'{DAY}期间'", "'@places'")
    with pytest.raises(RulePackError) as raised:
        read_pack(written(tmp_path, lexicon=lexicon, rule=rule))
    told = [str(error) for error in (raised.value, *raised.value.others)]
    files = [error.partition(".yaml")[0].rpartition("/")[2] for error in told]
    assert files == ["lexicon"] * wrong + ["rules"], told


def test_what_is_added_is_told_at_its_own_line(tmp_path: Path) -> None:
    """Not at the line of the list below that it was to join."""
    lexicon = "add:\n  units: [件]\n  masks:\n    - '{NIGHT}'\n"
    with pytest.raises(RulePackError) as raised:
        read_pack(written(tmp_path, lexicon=lexicon, rule=RULE.replace("{DAY}", "")))
    assert (raised.value.file, raised.value.line) == (str(tmp_path / "lexicon.yaml"), 3)


def test_fragments_of_sentence_patterns_are_told_with_each_other_and_the_lexicon(tmp_path: Path) -> None:
    patterns = "fragments: {low: 经费, NEXT: 5}\npatterns:\n  - {id: one, makes: chnge, rule: X, match: ['{NEXT} {now:money}']}\n"
    written(tmp_path, lexicon="add: {units: 5}\n", rule=RULE.replace("{DAY}", ""))
    (tmp_path / "patterns.yaml").write_text(patterns, encoding="utf-8")
    with pytest.raises(RulePackError) as raised:
        read_pack(tmp_path)
    told = [(Path(error.file).stem, error.line) for error in (raised.value, *raised.value.others)]
    assert sorted(told) == [("lexicon", 1), ("patterns", 1), ("patterns", 1), ("patterns", 3)]
