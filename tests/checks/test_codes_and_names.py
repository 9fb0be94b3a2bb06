"""Codes and names of rows, of the body and of the report: what is right in other words, and its wrong twin."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from linter.judge.lint import lint
from linter.model.finding import Severity
from linter.rulepack import shipped_pack
from linter.text.source import Source

RULES = Path(__file__).resolve().parents[2] / "rules"
JUDGED = ("F106", "F291", "F308", "F309", "F410", "F412", "F414", "F602", "F604", "F702", "F722", "F723", "F724", "F103")  # fmt: skip


@cache
def whole() -> str:
    texts = yaml.safe_load((RULES / "final_accounts" / "texts.yaml").read_text(encoding="utf-8"))
    return str(texts["whole"])


def told(*changes: tuple[str, str]) -> list[str]:
    """Return which of the rules speak of the whole report so changed."""
    text = whole()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    found = lint(Source("a.txt", text), shipped_pack("final_accounts")).findings
    return sorted({f.rule for f in found if f.rule in JUDGED and f.severity >= Severity.INFO})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param([], [], id="as it is"),
        pytest.param([("30108 | 机关事业单位基本养老保险缴费 | 40.71", "30103 | 奖金 | 40.71")], [], id="other codes in order"),
        pytest.param([("30102 | 津贴补贴 | 97.12", "30110 | 津贴补贴 | 97.12")], ["F291"], id="a code before a lower one"),
        pytest.param([("21303 | 水利 | 452.26 | 240.05 | 212.21 |  |  | \n", "")], ["F291", "F308"], id="codes without the one above them"),
        pytest.param([("2130306 | 水利工程运行与维护 | 209.01", "2130306 | 水利工程运行 | 209.01")], [], id="a name that its cell cuts"),
        pytest.param([("2130306 | 水利工程运行与维护 | 209.01", "2130306 | 水利（工程）运行与维护 | 209.01")], [], id="a name with other marks"),
        pytest.param([("2130306 | 水利工程运行与维护 | 209.01", "2130306 | 群众体育 | 209.01")], ["F309"], id="another name"),
        pytest.param([("3.农林水支出（类）水利（款）行政运行（项）", "3.农林水（类）水利（款）行政运行（项）")], [], id="a class without the end of its name"),
        pytest.param([("第二部分 清水县水务局2024年度", "第二部分 清水县2024年度")], [], id="a heading with a part of the name"),
        pytest.param([("第二部分 清水县水务局2024年度", "第二部分 水务局2024年度")], [], id="a heading with the end of the name"),
        pytest.param([("设3个内设机构。", "下属清水县水文局、清水县水务工程队。")], [], id="other bodies in a sentence"),
        pytest.param([("第二部分 清水县水务局2024年度", "第二部分 清水市水务局2024年度")], ["F722"], id="another place"),
        pytest.param([("清水县水务局", "清水县规划和建设局")], [], id="the name with 和"),
        pytest.param([("清水县水务局", "清水县规划和建设局"), ("清水县规划和建设局2024年度政府采购", "清水县规划与建设局2024年度政府采购")], ["F722"], id="and with 与 once"),
        pytest.param([("部门决算", "单位决算")], [], id="a unit's, throughout"),
        pytest.param([("公用经费47.42万元，主要包括：办公费", "公用经费47.42万元，主要包括：办公用品费")], [], id="a name that no row bears"),
        pytest.param([("公用经费47.42万元，主要包括：办公费", "公用经费47.42万元，主要包括：办公费、办公设备购置")], ["F702"], id="a row in which nothing stands"),
        pytest.param([("占58.66%；", "占58.7%；")], [], id="a share with one digit"),
        pytest.param([("占58.66%；", "占59%；")], [], id="a whole share"),
        pytest.param([("占58.66%；", "占57.66%；")], ["F604"], id="a share that is off"),
        pytest.param([("服务采购金额9.10万元。", "服务采购金额9.10万元。授予中小企业合同金额61.30万元，占政府采购支出总额的100%。")], [], id="all of it to smaller firms"),
        pytest.param([("服务采购金额9.10万元。", "服务采购金额9.10万元。授予中小企业合同金额63.10万元。")], ["F414"], id="more than all"),
        pytest.param([("机关运行经费支出47.42万元", "机关运行经费支出40.00万元")], [], id="running costs of the office alone"),
        pytest.param([("年初预算为20.36万元，支出决算为20.36万元。决算数", "年初预算为0万元，支出决算为0万元，完成年初预算的100%。决算数")], [], id="nothing planned, nothing done"),
        pytest.param([("0.60万元，接待6批次、48人次。", "0.60万元，共接待6批48人。")], [], id="receptions in other words"),
        pytest.param([("\n支出决算表\n", "\n各科目支出一览\n")], [], id="a table under another title"),
    ],
)  # fmt: skip
def test_what_is_right_in_other_words_and_its_wrong_twin(
    changes: list[tuple[str, str]], expected: list[str]
) -> None:
    assert told(*changes) == expected
