"""Which part of a page is the article: not the menus, lists of links and legal notes around it."""

from __future__ import annotations

from linter.read.html.tree import ContentCount, Node, Survey, subtree

# What government content systems call the box that an editor's text is put into.
_BOXES = (
    "zoom", "ucap-content", "trs_ueditor", "trs_editor", "vsb_content", "v_news_content", "pages_content",
    "newscontent", "wp_articlecontent", "ewb-article-info", "zoomcon", "bt_content", "article-content",
    "article_content", "articlecontent", "content-article", "news_content", "newscontnet", "contenttext",
    "con_text", "xxgk_content", "detail-content", "j-fontcontent",
)  # fmt: skip
_DESCENDED = frozenset({
    "body", "div", "section", "article", "main", "center", "form", "table", "tbody", "thead", "tfoot", "tr", "td",
    "th", "span", "font",
})  # fmt: skip


def main_content(body: Node, marks: Survey) -> Node:
    """Return the element of *body* that holds the article; in doubt a larger one."""
    whole = marks[id(body)]
    named: dict[str, list[Node]] = {}
    for node in subtree(body, marks):
        for name in _names(node):
            named.setdefault(name, []).append(node)
    for box in _BOXES:
        candidates = named.get(box, [])
        if candidates:
            best = max(candidates, key=lambda node: marks[id(node)].plain)
            if _holds(marks[id(best)], whole, 0.6):
                return best
    return _descend(body, marks)


def _names(node: Node) -> list[str]:
    attrs = node.attrs
    return f"{attrs.get('id') or ''} {attrs.get('class') or ''}".lower().split() if attrs else []


def _holds(part: ContentCount, whole: ContentCount, share: float) -> bool:
    """Whether *part* has that share of the headings; of the text, where there are none."""
    if whole.headings:
        return part.headings >= whole.headings * share and part.plain * 2 >= whole.plain
    return part.plain > 0 and part.plain >= whole.plain * share


def _descend(node: Node, marks: Survey) -> Node:
    """Go down while one child holds the article and what is left aside is links, not sentences."""
    while True:
        mark = marks[id(node)]
        children = [child for child in node.children or () if id(child) in marks]
        best = max(children, key=lambda child: marks[id(child)].plain, default=None)
        if best is None or best.name not in _DESCENDED:
            return node
        inner = marks[id(best)]
        if best.name == "table" and inner.tables == 1 and _is_grid(inner):
            return node
        left_links = mark.linked - inner.linked + mark.furniture - inner.furniture
        left_sentences = mark.sentences - inner.sentences
        is_wrapper = mark.chars == inner.chars
        if not (is_wrapper or (left_links and not left_sentences and _holds(inner, mark, 0.85))):
            return node
        node = best


def _is_grid(mark: ContentCount) -> bool:
    """Whether a table without tables in it holds data: no sentences to speak of."""
    return mark.sentences * 200 < mark.plain
