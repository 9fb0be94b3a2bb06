"""The ledger goes out, is filled in, sorted, saved by another program, comes back, and closes exactly what was mended."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from linter.audit.columns import COLUMNS
from linter.audit.filled import read_ledger
from linter.errors import UsageError
from linter.held.waiverfile import load
from tests.audit.conftest import call, report

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

HEADS = {column.key: column.zh for column in COLUMNS}


def ledger(store: Path, place: Path, *words: object) -> Path:
    result = call("ledger", store, "-o", place, "--today", "2024-06-01", *words)
    assert result.exit_code == 0, result.output
    return place


def close(place: Path, *words: object) -> Result:
    return call("close", place, *words, "--isolated", "--jobs", "1", "--quiet", "--today", "2024-07-01")


def told(place: Path) -> dict[str, dict[str, Any]]:
    """Return the rows of a ledger by number, with the cells by key."""
    filled = read_ledger(place)
    return {row.number: {**row.told, "row": row.row} for row in filled.rows}


def edit(place: Path, change: Any) -> None:
    book = openpyxl.load_workbook(place)
    change(book.active)
    book.save(place)


def columns(sheet: Any) -> dict[str, int]:
    row = next(r for r in range(1, 10) if any(c.value == "问题编号" for c in sheet[r]))
    keys = {name: key for key, name in HEADS.items()}
    return {"head": row, **{keys[c.value]: c.column for c in sheet[row] if c.value in keys}}


def fill(place: Path, number: str, **values: str) -> None:
    """Write into the row of a finding."""

    def change(sheet: Any) -> None:
        at = columns(sheet)
        row = next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, at["number"]).value == number)
        for key, value in values.items():
            sheet.cell(row, at[key]).value = value

    edit(place, change)


MENDED = ("云岭县教育局2022", "石桥市财政局2023", "石桥市水务局2023")


@pytest.fixture
def few(mended: Path) -> Path:
    """Of these only the reports that matter here."""
    for place in mended.iterdir():
        head = place.read_text(encoding="utf-8")[:10]
        if not head.startswith(MENDED):
            place.unlink()
    return mended


@pytest.fixture
def mended(corpus: Path, tmp_path: Path) -> Path:
    """The folder under other file names: one of the two wrong totals is mended, the other not; one report has a new fault."""
    folder = tmp_path / "回函"
    folder.mkdir()
    for number, place in enumerate(sorted(corpus.rglob("*.txt"))):
        text = place.read_text(encoding="utf-8")
        if place.name == "云岭县教育局2022.txt":
            text = report("云岭县教育局", 2022)
        if place.name == "石桥市水务局2023.txt":
            text = report("石桥市水务局", 2023, total=77)
        (folder / f"回函{number}.txt").write_text(text, encoding="utf-8")
    return folder


def total_of(rows: dict[str, dict[str, Any]], issuer: str) -> str:
    """Return the number of the finding about a body's wrong total."""
    return next(n for n, one in rows.items() if one["issuer"] == issuer and one["rule"] == "C001")


def test_a_row_a_finding_with_its_proof(stored: Path, tmp_path: Path) -> None:
    place = ledger(stored, tmp_path / "a.xlsx", "--due", "2024-08-31")
    rows = told(place)
    one = rows[total_of(rows, "云岭县教育局")]
    assert one["year"] == "2022" and one["due"] == "2024-08-31" and one["status"] == "未整改"
    assert "99" in one["proof"] and "≠" in one["proof"] and one["advice"]
    sheet = openpyxl.load_workbook(place).active
    at = columns(sheet)
    assert sheet.protection.sheet and not sheet.protection.sort and not sheet.protection.autoFilter
    first = at["head"] + 1
    assert [sheet.cell(first, at[key]).protection.locked for key in ("number", "said", "who")] == [
        True,
        False,
        False,
    ]
    assert any("不予采纳" in v.formula1 for v in sheet.data_validations.dataValidation)
    again = ledger(stored, tmp_path / "b.xlsx", "--due", "2024-08-31")
    assert place.read_bytes() == again.read_bytes()


def test_what_was_mended_is_closed_and_nothing_else(stored: Path, tmp_path: Path, mended: Path) -> None:
    place = ledger(stored, tmp_path / "a.xlsx")
    before = told(place)
    gone = total_of(before, "云岭县教育局")
    result = close(place, mended)
    assert result.exit_code == 1, result.output
    after = told(place)
    closed = {number for number, one in after.items() if one["result"].startswith("已消除")}
    # a mended total takes with it what else was found only because of it
    assert gone in closed
    assert all(
        before[number]["issuer"] == "云岭县教育局" and before[number]["year"] in ("2022", "2023")
        for number in closed
    )
    assert all(after[number]["status"] == "已整改" for number in closed)
    for number in before.keys() - closed:
        assert after[number]["result"].startswith(("仍存在", "未能复核")), after[number]
    new = after.keys() - before.keys()
    assert {(after[n]["issuer"], after[n]["year"]) for n in new} == {("石桥市水务局", "2023")}
    assert all(after[n]["result"] == "新问题（2024-07-01）" and after[n]["status"] == "未整改" for n in new)
    kept = tmp_path / "a.before-2024-07-01.xlsx"
    assert told(kept) == before


def test_what_came_back_is_opened_again(stored: Path, corpus: Path, tmp_path: Path, few: Path) -> None:
    place = ledger(stored, tmp_path / "a.xlsx")
    gone = total_of(told(place), "云岭县教育局")
    close(place, few)
    assert told(place)[gone]["status"] == "已整改"
    close(place, corpus / "云岭县" / "云岭县教育局2022.txt")
    assert told(place)[gone]["status"] == "未整改" and told(place)[gone]["result"] == "再次出现（2024-07-01）"


def test_what_is_said_to_be_done_and_is_not(stored: Path, tmp_path: Path, few: Path) -> None:
    place = ledger(stored, tmp_path / "a.xlsx")
    number = total_of(told(place), "石桥市财政局")
    fill(place, number, status="已整改", said="已改", who="李四")
    close(place, few)
    one = told(place)[number]
    assert (one["status"], one["result"]) == ("未整改", "仍存在（2024-07-01）；填报为已整改")
    assert (one["said"], one["who"]) == ("已改", "李四")


def test_what_is_not_accepted_becomes_a_waiver(store: Path, tmp_path: Path, few: Path) -> None:
    place = ledger(store, tmp_path / "a.xlsx")
    rows = told(place)
    number = total_of(rows, "石桥市财政局")
    bare = next(n for n, one in rows.items() if one["issuer"] == "石桥市水务局")
    fill(place, number, status="不予采纳", said="口径不同，已核实", who="李四")
    fill(place, bare, status="不予采纳")
    close(place, few, "--store", store)
    (waiver,) = load(store / "waivers.yaml")
    assert (waiver.fingerprint, waiver.issuer, waiver.year) == (
        number.partition("@")[0],
        "石桥市财政局",
        2023,
    )
    assert (waiver.reason, waiver.by, waiver.until) == ("口径不同，已核实", "李四", "2025-07-01")
    assert told(place)[bare]["result"] == "不予采纳要写整改说明和责任人（2024-07-01）"
    close(place, few, "--store", store)
    assert len(load(store / "waivers.yaml")) == 1
    assert number not in told(ledger(store, tmp_path / "next.xlsx"))


def test_a_rule_that_could_not_be_decided_closes_nothing(stored: Path, tmp_path: Path) -> None:
    place = ledger(stored, tmp_path / "a.xlsx")
    number = total_of(told(place), "云岭县教育局")
    folder = tmp_path / "cut"
    folder.mkdir()
    text = re.sub(r"主动公开政府信息.*?。", "有关情况见附表。", report("云岭县教育局", 2022))
    (folder / "a.txt").write_text(text, encoding="utf-8")
    close(place, folder)
    one = told(place)[number]
    assert one["status"] == "未整改" and one["result"].startswith("未能复核")


def test_two_reports_of_one_body_and_year_close_nothing(stored: Path, tmp_path: Path) -> None:
    place = ledger(stored, tmp_path / "a.xlsx")
    number = total_of(told(place), "云岭县教育局")
    folder = tmp_path / "two"
    folder.mkdir()
    (folder / "a.txt").write_text(report("云岭县教育局", 2022), encoding="utf-8")
    (folder / "b.txt").write_text(report("云岭县教育局", 2022, said="好。"), encoding="utf-8")
    close(place, folder)
    assert "几份报告" in told(place)[number]["result"]


# --- what a person does to a sheet


def sorted_and_more(sheet: Any) -> None:
    """Sort the rows, move columns, add one and a row of one's own, hide rows by a filter."""
    at = columns(sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=at["head"] + 1)]
    rows.sort(key=lambda row: str(row[at["number"] - 1]), reverse=True)
    for number, row in enumerate(rows, at["head"] + 1):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    sheet.insert_cols(2)
    sheet.cell(at["head"], 2).value = "我的备注"
    sheet.cell(at["head"] + 1, 2).value = "先办这一条"
    sheet.insert_rows(1)
    sheet.cell(sheet.max_row + 2, 2).value = "以上由王五汇总"
    sheet.row_dimensions[at["head"] + 4].hidden = True
    sheet.auto_filter.add_filter_column(3, ["2022"])


def by_another_program(place: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    out = place.parent / "saved"
    words = [
        office,
        "--headless",
        f"-env:UserInstallation=file://{place.parent}/profile",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(out),
        str(place),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    shutil.copy(out / place.name, place)


@pytest.mark.parametrize(
    "program", [False, True], ids=["sorted, columns and rows added", "saved by LibreOffice"]
)
def test_what_a_person_did_stays(program: bool, stored: Path, tmp_path: Path, few: Path) -> None:
    place = ledger(stored, tmp_path / "a.xlsx")
    gone = total_of(told(place), "云岭县教育局")
    fill(place, gone, said="=已改正", who="李四")
    edit(place, sorted_and_more)
    if program:
        by_another_program(place)
    before = openpyxl.load_workbook(place).active
    was = {(c.row, c.column): c.value for row in before.iter_rows() for c in row if c.value not in (None, "")}
    close(place, few)
    after = openpyxl.load_workbook(place).active
    at = columns(after)
    assert told(place)[gone]["result"] == "已消除（2024-07-01）" and told(place)[gone]["who"] == "李四"
    changed = {key for key, value in was.items() if after.cell(*key).value != value}
    assert {column for _, column in changed} <= {at["status"], at["result"]}
    values = [c.value for row in after.iter_rows() for c in row]
    assert "先办这一条" in values and "以上由王五汇总" in values and "我的备注" in values
    assert after.auto_filter.filterColumn and any(d.hidden for d in after.row_dimensions.values())


def without_numbers(sheet: Any) -> None:
    sheet.delete_cols(columns(sheet)["number"])


def a_blank_number(sheet: Any) -> None:
    at = columns(sheet)
    sheet.cell(at["head"] + 2, at["number"]).value = None


def a_changed_number(sheet: Any) -> None:
    at = columns(sheet)
    sheet.cell(at["head"] + 2, at["number"]).value = "12"


def a_copy_that_disagrees(sheet: Any) -> None:
    at = columns(sheet)
    for column in range(1, len(COLUMNS) + 1):
        sheet.cell(sheet.max_row if column > 1 else sheet.max_row + 1, column).value = sheet.cell(
            at["head"] + 1, column
        ).value
    sheet.cell(sheet.max_row, at["status"]).value = "已整改"


def two_columns(sheet: Any) -> None:
    at = columns(sheet)
    sheet.cell(at["head"], len(COLUMNS) + 1).value = "整改说明"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (without_numbers, "no column '问题编号'"),
        (a_blank_number, r"a\.xlsx:5: '' is no number"),
        (a_changed_number, r"a\.xlsx:5: '12' is no number"),
        (a_copy_that_disagrees, r"a\.xlsx:\d+: the same finding as in row 4"),
        (two_columns, "two columns are called '整改说明'"),
    ],
    ids=[
        "without the column",
        "a number taken out",
        "a number changed",
        "copies that disagree",
        "a head twice",
    ],
)
def test_what_is_not_certain_is_refused_with_the_row(
    change: Any, said: str, stored: Path, tmp_path: Path, corpus: Path
) -> None:
    place = ledger(stored, tmp_path / "a.xlsx")
    edit(place, change)
    before = place.read_bytes()
    with pytest.raises(UsageError, match=said):
        read_ledger(place)
    assert close(place, corpus).exit_code == 2
    assert place.read_bytes() == before and sorted(tmp_path.glob("*.xlsx")) == [place]


def test_a_copy_that_agrees_is_one_finding(stored: Path, tmp_path: Path, few: Path) -> None:
    place = ledger(stored, tmp_path / "a.xlsx")
    gone = total_of(told(place), "云岭县教育局")

    def copied(sheet: Any) -> None:
        at = columns(sheet)
        row = told(place)[gone]["row"]
        last = sheet.max_row + 1
        for column in range(1, len(COLUMNS) + 1):
            sheet.cell(last, column).value = sheet.cell(row, column).value
        assert at

    edit(place, copied)
    close(place, few)
    rows = [row for row in read_ledger(place).rows if row.number == gone]
    assert len(rows) == 2 and all(row.told["result"].startswith("已消除") for row in rows)


def test_a_workbook_that_is_none(tmp_path: Path) -> None:
    for data in (b"", b"PK\x03\x04", b"hello"):
        (tmp_path / "a.xlsx").write_bytes(data)
        with pytest.raises(UsageError, match="no workbook"):
            read_ledger(tmp_path / "a.xlsx")
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    with pytest.raises(UsageError, match="no column"):
        read_ledger(tmp_path / "a.xlsx")


def test_a_ledger_that_was_filled_in_is_not_replaced(stored: Path, tmp_path: Path) -> None:
    place = ledger(stored, tmp_path / "a.xlsx")
    ledger(stored, place)  # as it was made: it may be
    fill(place, next(iter(told(place))), said="已改")
    before = place.read_bytes()
    result = call("ledger", stored, "-o", place)
    assert result.exit_code == 2 and place.read_bytes() == before


def test_a_workbook_and_a_letter_a_body(stored: Path, tmp_path: Path, few: Path) -> None:
    ledger(
        stored, tmp_path / "out", "--per", "body", "--letters", tmp_path / "letters", "--due", "2024-08-31"
    )
    names = {place.stem for place in (tmp_path / "out").iterdir()}
    assert names == {place.stem for place in (tmp_path / "letters").iterdir()} and "云岭县教育局" in names
    letter = (tmp_path / "letters" / "云岭县教育局.md").read_text(encoding="utf-8")
    assert (
        letter.startswith("云岭县教育局：")
        and "2024-08-31前" in letter
        and "≠" in letter
        and "编号：" in letter
    )
    result = close(tmp_path / "out", few)
    assert result.exit_code == 1 and result.output.count("已消除") == len(names)
    assert "云岭县教育局.xlsx：已消除 0 条" not in result.output


@pytest.mark.parametrize(
    ("language", "name", "first"),
    [
        ("zh", "未写明单位", "（报告未写明单位）："),
        ("en", "body_not_named", "To whom the report does not name"),
    ],
)
def test_a_letter_about_reports_that_name_no_body_names_their_files(
    language: str, name: str, first: str, tmp_path: Path
) -> None:
    text = report("云岭县教育局", 2022, total=99).replace("云岭县教育局2022年", "2022年")
    (tmp_path / "无名.txt").write_text(text, encoding="utf-8")
    call("run", tmp_path / "无名.txt", "--store", tmp_path / "s", "--isolated", "--jobs", "1", "--quiet")
    call(
        "ledger",
        tmp_path / "s",
        "-o",
        tmp_path / "out",
        "--per",
        "body",
        "--letters",
        tmp_path / "l",
        "--lang",
        language,
    )
    assert [place.name for place in (tmp_path / "out").iterdir()] == [f"{name}.xlsx"]
    letter = (tmp_path / "l" / f"{name}.md").read_text(encoding="utf-8")
    assert letter.startswith(first) and "无名.txt" in letter


def test_a_letter_of_ones_own(stored: Path, tmp_path: Path) -> None:
    (tmp_path / "函.html.j2").write_text("<p>{{ issuer }} {{ findings | length }}</p>", encoding="utf-8")
    ledger(stored, tmp_path / "a.xlsx", "--letters", tmp_path / "l", "--template", tmp_path / "函.html.j2")
    assert re.fullmatch(
        r"<p>云岭县教育局 \d+</p>", (tmp_path / "l" / "云岭县教育局.html").read_text(encoding="utf-8")
    )
    (tmp_path / "bad.md.j2").write_text("{{ nothing }}", encoding="utf-8")
    result = call(
        "ledger",
        stored,
        "-o",
        tmp_path / "b.xlsx",
        "--letters",
        tmp_path / "m",
        "--template",
        tmp_path / "bad.md.j2",
    )
    assert result.exit_code == 2 and "'nothing' is undefined" in result.output
