"""The time per report in each format: `python bench/formats.py [rounds]`.

The same example report as text, as a page and as a Word document: reading alone, and reading
with the verdict; for Word also the copy with comments. Ratios are to text.
"""

from __future__ import annotations

import html
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from linter.lint import lint  # noqa: E402
from linter.read import read_bytes  # noqa: E402
from linter.render import Run, renderer  # noqa: E402
from linter.rulepack import shipped_pack  # noqa: E402
from tests.documents import from_text  # noqa: E402


def page(text: str) -> bytes:
    """The report as a page of paragraphs and tables."""
    parts = []
    for block in text.split("\n\n"):
        lines = [html.escape(line) for line in block.split("\n") if line]
        if any("\t" in line for line in lines):
            rows = "".join(f"<tr><td>{line.replace(chr(9), '</td><td>')}</td></tr>" for line in lines)
            parts.append(f"<table>{rows}</table>")
        else:
            parts += [f"<p>{line}</p>" for line in lines]
    return f"<!doctype html><body>{''.join(parts)}</body>".encode()


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """Return the median time of one call; the first, which imports, does not count."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Print a line a format."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    pack = shipped_pack()
    text = (ROOT / "examples/disclosure/2023-faulty.txt").read_text(encoding="utf-8")
    files = {
        "text": text.encode(),
        "HTML": page(text),
        "DOCX": from_text(text, merged=True, automatic=True),
    }
    print(f"{'':8}{'read ms':>10}{'check ms':>10}{'ratio':>8}")
    base = 0.0
    for name, data in files.items():
        reading = milliseconds(lambda data=data: read_bytes(data, "x"), rounds)  # type: ignore[misc]
        checking = milliseconds(lambda data=data: lint(read_bytes(data, "x"), pack), rounds)  # type: ignore[misc]
        base = base or checking
        print(f"{name:8}{reading:10.1f}{checking:10.1f}{checking / base:8.2f}")
    verdict = lint(read_bytes(files["DOCX"], "x"), pack)
    writing = milliseconds(lambda: list(renderer("docx")([verdict], Run())), rounds)
    print(f"the copy with {len(verdict.findings)} findings as comments: {writing:.1f} ms")


if __name__ == "__main__":
    main()
