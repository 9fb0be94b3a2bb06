"""What a pack says sentences look like, and what it then makes of a sentence."""

import yaml

from bench.fuzz.memory import Memory
from bench.fuzz.vocabulary import PACK, words
from linter.judge.lint import Given, lint
from linter.rulepack.folder import read_folder
from linter.text.source import Source

_SHIPPED = [PACK.parent / name / "patterns.yaml" for name in ("disclosure", "final_accounts", "budget")]
_HEAD = b"""id: x
version: "1"
title: {zh: "x"}
grammars: {report: report.lark}
"""
_TEXT = "清泉县2018年工作报告\n一、概述\n收入317.60万元，比2017年增加8.25万元，增长2.67%。支出12万元，完成预算的98%，其中人员8万元。\n"
WORDS = [
    *words(*(f"../{path.parent.name}/patterns.yaml" for path in _SHIPPED)), "(", ")", "|", "?", "…", "…8", "…/1", "…99999999999", "{", "}", "{:}", "{now:money}", "{rate:%}", "{direction}", "{YEAR}", "{x:y:z}",
    "[。；，]", "[", "]", "[^。]", "((((", "(|)", "'", "\n      - '", "fragments:\n  A: '{A}'\n", "makes: ", "dated: false\n", "across: ", "unless: ", "*", "+", "\\", " ",
]  # fmt: skip


def seeds() -> list[bytes]:
    """Return the patterns of the shipped packs, one a file, with their fragments."""
    made = []
    for path in _SHIPPED:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        fragments = content.get("fragments") or {}
        for pattern in content["patterns"]:
            said = {"fragments": fragments, "patterns": [pattern]}
            made.append(yaml.safe_dump(said, allow_unicode=True, sort_keys=False).encode())
    return made


def one(data: bytes) -> None:
    """Read *data* as the patterns of a pack, and a report by them."""
    pack = read_folder(Memory.folder({"pack.yaml": _HEAD, "patterns.yaml": data}))
    lint(Source("x.txt", _TEXT), pack, Given())
