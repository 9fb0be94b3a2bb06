"""Pages as sites serve them."""

from bench.fuzz.sound import checked
from bench.fuzz.vocabulary import MARKS, reports
from linter.read import read_bytes
from linter.read.html import read_html
from linter.text.source import Source

_TAGS = (
    "html", "head", "body", "title", "meta", "p", "div", "span", "table", "tbody", "thead", "tr", "td", "th", "caption", "br", "hr", "ul", "ol", "li", "h1", "h2",
    "pre", "textarea", "script", "style", "template", "svg", "math", "select", "option", "iframe", "noscript", "a", "font", "b", "article", "nav", "footer",
)  # fmt: skip
WORDS = [
    *(f"<{tag}>" for tag in _TAGS), *(f"</{tag}>" for tag in _TAGS), *MARKS, *(
    ' rowspan="3"', ' colspan=2', ' colspan="99999"', ' rowspan="0"', ' style="display:none"', " hidden", "&nbsp;", "&#12288;", "&lt;", "&amp;", "&#x1F600;", "&bogus;", "<!--", "-->",
    "<![CDATA[", "]]>", "<!DOCTYPE html>", '<meta charset="gbk">', '<meta name="ArticleTitle" content="清泉县2015年政府信息公开工作年度报告">', ' start="3"', ' class="nav"', "<o:p>", "<?xml ?>",
)]  # fmt: skip
_TABLE = "<table><caption>表</caption><tr><th rowspan=2>项</th><td colspan=2>数</td></tr><tr><td>1</td><td>2</td></tr></table>"


def seeds() -> list[bytes]:
    """Return reports as pages, a line a paragraph."""
    pages = []
    for number, report in enumerate(reports()):
        lines = report.decode("utf-8").split("\n")
        body = "".join(f"<p>{line}</p>\n" for line in lines) if number % 2 else "<br>".join(lines)
        pages.append(
            f"<html><head><title>{lines[0]}</title></head><body><div>{body}{_TABLE}</div></body></html>"
        )
    return [page.encode() for page in pages]


def one(data: bytes) -> None:
    """Read *data* as a page; every place in its text has one in the markup."""
    page = read_html(data.decode("utf-8", "replace"))
    source = Source("x.html", page.text, locate=page.locate)
    _places(source)
    if len(data) < 4000:
        checked(read_bytes(data, "x.html"))


def _places(source: Source) -> None:
    from linter.text.source import Span

    for at in range(0, len(source.text), max(1, len(source.text) // 50)):
        source.origin(Span(at, at + 1))
