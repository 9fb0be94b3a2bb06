"""Changes that must change no finding: each changes the file and keeps its words, and none changes what is found."""

from __future__ import annotations

import re
from collections import Counter

import opencc
import pytest

from bench.metamorphic.__main__ import table
from bench.metamorphic.changes import CHANGES, File
from bench.metamorphic.compare import Pair, found, pair
from linter.model.finding import Severity
from linter.read import read_bytes
from linter.rulepack import RulePack
from linter.text.folding import fold

TEXT = """临澜县水务局2023年政府信息公开工作年度报告
　　根据《中华人民共和国政府信息公开条例》编制本报告，统计期限自2023年1月1日起至2023年12月31日止。
一、总体情况
　　我局主动公开水利工程、防汛抗旱、河湖管理和供水保障等方面的政府信息。落实信息发布审核制度，指定专人负责日常管理。及时回应群众对供水的关切。
　　全年主动公开政府信息318条，比2022年的265条增加63条，增长23.8%；其中，水利工程类信息124条，防汛抗旱类信息96条，河湖管理类信息61条，其他类信息37条。
二、主动公开政府信息情况
　　见下表。
"""  # 318 - 265 = 53, 20 %: one fault, told as a warning
WORDS = re.compile(r"[\s\u200b]")
KEPT = sorted(set(CHANGES) - {"sentences swapped"})


def words(file: File) -> str:
    text = read_bytes(file.data, f"report{file.suffix}").text
    return WORDS.sub("", fold(text))


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_each_change_changes_the_file(change: str) -> None:
    assert CHANGES[change](TEXT) != File(TEXT.encode())


@pytest.mark.parametrize("change", KEPT)
def test_the_words_stay(change: str) -> None:
    plain = opencc.OpenCC("t2s").convert(words(CHANGES[change](TEXT)))
    assert plain == WORDS.sub("", fold(TEXT))


def test_only_sentences_without_figures_change_places() -> None:
    swapped = CHANGES["sentences swapped"](TEXT).data.decode()
    assert sorted(swapped) == sorted(TEXT)
    assert "。及时回应群众对供水的关切。落实" in swapped


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_the_fault_is_found_however_the_file_is_written(pack: RulePack, change: str) -> None:
    before = found(pack, File(TEXT.encode()), excerpt=True)
    now = found(pack, CHANGES[change](TEXT), excerpt=True)
    assert before["C005", Severity.WARNING] == 1
    one = pair("report", change, before, now)
    assert (one.new_errors, one.more, one.less) == (Counter(), Counter(), Counter())


def test_what_a_change_made_is_counted() -> None:
    before = Counter({("C001", Severity.WARNING): 2, ("W006", Severity.INFO): 1})
    now = Counter({("C001", Severity.ERROR): 1, ("C001", Severity.WARNING): 1})
    one = pair("report", "CRLF", before, now)
    assert (one.new_errors, one.more, one.less) == (Counter(C001=1), Counter(C001=1), Counter(C001=1))
    rows = list(table([one, Pair("other", "CRLF", Counter(), Counter(), Counter())]))
    assert rows[1:] == ["| CRLF | 2 | 1 | 1 | 50.0 |\n", "| all | 2 | 1 | 1 | 50.0 |\n"]
