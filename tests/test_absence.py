"""That something is absent is an error only where the report is seen to be whole; a cut is told once."""

from __future__ import annotations

import html
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.accuracy.renderings import TEXTS
from bench.accuracy.writing.regimes import YEARS, written
from linter.errors import UnreadableError
from linter.judge.lint import Given, lint
from linter.model.finding import Outcome, Verdict
from linter.read import read_bytes
from linter.rulepack import RulePack, shipped_pack
from linter.text.source import Source
from tests.documents import from_text, p, word

ABSENCE = ("S003", "S004", "S008", "S014", "S025", "S026", "T010")
ROOT = Path(__file__).resolve().parent.parent
CLEAN = sorted((ROOT / "examples" / "disclosure").glob("*-clean.txt"))

TITLE = "望川县人民政府2022年政府信息公开工作年度报告\n"
PARTS = (
    "一、总体情况\n全年主动公开政府信息31条。\n",
    "二、主动公开政府信息情况\n制发规范性文件2件。\n",
    "三、收到和处理政府信息公开申请情况\n收到申请4件，均已办结。\n",
    "四、政府信息公开行政复议、行政诉讼情况\n未发生行政复议、行政诉讼。\n",
    "五、存在的主要问题及改进情况\n更新不够及时，已补充专人。\n",
    "六、其他需要报告的事项\n未收取信息处理费。\n",
)
OLD_TITLE = "望川县林业局2013年政府信息公开工作年度报告\n"
OLD = (
    "一、概述\n我局公开工作稳步推进。\n",
    "二、主动公开政府信息情况\n主动公开政府信息31条。\n",
    "三、依申请公开政府信息情况\n未收到政府信息公开申请。\n",
    "四、收费及减免情况\n未收取费用。\n",
    "五、行政复议和行政诉讼情况\n未发生行政复议、行政诉讼。\n",
    "六、存在的主要问题及改进情况\n更新不够及时，将加强培训。\n",
)
SIGNED = "望川县林业局\n2014年3月6日\n"


def page(text: str) -> str:
    shown = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><div>{shown}</div></body></html>"


def marked(text: str) -> str:
    return "\n\n".join(text.splitlines())


def judged(data: str | bytes, name: str = "a.txt", *, excerpt: bool = False) -> Verdict:
    data = data.encode() if isinstance(data, str) else data
    return lint(read_bytes(data, name), shipped_pack(), Given(excerpt=excerpt))


def told(verdict: Verdict) -> list[tuple[str, str]]:
    return sorted((f.rule, f.severity.word) for f in verdict.findings if f.rule in ABSENCE)


@pytest.mark.parametrize(
    ("text", "state", "reason"),
    [
        pytest.param(TITLE + "".join(PARTS), "yes", "last-section", id="the form's last section"),
        pytest.param(TITLE + "".join(PARTS[:5]) + PARTS[5].split("\n")[0], "unknown", "no-end", id="its heading only"),
        pytest.param(TITLE + "".join(PARTS)[:-5], "unknown", "no-end", id="cut in its sentence"),
        pytest.param(TITLE + "".join(PARTS[:5]) + "六、其他需要报告的事项\n无", "yes", "last-section", id="none, without a full stop"),
        pytest.param(TITLE + "".join(PARTS[:5]), "unknown", "no-end", id="one section short"),
        pytest.param(OLD_TITLE + "".join(OLD), "unknown", "no-end", id="free order, no end"),
        pytest.param(OLD_TITLE + "".join(OLD) + SIGNED, "yes", "signature", id="signature and date"),
        pytest.param(OLD_TITLE + "".join(OLD) + "2014年3月6日\n望川县林业局\n", "yes", "signature", id="date and signature"),
        pytest.param(OLD_TITLE + "".join(OLD) + "望川县林业局 2014年3月6日\n", "yes", "signature", id="both on one line"),
        pytest.param(OLD_TITLE + "".join(OLD) + SIGNED + "附件：统计表\n", "yes", "signature", id="an annex behind"),
        pytest.param(OLD_TITLE + SIGNED + "".join(OLD), "unknown", "no-end", id="a date under the title is no end"),
        pytest.param(OLD_TITLE + "".join(OLD) + "2014年3月6日", "unknown", "no-end", id="a date alone: perhaps a sentence's beginning"),
        pytest.param(
            OLD_TITLE + "本报告由概述、主动公开政府信息情况、收费及减免情况三部分组成。\n" + "".join(OLD[:2]) + "三、收费及减免情况\n未收取费用。\n",
            "yes", "last-part", id="the last part that the preamble names",
        ),
        pytest.param(
            OLD_TITLE + "本报告由概述、主动公开政府信息情况、收费及减免情况三部分组成。\n" + "".join(OLD[:2]),
            "unknown", "no-end", id="the last part but one",
        ),
        pytest.param(TITLE + PARTS[0] + "〔……〕\n" + "".join(PARTS[1:]), "unknown", "left-out", id="an omission that is marked"),
        pytest.param("目录\n" + "\n".join(p.split("\n")[0] for p in PARTS) + "\n" + TITLE + PARTS[0], "unknown", "no-end", id="a table of contents is no end"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("carrier", [str, page, marked], ids=["text", "HTML", "Markdown"])
def test_a_report_says_whether_it_is_whole(
    text: str, state: str, reason: str, carrier: Callable[[str], str]
) -> None:
    whole = judged(carrier(text)).whole
    assert (whole.state, whole.reason) == (state, reason)


def test_a_document_of_an_office_is_whole() -> None:
    verdict = judged(from_text(TITLE + "".join(PARTS[:4])), "a.docx")
    assert (verdict.whole.state, verdict.whole.reason) == ("yes", "format")
    assert ("S004", "error") in told(verdict)


def test_what_an_excerpt_lacks_is_undecided() -> None:
    verdict = judged(TITLE + PARTS[0] + PARTS[2], excerpt=True)
    assert verdict.whole.state == "no"
    assert told(verdict) == []
    (outcome,) = (o for o in verdict.outcomes if o.rule == "S004")
    assert (outcome.outcome, outcome.reason) == (Outcome.UNDECIDED, "excerpt")


def test_a_page_that_was_not_read_makes_absence_undecided(pack: RulePack) -> None:
    source = Source("a.pdf", TITLE + PARTS[0] + PARTS[2], format="pdf", notes={"scanned_pages": 1})
    verdict = lint(source, pack)
    assert (verdict.whole.state, verdict.whole.reason) == ("no", "unread-page")
    assert told(verdict) == []


def drawn(width: int, height: int) -> str:
    """A picture of that many centimetres in a Word document."""
    names = "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
    extent = f"<wp:extent cx='{width * 360000}' cy='{height * 360000}'/>"
    return p(
        f"<w:r><w:drawing><wp:inline {names}>{extent}<a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r>"
    )


SHORT = TITLE + PARTS[0] + PARTS[2] + PARTS[5]  # sections are missing in the middle


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(page(SHORT), "last-section", id="HTML, none"),
        pytest.param(page(SHORT).replace("</div>", "<img src='a/2022-table.png'></div>"), "picture", id="HTML, perhaps a table"),
        pytest.param(page(SHORT).replace("</div>", "<p><img src='x.jpg' width='640'></p></div>"), "picture", id="HTML, a wide one"),
        pytest.param(page(SHORT).replace("</div>", "<img src='x.jpg' style='width: 16px'></div>"), "last-section", id="HTML, a small one"),
        pytest.param(page(SHORT).replace("</div>", "<img src='/images/icon_doc.png'></div>"), "last-section", id="HTML, an icon"),
        pytest.param(SHORT + "\n![表二](image/media_1.png)\n", "picture", id="Markdown"),
        pytest.param(SHORT + "\n![](logo.png)\n", "last-section", id="Markdown, a logo"),
        pytest.param(word(*map(p, SHORT.splitlines()), drawn(14, 6)), "picture", id="DOCX, as wide as the text"),
        pytest.param(word(*map(p, SHORT.splitlines()), drawn(4, 4)), "format", id="DOCX, a seal"),
    ],
)  # fmt: skip
def test_a_picture_may_hold_what_is_not_found(data: str | bytes, reason: str) -> None:
    verdict = judged(data)
    assert verdict.whole.reason == reason
    assert (("S004", "error") in told(verdict)) == (reason != "picture")
    assert not [severity for _, severity in told(verdict) if severity == "error" and reason == "picture"]


@pytest.mark.parametrize(
    ("text", "rule", "severity", "names"),
    [
        pytest.param(TITLE + "".join(PARTS[:2] + PARTS[3:]), "S004", "error", "收到和处理政府信息公开申请情况", id="middle, whole"),
        pytest.param(TITLE + PARTS[0] + PARTS[2], "S004", "warning", "主动公开政府信息情况", id="middle, cut behind"),
        pytest.param(TITLE + "".join(PARTS[:5]) + "望川县人民政府\n2023年1月6日\n", "S004", "error", "其他需要报告的事项", id="tail, signed"),
        pytest.param(OLD_TITLE + "".join(OLD[:3] + OLD[4:]) + SIGNED, "S003", "error", "收费及减免情况", id="free order, signed"),
        pytest.param(OLD_TITLE + "".join(OLD[:3] + OLD[4:]), "S003", "warning", "收费及减免情况", id="free order, no end"),
        pytest.param(TITLE + "".join(PARTS[:4]) + "五、存在的主要问题及改进情况\n" + PARTS[5], "S008", "error", "存在的主要问题及改进情况", id="empty, whole"),
        pytest.param(TITLE + "一、总体情况\n" + "".join(PARTS[1:4]), "S008", "warning", "总体情况", id="empty, cut behind"),
    ],
)  # fmt: skip
def test_what_is_missing_in_the_middle_is_told(text: str, rule: str, severity: str, names: str) -> None:
    (finding,) = (f for f in judged(text).findings if f.rule == rule)
    assert finding.severity.word == severity
    assert f"{names}”" in finding.message["zh"] or finding.message["zh"].endswith(names)
    assert ("maybe-cut" in finding.doubts) == (severity == "warning")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(OLD_TITLE + "".join(OLD[:3] + OLD[4:]) + SIGNED, id="a duty and what is customary"),
        pytest.param(OLD_TITLE + "".join(OLD[:4] + OLD[5:]) + SIGNED, id="another duty"),
    ],
)
def test_an_error_accuses_of_duties_only(text: str) -> None:
    (finding,) = (f for f in judged(text).findings if f.rule == "S003")
    assert finding.severity.word == "error"
    assert "其他需要报告的事项" not in finding.message["zh"]


@pytest.mark.parametrize(
    ("text", "last", "unmet"),
    [
        pytest.param(TITLE + PARTS[0] + PARTS[1][:20], "二、主动公开政府信息情况", "收到和处理", id="in a sentence"),
        pytest.param(TITLE + "".join(PARTS[:5]) + "六、其他需要报告的事项\n", "六、其他需要报告的事项", "", id="behind the last heading"),
        pytest.param(TITLE + "根据条例编制。\n", "", "总体情况", id="before the first heading"),
        pytest.param(TITLE + "".join(PARTS[:3]) + "四、政府信息", "四、政府信息", "政府信息公开行政复议", id="in a heading"),
    ],
)  # fmt: skip
def test_where_the_text_breaks_off_is_told_once(text: str, last: str, unmet: str) -> None:
    verdict = judged(text)
    assert [one for one in told(verdict) if one[0] != "S014"] == [("S026", "warning")]
    (finding,) = (f for f in verdict.findings if f.rule == "S026")
    assert (f"止于“{last}”" in finding.message["zh"]) == bool(last)
    assert (f"未见“{unmet}" in finding.message["zh"]) == bool(unmet)
    assert verdict.source.quote(finding.span).startswith(last or TITLE.strip())


def reports() -> list[tuple[str, str]]:
    """The clean examples as text, page and Markdown; those that the benchmark writes, in each of its forms."""
    found = [
        (f"{path.stem}-{name}", carrier(path.read_text(encoding="utf-8")))
        for path in CLEAN
        for name, carrier in (("text", str), ("HTML", page), ("Markdown", marked))
    ]
    for number, (name, (_, make)) in enumerate(TEXTS.items()):
        regime = list(YEARS)[number % len(YEARS)]
        document = written(random.Random(f"cut {number}"), regime, shipped_pack().domain)
        found.append((f"{regime}-{name}", make(document)))
    return found


REPORTS = reports()


@pytest.mark.parametrize(
    ("text", "first"),
    [(text, 1 + number % 3) for number, (_, text) in enumerate(REPORTS)],
    ids=[name for name, _ in REPORTS],
)
def test_a_cut_copy_is_accused_of_nothing_and_warned_of_once(text: str, first: int) -> None:
    """Each is cut at every third of twenty places, another third for each carrier of one report."""
    known = set(told(judged(text)))
    for part in range(first, 21, 3):
        at = len(text) * part // 21
        try:
            verdict = judged(text[:at])
        except UnreadableError:  # no word of it stands before the cut
            continue
        new = [one for one in told(verdict) if one not in known and one[1] != "info"]
        assert new in ([], [("S003", "warning")], [("S026", "warning")]), (part, text[at - 40 : at])
