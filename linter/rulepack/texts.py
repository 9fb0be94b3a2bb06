"""Reports that many examples share: an example names one, and says what of it is otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.messages import Message
from linter.rulepack.build import guess, require_mapping
from linter.yamlfile import YamlMapping, read_yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILE = "texts.yaml"
_REPORTS = ("report", "previous", "other")
_OWN = ("text", "with")


def read_texts(folder: Traversable) -> dict[str, str]:
    """Return the texts of the pack in *folder* by name; none where it has no such file."""
    path = folder / FILE
    if not path.is_file():
        return {}
    content = require_mapping(read_yaml(path), path.name, Message("the-file"))
    for key, text in content.items():
        if not isinstance(text, str):
            raise content.error("must-be-text", key, key=key)
    return dict(content)


def written_out(examples: Any, texts: dict[str, str]) -> Any:
    """Return *examples* of a rule with every text that they name in its place.

    Raises RulePackError where there is no such text, or where what is to be changed does not
    stand in it exactly once.
    """
    if not isinstance(examples, YamlMapping):
        return examples
    found = _copy(examples)
    for kind, items in examples.items():
        if isinstance(items, list):
            found[kind] = [_example(item, texts) for item in items]
    return found


def _example(item: Any, texts: dict[str, str]) -> Any:
    if not isinstance(item, YamlMapping):
        return item
    found = _copy(item)
    for key in _REPORTS:
        if isinstance(item.get(key), YamlMapping):
            found[key] = _text(item[key], texts)
    if "text" in item:
        found["report"] = _text(item, texts)
        for key in _OWN:
            found.pop(key, None)
    return found


def _copy(mapping: YamlMapping) -> YamlMapping:
    found = YamlMapping(mapping.file, mapping.line)
    found.lines = mapping.lines
    found.update(mapping)
    return found


def _text(item: YamlMapping, texts: dict[str, str]) -> str:
    name = item.get("text")
    if not isinstance(name, str) or name not in texts:
        raise item.error("no-text", "text", name=name, file=FILE, guess=guess(str(name), texts))
    text = texts[name]
    changes = require_mapping(item.get("with") or _copy(YamlMapping(item.file, item.line)), item.file, "with")
    for old, new in changes.items():
        if not isinstance(new, str):
            raise changes.error("quote-text", old, value=new)
        if text.count(old) != 1:
            raise changes.error("stands-times", old, words=old, count=text.count(old), name=name)
        text = text.replace(old, new)
    return text
