"""YAML that knows its lines and refuses what YAML 1.1 would silently read as something else."""

from __future__ import annotations

import re
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from linter.errors import RulePackError
from linter.messages import Message

try:
    from yaml import CSafeLoader as _Base
except ImportError:  # PyYAML without libyaml: slower, the same result
    from yaml import SafeLoader as _Base  # type: ignore[assignment]

_MOST_NODES = 200_000  # aliases counted as often as they stand: nine lines can stand for billions
_DEEPEST = 40
_MANY_OPENINGS = 1000  # of lists and mappings in one another: the C parser falls at some ten thousand
_TOO_DEEP = Message("too-deep")
_OPENING = re.compile(r"[\[{]|[-?][ \t]")
# What a Chinese keyboard types for the marks of YAML, where YAML looks for one.
_HALF_WIDTH = {"：": ": ", "“": '"', "‘": "'", "｛": "{", "［": "[", "－": "- "}
_FULL_WIDTH = re.compile(
    r"\s*(?:- +)?(?:[\w-]+: +)?(?:\{ *)?(?:[a-zA-Z_-]+: *(?=[“‘｛［])|[a-zA-Z_-]+(?=：))?([：“‘｛［－])"
)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")


class YamlMapping(dict[str, Any]):
    """A YAML mapping that knows the file and line of itself and of each of its keys."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}

    def error(self, what: str | Message, at: str | None = None, /, **params: Any) -> RulePackError:
        """Return an error at the key *at*, or at the mapping where none is given."""
        return RulePackError(self.file, self.lines.get(at or "", self.line), what, **params)


class Items(list[Any]):
    """A YAML list that knows the line of each of its items."""

    def __init__(self, items: list[Any], lines: list[int]) -> None:
        super().__init__(items)
        self.lines = lines


def parse_yaml(text: str, file: str) -> Any:
    """Return what the YAML *text* says; every mapping in it is a Mapping.

    Raises RulePackError on bad syntax, a key given twice, a key that is no text, and on
    plain words that YAML 1.1 turns into something else (no, 010, 1:30, 2024-01-01).
    """
    try:
        _refuse_depth(text, file)
        node = yaml.compose(text, Loader=_Base)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = str(getattr(error, "problem", None) or error)
        what = Message("yaml-unread", problem=problem)
        if mark and text[mark.index : mark.index + 1] == "\t":
            what = Message("tab")
        if "nesting depth" in problem:  # newer parsers have a limit of their own
            what = _TOO_DEEP
        line = mark.line + 1 if mark else None
        raise _full_width(text, file, line) or RulePackError(file, line, what) from None
    return None if node is None else _value(node, file, [_MOST_NODES])


def _full_width(text: str, file: str, line: int | None) -> RulePackError | None:
    """Tell of a full-width mark where the parser stopped or in the line before, which it took for text."""
    for number, written in list(enumerate(text.split("\n")[:line], 1))[-2:]:
        if wide := _FULL_WIDTH.match(written):
            return RulePackError(file, number, "full-width", wide=wide[1], narrow=_HALF_WIDTH[wide[1]])
    return None


def read_yaml(path: Traversable, name: str | None = None) -> Any:
    """Return what the YAML file at *path* says; errors name it *name*."""
    shown = name or path.name
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise unread(shown, error) from None
    return parse_yaml(text, shown)


def unread(file: str, error: Exception) -> RulePackError:
    """Return why *file* cannot be read at all."""
    if isinstance(error, FileNotFoundError):
        return RulePackError(file, None, "file-not-there")
    return RulePackError(
        file, None, "not-utf8" if isinstance(error, ValueError) else "cannot-read", why=error
    )


def plain(value: Any) -> Any:
    """Return *value* with every Mapping in it a dict, which a stored pack needs no YAML for."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def _refuse_depth(text: str, file: str) -> None:
    """Refuse what is nested so deeply that it would end the process; most texts cannot be."""
    if len(_OPENING.findall(text)) < _MANY_OPENINGS:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > 2 * _DEEPEST:
            mark = event.start_mark
            raise RulePackError(file, mark.line + 1 if mark else None, _TOO_DEEP)


def _value(node: Any, file: str, left: list[int], depth: int = 0) -> Any:
    line = node.start_mark.line + 1
    left[0] -= 1
    if left[0] < 0:
        raise RulePackError(file, line, "aliases-too-large")
    if depth > _DEEPEST:
        raise RulePackError(file, line, _TOO_DEEP)
    if isinstance(node, yaml.MappingNode):
        mapping = YamlMapping(file, line)
        for key_node, value_node in node.value:
            key = _value(key_node, file, left, depth + 1)
            key_line = key_node.start_mark.line + 1
            if not isinstance(key, str):
                raise RulePackError(file, key_line, "key-not-text", key=key)
            if key in mapping:
                raise RulePackError(file, key_line, "key-twice", key=key)
            mapping[key] = _value(value_node, file, left, depth + 1)
            mapping.lines[key] = key_line
        return mapping
    if isinstance(node, yaml.SequenceNode):
        items = [_value(item, file, left, depth + 1) for item in node.value]
        return Items(items, [item.start_mark.line + 1 for item in node.value])
    return _scalar(node.tag, node.value, file, line)


def _scalar(tag: str, word: str, file: str, line: int) -> Any:
    kind = tag.rpartition(":")[2]
    if kind == "str":
        return word
    if kind == "null":
        return None
    if kind == "bool" and word in ("true", "false"):
        return word == "true"
    if kind == "int" and _INTEGER.match(word):
        return int(word)
    if kind == "float" and re.fullmatch(r"-?[0-9]+\.[0-9]+", word):
        return word  # kept as printed: every number of this program is exact
    raise RulePackError(file, line, "yaml-reads", word=word[:40], kind=kind)
