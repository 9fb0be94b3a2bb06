"""What of a page is shown: without what styles hide, unless a script must show it, and without the copies for other screens."""

from __future__ import annotations

from linter.read.html.sheet import HidingRules, styles_of
from linter.read.html.tree import INK, ContentCount, Node, Survey, hides_itself, subtree, survey

_HEADINGS = 3  # so many numbered headings make a report of what is hidden, or said twice


def shown(root: Node, body: Node) -> Survey:
    """Return the survey of the page that is shown."""
    marks = survey(root, hides_itself)
    if sheet := HidingRules(styles_of(root)):
        less = survey(root, lambda node: hides_itself(node) or sheet.hides(node))
        if _holds_half(_of(body, less), _of(body, marks)):
            marks = less
    if not _of(body, marks).headings:
        more = survey(root, lambda node: False)
        if _of(body, more).headings >= _HEADINGS:
            marks = more
    if _of(body, marks).headings >= 2 * _HEADINGS:
        _leave_out_copies(body, marks)
    return marks


def _of(body: Node, marks: Survey) -> ContentCount:
    return marks.get(id(body)) or ContentCount()


def _holds_half(part: ContentCount, whole: ContentCount) -> bool:
    return part.plain * 2 >= whole.plain and part.headings * 2 >= whole.headings


def _leave_out_copies(body: Node, marks: Survey) -> None:
    """Take out of *marks* what says word for word what stands before it: pages say a report once for wide screens and once for others."""
    sized: dict[tuple[int, int, int], list[Node]] = {}
    for node in subtree(body, marks):
        mark = marks[id(node)]
        if mark.headings >= _HEADINGS and not _is_only_child(node, mark, marks):
            sized.setdefault((mark.chars, mark.headings, mark.tables), []).append(node)
    for alike in sized.values():
        said: set[str] = set()
        for node in alike if len(alike) > 1 else ():
            words = _words(node, marks) if id(node) in marks else ""
            if words in said:
                _take_out(node, marks)
            elif words:
                said.add(words)


def _is_only_child(node: Node, mark: ContentCount, marks: Survey) -> bool:
    """Whether all that stands around *node* stands in it: then that is looked at in its stead."""
    above = marks.get(id(node.parent))
    return above is not None and above.chars == mark.chars


def _take_out(node: Node, marks: Survey) -> None:
    mark = marks[id(node)]
    for one in subtree(node, marks):
        del marks[id(one)]
    above = node.parent
    while above is not None and (whole := marks.get(id(above))):
        for name in ("chars", "linked", "links", "headings", "sentences", "tables", "titles"):
            setattr(whole, name, getattr(whole, name) - getattr(mark, name))
        above = above.parent


def _words(node: Node, marks: Survey) -> str:
    parts: list[str] = []
    stack = [node]
    while stack:
        here = stack.pop()
        if here.name == "#text":
            parts += INK.findall(here.data or "")
        else:
            children = here.children or ()
            stack.extend(one for one in reversed(children) if one.name == "#text" or id(one) in marks)
    return "".join(parts)
