"""Nothing is bound to the shipped packs: a kind of report made elsewhere says itself how it refuses and orders its rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.errors import RulePackError
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


@pytest.mark.parametrize(
    ("pattern", "seen"),
    [
        pytest.param("未填(?!报)", "(?!", id="ahead, not"),
        pytest.param("未填(?=数)", "(?=", id="ahead"),
        pytest.param("(?<!尚)未填", "(?<!", id="behind, not"),
        pytest.param("(?<=数)未填", "(?<=", id="behind"),
        pytest.param("(未)填\\1", "\\1", id="a group again"),
    ],
)
def test_a_pattern_that_looks_around_is_told_what_does_it(tmp_path: Path, pattern: str, seen: str) -> None:
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(RULE.replace("未填'", f"{pattern}'"), encoding="utf-8")
    with pytest.raises(RulePackError) as told:
        read_pack(tmp_path)
    assert told.value.said("zh").endswith(
        f"没有前瞻、后顾、反向引用：{seen}；改用选项 not_after, not_before, unless"
    )
    assert told.value.said("en").endswith(f"{seen}; use the option not_after, not_before, unless")


def test_a_pattern_that_is_wrong_otherwise_is_told_as_ever(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(RULE.replace("未填'", "(未填'"), encoding="utf-8")
    with pytest.raises(RulePackError, match=r"missing \)"):
        read_pack(tmp_path)
