"""The same report in two files: what differs is told, wherever it stands, and nothing that only the format has."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from linter.cli import commands
from linter.model.twin import Twin
from linter.resources import report_schema
from linter.rulepack import RulePack
from linter.run.batch import verdicts
from linter.run.questions import Against
from tests.read import one_report

TEXT = (one_report.EXAMPLES / "2023-clean.txt").read_text(encoding="utf-8")
WORD = one_report.word(TEXT)

Compare = Callable[[bytes], Twin]


@pytest.fixture
def twin(tmp_path: Path, pack: RulePack) -> Compare:
    def made(other: bytes) -> Twin:
        (tmp_path / "draft.docx").write_bytes(WORD)
        (tmp_path / "other").write_bytes(other)
        paths = [str(tmp_path / name) for name in ("draft.docx", "other")]
        (verdict,) = verdicts(paths[:1], pack, against=Against(same_as=paths[1]))
        assert verdict.twin is not None
        return verdict.twin

    return made


def check(folder: Path, other: bytes, *options: str) -> Result:
    (folder / "draft.docx").write_bytes(WORD)
    (folder / "page").write_bytes(other)
    command = ["check", str(folder / "draft.docx"), "--same-as", str(folder / "page"), *options]
    return CliRunner().invoke(commands, command)


def edited(old: str, new: str, times: int = 1) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, times)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(str.encode, id="text"),
        pytest.param(lambda text: text.encode("gb18030"), id="text in another encoding"),
        pytest.param(one_report.page, id="HTML"),
        pytest.param(one_report.pipes, id="Markdown"),
        pytest.param(one_report.sheet, id="a workbook"),
        pytest.param(lambda text: text.replace("12846条", "12,846条").encode(), id="thousands parted"),
        pytest.param(lambda text: text.replace("发布日期：2024-03-20", "发布日期：2024-03-21").encode(), id="the fields of the page are its own"),
    ],
)  # fmt: skip
def test_what_the_format_has_is_no_difference(make: Callable[[str], bytes], twin: Compare) -> None:
    found = twin(make(TEXT))
    assert found.differences == ()
    assert found.sections > 15
    assert found.cells > 180
    assert found.words > 1500
    assert len(found.sha256) == 64


NO_SECTION = TEXT[: TEXT.index("六、其他需要报告的事项")]
ROW = "行政许可\t48215"


@pytest.mark.parametrize(
    ("text", "kind", "way", "ours", "theirs"),
    [
        pytest.param(edited("共主动公开政府信息12846条", "共主动公开政府信息12864条"), "figure", "both", "12846", "12864", id="a figure of a sentence"),
        pytest.param(edited("占61.8%", "占61.9%"), "figure", "both", "61.8%", "61.9%", id="a share"),
        pytest.param(edited("编发政府公报6期。", ""), "figure", "here", "编发政府公报6期。", "", id="a sentence that only the draft has"),
        pytest.param(edited("编发政府公报6期。", "编发政府公报6期。开放日活动3次。"), "figure", "there", "", "开放日活动3次。", id="a sentence that only the page has"),
        pytest.param(edited("弄清真实需求", "了解真实需求"), "words", "both", "弄清", "了解", id="words"),
        pytest.param(edited(ROW, "行政许可\t48251"), "cell", "both", "48215", "48251", id="a cell"),
        pytest.param(edited(ROW, "行政许可\t"), "cell", "here", "48215", "", id="a cell that is blank there"),
        pytest.param(edited("二、主动公开政府信息情况", "二、主动公开信息情况"), "section", "both", "二、主动公开政府信息情况", "二、主动公开信息情况", id="a heading"),
        pytest.param(edited("澜溪县人民政府2023年", "澜溪县人民政府2022年").replace("自2023年1月1日起至2023年", "自2022年1月1日起至2022年"), "report", "both", "澜溪县人民政府2023年政府信息公开工作年度报告", "澜溪县人民政府2022年政府信息公开工作年度报告", id="another year's report"),
    ],
)  # fmt: skip
def test_a_difference_is_told_at_its_place(text: str, kind: str, way: str, ours: str, theirs: str, twin: Compare) -> None:  # fmt: skip
    found = twin(one_report.page(text)).differences
    first = found[0]
    assert (first.kind, first.way) == (kind, way)
    assert first.there.quote == theirs
    if kind != "report":
        assert len(found) == 1
    if kind == "cell":
        assert first.cell is not None
        assert first.cell.row_label == "行政许可"
    assert first.there.origin["line"] >= 1
    assert ours in _said(first.here)


def _said(span: object) -> str:
    from linter.read import read_bytes

    return read_bytes(WORD, "x").quote(span)  # type: ignore[arg-type]


def test_a_section_and_a_table_that_only_the_draft_has(twin: Compare) -> None:
    found = twin(NO_SECTION.encode()).differences
    assert {(one.kind, one.way) for one in found} >= {("section", "here")}
    start, end = (TEXT.index(words) for words in ("（本列数据的勾稽关系", "四、政府信息公开行政复议"))
    without = twin(one_report.page(TEXT[:start] + TEXT[end:])).differences
    assert ("table", "here") in {(one.kind, one.way) for one in without}


def test_pictures_are_told_for_what_they_may_hide(twin: Compare) -> None:
    picture = one_report.page(TEXT).replace(b"</body>", b'<p><img src="t.jpg" width="800"></p></body>')
    found = twin(picture)
    assert found.unread == ("pictures",)
    assert found.differences == ()


@pytest.mark.parametrize(
    ("other", "options", "status"),
    [
        pytest.param(TEXT, (), 0, id="the same"),
        pytest.param(edited("46篇", "64篇"), (), 1, id="not the same"),
        pytest.param(edited("46篇", "64篇"), ("--fail-on", "never"), 0, id="not the same, and nothing fails"),
        pytest.param("\0", (), 2, id="what cannot be read"),
    ],
)
def test_the_exit_status(other: str, options: tuple[str, ...], status: int, tmp_path: Path) -> None:
    result = check(tmp_path, other.encode(), *options)
    assert result.exit_code == status, result.output


def test_every_format_tells_of_it(tmp_path: Path) -> None:
    other = one_report.page(edited("46篇", "64篇"))
    assert "~ 数字" in check(tmp_path, other).output
    for form in ("html", "markdown"):
        said = check(tmp_path, other, "-f", form).output
        assert "1 处不同" in said
        assert "64" in said
    assert "1 differences" in check(tmp_path, other, "-f", "markdown", "--lang", "en").output
    told = json.loads(check(tmp_path, other, "-f", "json").output)
    jsonschema.validate(told, json.loads(report_schema()))
    same_as = told["reports"][0]["same_as"]
    assert same_as["same"] is False
    (difference,) = same_as["differences"]
    assert difference["here"]["quote"] == "46"
    assert difference["there"]["quote"] == "64"
    assert difference["there"]["path"] == str(tmp_path / "page")
    assert "paragraph" in difference["here"]["origin"]
    assert json.loads(check(tmp_path, TEXT.encode(), "-f", "json").output)["reports"][0]["same_as"]["same"]


@pytest.mark.parametrize("other", ["none.html", ""])
def test_a_wrong_word_is_told(other: str, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    paths = [str(tmp_path / "a.txt")] if other else [str(tmp_path)]
    same = str(tmp_path / (other or "a.txt"))
    result = CliRunner().invoke(commands, ["check", *paths, "--same-as", same])
    assert result.exit_code == 2
    assert "--same-as" in result.stderr
