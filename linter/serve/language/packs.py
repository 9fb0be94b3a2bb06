"""A rule pack's YAML in an editor: what is wrong with it, what may stand here, a rule's page, its examples."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from linter.checks import KINDS
from linter.domain.lexicon import NAMES
from linter.errors import LinterError, RulePackError
from linter.manual.examples import failures
from linter.manual.markdown import section
from linter.model.finding import Severity
from linter.render.run import Language
from linter.rulepack import Rule, RulePack, read_pack
from linter.rulepack.fields import SEVERITIES
from linter.rulepack.rules import RULE_KEYS
from linter.serve.language.places import Diagnostic, Offer, whole_line

_DEPTH = 2  # folders between a file of a pack and its pack.yaml
_KIND = re.compile(r"^\s*(?:- )?kind:\s*[\w-]*$")
_SEVERITY = re.compile(r"^\s*severity:\s*\w*$")
_LIST = re.compile(r"@[\w-]*$")
_KEY = re.compile(r"^(\s*)(?:- )?[\w-]*$")
_ITEM = re.compile(r"^(\s*)- ")
_NAMED = re.compile(r"^\s*(?:- )?kind:\s*([\w-]+)")
_OPTIONS = re.compile(r"^(\s*)options:\s*$")


class Lens(NamedTuple):
    """A rule in a file: its line, from 0, and its id."""

    line: int
    rule: str


def folder_of(path: str) -> Path | None:
    """Return the folder of the pack that the file at *path* belongs to; None where it belongs to none."""
    if Path(path).suffix.lower() not in (".yaml", ".yml", ".lark"):
        return None
    places = list(Path(path).parents)[:_DEPTH]
    return next((place for place in places if (place / "pack.yaml").is_file()), None)


def opened(folder: Path, language: Language) -> tuple[RulePack | None, dict[str, list[Diagnostic]]]:
    """Return the pack as it stands on disk, and what is wrong with it, by file; None where something is."""
    try:
        return read_pack(folder), {}
    except RulePackError as error:
        found: dict[str, list[Diagnostic]] = {}
        for one in (error, *error.others):
            file = os.path.abspath(one.file)
            found.setdefault(file, []).append(
                Diagnostic(whole_line((one.line or 1) - 1), Severity.ERROR, one.what.said(language))
            )
        return None, found
    except LinterError as error:
        where = os.path.abspath(folder / "pack.yaml")
        return None, {where: [Diagnostic(whole_line(0), Severity.ERROR, error.said(language))]}


def lenses(pack: RulePack, path: str) -> Iterator[Lens]:
    """Yield the rules that stand in the file at *path*."""
    for rule in pack.rules:
        if os.path.abspath(rule.file) == os.path.abspath(path):
            yield Lens(rule.line - 1, rule.id)


def hover(pack: RulePack, path: str, line: int) -> str:
    """Return the page of the rule that stands at a line, from 0; nothing where none does."""
    rule = _rule_at(pack, path, line)
    return "\n".join(section(rule, pack)).strip() if rule else ""


def tried(pack: RulePack, rule: str, language: Language) -> list[str]:
    """Return why examples of a rule do not prove it; nothing where all do."""
    chosen = tuple(one for one in pack.rules if one.id == rule)
    return [failure.why.said(language) for failure in failures(replace(pack, rules=chosen))]


def _rule_at(pack: RulePack, path: str, line: int) -> Rule | None:
    before = [one for one in lenses(pack, path) if one.line <= line]
    return pack.rule(max(before).rule) if before else None


def offers(pack: RulePack | None, lines: list[str], line: int, column: int) -> list[Offer]:
    """Return the words that may stand at a place of a file with rules: kinds, options, lists, severities."""
    begun = lines[line][:column] if line < len(lines) else ""
    if _LIST.search(begun):
        lists = sorted({*NAMES, *(pack.domain.lexicon.lists if pack else ())})
        return [Offer(f"@{name}") for name in lists]
    if _KIND.match(begun):
        return [Offer(kind, _summary(kind)) for kind in KINDS]
    if _SEVERITY.match(begun):
        return [Offer(one) for one in SEVERITIES]
    key = _KEY.match(begun)
    if key is None:
        return []
    item = _item(lines, line)
    if item is None:
        return [Offer("rules", "a list of rules")] if line == 0 else []
    if _in_options(lines, item, line, len(key[1])):
        kind = next((found[1] for text in _of_item(lines, item) if (found := _NAMED.match(text))), "")
        fields = dataclasses.fields(KINDS[kind]) if kind in KINDS else ()  # type: ignore[arg-type]
        return [Offer(one.name) for one in fields]
    return [Offer(one) for one in RULE_KEYS]


def _summary(kind: str) -> str:
    return " ".join((KINDS[kind].__doc__ or "").split("\n\n")[0].split())


def _item(lines: list[str], line: int) -> int | None:
    """Return the line at which the rule around *line* begins."""
    return next(
        (
            number
            for number in range(min(line, len(lines) - 1), -1, -1)
            if (found := _ITEM.match(lines[number])) and len(found[1]) <= 2
        ),
        None,
    )


def _of_item(lines: list[str], item: int) -> Iterator[str]:
    yield lines[item]
    for text in lines[item + 1 :]:
        found = _ITEM.match(text)
        if found and len(found[1]) <= 2:
            return
        yield text


def _in_options(lines: list[str], item: int, line: int, indent: int) -> bool:
    """Whether the place is below `options:` of the rule that begins at *item*."""
    for number in range(line - 1, item, -1):
        text = lines[number]
        if text.strip() and len(text) - len(text.lstrip()) < indent:
            return bool(_OPTIONS.match(text))
    return False
