"""Announced lists: the number a sentence promises (四个方面, 12部门) against what is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from linter.domain.lexicon import Lexicon
from linter.model.relation import Relation
from linter.model.report import Flow, Stretch
from linter.parse.statements.items import Item
from linter.parse.statements.quantities import alternatives
from linter.text.names import Names, read_names
from linter.text.numerals import chinese_integer

_LONGEST_NAME = 14
_MANY = 20  # nobody enumerates more in a sentence
_REACH = 2000  # items over which the members of one list are followed
_FAR = 3  # a number that misses the names by more is not the number of these names
_PARTED = re.compile(r"、|”“|》《")
_QUOTED = re.compile(r"(?:《[^《》]+》[、,]?){2,}\Z|(?:“[^“”]+”[、,]?){2,}\Z")
_COUNTED_TOGETHER = re.compile(r"[,。;、:)\n]|\Z")  # a mark behind 《甲》《乙》12份: so many copies
_NAMES = re.compile(r"[^。;!?\n,\d:()]+")
_ORDINAL = re.compile(r"\(?([一二三四五六七八九十]{1,3}|\d{1,2})|([①-⑳])")


def list_relations(items: list[Item], flow: Flow, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield a relation for each announced list whose members can be counted."""
    for i, item in enumerate(items):
        if item.figure is not None and (item.kind == "counted" or _counts_names(item, flow, lexicon)):
            relation = (
                _named(item, flow, lexicon) or _enumerated(items, i, flow) or _behind(item, flow, lexicon)
            )
            if relation is not None:
                yield relation
        elif _heads_list(items, i, flow) and (relation := _enumerated(items, i, flow)) is not None:
            yield relation


def _counts_names(item: Item, flow: Flow, lexicon: Lexicon) -> bool:
    """Whether *item* is a small number straight behind names, with a noun for them behind it: 甲村、乙村2个村.

    Of names in quotation marks it is so whatever the noun is: “预约挂号”“报告查询”2项线上服务.
    """
    figure, start, end = item.figure, item.figure_start, item.figure_end
    if not item.counts or figure is None or not figure.exact or figure.value > _MANY or item.inner:
        return False
    text = flow.text
    if _QUOTED.search(text, item.start, start) and not _COUNTED_TOGETHER.match(text, end):
        return True
    _, several, last = text[item.start : start].rpartition("、")
    if not several or last in lexicon.place_nouns:
        return False  # 镇、街道5个单位
    if text[start:end].endswith(lexicon.counted_nouns):
        return True
    noun = next((noun for noun in lexicon.counted_nouns if text.startswith(noun, end)), "")
    own = next((word for word in lexicon.place_nouns if last.endswith(word)), noun)
    return bool(noun) and noun.endswith(own)  # 甲镇、乙镇3个村: so many of these towns


@lru_cache(maxsize=8)
def _colon(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands between a counted noun and the list of what it counts."""
    openers, verbs = alternatives(lexicon.list_openers), alternatives(lexicon.list_verbs)
    return re.compile(rf"[”\"]?(?:{openers})?:\s*|[”\"]?,(?:{verbs})(?=[^,:\d])")


def _heads_list(items: list[Item], i: int, flow: Flow) -> bool:
    """``问题有两点:(1)…``: a small number, a colon, and the first of an enumeration straight behind it."""
    item = items[i]
    if item.figure is None or item.kind not in ("total", "part") or i + 1 == len(items):
        return False
    colon = flow.text.startswith(":", item.figure_end)
    return colon and items[i + 1].kind == "ordinal" and item.figure.exact and item.figure.value <= _MANY


def _named(item: Item, flow: Flow, lexicon: Lexicon) -> Relation | None:
    """``甲、乙、丙等12个部门``: the names stand before the number."""
    text = flow.text
    end = item.figure_start
    while end > item.start and text[end - 1] in '“"‘ ':
        end -= 1
    etc = next((word for word in lexicon.etc if text.endswith(word, item.start, end)), "")
    end -= len(etc)
    while end > item.start and text[end - 1] in '”"’ ':
        end -= 1
    if not _PARTED.search(text, item.start, end) or (not etc and text[end - 1] in "的了个约近"):
        return None
    names = read_names(text, item.start, end, lexicon.name_endings)
    last = names.places[-1] if names.places else (0, 0)
    assert item.figure is not None
    far = max(names.least - item.figure.value, item.figure.value - names.most)
    too_long = last[1] - last[0] > _LONGEST_NAME
    if too_long and far > 0:
        return None
    doubts = {"open-list"} if etc and item.figure.value >= names.least else set()
    if far > _FAR or item.figure.value >= 2 * names.most:  # 就学、就医、出行6个问题: so many of these kinds
        doubts.add("uncertain-parts")
    return _count(item, flow, names, doubts, item.start)


def _behind(item: Item, flow: Flow, lexicon: Lexicon) -> Relation | None:
    """``6个栏目:规划计划、公示公告、…``: the names stand behind the number, up to the sentence's end."""
    colon = _colon(lexicon).match(flow.text, item.figure_end)
    names = _NAMES.match(flow.text, colon.end()) if colon else None
    if names is None or flow.text[names.end() : names.end() + 1] not in ("。", "\n", ""):
        return None
    end = names.end()
    etc = next((word for word in lexicon.etc if flow.text.endswith(word, names.start(), end)), "")
    found = read_names(flow.text, names.start(), end - len(etc), lexicon.name_endings)
    assert item.figure is not None
    if len(found.places) < 3 or any(b - a > _LONGEST_NAME for a, b in found.places):
        return None
    far = max(found.least - item.figure.value, item.figure.value - found.most)
    doubts = {"open-list"} if etc else {"uncertain-parts"} if far > _FAR else set()
    return _count(item, flow, found, doubts, item.figure_start)


def _count(item: Item, flow: Flow, names: Names, doubts: set[str], start: int) -> Relation:
    """The number that *item* announces against *names*; a finding points from *start* to the number."""
    return Relation(
        kind="count",
        left=(),
        right=(),
        label="announced",
        stated=item.figure,
        items=tuple(flow.span(Stretch(*place)) for place in names.places),
        least_items=names.least,
        most_items=names.most,
        doubts=frozenset(doubts),
        place=flow.span(Stretch(start, item.figure_end)),
    )


def _enumerated(items: list[Item], i: int, flow: Flow) -> Relation | None:
    """``以下四个方面: 一是… 二是…``: the members follow, each under its ordinal."""
    stated = items[i].figure
    assert stated is not None
    members: list[Item] = []
    style = ""
    for item in map(items.__getitem__, range(i + 1, min(len(items), i + _REACH))):
        if item.kind == "counted" and not members and not items[i].stop:
            return None
        if item.kind != "ordinal":
            if not members and item.stop and item.kind == "prose" and len(item.label) > 60:
                return None
            continue
        number, own_style = ordinal(item.label)
        if not members:
            if number != 1:
                return None
            style = own_style
        elif own_style != style:
            continue
        elif number != len(members) + 1:
            break
        members.append(item)
    if len(members) < 2:
        return None
    return Relation(
        kind="count",
        left=(),
        right=(),
        label="announced",
        stated=stated,
        items=tuple(flow.span(Stretch(m.start, m.start + len(m.label))) for m in members),
        doubts=frozenset({"uncertain-parts"} if abs(stated.value - len(members)) > _FAR else ()),
        place=flow.span(Stretch(items[i].figure_start, items[i].figure_end)),
    )


def ordinal(label: str) -> tuple[int | None, str]:
    """Return the number of an ordinal and its style: what is left of it without the number."""
    match = _ORDINAL.search(label)
    if not match:
        return None, label
    if match[2]:
        return ord(match[2]) - 0x245F, "①"
    number = int(match[1]) if match[1].isdigit() else chinese_integer(match[1])
    kind = "9" if match[1].isdigit() else "一"
    return number, kind + label.replace(match[1], "", 1)
