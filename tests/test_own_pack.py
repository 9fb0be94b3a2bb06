"""Nothing is bound to the shipped packs: a kind of report made elsewhere says itself how it refuses and orders its rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.judge.lint import lint
from linter.rulepack import open_pack, read_pack
from linter.rulepack.rule import RulePack
from linter.text.source import Source

PACK = """id: harbours
extends: disclosure
add:
  recognised: [港口统计]
remove: {recognised: all}
groups: [Q, S]
unlike: {zh: 没有写到港口统计, en: it names no harbours}
"""
RULE = """rules:
  - id: Q001
    name: placeholder-here
    kind: forbidden
    severity: warning
    message: {zh: 留有待填处, en: a placeholder}
    options: {patterns: ['未填']}
    examples:
      good: ["西岛县2022年政府信息公开工作年度报告\\n一、港口统计\\n公开5条。"]
      bad: ["西岛县2022年政府信息公开工作年度报告\\n一、港口统计\\n公开未填条。"]
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> RulePack:
    folder = tmp_path_factory.mktemp("harbours")
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "rules.yaml").write_text(RULE, encoding="utf-8")
    return read_pack(folder)


def test_a_kind_made_elsewhere_refuses_in_its_own_words(house: RulePack) -> None:
    refused = lint(Source("a.txt", "西岛县2022年工作总结\n一、概述\n全年运行平稳。"), house).unreadable
    assert refused is not None
    assert refused.zh == "不像要检查的报告：没有写到港口统计"
    assert refused.en.endswith("'harbours': it names no harbours")


def test_rules_stand_in_the_order_of_the_letters_that_it_names(house: RulePack) -> None:
    ids = [rule.id for rule in house.rules]
    assert [ids[0], ids[1][0], ids[-1][0]] == [
        "Q001",
        "S",
        "X",
    ]  # those that it does not name: by themselves, behind


@pytest.mark.parametrize("kind", ["disclosure", "final_accounts", "budget", "rule_of_law"])
def test_each_rule_of_a_shipped_kind_is_of_a_group_that_the_pack_names(kind: str) -> None:
    pack = open_pack(Path(__file__).parent.parent / "rules" / kind)
    assert [rule.id for rule in pack.rules if pack.domain.rank(rule.id) == len(pack.domain.groups)] == []
