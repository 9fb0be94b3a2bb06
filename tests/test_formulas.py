"""A relation that a form cannot mean stops the run, with its line and a guess."""

from __future__ import annotations

import pytest

from linter.domain.form import Block, Form, FormRelation, Label
from linter.errors import RulePackError
from linter.rulepack.formulas import with_formulas
from linter.yamlfile import parse_yaml


def read(line: str) -> FormRelation:
    mapping = parse_yaml(f"id: T3\nrelations:\n  - {line}\n", "forms/x.yaml")
    item = mapping["relations"][0]
    rows = tuple(Label(id, id) for id in ("new", "carried_in", "closed", "refused.a", "refused.b"))
    columns = tuple(Label(id, id) for id in ("x.part", "x.total"))
    relation = FormRelation(item["rule"], item["each"], item["holds"], tuple(item.get("blocks", ())))
    block = Block("b", "", columns, rows)
    form = Form("T3", "1", {}, (), (), (), (), (block,), (relation,))
    return with_formulas(form, mapping).relations[0]


def test_a_family_stands_for_all_its_members() -> None:
    formula = read("{rule: T, each: column, holds: closed = new + refused.*}").formula
    assert formula is not None
    assert (formula.left, formula.right) == (("closed",), ("new", "refused.a", "refused.b"))


def test_a_term_taken_away_is_added_on_the_other_side() -> None:
    formula = read("{rule: T, each: column, holds: new - carried_in <= closed}").formula
    assert formula is not None
    assert (formula.kind, formula.left, formula.right) == ("at_most", ("new",), ("closed", "carried_in"))


def test_a_total_of_parts_that_overlap() -> None:
    formula = read('{rule: T, each: column, holds: "max(refused.*) <= closed <= sum(refused.*)"}').formula
    assert formula is not None
    assert (formula.kind, formula.right) == ("deduplicated", ("closed",))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{rule: T, each: column, holds: closd = new}", "the form has no 'closd'; did you mean 'closed'?"),
        ("{rule: T, each: column, holds: closed = refusd.*}", "did you mean 'refused.*'?"),
        ("{rule: T, each: column, holds: closed = = new}", "cannot be read at '='"),
        ("{rule: T, each: column, holds: closed +}", "cannot be read"),
        ("{rule: T, each: block, holds: total = part}", "needs the key 'blocks'"),
        ("{rule: T, each: block, blocks: [y], holds: total = part}", "no columns under 'y'"),
        ('{rule: T, each: column, holds: "max(new) <= closed <= sum(refused.*)"}', "the same parts"),
    ],
)
def test_what_cannot_be_meant_is_refused(line: str, message: str) -> None:
    with pytest.raises(RulePackError) as refused:
        read(line)
    assert message in str(refused.value)
    assert "forms/x.yaml:3" in str(refused.value)
