"""A data class that is completed late is one like any other."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field

import pytest

from linter.records import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: int
    y: int = 0
    notes: list[str] = field(default_factory=list, compare=False, repr=False)

    def far(self):
        return self.x + self.y


@dataclass(frozen=True, kw_only=True)
class Named(Point):
    """A place with a name."""

    name: str


@dataclass
class Counter:
    """A thing that changes."""

    count: int = 0


@dataclass(frozen=True, eq=False)
class Itself:
    """A thing that is like no other."""

    x: int = 0


def waiting(cls):
    return cls._options is not None


def test_waits_until_the_first_is_made():
    @dataclass(frozen=True)
    class Late:
        x: int = 3

    assert waiting(Late)
    assert Late().x == 3
    assert not waiting(Late)


def test_fields_defaults_and_methods():
    assert (Point(1).x, Point(1).y, Point(1, 2).far()) == (1, 0, 3)
    assert Point(1).notes == [] and Point(1).notes is not Point(1).notes
    assert [one.name for one in dataclasses.fields(Named)] == ["x", "y", "notes", "name"]
    with pytest.raises(TypeError):
        Point()
    with pytest.raises(TypeError):
        Named(1, 2, [], "n")


def test_equal_by_what_it_holds_and_by_class():
    assert Point(1, 2, ["a"]) == Point(1, 2, ["b"]) != Point(2, 2)
    assert hash(Point(1, 2)) == hash(Point(1, 2))
    assert Point(1) != Named(1, name="n") and Point(1) != 1
    assert Named(1, name="n") == Named(1, name="n") != Named(1, name="m")
    assert Itself() != Itself() and hash(Itself())
    with pytest.raises(TypeError):
        hash(Counter())


def test_printed_as_it_is_written():
    assert repr(Named(1, name="n")).endswith("Named(x=1, y=0, name='n')")


def test_replaced_copied_and_sent():
    one = Named(1, name="n")
    assert dataclasses.replace(one, x=2) == Named(2, name="n")
    assert copy.copy(one) == one == pickle.loads(pickle.dumps(one))


def test_what_is_read_back_before_any_was_made_here():
    @dataclass(frozen=True)
    class Late:
        x: int

    late = object.__new__(Late)
    vars(late)["x"] = 1
    other = object.__new__(Late)
    vars(other)["x"] = 1
    assert late == other and hash(late) == hash(other) and repr(late).endswith("Late(x=1)")
    assert dataclasses.is_dataclass(Late) and dataclasses.replace(late, x=2).x == 2


def test_a_thing_that_changes():
    one = Counter()
    one.count += 1
    assert one == Counter(1)


def test_completed_by_many_at_once():
    for _ in range(20):

        @dataclass(frozen=True)
        class Late:
            x: int = 3

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(lambda n, late=Late: late(n).x, range(40))) == list(range(40))
