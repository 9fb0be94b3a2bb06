"""The official forms, filled: labels from the pack's own files, printed as offices print them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench.carriers.model import Block, Filled, Key, Line

FORMS = Path(__file__).resolve().parents[2] / "rules" / "disclosure" / "forms"
FILES = {
    ("T2", "2019"): "proactive_2019", ("T2", "2021"): "proactive_2021", ("T3", "2019"): "requests_2019",
    ("T3", "2021"): "requests_2021", ("T4", "2019"): "remedy", ("ST", "2014"): "statistics_2014",
}  # fmt: skip
_WIDE = str.maketrans({"(": "（", ")": "）", ",": "，", ":": "："})
_APPLICANTS = "申请人情况"
_ORGANISATIONS = ("business", "research", "charity", "law", "other")
_OUTCOMES = "三、本年度办理结果"
_GROUPS = {
    "refused": "（三）不予公开", "unavailable": "（四）无法提供", "declined": "（五）不予处理", "otherwise": "（六）其他处理",
}  # fmt: skip


@cache
def _read(form: str, version: str) -> dict[str, Any]:
    return yaml.safe_load((FORMS / f"{FILES[form, version]}.yaml").read_text("utf-8"))  # type: ignore[no-any-return]


def _printed(label: str) -> str:
    return label.translate(_WIDE)


def _columns(form: str, block: Mapping[str, Any]) -> tuple[Line, ...]:
    found = []
    for column in block["columns"]:
        id, label = column["id"], _printed(column["label"])
        path: tuple[str, ...] = (label,)
        if form == "T3":
            over = (_APPLICANTS, "法人或其他组织") if id in _ORGANISATIONS else (_APPLICANTS,)
            path = (*over, label)
        elif form == "T4":
            path = tuple(label.split("·"))
        found.append(Line(id, path))
    return tuple(found)


def _rows(form: str, block: Mapping[str, Any], groups: list[str]) -> tuple[Line, ...]:
    found = []
    for row in block["rows"]:
        id, label = row["id"], _printed(row["label"])
        path: tuple[str, ...] = (label,) if label else ()
        if form == "T3" and id not in ("new", "carried_in", "carried_out"):
            group = _GROUPS.get(id.split(".")[0]) if "." in id else None
            path = (_OUTCOMES, *((group,) if group else ()), label)
        elif form == "ST":
            path = (*_over(id, groups), label)
        found.append(Line(id, path))
    return tuple(found)


def _over(id: str, groups: list[str]) -> tuple[str, ...]:
    """The groups of the statistics table that stand over a row, which its number tells."""
    numbers = {"A": "一、", "B": "二、", "C": "三、", "H": "八、", "I": "九、"}
    upper = [g for g in groups if g.startswith(numbers.get(id[0], "-"))]
    if id[0] in "AB" and id[1] == "2":
        upper += [g for g in groups if g.startswith("（二）") and ("公开政府信息" in g) == (id[0] == "A")]
    return tuple(upper)


def filled(form: str, version: str, values: Mapping[tuple[str, str], str]) -> Filled:
    """Return the form with *values*, 0 where none is given."""
    read = _read(form, version)
    groups = [_printed(group) for group in read["groups"]]
    blocks = tuple(
        Block(_printed(block["label"]), _rows(form, block, groups), _columns(form, block))
        for block in read["blocks"]
    )
    keys = [(row.id, column.id) for block in blocks for row in block.rows for column in block.columns]
    unknown = set(values) - set(keys)
    if unknown:
        raise KeyError(f"{form} has no {sorted(unknown)}")
    corner = {"T3": _printed(read["captions"][0]) if form == "T3" else "", "T2": "信息内容", "ST": "统计指标"}
    unit = (
        {row["id"]: row["unit"] for block in read["blocks"] for row in block["rows"]} if form == "ST" else {}
    )
    return Filled(
        form, corner.get(form, ""), blocks, {Key(form, *key): values.get(key, "0") for key in keys}, unit
    )
