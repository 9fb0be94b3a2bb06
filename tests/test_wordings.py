"""The tables of sentences prove themselves: what is called right is right, what is called wrong is wrong."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from bench.wordings.expand import Row, Writer, expanded
from bench.wordings.numerals import FORMATS, Printed
from bench.wordings.relations import broken, holds
from bench.wordings.table import Shape, Table, TableError, read

LEAST = 20
NAMES = ("first", "second")


@cache
def rows(name: str) -> list[Row]:
    return expanded(read(name), seed=1, least=LEAST)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_large_and_every_twin_is_proved(name: str) -> None:
    """Expanding proves each row, or raises."""
    marks = [row.mark for row in rows(name)]
    assert marks.count("right") >= 1000
    assert marks.count("wrong") >= 1000
    assert len(read(name).shapes) >= 40


@pytest.mark.parametrize(
    ("name", "shape"),
    [pytest.param(name, shape, id=f"{name}-{shape.name}") for name in NAMES for shape in read(name).shapes],
)
def test_each_shape_has_right_and_wrong_in_several_wordings(name: str, shape: Shape) -> None:
    marks = {row.mark for row in rows(name) if row.shape == shape.name}
    assert marks >= ({"right"} if shape.no_twins else {"right", "wrong"})
    assert len({sentence for scene in shape.scenes for sentence in scene.say}) >= 3
    assert shape.title
    assert shape.ground in {"form", "words", "shares", "pack", "near", "likeness"} or shape.no_twins


@pytest.mark.parametrize("name", NAMES)
def test_a_twin_differs_and_says_where(name: str) -> None:
    right = {row.pair: row for row in rows(name) if row.mark == "right"}
    for row in rows(name):
        if row.mark == "wrong":
            assert row.sentence != right[row.pair].sentence
            assert row.broken
            assert row.places
            assert all(0 <= start < end <= len(row.sentence) for start, end in row.places)


def test_no_sentence_stands_in_both_tables() -> None:
    one, other = (
        {line for shape in read(name).shapes for scene in shape.scenes for line in scene.say}
        for name in NAMES
    )
    assert not one & other


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_gives_the_same_rows(name: str) -> None:
    table = read(name)
    assert list(Writer(table, 1).rows(table.shapes[0], LEAST)) == [
        row for row in rows(name) if row.shape == table.shapes[0].name
    ]
    assert list(Writer(table, 2).rows(table.shapes[0], LEAST)) != [
        row for row in rows(name) if row.shape == table.shapes[0].name
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"holds": ("T == a + b",)}, "does not hold", id="a right sentence that is not right"),
        pytest.param({"looks": ("a <= T",)}, "holds against its mark", id="a trap that is none"),
        pytest.param({"holds": ("x > 0",)}, "not printed", id="a relation over a figure that nobody sees"),
        pytest.param({"spoil": ({"b": "b - 1"},)}, "no wrong twin", id="a wrong twin that is not wrong"),
        pytest.param({"where": ("a > T",)}, "no draw fits", id="conditions that no draw meets"),
    ],
)
def test_a_table_that_is_not_right_is_refused(change: dict[str, tuple[object, ...]], told: str) -> None:
    table: Table = read("first")
    shape = next(shape for shape in table.shapes if shape.name == "including-open")
    scene = replace(shape.scenes[0], **change)
    with pytest.raises(TableError, match=told):
        list(Writer(table, 1).rows(replace(shape, scenes=(scene,)), 1))


@pytest.mark.parametrize(
    ("relation", "figures", "right", "wrong"),
    [
        pytest.param("T == a + b", {"T": 5, "a": 2, "b": 3}, True, False, id="a sum"),
        pytest.param("T == a + b", {"T": 6, "a": 2, "b": 3}, False, True, id="a sum, one off"),
        pytest.param("p ~ 100*a/T", {"p": Printed("33.3", 1), "a": 1, "T": 3}, True, False, id="a share"),
        pytest.param("p ~ 100*a/T", {"p": Printed("33.4", 1), "a": 1, "T": 3}, False, False, id="nearly"),
        pytest.param("p ~ 100*a/T", {"p": Printed("33.6", 1), "a": 1, "T": 3}, False, True, id="far off"),
        pytest.param("a == T * 3/4", {"a": 3, "T": 4}, True, False, id="fractions are exact"),
    ],
)
def test_relations(relation: str, figures: dict[str, int | Printed], right: bool, wrong: bool) -> None:
    values = {
        name: value if isinstance(value, Printed) else Printed(value) for name, value in figures.items()
    }
    assert holds(relation, values, set(values)) is right
    assert broken(relation, values, set(values)) is wrong


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        pytest.param(1234567, ",", "1,234,567", id="thousands"),
        pytest.param(10, "han", "十", id="ten"),
        pytest.param(105, "han", "一百零五", id="a gap"),
        pytest.param(20_010, "han", "二万零一十", id="ten thousands"),
        pytest.param(12_000, "mix", "1万2千", id="ten thousands and thousands"),
        pytest.param(12_500, "wan", "1.25万", id="in ten thousands"),
        pytest.param(3000, "qian", "3千", id="in thousands"),
        pytest.param(20_000, "wan", "2万", id="whole ten thousands"),
    ],
)
def test_numerals(value: int, form: str, shown: str) -> None:
    assert FORMATS[form](Printed(value)) == shown
