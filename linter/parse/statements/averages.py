"""Averages: 22个乡镇共公开信息330条,平均每个乡镇15条; 全年编印简报144份,月均12份."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.relation import Relation, State, rounding_doubts
from linter.model.report import Flow, Stretch
from linter.parse.statements.items import Item
from linter.parse.statements.quantities import finder
from linter.parse.statements.sentences import comparable, exact

_AVERAGE = re.compile(r"平均|均\Z")
_EACH = re.compile(r"每(?:个|家|所|名|座|处)?")
_APIECE = "各"
_MONTH = "月"
_MONTHS = Decimal(12)


def average_relations(sentence: list[Item], flow: Flow, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield for each average of *sentence* that it is the total before it over the number of those it falls to.

    每站5张 without 平均 is one where a total follows and the sentence says how many there are.
    """
    for number, item in enumerate(sentence):
        figure = item.figure
        if not item.counts or figure is None or not figure.exact:
            continue
        own = item.label.strip(" ,;:()")
        label = own or _apiece(sentence[:number])
        mean = _AVERAGE.search(label)
        if mean is None and not _EACH.search(label) and not (label and not own):
            continue
        holders = _holders(sentence, number, label)
        numbers = _numbers(holders)
        near = sentence[:number][::-1] if mean else _behind(sentence[number + 1 :], holders)
        totals = [t.figure for t in near if t.figure and t.counts and exact(t) and comparable(t, item)]
        if mean is None:
            found = [Relation("product", (figure, n), (t,), "average") for t in totals for n in numbers]
        else:
            numbers = numbers or _months(item, label, sentence, flow, lexicon)
            found = [
                Relation("average", (t,), (n,), "average", stated=figure) for t in totals for n in numbers
            ]
        if relation := next((r for r in found if r.evaluate().state is State.HOLDS), None):
            yield relation
        elif len(found) == 1 or (found and mean is not None and len(numbers) == 1):
            yield replace(found[0], doubts=rounding_doubts(found[0])) if mean else found[0]


def _behind(items: list[Item], holders: list[Item]) -> list[Item]:
    """Return the total straight behind 每站5张, or behind the number of those that get it."""
    following = next((item for item in items if not any(item is held for held in holders)), None)
    return [following] if following is not None and following.kind == "total" else []


def _numbers(holders: list[Item]) -> list[Figure]:
    return [one.figure for one in holders if one.figure and one.figure.exact and one.figure.value > 1]


def _holders(sentence: list[Item], number: int, label: str) -> list[Item]:
    """Return the items that count those to whom an average with *label* falls: 22个乡镇 of 平均每个乡镇."""
    others = [one for at, one in enumerate(sentence) if at != number]
    if label.startswith(_APIECE):
        return sentence[number - 1 : number]  # 为22个社区各配备3块
    core = _core(label)
    return [one for one in others if _is_named(one, core)]


def _apiece(before: list[Item]) -> str:
    """Return the words behind the figure before, from 各 on: 22个社区各配备公示栏 3块."""
    _, each, what = before[-1].tail.rpartition("各") if before and not before[-1].stop else ("", "", "")
    return each + what if each else ""


def _core(label: str) -> str:
    """Return who gets it: 乡镇 of 平均每个乡镇, 校 of 校均, 月 of 每月固定推送."""
    each = _EACH.search(label)
    return (label[each.end() :] if each else label).replace("平均", "").removesuffix("均")


def _is_named(one: Item, core: str) -> bool:
    if one.figure is None or one.kind not in ("part", "total", "counted") or not core:
        return False
    named = f"{one.figure.unit}{one.tail}".lstrip("个家所名座处") or one.figure.unit
    wanted = core[:2]
    return wanted in named[: len(wanted) + 4] or named.startswith(core[0]) or named == f"{core[:1]}级"


def _months(item: Item, label: str, sentence: list[Item], flow: Flow, lexicon: Lexicon) -> list[Figure]:
    """Return the twelve months of 月均, where the sentence speaks of one year and of no other time."""
    if not _core(label).startswith(_MONTH):
        return []
    said = flow.text[sentence[0].start : item.figure_end]
    before = flow.text[max(0, flow.text.rfind("\n", 0, item.start)) : item.figure_end]
    whole = finder(lexicon.this_year).search(said) or re.search(r"20\d\d年(?:度)?(?!底|末|\d)", said)
    since = finder((*lexicon.all_years, *lexicon.until)).search(before)
    if not whole or since or re.search(r"\d月|[一二三四五六七八九十]月|季度|半年", said):
        return []
    at = flow.text.find(_MONTH, item.start)
    return [Figure(_MONTHS, "12", flow.span(Stretch(at, at + 1)))]
