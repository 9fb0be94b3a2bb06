"""The time per report in each format: `python bench/formats.py [rounds]`.

The same example report as text, Markdown, a page, a Word document, a workbook and a PDF (set by
hand, and, where LibreOffice and Chromium are, by those): reading alone, and reading with the
verdict; for Word also the copy with comments. Ratios are to text. A PDF is read in a process of
its own, which takes most of its time to start: *PDF, inside* is without it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from linter.judge.lint import lint  # noqa: E402
from linter.read import legacy, read_bytes  # noqa: E402
from linter.read.pdf import child as pdf_child  # noqa: E402
from linter.render import Run, renderer  # noqa: E402
from linter.rulepack import shipped_pack  # noqa: E402
from tests.documents import from_text  # noqa: E402
from tests.pdfs import paper  # noqa: E402
from tests.read import one_report  # noqa: E402


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
        "Markdown": one_report.markdown(text),
        "HTML": one_report.page(text),
        "DOCX": from_text(text, merged=True, automatic=True),
        "XLSX": one_report.sheet(text),
        "PDF": paper(one_report.blocks(text)),
    }
    with tempfile.TemporaryDirectory() as folder:
        if legacy.program():
            made = one_report.by_libreoffice(one_report.word(text), Path(folder), "pdf")
            files["PDF by LibreOffice"] = made
        if one_report.CHROMIUM:
            files["PDF by Chromium"] = one_report.by_chromium(files["HTML"], Path(folder))
    print(f"{'':20}{'read ms':>10}{'check ms':>10}{'ratio':>8}")
    base = 0.0
    for name, data in files.items():
        reading = milliseconds(lambda data=data: read_bytes(data, "x"), rounds)  # type: ignore[misc]
        checking = milliseconds(lambda data=data: lint(read_bytes(data, "x"), pack), rounds)  # type: ignore[misc]
        base = base or checking
        print(f"{name:20}{reading:10.1f}{checking:10.1f}{checking / base:8.2f}")
    for name in [name for name in files if name.startswith("PDF")]:
        inside = milliseconds(lambda name=name: pdf_child.read(files[name]), rounds)  # type: ignore[misc]
        print(f"{f'{name}, inside':30}{inside:.1f} ms")
    verdict = lint(read_bytes(files["DOCX"], "x"), pack)
    writing = milliseconds(lambda: list(renderer("docx")([verdict], Run())), rounds)
    print(f"the copy with {len(verdict.findings)} findings as comments: {writing:.1f} ms")


if __name__ == "__main__":
    main()
