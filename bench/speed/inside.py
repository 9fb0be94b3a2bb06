"""Inside one process: what each layer of a verdict costs, and how it grows with the text."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from bench.speed.measure import table
from bench.speed.texts import originals, varied
from linter.judge.lint import lint, lint_report
from linter.parse import parse
from linter.parse.statements import read_statements
from linter.read import read_bytes
from linter.render import Run, render
from linter.rulepack import shipped_pack
from linter.text.source import Source


def milliseconds(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the least time of a few calls."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def layers() -> None:
    """Print what each layer takes of a report, as the mean over the examples."""
    pack = shipped_pack()
    gc.set_threshold(100_000, 50, 100)
    rows: dict[str, list[float]] = {}
    for number, text in enumerate(originals()):
        data = varied(text, number).encode()
        source = read_bytes(data, "x.txt")
        lint(source, pack)
        report = parse(source, pack.domain)
        bare = replace(report, relations=(), figures=())
        verdict = lint_report(report, pack.rules)
        statements = milliseconds(lambda bare=bare: read_statements(bare))
        parsing = milliseconds(lambda source=source: parse(replace(source), pack.domain))
        rows.setdefault("reading the file", []).append(milliseconds(lambda data=data: read_bytes(data, "x")))
        rows.setdefault("understanding: lines, sections, tables", []).append(parsing - statements)
        rows.setdefault("understanding: sentences", []).append(statements)
        rows.setdefault("rules, causes, repairs", []).append(
            milliseconds(lambda report=report: lint_report(report, pack.rules))
        )
        rows.setdefault("JSON", []).append(
            milliseconds(lambda verdict=verdict: list(render(iter([verdict]), "json", Run())))
        )
    means = {name: statistics.mean(times) for name, times in rows.items()}
    total = sum(means.values())
    table(
        ["layer", "ms", "share"], [[n, f"{ms:.1f}", f"{100 * ms / total:.0f} %"] for n, ms in means.items()]
    )


def growth() -> None:
    """Print how the time grows with an example repeated, and with lines that mean no good."""
    pack = shipped_pack()
    gc.set_threshold(100_000, 50, 100)
    title = "清泉县2015年政府信息公开工作年度报告\n一、概述\n"
    units = {
        "an example, repeated": (originals()[1], 1),
        "headings, 100 lines": ("（一）标题\n" * 100, 1),
        "a letter a line, 100 lines": ("字\n" * 100, 1),
        "sentences with sums": ("全年公开信息12条，其中网站5条，微信7条，占58.3%。" * 40, 1),
    }
    rows = []
    for name, (unit, _) in units.items():
        times = [
            milliseconds(
                lambda n=n, unit=unit: lint(Source("x", title + unit * n), pack), 3 if n < 100 else 1
            )
            for n in (1, 10, 100)
        ]
        steps = [f"{after / before:.1f}" for before, after in pairwise(times)]
        rows.append([name, *(f"{ms:.0f}" for ms in times), *steps])
    table(["text", "1x ms", "10x ms", "100x ms", "10x / 1x", "100x / 10x"], rows)
