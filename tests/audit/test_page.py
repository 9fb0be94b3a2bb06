"""The site: every figure on it equals a recount, no page asks for anything, a browser sorts, filters and prints it."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from linter.audit.ranking import RankingLine
from linter.audit.site.lead import lead
from linter.cli import commands
from linter.read.own import Made, made
from tests.audit.conftest import call, report

ROSTER = "单位,年度\n云岭县教育局,2021-2023\n云岭县审计局,2023\n"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def kept(stored: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store with a roster."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "r.csv").write_text(ROSTER, encoding="utf-8")
    store = Path(shutil.copytree(stored, folder / "store"))
    call("roster", store, folder / "r.csv")
    return store


@pytest.fixture(scope="module")
def site(kept: Path) -> Path:
    result = call("page", kept, "-o", kept.parent / "site", "--today", "2024-06-01")
    assert result.exit_code == 0, result.output
    return kept.parent / "site"


class Table(HTMLParser):
    """The rows of a page's tables, and what stands in elements with data-total."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.totals: dict[str, str] = {}
        self._cell = self._total = ""
        self._open = False
        self.feed(place.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._total = dict(attrs).get("data-total") or ""
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self._cell, self._open = "", True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._open:
            self.rows[-1].append(self._cell.strip())
            self._open = False
        self._total = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self._cell += data
        if self._total:
            self.totals[self._total] = data


def test_every_figure_equals_a_recount(site: Path, corpus: Path) -> None:
    words = ["check", "-f", "jsonl", "--ledger", "--isolated", "--fail-on", "never", str(corpus)]
    all_of = [json.loads(line) for line in CliRunner().invoke(commands, words).stdout.splitlines()]
    sound = [one for one in all_of if not one["error"]]
    severities = Counter(f["severity"] for one in sound for f in one["findings"])
    relations = [r for one in sound for r in one["relations"] if r["outcome"] != "undecided"]
    totals = Table(site / "index.html").totals
    assert totals == {
        "reports": str(len(sound)),
        "bodies": str(len({one["issuer"] for one in sound})),
        "error": str(severities["error"]),
        "warning": str(severities["warning"]),
        "info": str(severities["info"]),
        "waived": "0",
        "with_errors": str(sum(any(f["severity"] == "error" for f in one["findings"]) for one in sound)),
        "clean": str(sum(not one["findings"] for one in sound)),
        "unreadable": str(len(all_of) - len(sound)),
        "verified": str(sum(one["figures"]["verified"] for one in sound)),
        "figures": str(sum(one["figures"]["total"] for one in sound)),
        "relations": str(len(relations)),
    }
    first = (site / "index.html").read_text(encoding="utf-8").partition('<ul class="tiles">')[0]
    share = (Decimal(100) * int(totals["with_errors"]) / len(sound)).quantize(Decimal("0.1"))
    assert f"{len(sound)} 份报告，{totals['bodies']} 家单位，{totals['unreadable']} 份读不了" in first
    assert f"{totals['with_errors']} 份有错误，占 {share} %；{totals['clean']} 份未发现问题" in first
    found = Counter((one["issuer"], f["severity"]) for one in sound for f in one["findings"])
    reports = Counter(one["issuer"] for one in sound)
    bodies = Table(site / "bodies.html").rows[1:]
    assert {row[1] for row in bodies} == reports.keys()
    for row in bodies:
        counts = [str(found[row[1], severity]) for severity in ("error", "warning", "info")]
        assert row[2:6] == [str(reports[row[1]]), *counts]
    by_rule = Counter((f["rule"], f["severity"]) for one in sound for f in one["findings"])
    rules = {row[1].split()[0]: row for row in Table(site / "rules.html").rows[1:]}
    assert {(rule, s) for rule, s in by_rule} <= {
        (rule, s) for rule in rules for s in ("error", "warning", "info")
    }
    for rule, row in rules.items():
        assert row[2:5] == [str(by_rule[rule, severity]) for severity in ("error", "warning", "info")]


def line(key: str, reports: int, error: int, rank: int | None = 1, hits: int = 1) -> RankingLine:
    return RankingLine(
        rank, key, key, reports, error, 0, 0, 0, 0, hits, 100, Decimal(1), Decimal(0), Decimal(2)
    )


@pytest.mark.parametrize(
    ("years", "trend", "way"),
    [
        pytest.param([("2022", 40, 10), ("2023", 50, 20)], ("2023", "0.40", "2022", "0.25"), "more", id="more"),
        pytest.param([("2022", 40, 20), ("2023", 50, 5)], ("2023", "0.10", "2022", "0.50"), "less", id="fewer"),
        pytest.param([("2022", 40, 20), ("2023", 20, 10)], ("2023", "0.50", "2022", "0.50"), "same", id="the same"),
        pytest.param([("2021", 30, 3), ("2022", 40, 4), ("2023", 19, 19)], ("2022", "0.10", "2021", "0.10"), "same", id="a year of few reports says nothing"),
        pytest.param([("2023", 50, 5)], None, "", id="one year"),
    ],
)  # fmt: skip
def test_which_way_it_goes(
    years: list[tuple[str, int, int]], trend: tuple[str, ...] | None, way: str
) -> None:
    said = lead({"with_errors": 1, "reports": 3}, [], [], [line(*one) for one in years])
    assert (said.way, said.trend and tuple(str(one) for pair in said.trend for one in pair)) == (way, trend)


def test_whom_to_ask_first_are_the_three_that_are_ranked_first() -> None:
    bodies = [
        line("甲", 1, 1),
        line("乙", 1, 1, hits=0),
        line("丙", 1, 1),
        line("丁", 1, 1),
        line("戊", 1, 1),
        line("己", 1, 1, rank=None),
    ]
    said = lead({"with_errors": 0, "reports": 0}, bodies, [line("C001", 2, 1), line("W001", 9, 0)], [])
    assert [one.key for one in said.bodies] == ["甲", "丙", "丁"] and [one.key for one in said.rules] == [
        "C001"
    ]


def test_a_body_has_its_years_side_by_side_and_each_finding_with_its_proof(site: Path, kept: Path) -> None:
    page = next(
        p for p in (site / "body").iterdir() if "<h1>云岭县教育局</h1>" in p.read_text(encoding="utf-8")
    )
    text = page.read_text(encoding="utf-8")
    rows = {row[0]: row[1:] for row in Table(page).rows}
    assert rows["年度"] == ["2021", "2022", "2023"]
    assert rows["发布日期"] == ["2022-02-20", "2023-02-20", "2024-02-20"]
    assert text.count("<article") == sum(int(n) for key in ("错误", "提醒", "提示") for n in rows[key])
    assert "10+20+36 = 66 ≠ 99" in text and "逾期" in text
    assert all(place.stat().st_size < 200_000 for place in (site / "body").iterdir())


def test_the_page_of_a_body_with_thousands_of_findings_stays_small(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    said = "".join(
        f"第{n}项共发布信息99条，其中政策{n % 9}条、动态{n}条、其他信息{n % 7}条。" for n in range(900)
    )
    for year in (2021, 2022):
        (folder / f"{year}.txt").write_text(report("云岭县教育局", year, said=said), encoding="utf-8")
    call("run", folder, "--store", tmp_path / "s", "--isolated", "--jobs", "1", "--quiet")
    call("page", tmp_path / "s", "-o", tmp_path / "site")
    (page,) = (tmp_path / "site" / "body").iterdir()
    text = page.read_text(encoding="utf-8")
    left = re.search(r"另有 (\d+) 条", text)
    total = re.search(r"<h2>问题 \((\d+)\)", text)
    assert left and total and int(left[1]) + text.count("<article") == int(total[1]) > 900
    assert page.stat().st_size < 200_000


def test_pages_are_known_as_outputs_and_written_anew(site: Path, kept: Path, tmp_path: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert all(made(page) is Made.WHOLE for page in pages)
    before = {page: page.read_bytes() for page in pages}
    (site / "body" / "0000000000000000.html").write_text("left over", encoding="utf-8")
    call("page", kept, "-o", site, "--today", "2024-06-01")
    assert {page: page.read_bytes() for page in sorted(site.rglob("*.html"))} == before
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    result = call("page", kept, "-o", tmp_path)
    assert result.exit_code == 2 and "no site" in result.output


def test_it_speaks_english(kept: Path, tmp_path: Path) -> None:
    call("page", kept, "-o", tmp_path / "site", "--lang", "en", "--today", "2024-06-01")
    text = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    page = next(
        p
        for p in (tmp_path / "site" / "body").iterdir()
        if "<h1>云岭县教育局</h1>" in p.read_text(encoding="utf-8")
    )
    assert '<html lang="en">' in text and "Errors a report" not in text and "Whom to ask first" in text
    assert "is not the sum of its parts" in page.read_text(encoding="utf-8")
    said = re.sub(r"<[^>]*>|[^<>]*(?:县|市|局)[^<>]*", "", text.partition("<main")[2])
    assert not re.search(r"[\u4e00-\u9fff]", said), re.findall(r".{0,20}[\u4e00-\u9fff].{0,20}", said)


def test_whatever_a_report_says_is_text(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    harm = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    (folder / "a.txt").write_text(report(f"云岭县{harm}局", 2022, total=99, said=harm), encoding="utf-8")
    call("run", folder, "--store", tmp_path / "s", "--isolated", "--jobs", "1", "--quiet")
    call("page", tmp_path / "s", "-o", tmp_path / "site")
    for page in (tmp_path / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<img" not in text and text.count("<script") == 1


def test_reports_that_are_alike_stand_in_one_group(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    own = "".join(f"{a}{b}工作由{b}牵头，{a}逐项落实，{c}负责督办，按{a}口径整理归档，群众反映{c}服务有改进。" for a, b, c in zip(
        ("规划", "统计", "窗口", "热线", "档案", "信访", "采购", "招标", "巡查", "培训"),
        ("政务科", "法规股", "信息中心", "督查室", "秘书组", "综合处", "宣传部", "人事科", "财务股", "值班室"),
        ("社区", "乡镇", "园区", "街道", "学校", "医院", "车站", "市场", "码头", "场馆"), strict=True))  # fmt: skip
    for body in ("云岭县教育局", "石桥市民政局"):
        (folder / f"{body}.txt").write_text(report(body, 2022, said=own), encoding="utf-8")
    (folder / "c.txt").write_text(report("远山县财政局", 2022), encoding="utf-8")
    call("run", folder, "--store", tmp_path / "s", "--isolated", "--jobs", "1", "--quiet")
    call("page", tmp_path / "s", "-o", tmp_path / "site")
    text = (tmp_path / "site" / "copies.html").read_text(encoding="utf-8")
    assert (
        text.count("<section>") == 1
        and "云岭县教育局" in text
        and "石桥市民政局" in text
        and "远山县" not in text
    )


# --- in a browser


@pytest.fixture(scope="module")
def tab(request: pytest.FixtureRequest) -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


@pytest.fixture
def wrong(tab: Any) -> Iterator[list[str]]:
    """What a page did amiss: errors, refusals, requests for anything but pages of the site."""
    found: list[str] = []
    tab.on("pageerror", lambda error: found.append(str(error)))
    tab.on("console", lambda said: found.append(said.text))
    tab.on(
        "request", lambda asked: None if asked.url.startswith(("file:", "data:")) else found.append(asked.url)
    )
    yield found
    assert not found


@pytest.mark.parametrize("wide", [1200, 390], ids=["a desk", "a telephone"])
@pytest.mark.parametrize("name", ["index", "bodies", "rules", "copies", "roster"])
def test_a_page_is_sound(tab: Any, wrong: list[str], site: Path, name: str, wide: int) -> None:
    tab.set_viewport_size({"width": wide, "height": 800})
    tab.goto((site / f"{name}.html").as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert tab.locator("h1").count() == 1 and tab.locator("nav a[aria-current]").count() == 1
    for figure in tab.locator("svg[role=img]").all():
        names = figure.get_attribute("aria-labelledby").split()
        assert all(tab.locator(f"#{one}").text_content().strip() for one in names)
    hrefs = tab.locator("a[href]").evaluate_all(
        "all => all.map(one => new URL(one.getAttribute('href'), document.baseURI).href.split('#')[0])"
    )
    assert all(Path(re.sub("^file://", "", href)).exists() for href in hrefs if href.startswith("file:"))


def test_bodies_are_sorted_and_filtered(tab: Any, wrong: list[str], site: Path) -> None:
    tab.goto((site / "bodies.html").as_uri())
    head = tab.locator("#bodies thead th").nth(4).locator("button")
    head.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    assert tab.locator("#bodies thead th").nth(4).get_attribute("aria-sort") == "descending"
    warnings = [int(text) for text in tab.locator("#bodies tbody td:nth-child(5)").all_text_contents()]
    assert warnings == sorted(warnings, reverse=True) and len(set(warnings)) > 1
    tab.get_by_label("筛选").fill("石桥 财政")
    assert tab.locator("#bodies tbody tr:visible").count() == 1
    assert tab.locator("output").text_content().startswith("1/5")


def test_without_scripts_the_tables_are_there(tab: Any, site: Path) -> None:
    context = tab.context.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "bodies.html").as_uri())
    assert page.locator("#bodies tbody tr:visible").count() == 5 and not page.locator(".tools").is_visible()
    context.close()


def test_it_is_printed_without_what_only_a_screen_has(tab: Any, wrong: list[str], site: Path) -> None:
    tab.goto((site / "bodies.html").as_uri())
    tab.emulate_media(media="print")
    assert not tab.locator("header").is_visible() and not tab.locator(".tools").is_visible()
    tab.emulate_media(media="screen")
