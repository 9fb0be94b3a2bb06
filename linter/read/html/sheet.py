"""What the style sheets inside a page hide: rules of elements, classes and ids that say so outright.

Only what a plain selector hides counts (`.hide`, `p.note`, `#old`); what any rule shows again, wherever in the page, is seen.
Rules for print or for narrow windows, files of styles and scripts are not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from linter.read.html.tree import Node

_MOST = 200_000  # characters of a page's style sheets
_MOST_RULES = 1000  # that hide or show
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_PLAIN = re.compile(r"([a-z][a-z0-9]*|\*)?((?:[.#][\w\u0080-\uffff-]+)*)\Z", re.IGNORECASE)
_NAMES = re.compile(r"[.#][\w\u0080-\uffff-]+")
_COMBINATORS = re.compile(r"[\s>+~]+")
_SAYS = re.compile(r"(?:^|;)\s*(?:display|visibility)\s*:\s*([a-z-]+)\s*(!\s*important)?", re.IGNORECASE)


class _Rule(NamedTuple):
    """Which elements a rule is of, whether it hides them, and what it weighs against others."""

    tag: str
    names: frozenset[str]  # ".class", "#id"
    hides: bool
    weight: tuple[bool, int, int]


class HidingRules:
    """The rules of the pieces of style sheet in *texts* that hide or show something."""

    def __init__(self, texts: Iterable[str]) -> None:
        found = (rule for rule in _rules("\n".join(texts)[:_MOST]) if rule is not None)
        rules = list(islice(found, _MOST_RULES))
        self._rules: dict[str, list[tuple[int, _Rule]]] = {}  # by one of the names, or the element's
        if any(rule.hides for rule in rules):
            for number, rule in enumerate(rules):
                self._rules.setdefault(min(rule.names, default=rule.tag), []).append((number, rule))
        self._names = {name for rule in rules for name in rule.names}
        self._known: dict[tuple[str, frozenset[str]], bool] = {}

    def __bool__(self) -> bool:
        return bool(self._rules)

    def hides(self, node: Node) -> bool:
        """Whether *node* is hidden; its own style is not asked."""
        attrs = node.attrs or {}
        names = {f".{name}" for name in (attrs.get("class") or "").split()}
        if id := attrs.get("id"):
            names.add(f"#{id}")
        key = (node.name, frozenset(names & self._names))
        if key not in self._known:
            self._known[key] = self._hidden(*key)
        return self._known[key]

    def _hidden(self, tag: str, names: frozenset[str]) -> bool:
        met = [
            (rule.weight, number, rule.hides)
            for name in (tag, "", *names)
            for number, rule in self._rules.get(name, ())
            if rule.names <= names and rule.tag in ("", tag)
        ]
        return bool(met) and max(met)[2]


def styles_of(root: Node) -> Iterator[str]:
    """Yield the words of the style elements under *root* that hold for every window."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.name == "style" and ((node.attrs or {}).get("media") or "all").lower() in ("all", "screen"):
            yield "".join(child.data or "" for child in node.children or () if child.name == "#text")
        stack.extend(reversed(node.children or ()))


def _rules(text: str) -> Iterator[_Rule | None]:
    for selectors, body in _blocks(_COMMENT.sub(" ", text)):
        for said in _SAYS.finditer(body):
            hides = said[1].lower() in ("none", "hidden")
            for selector in selectors.split(","):
                yield _rule(selector.strip(), hides=hides, important=bool(said[2]))


def _rule(selector: str, *, hides: bool, important: bool) -> _Rule | None:
    *before, last = _COMBINATORS.split(selector)
    found = _PLAIN.match(last)
    if not last or found is None or (before and hides):
        return None
    names = frozenset(_NAMES.findall(found[2]))
    tag = "" if found[1] in (None, "*") else found[1].lower()
    if hides and not names and tag in ("", "html", "body"):
        return None
    return _Rule(
        tag, names, hides, (important, sum(name[0] == "#" for name in names), 2 * len(names) + bool(tag))
    )


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the body of each rule that stands in no other."""
    start, depth, opened, selectors = 0, 0, 0, ""
    for found in re.finditer(r"[{};]", text):
        mark, at = found[0], found.start()
        if mark == "{":
            if not depth:
                selectors, opened = text[start:at].strip(), at + 1
            depth += 1
        elif mark == "}" and depth:
            depth -= 1
            if not depth:
                if not selectors.startswith("@"):
                    yield selectors, text[opened:at]
                start = at + 1
        elif not depth:
            start = at + 1
