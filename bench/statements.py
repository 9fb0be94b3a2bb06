"""Time of reading sentences: `python bench/statements.py`.

Prints the milliseconds for the statements of a report of 10 kB, and how the time grows at ten
and a hundred times the length, for the right sentences of the tests and for hostile lists.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from linter.model.report import Report  # noqa: E402
from linter.parse import parse  # noqa: E402
from linter.parse.statements import read_statements  # noqa: E402
from linter.rulepack import shipped_pack  # noqa: E402
from linter.text.source import Source  # noqa: E402

TITLE = "清河县2022年政府信息公开工作年度报告\n一、总体情况\n"
PROSE = "全县各级各部门认真贯彻落实条例要求，健全工作机制，强化监督考核，政府信息公开工作取得新成效。"
SIZE = 3_400  # characters of Chinese: 10 kB
LIMIT = 12  # times as long for ten times the text


def texts() -> dict[str, str]:
    """Return what is repeated up to the length wanted, by name."""
    tables = sorted((ROOT / "tests/parse/sentences").glob("right_*.tsv"))
    rows = [line.partition("\t")[0] for path in tables for line in path.read_text("utf-8").splitlines()]
    told = [row.replace("\\n", "\n") for row in rows if row]
    mixed = "\n".join(f"{PROSE}{told[n * 7 % len(told)]}{PROSE}" for n in range(40))
    return {
        "report": mixed + "\n",
        "one list": "甲类信息12条，",
        "one list of sentences": "乙类信息12条。",
        "totals": "全年共公开政府信息120条。",
        "leads": "其中甲3条，",
        "ordinals": "一是加强领导。",
        "pauses": "甲3条、",
        "brackets": "共5条（其中甲3条，乙2条），",
        "prose": PROSE,
    }


def bare(text: str) -> Report:
    """Return *text* read but for its sentences."""
    return replace(parse(Source("x", TITLE + text), shipped_pack().domain), relations=(), figures=())


def seconds(report: Report) -> float:
    """Return the least time of a few readings of the report's sentences."""
    times = []
    for _ in range(5 if len(report.flow.text) < 100_000 else 1):
        start = time.process_time()
        read_statements(report)
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    """Print a line for each text; 1 where one grows too fast."""
    slow = 0
    for name, unit in texts().items():
        base = (unit * (SIZE // len(unit) + 1))[:SIZE].rpartition("。" if "。" in unit else unit[-1])
        taken = [seconds(bare("".join(base[:2]) * times)) for times in (1, 10, 100)]
        ratios = [after / before for before, after in pairwise(taken)]
        shown = "  ".join(f"{each * 1000:9.1f}" for each in taken)
        verdict = "" if max(ratios) <= LIMIT else "  grows too fast"
        slow += bool(verdict)
        print(f"{name:24}{shown} ms   ×{ratios[0]:.1f} ×{ratios[1]:.1f}{verdict}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
