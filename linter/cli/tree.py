"""reportlint tree: the section tree as parsed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linter.cli.options import pack_option
from linter.cli.reports import told
from linter.model.report import Report, Section
from linter.parse import parse
from linter.read import read
from linter.rulepack import open_pack


@click.command("tree", short_help="看报告怎样分章节　Print the sections of a report.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@pack_option
def command(paths: tuple[Path, ...], pack: Path | None) -> None:
    """Print the section tree of each report, as it was understood."""
    domain = open_pack(pack).domain
    sys.exit(told(paths, lambda path: [outline(parse(read(path), domain))]))


def outline(report: Report) -> str:
    """Return the report's title, fields, sections and tables, a line each."""
    identity = report.identity
    lines = [report.source.path, f"title      {identity.title or '-'}"]
    guessed = dict.fromkeys(identity.guessed, "?")
    for name, value in (
        ("issuer", identity.issuer),
        ("body", identity.body),
        ("year", identity.year),
        ("regime", identity.regime),
        ("published", identity.published),
    ):
        lines.append(f"{name:10} {value or '-'}{guessed.get(name, '')}")
    lines += [f"{key:10} {meta.value}" for key, meta in report.metadata.items()]
    lines += [_line(report, section) for section in report.root.walk()]
    for table in report.tables:
        name = f"{table.form.id} {table.form.version}" if table.form else "table"
        line = report.source.position(report.span(table.stretch).start).line
        lines.append(f"{line:5}  [{name}: {len(table.found)} rows]")
    lines += [
        f"{report.source.position(report.span(line.stretch).start).line:5}  ~ {report.text(line.stretch)[:60]}"
        for line in report.residue
    ]
    return "\n".join(lines)


def _line(report: Report, section: Section) -> str:
    line = report.source.position(report.span(section.heading).start).line
    keys = f"  ({', '.join(sorted(section.keys))})" if section.keys else ""
    fault = f"  !{section.malformed}" if section.malformed else ""
    return f"{line:5}  {'  ' * (section.level - 1)}{section.number}{section.title}{keys}{fault}"
