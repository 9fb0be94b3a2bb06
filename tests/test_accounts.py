"""Final accounts and budgets are data: packs on tables whose rows are open, one upon the other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from bench.accounts.faults import FAULTS as PLANTED
from bench.accounts.layouts import LAYOUTS, Layout
from bench.accounts.model import accounts
from bench.accounts.national_words import national_document
from bench.accounts.trial import CARRIERS, trials, written
from linter.cli import commands
from linter.judge.lint import Given, lint
from linter.manual.examples import failures
from linter.model.finding import Severity, Verdict
from linter.parse import parse
from linter.parse.kinds import signs, understood
from linter.read import read
from linter.rulepack import open_kinds, shipped_pack
from linter.text.source import Source
from tests.expectations import SHARED, findings_at, rows

ROOT = Path(__file__).resolve().parent.parent
PACKS = ("final_accounts", "budget")
EXAMPLES = {"final_accounts": "2024", "budget": "2025"}
FAULTS = [(pack, row) for pack in PACKS for row in rows(ROOT / "examples" / pack / "FAULTS.tsv")]
KIND = SHARED / "kinds" / "final_accounts"
ALL = ("s01", "s02", "s03", "s04", "b01", "b02", "b03", "b04", "b05", "b06", "b07", "b08")
REAL = [
    path for folder in ("text", "pdf") for name in ALL for path in sorted((KIND / folder).glob(f"{name}_*"))
]
# What the real documents say wrongly, each judged: the rules of errors and warnings, by document.
JUDGED = {
    "s01": {"F404", "F702"},
    "s02": {"F103", "F104", "F401", "F501", "F603", "F702", "F711", "F721"},
    "s03": {"F406", "F701", "F702", "F712", "F713", "F714", "F722"},
    "s04": {"F502", "F602", "F702", "F713"},
    "b01": {"B105", "B502", "B504"},
    "b02": {"B701"},
    "b03": set(),
    "b04": set(),
    "b05": set(),
    "b06": set(),
    "b07": {"B501", "B503", "B701"},
    "b08": {"B231", "B251", "B501", "B503", "B701", "B712"},
}


@cache
def verdict_on(pack: str, path: Path) -> Verdict:
    return lint(read(path), shipped_pack(pack))


def accused(verdict: Verdict, least: Severity = Severity.INFO) -> list[tuple[str, str]]:
    return [(f.rule, verdict.source.quote(f.span)) for f in verdict.findings if f.severity >= least]


@pytest.mark.parametrize("name", PACKS)
def test_its_own_examples_prove_its_rules(name: str) -> None:
    assert [f"{f.rule.id}: {f.why}" for f in failures(shipped_pack(name))] == []


def test_ids_are_no_other_packs_and_every_rule_says_why_and_what_to_do() -> None:
    packs = {name: shipped_pack(name) for name in ("disclosure", "rule_of_law", *PACKS)}
    ids = [rule.id for pack in packs.values() for rule in pack.rules]
    assert len(ids) == len(set(ids))
    rules = [rule for name in PACKS for rule in packs[name].rules]
    assert all(
        rule.basis and rule.advice["zh"] and rule.advice["en"] and rule.message["en"] for rule in rules
    )
    told = [text for rule in rules for text in (*rule.message.values(), rule.basis, *rule.advice.values())]
    assert not [text for text in told if "信息公开" in text]
    assert not [rule.id for rule in packs["budget"].rules if "决算" in "".join(rule.title.values())]


@pytest.mark.parametrize("name", PACKS)
def test_a_clean_document_is_not_accused(name: str) -> None:
    verdict = verdict_on(name, ROOT / "examples" / name / f"{EXAMPLES[name]}-clean.txt")
    assert verdict.unreadable is None
    assert accused(verdict) == []
    states = [entry.state for entry in verdict.ledger if entry.figure.cell]
    assert states and states.count("verified") > 0.9 * len(states)


@pytest.mark.parametrize(
    ("name", "row"), FAULTS, ids=lambda one: one["rule"] if isinstance(one, dict) else one
)
def test_a_planted_fault_is_found(name: str, row: dict[str, str]) -> None:
    verdict = verdict_on(name, ROOT / "examples" / name / row["file"])
    assert findings_at(verdict, row["rule"], row["quote"], related=True), accused(verdict)


@pytest.mark.parametrize("name", PACKS)
def test_nothing_else_is_said_of_the_faulty_one(name: str) -> None:
    verdict = verdict_on(name, ROOT / "examples" / name / f"{EXAMPLES[name]}-faulty.txt")
    assert {rule for rule, _ in accused(verdict)} == {row["rule"] for pack, row in FAULTS if pack == name}


@pytest.mark.parametrize(
    ("title", "issuer", "year", "kind"),
    [
        pytest.param("清水县水务局2024年度部门决算", "清水县水务局", 2024, "final_accounts", id="a line"),
        pytest.param("清水县水务局\n2024年度部门决算", "清水县水务局", 2024, "final_accounts", id="a cover of two lines"),
        pytest.param("清水县规划和自然\n资源局\n2024 年度部门决算", "清水县规划和自然资源局", 2024, "final_accounts", id="a name that a cover breaks"),
        pytest.param("2023年度清水县水务局部门决算公开", "清水县水务局", 2023, "final_accounts", id="the year first"),
        pytest.param("中共清水县委社会工作部2024年度部门决算", "中共清水县委社会工作部", 2024, "final_accounts", id="a party body"),
        pytest.param("清水县水务局2025年部门预算", "清水县水务局", 2025, "budget", id="a budget"),
        pytest.param("清水县2025年县级部门预算\n预算主管部门：清水县水务局", "清水县水务局", 2025, "budget", id="a budget's cover"),
    ],
)  # fmt: skip
def test_titles_of_every_wording(title: str, issuer: str, year: int, kind: str) -> None:
    identity = lint(Source("a.txt", f"{title}\n一、主要职能\n管水。\n"), shipped_pack(kind)).identity
    assert (identity.issuer, identity.year) == (issuer, year)


def test_each_is_recognised_among_all_kinds() -> None:
    kinds = open_kinds()
    for name in ("disclosure", "rule_of_law", *PACKS):
        for path in sorted((ROOT / "examples" / name).glob("*-clean.txt")):
            report = understood(
                read(path), (kinds.domain, *(other.domain for other in kinds.others)), Given()
            )
            assert report.domain.id == name, path.name


@pytest.mark.parametrize("carriers", [["html"], ["docx"], ["xlsx"], ["text"]], ids=lambda one: one[0])
def test_clean_accounts_and_budgets_are_silent_and_faults_found_in_every_carrier(carriers: list[str]) -> None:
    wanted = {"html": "spending", "docx": "B", "xlsx": "F", "text": "a table"}[carriers[0]]
    outcomes = list(trials(1, carriers, wanted))
    assert [(one.layout, one.said) for one in outcomes if not one.fault and one.said] == []
    planted = [one for one in outcomes if one.fault]
    missed = [(one.layout, one.fault) for one in planted if not one.found]
    assert len(planted) > 3 and len(missed) <= len(planted) // 20, missed


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_right_one_of_another_layout_is_not_accused_and_its_wrong_twin_is(layout: Layout) -> None:
    made = layout.of(accounts(LAYOUTS.index(layout)))
    right = national_document(made, layout)
    carrier = list(CARRIERS)[LAYOUTS.index(layout) % len(CARRIERS)]
    verdict = lint(written(right, carrier), shipped_pack("final_accounts"))
    assert (verdict.identity.issuer, verdict.identity.year) == (layout.body, made.year)
    assert accused(verdict, Severity.WARNING) == []
    fault = next(fault for fault in PLANTED if fault.name == "F3: an item")
    wrong = fault.change(right, made, Random(1))
    assert wrong is not None
    rules = {rule for rule, _ in accused(lint(written(wrong, carrier), shipped_pack("final_accounts")))}
    assert any(rule.startswith(("F2", "F3")) for rule in rules)


@pytest.mark.parametrize("path", REAL, ids=lambda path: f"{path.parent.name}/{path.name[:3]}")
def test_what_real_documents_are_told_is_true(path: Path) -> None:
    """Each finding is judged in the table above; a text whose figures came out apart is told no more than its PDF."""
    name = "budget" if path.name.startswith("b") else "final_accounts"
    verdict = verdict_on(name, path)
    assert verdict.unreadable is None
    assert {rule for rule, _ in accused(verdict, Severity.WARNING)} <= JUDGED[path.name[:3]]


@pytest.mark.skipif(not REAL, reason="the real documents are not here")
@pytest.mark.parametrize("name", ["s02", "s03", "b01"])
def test_what_is_wrong_in_real_documents_is_found(name: str) -> None:
    path = next(path for path in REAL if path.parent.name == "pdf" and path.name.startswith(name))
    pack = "budget" if name.startswith("b") else "final_accounts"
    assert {rule for rule, _ in accused(verdict_on(pack, path), Severity.WARNING)} == JUDGED[name]


def test_rules_are_shown() -> None:
    shown = CliRunner().invoke(commands, ["rules", "--pack", "final_accounts"])
    assert shown.exit_code == 0 and "F231" in shown.output


@pytest.mark.parametrize("name", PACKS)
def test_the_page_draws_its_tables(name: str, tmp_path: Path) -> None:
    """A row of an open table has as many cells on the page as in the file, blank ones too."""
    page = tmp_path / "a.html"
    path = ROOT / "examples" / name / f"{EXAMPLES[name]}-faulty.txt"
    CliRunner().invoke(commands, ["check", "--no-cache", str(path), "-o", str(page)])
    rows = [row.partition("</tr>")[0] for row in page.read_text(encoding="utf-8").split("<tr")[1:]]
    rows = [row for row in rows if "社会保障和就业支出" in row]
    assert rows and all(row.count("<td") + row.count("<th") >= 4 for row in rows)
    assert "格式不明" not in page.read_text(encoding="utf-8")


HEAD = "清水县水务局2024年度部门决算\n第一部分 清水县水务局概况\n一、主要职能\n负责水资源。\n二、机构设置\n设3个机构。\n"


def _titles(text: str) -> list[str]:
    report = understood(Source("a.txt", text), (shipped_pack("final_accounts").domain,), Given())
    return [section.title for section in report.root.walk()]


def test_chapters_number_their_sections_each_anew() -> None:
    """一、二、三、 of the third chapter are sections of their own, no list within the second."""
    notes = (
        "收入支出决算总体情况说明",
        "收入决算情况说明",
        "支出决算情况说明",
        "财政拨款收入支出决算总体情况说明",
    )
    text = (
        HEAD
        + "第二部分 清水县水务局2024年度部门决算表\n略。\n第三部分 清水县水务局2024年度部门决算情况说明\n"
    )
    text += "".join(
        f"{number}、{title}\n情况如上。\n" for number, title in zip("一二三四", notes, strict=True)
    )
    assert [title for title in _titles(text) if title in notes] == list(notes)


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param(["第一部分 清水县水务局概况", "一、主要职能", "第二部分 清水县水务局2024年决算表", "第四部分 名词解释"], id="an entry worded otherwise below"),
        pytest.param(["一、水务局概况 ……………… 3", "二、决算表 ……………… 5", "三、名词解释", "……………… 9"], id="dots that lead to pages, on a line of their own"),
    ],
)  # fmt: skip
def test_a_contents_page_is_none_of_the_sections(contents: list[str]) -> None:
    title, _, body = HEAD.partition("\n")
    plain = _titles(f"{title}\n{body}第四部分 名词解释\n一、拨款：指财政拨款。\n")
    listed = "\n".join(contents)
    assert _titles(f"{title}\n目 录\n{listed}\n{body}第四部分 名词解释\n一、拨款：指财政拨款。\n") == plain


ITEM = "{n}、农林水支出（类）水利（款）{name}（项）。\n主要用于：水利。全年预算为{plan}万元，支出{gap}决算为{spent}万元。\n"


@pytest.mark.parametrize("gap", [pytest.param("", id="on one line"), pytest.param("\n", id="over two lines")])
@pytest.mark.parametrize(
    ("second", "found"),
    [
        pytest.param(
            ("水利工程运\n行与维护", "209.01"), set(), id="right, the next item's name over two lines"
        ),
        pytest.param(("水利工程运行与维护", "290.01"), {("F408", "290.01万元")}, id="the next item wrong"),
    ],
)
def test_an_item_is_told_its_own_figure(
    gap: str, second: tuple[str, str], found: set[tuple[str, str]]
) -> None:
    """The figure of an item is never looked for behind the name of the next."""
    text = (ROOT / "rules" / "final_accounts" / "texts.yaml").read_text(encoding="utf-8")
    whole = "\n".join(line.removeprefix("  ") for line in text.partition("whole: |-\n")[2].split("\n"))
    start, end = whole.index("  3.农林水"[2:]), whole.index("六、一般公共预算财政拨款基本")
    items = ITEM.format(n=3, name="行政运行", plan="248.63", spent="240.05", gap=gap)
    items += ITEM.format(n=4, name=second[0], plan="209.01", spent=second[1], gap=gap)
    verdict = lint(Source("a.txt", whole[:start] + items + whole[end:]), shipped_pack("final_accounts"))
    assert {one for one in accused(verdict) if one[0] == "F408"} == found


def _basic(*, slipped: bool) -> str:
    """Return accounts in whose table of basic spending a run of figures stands a row too high, or does not."""
    text = (ROOT / "rules" / "final_accounts" / "texts.yaml").read_text(encoding="utf-8")
    whole = "\n".join(line.removeprefix("  ") for line in text.partition("whole: |-\n")[2].split("\n"))
    old = whole[whole.index("301 | 工资福利支出") : whole.index("人员经费合计 |")]
    rows = ["301 | 工资福利支出", "30101 | 基本工资", "30102 | 津贴补贴", "30103 | 奖金", "30108 | 机关事业单位基本养老保险缴费", "30109 | 职业年金缴费", "303 | 对个人和家庭的补助", "30302 | 退休费", "30309 | 奖励金"]  # fmt: skip
    right = ["248.30", "90.11", "97.12", "", "40.71", "20.36", "5.40", "4.40", "1.00"]
    wrong = ["248.30", "90.11", "97.12", "40.71", "20.36", "5.40", "4.40", "1.00", ""]
    public = ["302 | 商品和服务支出 | 47.42", "30201 | 办公费 | 21.30", "30217 | 公务接待费 | 0.60", "30231 | 公务用车运行维护费 | 4.25", "30239 | 其他交通费用 | 21.27", *[" |  | "] * 4]  # fmt: skip
    table = zip(rows, wrong if slipped else right, public, strict=True)
    return whole.replace(old, "".join(f"{row} | {value} | {other}\n" for row, value, other in table))


def test_a_run_of_cells_that_slipped_by_a_row_is_one_cause() -> None:
    pack = shipped_pack("final_accounts")
    verdict = lint(Source("a.txt", _basic(slipped=True)), pack)
    (finding,) = [finding for finding in verdict.findings if finding.severity >= Severity.WARNING]
    (repair,) = finding.repairs
    assert {change.because for change in repair.changes} == {"数字错行"}
    assert len(finding.also) >= 1 and len(repair.changes) >= 3
    assert accused(lint(Source("a.txt", _basic(slipped=False)), pack)) == []


@pytest.mark.parametrize("name", PACKS)
def test_a_page_of_links_with_the_words_of_accounts_is_no_document_of_these_kinds(name: str) -> None:
    """Headings that any office's site has are no sign of a kind."""
    lines = (
        "主要职责",
        "机构设置",
        "名词解释",
        "预算编制说明",
        "关于做好部门决算工作的通知。",
        "部门预算管理办法",
        "决算表",
        "联系我们",
    )
    found = signs(parse(Source("a.txt", "\n".join(lines)), shipped_pack(name).domain))
    assert len(found) < 2


@pytest.mark.parametrize(
    ("said", "accused_of"),
    [
        pytest.param("14.91万元", [], id="as the table has it"),
        pytest.param("1,014.91万元", ["F407"], id="more than a thousand, its thousands parted"),
        pytest.param("14.97万元", ["F407"], id="a digit wrong"),
    ],
)
def test_a_cell_under_a_long_caption_is_no_part_of_a_sentence(said: str, accused_of: list[str]) -> None:
    """The line 单位：万元 under a caption is no rest of it, and what stands between belongs to tables."""
    text = (ROOT / "examples" / "final_accounts" / "2024-clean.txt").read_text(encoding="utf-8")
    assert text.count("支出决算为14.91万元") == 1
    changed = Source("a.txt", text.replace("支出决算为14.91万元", f"支出决算为{said}"))
    rules = [rule for rule in shipped_pack("final_accounts").rules if rule.id == "F407"]
    verdict = lint(changed, shipped_pack("final_accounts"), rules=rules)
    assert [rule for rule, _ in accused(verdict, Severity.ERROR)] == accused_of


@pytest.mark.parametrize(
    ("pack", "said", "rule"),
    [
        ("budget", "2018年收入总预算317.60万元，同比增加8.25万元，同比增长2.67%。", None),
        ("budget", "2018年收入总预算317.60万元，同比增加8.25万元，同比增长3.80%。", "B501"),
        ("budget", "支出预算317.60万元，比上年减少8.25万元，下降2.53%。", None),
        ("budget", "支出预算317.60万元，比上年减少8.25万元，下降3.53%。", "B501"),
        ("final_accounts", "本年收入317.60万元，较上年增加8.25万元，增长2.67%。", None),
        ("final_accounts", "本年收入317.60万元，较上年增加8.25万元，增长5.67%。", "F501"),
        ("final_accounts", "公务接待费3.20万元，与去年相比，减少0.80万元，下降20.00%。", None),
        ("final_accounts", "公务接待费3.20万元，与去年相比，减少0.80万元，下降25.00%。", "F501"),
    ],
)
def test_a_change_is_held_though_the_year_before_has_no_number(
    pack: str, said: str, rule: str | None
) -> None:
    kind = {"budget": "预算", "final_accounts": "决算"}[pack]
    text = f"清泉县档案馆2018年部门{kind}\n第三部分 2018年部门{kind}情况说明\n一、收支总体情况\n{said}\n"
    found = lint(Source("a.txt", text), shipped_pack(pack), Given(excerpt=True)).findings
    assert {f.rule for f in found if f.rule in ("B501", "F501")} == ({rule} if rule else set())


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("{issuer}{year}年度", id="whose it is, and the year"),
        pytest.param("一、{issuer}{year}年", id="numbered"),
        pytest.param("表{n}：{issuer}{year}年度部门", id="by the number of a table"),
    ],
)
@pytest.mark.parametrize("name", PACKS)
def test_a_table_is_read_whose_title_begins_with_whose_it_is(name: str, before: str) -> None:
    """As many places write it: 清泉县档案馆2025年部门收支总表."""
    year = EXAMPLES[name]
    text = (ROOT / "examples" / name / f"{year}-clean.txt").read_text(encoding="utf-8")
    lines = text.split("\n")
    issuer = lines[0].partition(year)[0]
    tables = [at for at, line in enumerate(lines) if "单位：" in line and "|" not in line]
    for n, at in enumerate(tables):
        bare = lines[at - 1].removeprefix(f"{year}年部门")
        lines[at - 1] = before.format(issuer=issuer, year=year, n=n + 1) + bare
    verdict = lint(Source("a.txt", "\n".join(lines)), shipped_pack(name))
    forms = {entry.figure.cell.table for entry in verdict.ledger if entry.figure.cell}
    same = {entry.figure.cell.table for entry in _clean(name).ledger if entry.figure.cell}
    assert len(tables) == 9 and forms == same
    assert accused(verdict, Severity.WARNING) == []


def _clean(name: str) -> Verdict:
    return verdict_on(name, ROOT / "examples" / name / f"{EXAMPLES[name]}-clean.txt")
