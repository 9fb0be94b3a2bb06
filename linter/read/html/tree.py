"""A page's tree, surveyed: what of it a person sees, and how much of what each part holds.

Pages nest as deep as they like; every walk here is a loop over a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from linter.grammar.headings import is_outermost
from linter.records import dataclass
from linter.text.folding import INVISIBLE

Node = Any  # of justhtml: name, data, children, attrs, origin_offset

_UNSEEN = frozenset({
    "head", "script", "style", "noscript", "template", "iframe", "svg", "math", "object", "embed", "audio", "video",
    "canvas", "select", "option", "datalist", "button", "textarea", "rt", "rp", "nav", "dialog", "del", "s", "strike",
})  # fmt: skip
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|text-decoration(?:-line)?\s*:[^;]*line-through"
    # For those who listen only: off the page, or clipped to nothing.
    r"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)"
    r"|clip-path\s*:\s*inset\(\s*(?:50|100)%\s*\)|(?:left|top|text-indent)\s*:\s*-\d{4,}px)",
    re.IGNORECASE,
)
_FURNITURE = re.compile(  # names that CMS templates give to what surrounds the article
    r"(?<![a-z])(?:foot(?:er)?|copy(?:right)?|banquan|nav\w*|menu|bread\w*|crumbs?|mbx|dqwz|weizhi|share|fenxiang"
    r"|bdshare\w*|side(?:bar)?|toolbar|tools?|pag(?:er|ination)|login|search|qrcode|ewm|print|related|xgxx|prev"
    r"|next|links?|friendlink|dibu|topbar|wza|accessib\w*)(?![a-z])"
)
_ABOVE = re.compile(r"(?:^|;)\s*vertical-align\s*:\s*super\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|;)\s*mso-list\s*:\s*ignore\b", re.IGNORECASE)
_OWN_LINES = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)
_OF_NO_SIZE = re.compile(
    r"(?:^|;)\s*font-size\s*:\s*0+(?:\.0*)?\s*(?:[a-z]{2,4}|%)?\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE
)
_FONT_SIZE = re.compile(r"(?:^|;)\s*font(?:-size)?\s*:", re.IGNORECASE)
_TYPED = frozenset({"", "text", "number", "tel", "date", "month"})  # kinds of field that show what is in them
INK = re.compile(rf"[^\s{INVISIBLE}]+")
_LAYING_OUT = frozenset(
    {"body", "div", "section", "article", "main", "table", "tbody", "tr", "ul", "ol", "form"}
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class ContentCount:
    """What an element holds that is seen: characters, those in links, numbered headings, sentences."""

    chars: int = 0
    linked: int = 0
    links: int = 0
    headings: int = 0
    sentences: int = 0
    tables: int = 0
    titles: int = 0
    furniture: int = 0  # parts left out: not counted in anything else

    def add(self, other: ContentCount) -> None:
        """Add what a child holds."""
        self.chars += other.chars
        self.linked += other.linked
        self.links += other.links
        self.headings += other.headings
        self.sentences += other.sentences
        self.tables += other.tables
        self.titles += other.titles
        self.furniture += other.furniture

    @property
    def plain(self) -> int:
        """Characters outside links."""
        return self.chars - self.linked


Survey = dict[int, ContentCount]


def survey(root: Node, hides: Callable[[Node], bool]) -> Survey:
    """Return the marks of all elements under *root* that are seen, by the identity of the node; *hides* says what its style hides."""
    order: list[tuple[Node, int, bool]] = [(root, -1, False)]
    marks: Survey = {id(root): ContentCount()}
    stack = [0]
    while stack:
        index = stack.pop()
        node, _, linked = order[index]
        for child in node.children or ():
            if child.name == "#text":
                _mark_text(marks[id(node)], child.data or "", linked)
            elif child.name not in _UNSEEN and child.name[0] not in "#!" and not hides(child):
                marks[id(child)] = ContentCount()
                _mark_text(marks[id(child)], typed(child), linked)
                order.append((child, index, linked or child.name == "a"))
                stack.append(len(order) - 1)
    for node, parent, _ in reversed(order):  # a parent stands before its children
        mark = marks[id(node)]
        mark.tables += node.name == "table"
        mark.titles += node.name in HEADINGS
        mark.links += node.name == "a"
        if _is_furniture(node, mark):
            del marks[id(node)]
            if parent >= 0:
                marks[id(order[parent][0])].furniture += 1
        elif parent >= 0:
            marks[id(order[parent][0])].add(mark)
    return marks


def _mark_text(mark: ContentCount, text: str, linked: bool) -> None:
    ink = sum(map(len, INK.findall(text)))
    mark.chars += ink
    if linked:
        mark.linked += ink
    else:
        mark.headings += is_outermost(text)
        mark.sentences += text.count("。")


def hides_itself(node: Node) -> bool:
    """Whether *node* says of itself that it is not shown."""
    # A script may show at once what starts hidden as a whole.
    if node.name in ("html", "body") or not node.attrs:
        return False
    style = node.attrs.get("style") or ""
    return bool(
        "hidden" in node.attrs or _HIDING.search(style) or (_OF_NO_SIZE.search(style) and _keeps(node))
    )


def is_block(node: Node) -> bool:
    """Whether the style of *node*, an element within lines by its name, puts it on lines of its own."""
    return bool(node.attrs and _OWN_LINES.search(node.attrs.get("style") or ""))


def is_raised(node: Node) -> bool:
    """Whether what stands in *node* is printed above the line."""
    return node.name == "sup" or bool(node.attrs and _ABOVE.search(node.attrs.get("style") or ""))


def is_label(node: Node) -> bool:
    """Whether *node* is the number of an item, as word processors write an automatic one into a page."""
    return bool(node.attrs and _LABEL.search(node.attrs.get("style") or ""))


def _keeps(node: Node) -> bool:
    """Whether all in *node* has its size of type: no element of it sets another, as layouts do with no size outside."""
    if node.name in _LAYING_OUT:
        return False
    stack = list(node.children or ())
    while stack:
        here = stack.pop()
        if here.name in _LAYING_OUT or _FONT_SIZE.search(
            (getattr(here, "attrs", None) or {}).get("style") or ""
        ):
            return False
        stack.extend(here.children or ())
    return True


def typed(node: Node) -> str:
    """Return what stands in a field of a form that is all that a cell of a table holds."""
    if node.name != "input" or node.parent is None or node.parent.name not in ("td", "th"):
        return ""
    attrs = node.attrs or {}
    alone = not any(other.name == "#text" and INK.search(other.data or "") for other in node.parent.children)
    shows = alone and (attrs.get("type") or "").strip().lower() in _TYPED
    return (attrs.get("value") or "").strip() if shows else ""


def _is_furniture(node: Node, mark: ContentCount) -> bool:
    """Whether *node* is small and stands, by its name or its links, around the article only."""
    if mark.headings > 1 or mark.sentences > 3 or mark.titles or mark.plain > 400:
        return False
    if not mark.chars or node.name == "a":
        return False
    if node.name in ("footer", "aside"):
        return True
    if node.name not in ("div", "ul", "ol", "section", "header", "td", "tr", "table", "dl"):
        return False
    if mark.links >= 5 and mark.linked * 10 > mark.chars * 7 and not mark.sentences and not mark.headings:
        return True
    if node.name in ("td", "tr", "table"):  # a cell that goes would shift the others
        return False
    attrs = node.attrs or {}
    names = f"{attrs.get('id') or ''} {attrs.get('class') or ''}".lower()
    return bool(_FURNITURE.search(names))


def subtree(root: Node, marks: Survey) -> list[Node]:
    """Return the seen elements under *root*, in the order of the page."""
    found: list[Node] = []
    stack = [root]
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(child for child in reversed(node.children or ()) if id(child) in marks)
    return found
