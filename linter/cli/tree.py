"""reportlint tree: the section tree as parsed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from linter.cli.help import spoken
from linter.cli.options import lang_option, pack_option
from linter.cli.reports import told
from linter.model.report import Report, Section
from linter.parse import parse
from linter.read import read
from linter.render.run import Language
from linter.render.words import text_in
from linter.rulepack import RulePack, open_pack

_FIELDS = {
    "title": ("标题", "title"),
    "issuer": ("编制机关", "issuer"),
    "body": ("机关类别", "body"),
    "year": ("年度", "year"),
    "regime": ("适用格式", "regime"),
    "published": ("发布日期", "published"),
}
_FAULTS = {
    "bracket": ("括号不全", "bracket"),
    "separator": ("序号后缺标点", "separator"),
    "misprint": ("有错字", "misprint"),
    "wording": ("用词不同", "wording"),
}
_TABLE = ("[{name}：{rows}行]", "[{name}: {rows} rows]")
_NO_FORM = ("表格", "table")


@spoken("tree", short_help="看报告怎样分章节　Print the sections of a report.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@pack_option
@lang_option
def command(paths: tuple[Path, ...], pack: Path | None, lang: Language) -> None:
    """Print the section tree of each report, as it was understood."""
    rules = open_pack(pack)
    sys.exit(told(paths, lambda path: outline(parse(read(path), rules.domain), rules, lang)))


def outline(report: Report, pack: RulePack, lang: Language) -> Iterator[str]:
    """Yield the report's title, fields, sections and tables, a line each."""
    identity, english = report.identity, lang == "en"
    yield report.source.path
    for key, words in _FIELDS.items():
        value = getattr(identity, key)
        name = text_in(pack.names().get(str(value), {}), lang) if value else ""
        guessed = "?" if key in identity.guessed else ""
        yield f"{_wide(words[english])} {name or value or '-'}{guessed}"
    for key, meta in report.metadata.items():
        yield f"{_wide(key if english else pack.domain.metadata[key][0])} {meta.value}"
    for section in report.root.walk():
        yield _section(report, section, english)
    for table in report.tables:
        name = f"{table.form.id} {table.form.version}" if table.form else _NO_FORM[english]
        line = report.source.position(report.span(table.stretch).start).line
        yield f"{line:5}  " + _TABLE[english].format(name=name, rows=len(table.found))
    for left in report.residue:
        line = report.source.position(report.span(left.stretch).start).line
        yield f"{line:5}  ~ {report.text(left.stretch)[:60]}"


def _wide(name: str) -> str:
    """Return *name* filled up to ten columns; a Han character takes two."""
    return name + " " * (10 - sum(2 if character > "\u2e80" else 1 for character in name))


def _section(report: Report, section: Section, english: bool) -> str:
    line = report.source.position(report.span(section.heading).start).line
    keys = f"  ({', '.join(sorted(section.keys))})" if section.keys else ""
    words = _FAULTS.get(section.malformed)
    fault = f"  !{words[english] if words else section.malformed}" if section.malformed else ""
    return f"{line:5}  {'  ' * (section.level - 1)}{section.number}{section.title}{keys}{fault}"
