"""A Word report comes back with comments at the very words, and otherwise as it was."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from lxml import etree

from linter.cli import commands
from linter.model.figure import Figure
from linter.model.finding import Change, Finding, Related, Repair, Severity, Verdict
from linter.read import legacy, read_bytes
from linter.read.docx import read_docx
from linter.render import Run, renderer
from linter.render.comments import MAX_COMMENTS
from linter.text.source import Source, Span
from tests.documents import (
    DOWN,
    GOES_ON,
    SPAN,
    W,
    changed,
    from_text,
    numbered,
    p,
    run,
    tbl,
    tc,
    with_part,
    word,
)

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/disclosure/2023-faulty.txt"
INS = '<w:ins w:id="7" w:author="甲">{}</w:ins>'
BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
REPORT = word(
    p("清河县2023年报告"),
    p(numbered(0), run("总体情况")),
    p("全年", run("共收到申"), run("请", "<w:i/>"), run("17件，其中新收16件。")),
    p("办结15件，", INS.format(run("结转下年度2件")), "，按时。"),
    p("盒前", BOX.format(p("盒内电话"))),
    p(run("左") + "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"),
    p("<m:oMath><m:r><m:t>1+2=4</m:t></m:r></m:oMath>"),
    tbl(
        [tc("三、办理结果", DOWN), tc("公开"), tc("5"), tc("7")],
        [tc("", GOES_ON), tc("不公开"), tc(""), tc("9")],
        [tc("四、结转", SPAN(2)), tc("2"), tc("3")],
    ),
    p("2024年1月5日"),
)


def found(span: Span, message: str = "说明", severity: Severity = Severity.ERROR, **more: object) -> Finding:
    return Finding("f", "C001", "sum", severity, {"zh": message}, "条例", {"zh": "改"}, span, **more)  # type: ignore[arg-type]


def at(source: Source, words: str) -> Span:
    start = source.text.index(words)
    return Span(start, start + len(words))


def annotated(source: Source, *findings: Finding, **options: object) -> bytes:
    return b"".join(renderer("docx")([Verdict(source, findings=findings)], Run(**options)))  # type: ignore[arg-type]


def marked(data: bytes) -> dict[str, str]:
    """What stands between the marks of each comment, by the comment's text."""
    package = read_docx(data).package
    root = package.xml("word/document.xml")
    words: dict[str, str] = {}
    active: set[str] = set()
    for element in root.iter():
        id = element.get(W + "id") or ""
        if element.tag == W + "commentRangeStart":
            active.add(id)
            words[id] = ""
        elif element.tag == W + "commentRangeEnd":
            active.remove(id)
        elif etree.QName(element).localname == "t":
            for one in active:
                words[one] += element.text or ""
    assert not active
    comments = {c.comment_id: c.text for c in docx.Document(io.BytesIO(data)).comments}
    references = [int(one.get(W + "id")) for one in root.iter(W + "commentReference")]
    assert sorted(references) == sorted(comments) == sorted(map(int, words))
    return {comments[int(id)]: said for id, said in words.items()}


SPOTS = {  # the place in the text, and the words that are marked
    "申请17件": "申请17件",  # across three runs, one in italics
    "收到": "收到",
    "一、总体情况": "总体情况",  # the number stands nowhere
    "一、总": "总",
    "一、": "总体情况",
    "结转下年度2件": "结转下年度2件",  # an insertion
    "15件，结转": "15件，结转",  # into an insertion
    "盒内": "盒内电话",  # no comment may stand in a text box: the run that holds it
    "乙": "乙",  # one run holds words, tabs, breaks
    "甲": "甲",
    "丙": "丙",
    "2=": "1+2=4",  # a formula is marked whole
    "三、办理": "三、办理",  # a merged cell
    "5\t7": "5",  # no farther than its cell
    "9": "9",
    "3\n": "3",
    "日": "日",
}


@pytest.mark.parametrize("words", SPOTS)
def test_comment_stands_at_the_very_words(words: str) -> None:
    source = read_bytes(REPORT, "x")
    data = annotated(source, found(at(source, words)))
    assert list(marked(data).values()) == [SPOTS[words]]
    assert read_docx(data).text == source.text


def test_many_comments_that_overlap_are_all_at_their_words() -> None:
    source = read_bytes(REPORT, "x")
    spots = [words for words in SPOTS if words != "盒内"]
    findings = [found(at(source, words), f"关于{number}") for number, words in enumerate(spots)]
    findings += [found(Span(0, 0), "全文"), found(at(source, "全年共收到申请17件，其中"), "整句")]
    data = annotated(source, *findings)
    said = {text.split("\n")[1]: words for text, words in marked(data).items()}
    assert said == {f"关于{number}": SPOTS[words] for number, words in enumerate(spots)} | {
        "全文": "清河县2023年报告",
        "整句": "全年共收到申请17件，其中",
    }
    assert read_docx(data).text == source.text


SIGNED = (
    b'<Relationship Id="rIdSig" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
    b'digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>'
)


@pytest.mark.parametrize("signed", [True, False])
def test_it_is_told_that_a_signature_does_not_hold_for_the_copy(signed: bool, tmp_path: Path) -> None:
    report = from_text("清泉县2022年政府信息公开工作年度报告\n\n一、总体情况\n\n我县公开信息12条。")
    data = changed(report, "_rels/.rels", lambda old: old.replace(b"</Relationships>", SIGNED))
    draft = tmp_path / "a.docx"
    draft.write_bytes(with_part(data, "_xmlsignatures/origin.sigs", b"") if signed else data)
    command = ["check", str(draft), "-o", str(tmp_path / "b.docx"), "--fail-on", "never", "--excerpt"]
    result = CliRunner().invoke(commands, command)
    assert result.exit_code == 0, result.output
    assert ("带有数字签名" in result.stderr) is signed
    assert ("digital signature" in result.stderr) is signed


@pytest.mark.parametrize(
    ("options", "date"),
    [
        pytest.param({}, None, id="none"),
        pytest.param({"today": "2024-05-06"}, "2024-05-06T00:00:00Z", id="today"),
        pytest.param({"comment_date": "2024-05-07"}, "2024-05-07T00:00:00Z", id="a day of its own"),
        pytest.param(
            {"today": "2024-05-06", "comment_date": "2024-05-07"}, "2024-05-07T00:00:00Z", id="both"
        ),
    ],
)
def test_comments_bear_the_day_that_is_given_and_no_other(options: dict[str, str], date: str | None) -> None:
    source = read_bytes(REPORT, "x")
    data = annotated(source, found(at(source, "9")), **options)
    (comment,) = read_docx(data).package.xml("word/comments.xml").iter(W + "comment")
    assert comment.get(W + "date") == date
    (seen,) = docx.Document(io.BytesIO(data)).comments
    assert (seen.timestamp is None) is (date is None)


def test_empty_cell_takes_a_comment() -> None:
    source = read_bytes(REPORT, "x")
    blank = source.text.index("不公开\t") + 4
    data = annotated(source, found(Span(blank, blank)))
    (mark,) = read_docx(data).root.iter(W + "commentReference")
    (cell,) = (one for one in mark.iterancestors(W + "tc"))
    assert cell.getparent().index(cell) == 2
    assert "".join(cell.itertext()) == ""


def test_comment_says_all_that_a_finding_says() -> None:
    source = read_bytes(REPORT, "x")
    other = Related("premise", at(source, "结转下年度2件"))
    finding = found(
        at(source, "17件"),
        "两处不符",
        arithmetic="1+1 = 2 ≠ 3，差 1",
        related=(other,),
        doubts=("open-list",),
    )
    comments = docx.Document(io.BytesIO(annotated(source, finding, today="2024-05-06"))).comments
    (first,) = comments  # one cause, one comment
    assert first.text.split("\n") == [
        "错误 C001", "两处不符", "算式：1+1 = 2 ≠ 3，差 1", "相关：前提 第4段　结转下年度2件", "存疑：所列不一定是全部（等、其中）", "依据：条例", "建议：改",
    ]  # fmt: skip
    assert (first.author, first.initials) == ("合规检查", "检")
    assert first.timestamp and first.timestamp.isoformat() == "2024-05-06T00:00:00+00:00"


CHANGED = Figure(Decimal(17), "17", Span(0, 2))
SAME = (Repair("only", (Change(CHANGED, "18"),)),)
OTHER = (Repair("only", (Change(CHANGED, "19"),)),)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        pytest.param(SAME, SAME, 1, id="one change repairs both"),
        pytest.param(SAME, OTHER, 2, id="changes that differ"),
        pytest.param((*SAME, *OTHER), SAME, 2, id="one of several possible changes is no cause"),
        pytest.param((), (), 2, id="nothing says that they belong together"),
    ],
)
def test_findings_of_one_cause_are_one_comment(first, second, count) -> None:
    source = read_bytes(REPORT, "x")
    one = found(at(source, "17件"), "甲说", Severity.WARNING, repairs=first)
    two = found(at(source, "15件"), "乙说", Severity.ERROR, repairs=second)
    texts = [c.text for c in docx.Document(io.BytesIO(annotated(source, one, two))).comments]
    assert len(texts) == count
    assert {"甲说", "乙说"} == {said for said in ("甲说", "乙说") if any(said in text for text in texts)}
    assert count == 2 or texts[0].startswith("错误 C001\n乙说")


def test_formatting_comments_and_other_parts_stay() -> None:
    document = docx.Document(io.BytesIO(REPORT))
    document.add_comment(document.paragraphs[0].runs, "已有的批注", author="李四")
    out = io.BytesIO()
    document.save(out)
    source = read_bytes(out.getvalue(), "x")
    data = annotated(source, found(at(source, "清河县")), found(at(source, "请17")))
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        assert [*old.namelist(), "docProps/custom.xml"] == new.namelist()
        different = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert different == {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "_rels/.rels"}
    comments = list(docx.Document(io.BytesIO(data)).comments)
    assert [c.author for c in comments] == ["李四", "合规检查", "合规检查"]
    with zipfile.ZipFile(io.BytesIO(data)) as new:
        parts = new.read("word/document.xml") + new.read("word/comments.xml")
    numbers = re.findall(rb'<w:(?:ins|del|comment) [^>]*?w:id="(\d+)"', parts)
    assert len(set(numbers)) == len(numbers) > 3  # comments and revisions share theirs
    italic = [
        r.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs for r in paragraph.runs if r.italic
    ]
    assert italic == ["请"]
    assert source.notes == {"open_revisions": 1, "open_comments": 1}


def test_same_findings_give_the_same_bytes() -> None:
    source = read_bytes(REPORT, "x")
    assert annotated(source, found(at(source, "17"))) == annotated(source, found(at(source, "17")))
    assert marked(annotated(source)) == {}


def test_too_many_findings_end_in_a_summary() -> None:
    source = read_bytes(word(p("清河县2023年报告"), p("字" * 400)), "x")
    spans = [Span(20 + at, 21 + at) for at in range(350)]
    findings = [
        found(span, f"第{n}个", Severity.INFO if n < 60 else Severity.ERROR) for n, span in enumerate(spans)
    ]
    comments = [c.text for c in docx.Document(io.BytesIO(annotated(source, *findings))).comments]
    assert len(comments) == MAX_COMMENTS
    assert comments[-1].startswith("其余 51 条问题")
    assert "提示 C001 第2段：第59个" in comments[-1]
    assert not any("提示" in text.split("\n")[0] for text in comments[9:-1]), "the worst are kept"


def test_example_in_word_gets_every_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.docx").write_bytes(
        from_text(EXAMPLE.read_text(encoding="utf-8"), merged=True, automatic=True)
    )
    result = check("draft.docx", "--output", "draft.checked.docx", "--format", "json")
    assert result.exit_code == 1, result.output
    (report,) = json.loads(result.stdout)["reports"]
    rules = sorted(finding["rule"] for finding in report["findings"])
    comments = marked(Path("draft.checked.docx").read_bytes())
    heads = [text.split("\n")[0] for text in comments]
    assert sorted(head.split()[-1] for head in heads if "（" not in head) == rules
    quoted = {finding["where"]["quote"] for finding in report["findings"]}
    short = {
        words.removeprefix("七、")
        for words in quoted
        if len(words) < 12 and "*" not in words  # masked in JSON, and not in the office's own file
    }  # a number that stands nowhere
    assert len(short) > 4
    assert set(comments.values()) >= short
    again = check(".", "--output", "draft.checked.docx", "--fail-on", "never")
    assert again.exit_code == 0, "what an earlier run has made is no report"


def check(*args: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(commands, ["check", *args])


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["a.docx", "b.docx", "--output", "c.docx"], "into one report"),
        (["a.txt", "--output", "c.docx"], "Word documents only"),
        (["a.docx", "--output", "a.docx"], "overwritten"),
    ],
)
def test_misuse_is_told_and_destroys_nothing(
    args: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.docx", "b.docx"):
        Path(name).write_bytes(REPORT)
    Path("a.txt").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    result = check(*args)
    assert result.exit_code == 2
    assert said in result.output
    assert not Path("c.docx").exists()
    Path("c.docx").write_bytes(b"of value")
    check(*args)
    assert Path("c.docx").read_bytes() == b"of value"
    assert Path("a.docx").read_bytes() == REPORT


@pytest.mark.skipif(legacy.program() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_what_was_written(tmp_path: Path) -> None:
    source = read_bytes(REPORT, "x")
    findings = [found(at(source, words), words) for words in SPOTS]
    (tmp_path / "a.docx").write_bytes(annotated(source, *findings))
    command = [str(legacy.program()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]  # fmt: skip
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
