"""A small corpus in a store. Without DuckDB these tests are not collected, and test_extra says so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linter.cli import commands

collect_ignore_glob = [] if find_spec("duckdb") else ["test_[!e]*.py"]

EXAMPLES = Path(__file__).parents[2] / "examples" / "disclosure"
Call = Callable[..., Result]

RIGHT = """{body}{year}年政府信息公开工作年度报告
发布日期：{next}-02-{day}
一、总体情况
{year}年，{own}主动公开政府信息{total}条，其中政策文件{a}条、工作动态{b}条、其他信息{c}条。{said}
二、收到和处理政府信息公开申请情况
收到申请{asked}件，均已按时答复。
"""

# What an office wrote, and only it: enough to be copied.
OWN = "".join(
    f"{a}{b}工作由{b}牵头，{a}逐项落实，{c}负责督办，按{a}口径整理归档，群众反映{c}服务有改进。"
    for a, b, c in zip(
        ("规划", "统计", "窗口", "热线", "档案", "信访", "采购", "招标", "巡查", "培训"),
        (
            "政务科",
            "法规股",
            "信息中心",
            "督查室",
            "秘书组",
            "综合处",
            "宣传部",
            "人事科",
            "财务股",
            "值班室",
        ),
        ("社区", "乡镇", "园区", "街道", "学校", "医院", "车站", "市场", "码头", "场馆"),
        strict=True,
    )
)


def report(
    body: str, year: int, *, total: int = 0, day: str = "20", said: str = "", own: str = "我局"
) -> str:
    """Return a report whose three parts make 60 + year % 7; another *total* is a fault."""
    a, b, c = 10, 20, 30 + year % 7
    return RIGHT.format(
        body=body, year=year, next=year + 1, day=day, own=own, total=total or a + b + c, a=a, b=b, c=c, said=said, asked=year % 5 + 2
    )  # fmt: skip


def call(*words: object) -> Result:
    """Run `reportlint audit …`; a bug is raised here."""
    result = CliRunner().invoke(commands, ["audit", *map(str, words)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of four bodies and three years: two with a wrong total, one late, one that cannot be read."""
    folder = tmp_path_factory.mktemp("corpus")
    for body in ("云岭县教育局", "云岭县民政局", "石桥市财政局", "石桥市水务局"):
        for year in (2021, 2022, 2023):
            wrong = 99 if (body, year) in (("云岭县教育局", 2022), ("石桥市财政局", 2023)) else 0
            text = report(
                body, year, total=wrong, day="20" if (body, year) != ("石桥市水务局", 2022) else "27"
            )
            place = folder / body[:3] / f"{body}{year}.txt"
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8")
    shutil.copy(EXAMPLES / "2023-faulty.txt", folder / "清泉县2023.txt")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 no archive")
    return folder


@pytest.fixture(scope="session")
def stored(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the corpus, which tests do not change."""
    store = tmp_path_factory.mktemp("stores") / "store"
    result = call(
        "run", corpus, "--store", store, "--isolated", "--jobs", "1", "--today", "2024-05-06", "--quiet"
    )
    assert result.exit_code == 2, result.output
    return store


@pytest.fixture
def store(stored: Path, tmp_path: Path) -> Path:
    """A store of the corpus to work on."""
    return Path(shutil.copytree(stored, tmp_path / "store"))


DEADLY = """
import os
from linter.audit import part
real = part.checked
def checked(pieces, *more):
    if any(piece.path.endswith("b.txt") for piece in pieces):
        os._exit(9)
    return real(pieces, *more)
part.checked = checked
"""


def deadly(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every process that is begun from now on die at a report b.txt."""
    (folder / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{EXAMPLES.parents[1]}")
