"""Folders of reports, the outputs that stand there, and what must be true of them afterwards."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from linter.read.own import Made, made

ROOT = Path(__file__).resolve().parent.parent.parent
WORD = (ROOT / "examples" / "disclosure" / "2023-faulty.docx").read_bytes()
PLACES = "松石林溪泉岭河湖山川谷原"
TEXT = (
    "{}县人民政府{}年政府信息公开工作年度报告\n一、总体情况\n"
    "全年共公开政府信息{}条。其中，网站公开{}条，公告栏公开{}条，其他方式{}条。\n"
)
OUTPUTS = ("out.json", "out.html", "out.sarif", "out.xlsx", "out.md", "out.txt", "out.xml", "out.jsonl")


def report(chance: random.Random) -> str:
    """Return a short report, every other one with a wrong sum."""
    parts = [chance.randint(10, 900) for _ in range(3)]
    name = "".join(chance.sample(PLACES, 2))
    return TEXT.format(name, chance.randint(2009, 2024), sum(parts) + chance.choice((0, 1)), *parts)


def reports(folder: Path, number: int, chance: random.Random) -> None:
    """Fill *folder* with reports."""
    folder.mkdir(parents=True, exist_ok=True)
    for place in range(number):
        (folder / f"{place:03}.txt").write_text(report(chance), encoding="utf-8")


def words(outputs: list[str]) -> list[str]:
    """Return the words of a command line that name *outputs*."""
    return [word for path in outputs for word in ("-o", path)]


def contents(folder: Path) -> dict[str, bytes | str]:
    """Return what every file below *folder* holds, and where every link leads; not what is hidden."""
    found: dict[str, bytes | str] = {}
    for path in paths(folder):
        name = str(path.relative_to(folder))
        found[name] = os.readlink(path) if path.is_symlink() else path.read_bytes()
    return found


def paths(folder: Path) -> Iterator[Path]:
    """Yield the files and links below *folder*, through no link."""
    for here, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        for name in sorted((*names, *(one for one in below if (Path(here) / one).is_symlink()))):
            if not name.startswith("."):
                yield Path(here) / name


def strays(folder: Path) -> list[str]:
    """Return the names of files that runs have left half written."""
    return [str(path) for path in folder.rglob(".*.reportlint-*")]


def is_whole(path: Path) -> bool:
    """Whether an output is there from its beginning to its end."""
    try:
        if path.suffix in (".json", ".sarif"):
            whole = json.loads(path.read_text("utf-8"))
            return "summary" in whole or "runs" in whole
        if path.suffix == ".jsonl":
            return all("path" in json.loads(line) for line in path.read_text("utf-8").splitlines())
        if path.suffix == ".xml":
            return ElementTree.parse(path).getroot().tag == "testsuites"
    except (ValueError, ElementTree.ParseError):
        return False
    return made(path) is Made.WHOLE


def says_interrupted(path: Path) -> bool:
    """Whether an output says that its run was interrupted; a workbook is not asked."""
    if path.suffix == ".xlsx":
        return True
    text = path.read_text("utf-8")
    if path.suffix == ".sarif":
        return json.loads(text)["runs"][0]["invocations"][0]["executionSuccessful"] is False
    return '"interrupted": true' in text or "检查中断" in text


def emptied(folder: Path) -> Path:
    """Return *folder*, anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
