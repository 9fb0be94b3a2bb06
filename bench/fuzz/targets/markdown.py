"""Text with tables of bars, and tables of HTML in text."""

from bench.fuzz.sound import checked
from bench.fuzz.vocabulary import MARKS, reports
from linter.read.markdown import read_markdown
from linter.text.source import Source, Span

WORDS = [
    *MARKS, "|", "| ", "||", "|---|", "|:-:|---:|", "\\|", "```", "~~~", "    ", "> ", "# ", "## ", "- ", "* ", "1. ", "**", "<table>", "</table>", "<tr>", "<td>", "</td>", "<td colspan=3>",
    "<br>", "&nbsp;", "[a](b)", "![](x)", "---\n", "===\n", "\n|", "|\n", "<th>", "<p>", "<!--",
]  # fmt: skip
_TABLE = "\n| 项 | 数 | 合计 |\n|---|--:|---|\n| 甲 | 1 | 2 |\n| 乙 | 3 | 4 |\n"
_HTML = "\n<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>\n"


def seeds() -> list[bytes]:
    """Return reports with a table each."""
    return [report + (_HTML if number % 2 else _TABLE).encode() for number, report in enumerate(reports())]


def one(data: bytes) -> None:
    """Read *data* as Markdown, and lint it."""
    mixed = read_markdown(data.decode("utf-8", "replace"))
    source = Source("x.md", mixed.text, locate=mixed.locate)
    for at in range(0, len(source.text), max(1, len(source.text) // 50)):
        source.origin(Span(at, at + 1))
    if len(data) < 4000:
        checked(source)
