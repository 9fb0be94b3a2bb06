"""HTML whose columns are others, in another order, or named otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bench.carriers.carrier import Carrier
from bench.carriers.change import Filling, columns, only, only_form, paths, turned, with_column
from bench.carriers.html import page
from bench.carriers.layout import official
from bench.carriers.model import Block, Cell, Filled, Key, Line, Piece, Table

T2, T3 = frozenset({"T2"}), frozenset({"T3"})
LACKING = {"T010": 9, "T005": 99}
_UNDER = ("申请人情况", "法人或其他组织")


def total_first(lines: list[Line]) -> list[Line]:
    """The last column before all others."""
    return [lines[-1], *lines[:-1]]


def swapped(lines: list[Line]) -> list[Line]:
    """The second and the third column in each other's place."""
    return [lines[0], lines[2], lines[1], *lines[3:]]


def backwards(lines: list[Line]) -> list[Line]:
    """The columns from the last to the first."""
    return lines[::-1]


def without(*ids: str) -> Callable[[list[Line]], list[Line]]:
    """The columns but for these."""
    return lambda lines: [line for line in lines if line.id not in ids]


def added(id: str, path: tuple[str, ...], at: int, value: Callable[[Filled, str], str]) -> Filling:
    """Return the change that puts a column, which the form has not, before column *at*."""

    def change(form: Filled) -> Filled:
        more = {Key(form.form, row.id, id): value(form, row.id) for b in form.blocks for row in b.rows}
        blocks = tuple(
            Block(b.title, b.rows, (*b.columns[:at], Line(id, path), *b.columns[at:])) for b in form.blocks
        )
        return replace(form, blocks=blocks, values={**form.values, **more})

    return change


def organisations(form: Filled, row: str) -> str:
    """The sum of the five columns of organisations."""
    ids = ("business", "research", "charity", "law", "other")
    return str(sum(int(form.values[Key("T3", row, id)]) for id in ids))


def traders(form: Filled) -> Filled:
    """Count self-employed traders, some two thirds of the natural persons, apart: the sums of both columns hold."""
    whole = {row.id: int(form.values[Key("T3", row.id, "natural")]) for b in form.blocks for row in b.rows}
    parts = {row: count * 2 // 3 for row, count in whole.items()}
    parts["closed"] = sum(
        parts[row] for row in parts if row not in ("new", "carried_in", "carried_out", "closed")
    )
    parts["new"] = parts["closed"] + parts["carried_out"] - parts["carried_in"]
    made = added("+traders", ("申请人情况", "个体工商户"), 6, lambda _, row: str(parts[row]))(form)
    kept = {Key("T3", row, "natural"): str(whole[row] - parts[row]) for row in whole}
    return replace(made, values={**made.values, **kept})


def flat_head(line: Line) -> Line:
    """A column with its own heading only."""
    return line._replace(path=line.path[-1:])


def headed(text: str, *ids: str) -> Filling:
    """Return the change that prints *text* above columns of these ids."""
    return paths(column=lambda line: line._replace(path=(*line.path[:-1], text)) if line.id in ids else line)


def headless(form: Filled) -> Table:
    """Return the official table without its head."""
    table = official(form)
    return replace(table, rows=table.rows[table.heads :], heads=0)


def left_open(*ids: str) -> Callable[[Table], Table]:
    """Return the change that leaves columns of these ids undecided; of none named: all."""

    def change(table: Table) -> Table:
        def one(cell: Cell) -> Cell:
            return replace(cell, open=True) if cell.key and (not ids or cell.key.column in ids) else cell

        return replace(table, rows=tuple(tuple(map(one, row)) for row in table.rows))

    return change


def _t3(form: Filled) -> Piece:
    return headless(form) if form.form == "T3" else official(form)


def made(name: str, *fillings: Filling, **more: object) -> Carrier:
    """Return a page with its table 3 changed."""
    changes = tuple(only_form("T3", one) for one in fillings)
    return Carrier(f"html-{name}", "file", "html", page, fillings=changes, forms=T3, **more)  # type: ignore[arg-type]


def zero(form: Filled, row: str) -> str:
    """Nothing counted."""
    return "0"


TRADERS = added("+traders", ("申请人情况", "个体工商户"), 6, zero)
WAYS = (
    made("total-first", columns(total_first)),
    made("columns-swapped", columns(swapped)),
    made("columns-backwards", columns(backwards)),
    made("flat-head", paths(column=flat_head)),
    made("flat-head-total-first", paths(column=flat_head), columns(total_first)),
    made("column-left-out", columns(without("research")), deserved=LACKING),
    made(
        "three-columns", added("+organisations", ("申请人情况", "法人或其他组织"), 1, organisations),
        columns(without("business", "research", "charity", "law", "other")), deserved=LACKING,
    ),
    made("extra-column", TRADERS, deserved={"T010": 1}, lost=frozenset({"T001"})),
    made("extra-column-counted", traders, deserved={"T010": 1}, lost=frozenset({"T001"})),
    made("remark-column", changes=(only("T3", lambda t: with_column(t, -1, "备注", lambda _: "")),)),
    made("remark-column-numeric", changes=(only("T3", lambda t: with_column(t, -1, "备注", lambda y: str(2020 + y % 4))),)),
    made("serial-column", changes=(only("T3", lambda t: with_column(t, 0, "序号", lambda y: str(y + 1))),)),
    made("unnamed-column", headed("", "charity")),
    made("no-head", lay=_t3),
    made("transposed", changes=(only("T3", turned),)),
    made("heads-with-units", paths(column=lambda line: line._replace(path=(*line.path[:-1], f"{line.path[-1]}（件）")))),
    Carrier("html-table2-last-first", "file", "html", page, fillings=(only_form("T2", columns(backwards)),), forms=T2),
    made(
        "two-heads-for-one-column", headed("自然人", "business"), changes=(only("T3", left_open("natural", "business")),), deserved=LACKING,
        undecided="自然人 stands above two columns: both stay unread",
    ),
    made(
        "no-head-other-number", TRADERS, lay=_t3, changes=(only("T3", left_open()),), deserved=LACKING,
        undecided="no heading at all, and eight figures a row where the form has seven columns",
    ),
    made(
        "gap-not-filled", headed("", "business"), added("+more", (*_UNDER, ""), 1, zero), changes=(only("T3", left_open("business")),), deserved=LACKING,
        undecided="two columns without heading where one of the form's is lacking: that one stays unread",
    ),
)  # fmt: skip
