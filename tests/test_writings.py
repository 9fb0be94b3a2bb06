"""Labels and titles are known in every writing that the pack says is the same, and in no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from linter.domain.form import WritingWay
from linter.domain.lexicon import Lexicon
from linter.domain.writings import writings
from linter.rulepack import read_pack, shipped_pack

LEXICON = replace(Lexicon(), lead=("其中",), variants=("其他+其它", "和+及", "的+"))


@pytest.mark.parametrize(
    ("label", "ways", "same", "other"),
    [
        pytest.param("3.属于行政查询事项", ["numbering"], ["3、属于行政查询事项", "属于行政查询事项"], ["4.属于行政查询事项"], id="the mark behind a number"),
        pytest.param("3.其他", ["numbering"], ["3、其他"], ["其他"], id="a short label needs its number"),
        pytest.param("(二)部分公开", ["numbering"], ["二)部分公开", "(二部分公开"], ["部分公开", "(三)部分公开"], id="a bracket is lost"),
        pytest.param("二、上年结转申请数量", ["numbering"], ["二.上年结转申请数量", "上年结转申请数量"], [], id="a numeral"),
        pytest.param("其中:1.网站公开条数", ["numbering"], ["其中1、网站公开条数", "1.网站公开条数"], ["其中网站"], id="a part that is led by a word"),
        pytest.param("1.逾期不补正、不再处理", ["punctuation"], ["1.逾期不补正,不再处理", "1.逾期不补正不再处理"], ["1、逾期不补正、不再处理"], id="marks within, the number's apart"),
        pytest.param("危及“稳定”", ["punctuation"], ['危及"稳定"', "危及稳定"], ["危及“稳定"], id="quotation marks"),
        pytest.param("不是《条例》所指信息", ["punctuation"], ["不是条例所指信息"], [], id="title marks"),
        pytest.param("其他机构和人员", ["variants"], ["其它机构及人员", "其它机构和人员"], ["其他机构人员"], id="words that stand for one another"),
        pytest.param("公开的情况", ["variants"], ["公开情况"], ["公开情况的"], id="a word that may be left out"),
        pytest.param("3.其他", [], [], ["3、其他", "3.其它"], id="nothing unless the pack says so"),
    ],
)  # fmt: skip
def test_writings(label: str, ways: list[WritingWay], same: list[str], other: list[str]) -> None:
    found = writings([label], ways, LEXICON)
    assert found[0] == label
    assert len(found) == len(set(found))
    assert set(same) <= set(found)
    assert not set(other) & set(found)


def test_each_way_goes_with_the_others() -> None:
    assert "1、其它信访举报" in writings(
        ["1.其他信访、举报"], ["numbering", "punctuation", "variants"], LEXICON
    )


def test_no_two_rows_of_a_shipped_form_are_written_alike_without_being_so() -> None:
    """What is made of labels may make one row another's name only where the form prints both alike."""
    for form in shipped_pack().domain.forms:
        for block in form.blocks:
            for labels in (block.rows, block.columns):
                of: dict[str, set[str]] = {}
                for label in labels:
                    for word in label.writings:
                        of.setdefault(word, set()).add(label.label)
                alike = {word for word, several in of.items() if len(several) > 1}
                assert all(
                    set(of[w]) <= {lab.label for lab in labels if w in _printed(lab.label)} for w in alike
                ), alike


def _printed(label: str) -> set[str]:
    """What a head may print of a column of several levels: the last of them."""
    return {label, label.rpartition("·")[2], label.rpartition("·")[2].replace("总计", "合计")}


def test_a_word_that_a_house_adds_is_known_in_every_title(tmp_path: Path) -> None:
    """Two lines of a pack of one's own: each title with 政府信息 is right with 政务信息, too."""
    (tmp_path / "pack.yaml").write_text("id: ours\nextends: disclosure\n", encoding="utf-8")
    (tmp_path / "lexicon.yaml").write_text("add: {variants: [政府信息+政务信息]}\n", encoding="utf-8")
    ours, known = read_pack(tmp_path), shipped_pack()
    title = "收到和处理政务信息公开申请情况"

    def keys(pack):
        return {s.key for layout in pack.domain.layouts for s in layout.sections if title in s.accepted}

    assert keys(ours) and not keys(known)
