"""docs/audit.md: the tables are those of the schema."""

from __future__ import annotations

from pathlib import Path

from linter.audit.schema import TABLES

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
    shown = text.partition("<!-- tables -->\n")[2].partition("<!-- end of tables -->")[0]
    assert shown.strip() == tables().strip()
