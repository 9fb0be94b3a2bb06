"""Reads a page: the article's text with its title and fields, and the way back into the markup.

The tree is the one that a browser would build (justhtml: HTML5 with the place of every
text node), so an unclosed cell reads as it shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from linter.errors import UnreadableError
from linter.read.html.main import main_content
from linter.read.html.markup import locator, parsed
from linter.read.html.shown import shown
from linter.read.html.text import HtmlWriter
from linter.read.html.tree import Node, Survey, subtree
from linter.read.pictures import in_page
from linter.records import dataclass
from linter.text.folding import INVISIBLE
from linter.text.grid import Grid
from linter.text.source import Span

# How the national rules for government sites name the fields of a page, and what the page shows them as: of the
# pages of all offices, whatever kind of report stands on them.
_META = {
    "pubdate": "发布日期", "publishdate": "发布日期", "publishtime": "发布日期", "article:published_time": "发布日期",
    "contentsource": "来源", "source": "来源",
}  # fmt: skip
_DATE_FIELD = re.compile(
    r"[\u4e00-\u9fff][\u4e00-\u9fff\s\u3000\xa0]{1,8}[:：]\s*[【\[]?\d{4}\s?[-年/.]\s?\d{1,2}"
)
_SITE_SUFFIX = re.compile(r"\s*(?:[_|｜]|\s[-–—]+\s|[-–—]{2,}).*", re.DOTALL)
_PARTING = re.compile(r"[-_|｜–—]")
# Word leaves <?xml:namespace …> and <![if …]> behind and templates a second doctype, all of
# which the parser takes for text. What ends in "--" closes a comment and stays.
_BOGUS = re.compile(r"(?!\A)<(?:\?[A-Za-z]|!(?!--))[^<>]{0,2000}(?<!--)>|\A\s*<\?[A-Za-z][^<>]{0,2000}>")
_BLANK = re.compile(rf"[\s{INVISIBLE}]+")


@dataclass(frozen=True)
class HtmlPage:
    """What a person reads of a page, and the way from a span of it to the markup."""

    text: str
    locate: Callable[[Span], dict[str, Any]]
    pictures: int = 0
    grids: tuple[Grid, ...] = ()


def read_html(markup: str) -> HtmlPage:
    """Return what a person reads in *markup*. Raises UnreadableError where that is nothing or too much."""
    markup = _BOGUS.sub(_commented, markup)
    root = parsed(markup)
    body = next((node for node in _tops(root) if node.name == "body"), root)
    marks = shown(root, body)
    writer, pictures = HtmlWriter(markup, marks), 0
    if id(body) in marks and marks[id(body)].chars:
        article = main_content(body, marks)
        _write_head(writer, root, body, article, marks, markup)
        writer.write(article)
        pictures = in_page(article)
    writer.end_line(len(markup))
    if not writer.text.strip():
        raise _no_words(root)
    return HtmlPage(writer.text, locator(markup, writer.places), pictures, tuple(writer.grids))


def _commented(found: re.Match[str]) -> str:
    """Return a comment as long as what was *found*, which is what a browser makes of it."""
    room = len(found[0]) - len("<!---->")
    return f"<!--{' ' * room}-->" if room >= 0 and found.start() else " " * len(found[0])


def _no_words(root: Node) -> UnreadableError:
    """Return the error for a page without text, by what it has in its place."""
    names = {node.name for node in _all(root)}
    if "svg" in names:
        return UnreadableError("page-of-pictures")
    if "a" in names:
        return UnreadableError("page-of-links")
    return UnreadableError("page-without-text")


def _all(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(node.children or ())


def _tops(root: Node) -> list[Node]:
    """Return the children of the document and of its html element."""
    tops = list(root.children or ())
    return tops + [child for node in tops if node.name == "html" for child in node.children or ()]


def _write_head(
    writer: HtmlWriter, root: Node, body: Node, article: Node, marks: Survey, markup: str
) -> None:
    """Write the title and the fields of the page, where they stand outside the article."""
    meta, title = _meta(root)
    inside = _words(article, marks)
    outside = _outside(body, article, marks)
    named = _squeeze(
        f"{title[0] if title else ''} {meta['articletitle'][0] if 'articletitle' in meta else ''}"
    )
    heading = next(
        (
            h
            for h in outside
            if h.name in ("h1", "h2", "h3") and len(words := _words(h, marks)) > 4 and words in named
        ),
        None,
    )
    if heading is not None:
        if _words(heading, marks) not in inside:
            writer.write(heading)
            writer.end_line(heading.origin_offset or 0)
    elif found := meta.get("articletitle") or title:
        sizes: dict[int, list[Node]] = {}
        for node in outside:
            sizes.setdefault(marks[id(node)].chars, []).append(node)
        text = _of_article(
            found[0],
            lambda words: (
                words in inside or any(_words(node, marks) == words for node in sizes.get(len(words), ()))
            ),
        )
        if _squeeze(text) not in inside:
            writer.line(text, _place(markup, found[0], found[1]))
    seen = set()
    for name, label in _META.items():
        if name in meta and label not in seen and meta[name][0].strip():
            seen.add(label)
            writer.line(f"{label}:{meta[name][0].strip()[:200]}", _place(markup, *meta[name]))
    if "发布日期" not in seen:
        for node in outside:
            mark = marks[id(node)]
            if (
                8 < mark.chars < 200
                and mark.linked * 2 < mark.chars
                and _DATE_FIELD.search(_words(node, marks))
            ):
                writer.write(node)
                writer.end_line(node.origin_offset or 0)
                return


def _of_article(title: str, shown: Callable[[str], bool]) -> str:
    """Return the *title* of a window without the name of the site: the longest beginning that the page has *shown*, if any."""
    for found in reversed(list(_PARTING.finditer(title))):
        words = _squeeze(title[: found.start()])
        if len(words) > 4 and shown(words):
            return title[: found.start()]
    return _SITE_SUFFIX.sub("", title)


def _meta(root: Node) -> tuple[dict[str, tuple[str, int]], tuple[str, int] | None]:
    """Return the page's meta elements by name, and its title, each with its place."""
    found: dict[str, tuple[str, int]] = {}
    title: tuple[str, int] | None = None
    stack = [root]
    while stack:  # whatever stands before them in the file can drive them out of the head
        node = stack.pop()
        if node.name in ("svg", "table", "#text"):
            continue
        stack.extend(reversed(node.children or ()))
        if node.name == "meta" and (content := node.attrs.get("content")):
            name = (node.attrs.get("name") or node.attrs.get("property") or "").strip().lower()
            found.setdefault(name, (content, node.origin_offset or 0))
        elif node.name == "title" and title is None:
            text = "".join(child.data or "" for child in node.children or () if child.name == "#text")
            title = (text, node.origin_offset or 0) if text.strip() else None
    return found, title


def _place(markup: str, value: str, near: int) -> int:
    """Return where *value* stands in the tag that starts at *near*, or that tag."""
    at = markup.find(value, near, near + len(value) + 4000)
    return near if at == -1 else at


def _outside(body: Node, article: Node, marks: Survey) -> list[Node]:
    """Return the elements of the page that neither hold the article nor lie in it."""
    within = {id(node) for node in subtree(article, marks)}
    node = article
    while node is not None and node is not body:
        node = node.parent
        within.add(id(node))
    return [node for node in subtree(body, marks) if id(node) not in within]


def _words(node: Node, marks: Survey, most: int = 1500) -> str:
    """Return the beginning of what is seen of *node*, without blanks."""
    parts: list[str] = []
    stack, size = [node], 0
    while stack and size < most:
        here = stack.pop()
        if here.name == "#text":
            parts.append(_squeeze((here.data or "")[:most]))
            size += len(parts[-1])
        else:
            children = here.children or ()
            stack.extend(c for c in reversed(children) if c.name == "#text" or id(c) in marks)
    return "".join(parts)


def _squeeze(text: str) -> str:
    return _BLANK.sub("", text)
