"""--fix tracked: words with one repair are changed as tracked changes; figures, and words with several, never."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from linter.cli import commands
from linter.read import read_bytes
from tests.documents import W, p, run, tbl, tc, word

TITLE = "清泉县人民政府2022年政府信息公开工作年度报告"
INS = '<w:ins w:id="7" w:author="甲">{}</w:ins>'


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def report(*sentences: str) -> bytes:
    return word(p(TITLE), p("一、总体情况"), *(p(one) for one in sentences))


def tracked(data: bytes, *options: str) -> bytes:
    Path("年报.docx").write_bytes(data)
    args = (
        "check",
        "年报.docx",
        "--excerpt",
        "--fix",
        "tracked",
        "-o",
        "改稿.docx",
        "--fail-on",
        "never",
        *options,
    )
    result = CliRunner().invoke(commands, args)
    assert result.exit_code == 0, result.output + result.stderr
    assert Path("年报.docx").read_bytes() == data  # the draft is as it was
    return Path("改稿.docx").read_bytes()


def text(data: bytes) -> str:
    return read_bytes(data, "x.docx").text


def tree(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def rejected(data: bytes) -> str:
    """The text when every change is rejected."""
    root = tree(data)
    for one in list(root.iter(W + "ins")):
        one.getparent().remove(one)
    return "".join(one.text or "" for one in root.iter(W + "t", W + "delText"))


def plain(data: bytes) -> str:
    return "".join(one.text or "" for one in tree(data).iter(W + "t"))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param("我县推进政务公开政务公开工作。", "我县推进政务公开工作。", id="a doubled word"),
        pytest.param("印发清政办发[2022]15号文件。", "印发清政办发〔2022〕15号文件。", id="brackets of a document's number"),
        pytest.param("依据《中华人民共和国政府信息公开条列》办理。", "依据《中华人民共和国政府信息公开条例》办理。", id="the name of a law"),
        pytest.param("公开信息120条，比上年的100条下降20%。", "公开信息120条，比上年的100条增长20%。", id="a direction"),
    ],
)  # fmt: skip
def test_accepted_the_words_are_right_rejected_they_are_what_they_were(wrong, right):
    data = report(wrong, "公开指南一份。")
    made = tracked(data)
    assert text(made) == text(data).replace(wrong, right)
    assert rejected(made) == plain(data)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "公开信息100条，其中网站60条，公告栏30条，广播20条。",
            id="a sum: which figure is wrong is not known",
        ),
        pytest.param("收到申请20件，办结15件，办结率为80%。", id="a rate is a figure"),
        pytest.param("2022年2月30日召开会议。", id="a day that is none"),
        pytest.param("公开信息120条，比上年的100条减少20条。", id="a direction, or else a figure"),
        pytest.param("依据《清泉市政府信息公开若干规定》办理。", id="a right name that is like no other"),
    ],
)
def test_figures_and_what_has_several_repairs_stay(sentence):
    made = tracked(report(sentence))
    assert not list(tree(made).iter(W + "ins", W + "del"))
    assert sentence in text(made)


def test_the_looks_of_the_words_stay_and_runs_may_part_them():
    data = word(
        p(TITLE), p("一、总体情况"), p(run("我县推进政务公"), run("开政务", "<w:i/>"), run("公开工作。"))
    )
    made = tracked(data)
    assert "我县推进政务公开工作。" in text(made) and "政务公开政务公开" not in text(made)
    assert rejected(made) == plain(data)
    italic = [run for run in tree(made).iter(W + "r") if run.find(f"{W}rPr/{W}i") is not None]
    assert "".join(one.text or "" for run in italic for one in run.iter(W + "t", W + "delText")) == "开政务"


def test_in_a_cell_and_not_in_what_somebody_else_has_put_in():
    cell = tbl([tc("说明"), tc("印发清政办发[2022]15号文件。")])
    data = word(
        p(TITLE), p("一、总体情况"), p("见下表。"), cell, p(INS.format(run("推进政务公开政务公开。")))
    )
    made = tracked(data)
    assert "清政办发〔2022〕15号" in text(made) and "政务公开政务公开" in text(made)
    assert [one.get(W + "author") for one in tree(made).iter(W + "ins")].count("甲") == 1


def test_each_change_has_author_day_and_a_number_of_its_own():
    data = report("印发清政办发[2022]15号文件。", "推进政务公开政务公开。")
    root = tree(tracked(data, "--comment-date", "2023-01-05"))
    changes = list(root.iter(W + "ins", W + "del"))
    assert len(changes) == 5  # two brackets, each out and in, and a word out
    assert {one.get(W + "author") for one in changes} == {"合规检查"}
    assert {one.get(W + "date") for one in changes} == {"2023-01-05T00:00:00Z"}
    numbers = [one.get(W + "id") for one in root.iter(W + "ins", W + "del", W + "commentReference")]
    assert len(numbers) == len(set(numbers))


def test_it_wants_a_copy_to_write_into():
    Path("年报.docx").write_bytes(report("一句。"))
    result = CliRunner().invoke(commands, ["check", "年报.docx", "--fix", "tracked"])
    assert result.exit_code == 2 and "--fix tracked 要与 Word 稿的副本一起用" in result.stderr
