"""Official tables in text: by TABs, bars, blanks, a cell a line, glued."""

import re

from bench.fuzz.sound import checked
from bench.fuzz.vocabulary import domain_words
from linter.read import read_bytes
from tests.read.one_report import EXAMPLES

WORDS = [*domain_words()[::5], "\t", "\t\t", "  ", "      ", "　", "|", " | ", "\n", "\n\n", "0", "12", "1 1 8", "O", "/", "-", "——", "无", "52¹", "1,234", "合计", "总计", "小计", "注：", "（续表）", "单位：件"]  # fmt: skip
_SPLIT = re.compile(r"(?=^[一二三四五六]、)", re.MULTILINE)


def seeds() -> list[bytes]:
    """Return the sections of the examples that hold a table, each under the title."""
    made = []
    for year in ("2023-clean", "2020-faulty", "2016-clean"):
        place = EXAMPLES / f"{year}.txt"
        if not place.is_file():
            continue
        text = place.read_text(encoding="utf-8")
        title = text.split("\n", 1)[0]
        sections = [part for part in _SPLIT.split(text) if part.count("\t") > 10 or part.count("|") > 10]
        made += [f"{title}\n{part}".encode() for part in sections]
    return made + [one.replace(b"\t", gap) for one in made for gap in (b" | ", b"    ", b"\n", b"")]


def one(data: bytes) -> None:
    """Read *data* as text, and lint it."""
    checked(read_bytes(data, "x.txt"))
