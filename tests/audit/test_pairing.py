"""The joins of a round: who is kin to whom, and that none of them looks at every pair of reports."""

from __future__ import annotations

from itertools import product
from typing import Any

import duckdb
import pytest

from linter.audit import pairing
from linter.audit.schema import FACTS

BODIES = ("云岭县", "云岭县教育局", "教育局", "大云岭县", "石桥市", "石桥市教育局", "桥")
STATEMENTS = [one for part in (pairing._YEARS, pairing._COPIES) for one in part.split(";") if one.strip()]


@pytest.fixture
def connection() -> Any:
    with duckdb.connect(":memory:") as made:
        columns = ", ".join(f"{one.name} {one.type}" for one in FACTS)
        made.execute(f"CREATE TABLE facts (number BIGINT, {columns})")
        for number, body in enumerate(BODIES, 1):
            row = (number, body, body, 2023, True, "", body, [1, 2, 3])
            made.execute("INSERT INTO facts (number, path, issuer, year, certain, kind, body, grams) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)  # fmt: skip
        yield made


def test_kin_are_bodies_of_which_one_name_begins_or_ends_with_the_other(connection: Any) -> None:
    pairing.pair(connection)
    kin = set(connection.execute("SELECT one, other FROM same").fetchall())
    assert kin == {
        (a, b)
        for a, b in product(BODIES, BODIES)
        if a.startswith(b) or a.endswith(b) or b.startswith(a) or b.endswith(a)
    }


def test_no_join_looks_at_every_pair(connection: Any) -> None:
    """With a corpus that is a hundred times as large that would take ten thousand times as long."""
    slow, seen = [], 0
    for statement in STATEMENTS:
        plan = str(connection.execute(f"EXPLAIN (FORMAT JSON) {statement}").fetchall())
        seen += "HASH_JOIN" in plan
        slow += [statement for word in ("NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN") if word in plan]
        connection.execute(statement)
    assert not slow and seen > 4
