"""YAML says where it is wrong, and nothing is silently read as something else."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.errors import RulePackError
from linter.yamlfile import YamlMapping, parse_yaml, read_yaml


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", 3, "the key 'a' is given twice", id="PyYAML keeps the last one"),
        pytest.param("x:\n  a: 1\n  a: 1\n", 3, "the key 'a' is given twice", id="twice, deeper down"),
        pytest.param("a: 1\n'a': 1\n", 2, "the key 'a' is given twice", id="quoted, it is the same key"),
        pytest.param("a: no\n", 1, 'reads no as a bool; quote it: "no"', id="no is False to YAML 1.1"),
        pytest.param("a: yes\n", 1, "reads yes as a bool", id="yes is True to YAML 1.1"),
        pytest.param("a: 1\nb: on\n", 2, "reads on as a bool", id="on is True to YAML 1.1"),
        pytest.param("a: off\n", 1, "reads off as a bool", id="off is False to YAML 1.1"),
        pytest.param("a: True\n", 1, "reads True as a bool", id="one way to write it: true"),
        pytest.param("a: 010\n", 1, "reads 010 as a int", id="octal: 8"),
        pytest.param("a: 0x1F\n", 1, "reads 0x1F as a int", id="hexadecimal: 31"),
        pytest.param("a: 1_000\n", 1, "reads 1_000 as a int", id="a thousand"),
        pytest.param("a: +1\n", 1, r"reads \+1 as a int", id="no sign for plus"),
        pytest.param("a:\n- 1:30\n", 2, "reads 1:30 as a int", id="sexagesimal: 90"),
        pytest.param("a: 2024-01-01\n", 1, "reads 2024-01-01 as a timestamp", id="a date"),
        pytest.param("a: 1e3\nb: 1.0e+3\n", 2, "as a float", id="an exponent"),
        pytest.param("a: .inf\n", 1, "reads .inf as a float", id="infinity"),
        pytest.param("a: .5\n", 1, "reads .5 as a float", id="a float without its zero"),
        pytest.param("on: 1\n", 1, "reads on as a bool", id="on as a key"),
        pytest.param("a: 1\n2: b\n", 2, "the key 2 is not text; quote it", id="a number as a key"),
        pytest.param("true: b\n", 1, "the key True is not text", id="true as a key"),
        pytest.param("a: !!python/name:os.system\n", 1, "quote it", id="a tag of Python"),
        pytest.param("a: &x [*x]\n", 1, "nested too deeply", id="a list that holds itself"),
        pytest.param("a: &x {b: 1}\nc:\n  <<: *x\n", 3, "merge", id="a merge key"),
        pytest.param("a: [1\nb: 2\n", 2, "expected ',' or ']'", id="a bracket is left open"),
        pytest.param("a: 1\nb：2\nc: 3\n", 2, "'：' is full width; YAML needs ': '", id="a full-width colon"),
        pytest.param("a: {b：“c”, d}\ne: 1: 2\n", 1, "'：' is full width", id="a full-width colon in braces"),
        pytest.param(
            "a: 共计：“c”\ne: 1: 2\n",
            2,
            "mapping values are not allowed",
            id="full width within a text is none",
        ),
        pytest.param("a: 1\n\tb: 2\n", 2, "a tab; indent with spaces", id="a tab for indentation"),
    ],
)
def test_refuses(text: str, line: int, words: str) -> None:
    with pytest.raises(RulePackError, match=words) as caught:
        parse_yaml(text, "counts.yaml")
    assert caught.value.line == line
    assert str(caught.value).startswith(f"counts.yaml:{line}: ")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a: 'no'\n", "no", id="quoted it is text"),
        pytest.param('a: "010"\n', "010", id="quoted digits are text"),
        pytest.param("a: true\n", True, id="the one way to say so"),
        pytest.param("a: -12\n", -12, id="a whole number"),
        pytest.param("a: 0.50\n", "0.50", id="a decimal stays as printed, never a float"),
        pytest.param("a: ~\n", None, id="nothing"),
        pytest.param("a:\n", None, id="nothing written"),
        pytest.param("a: 政府信息公开\n", "政府信息公开", id="Chinese needs no quotes"),
        pytest.param("a: null\n", None, id="null"),
        pytest.param("a: y\n", "y", id="y alone is text to PyYAML"),
        pytest.param("a: &x [1]\n", [1], id="an anchor"),
    ],
)
def test_reads(text: str, value: object) -> None:
    assert parse_yaml(text, "x.yaml")["a"] == value


def test_an_empty_file_is_nothing() -> None:
    assert parse_yaml("", "x.yaml") is None


def test_a_mapping_knows_its_lines() -> None:
    content = parse_yaml("# head\na: 1\nb:\n  c: 2\n", "x.yaml")
    assert isinstance(content["b"], YamlMapping)
    assert content.line == 2
    assert content.lines == {"a": 2, "b": 3}
    assert str(content["b"].error("tab", "c")) == "x.yaml:4: a tab; indent with spaces"
    assert str(content.error("tab")) == "x.yaml:2: a tab; indent with spaces"
    assert str(content.error("tab", "nowhere")) == "x.yaml:2: a tab; indent with spaces"


def test_a_file_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_bytes("标题".encode("gb18030"))
    with pytest.raises(RulePackError, match=r"^pack.yaml: cannot be read"):
        read_yaml(tmp_path / "pack.yaml")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match=r"^forms/a.yaml: cannot be read"):
        read_yaml(tmp_path / "a.yaml", "forms/a.yaml")


@given(st.text(alphabet="ab01:-.#&*!|>'\"[]{},?%@` \n\t~no<=年\x00\x85", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(RulePackError):
        parse_yaml(text, "x.yaml")
