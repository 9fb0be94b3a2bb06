"""docs/audit.md: the tables are those of the schema, and every command that it shows works."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.audit.schema import TABLES
from linter.cli import commands
from tests.audit.conftest import report

PAGE = Path(__file__).parents[2] / "docs" / "audit.md"


def tables() -> str:
    """Return the tables of the schema in Markdown."""
    lines = []
    for table, columns in TABLES.items():
        lines += [f"**{table}**", "", "| column | type | |", "|---|---|---|"]
        lines += [
            f"| `{one.name}` | {one.type} | {one.en}　{one.zh} |"
            for one in columns
            if one.name not in ("round", "part") or table == "reports"
        ]
        lines.append("")
    return "\n".join(lines)


def test_the_tables_are_those_of_the_schema() -> None:
    text = PAGE.read_text(encoding="utf-8")
    there = text.partition("<!-- tables -->\n")[2].partition("<!-- end of tables -->")[0]
    assert there.strip() == tables().strip()


ROSTER = "单位,年度\n云岭县教育局,2021-2023\n云岭县审计局,2023\n"
# 1: something is open, or missing; 2: one of the files cannot be read, as a corpus always has some
ALLOWED = {"roster": (0, 1), "close": (1,), "run": (0, 2)}


def shown() -> list[str]:
    """Return the commands of the page, in order."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("reportlint ")]


def judged(place: Path) -> None:
    """Fill in a sheet of a sample."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.load_workbook(place)
    heads = {cell.value: cell.column for cell in book.active[3]}
    for row in range(4, book.active.max_row + 1):
        book.active.cell(row, heads["对/错"]).value = "对"
        book.active.cell(row, heads["判断人"]).value = "张三"
    book.save(place)


def test_every_command_of_the_page_works(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    monkeypatch.chdir(tmp_path)
    shutil.copytree(corpus, "reports")
    Path("roster.csv").write_text(ROSTER, encoding="utf-8")
    Path("回函").mkdir()
    Path("回函", "更正.txt").write_text(report("云岭县教育局", 2022), encoding="utf-8")
    seen = set()
    for line in shown():
        words = shlex.split(line, comments=True)[1:]
        more = ["--quiet", "--jobs", "1"] if words[1] in ("run", "close") else []
        if "--judged" in words:
            judged(Path(words[words.index("--judged") + 1]))
        result = CliRunner().invoke(commands, [*words, *more])
        assert result.exit_code in ALLOWED.get(words[1], (0,)), (line, result.output)
        assert result.output.strip(), line
        seen.add(words[1])
    assert seen == {"run", "roster", "show", "query", "sample", "page", "ledger", "close", "forget"}
    assert {place.name for place in Path("台账").glob("*.xlsx")} >= {"云岭县教育局.xlsx"}
    assert Path("site", "index.html").exists()
