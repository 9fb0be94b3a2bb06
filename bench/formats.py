"""The processor time per report in each format: `python bench/formats.py [rounds]`.

The same example report as text, Markdown, a page, a Word document, a workbook and a PDF (set by
hand, and, where LibreOffice and Chromium are, by those): reading alone, and reading with the
verdict; for Word also the copy with comments. Ratios are to text. The formats take turns, and what is
printed is the median; a PDF is read in a process of its own, which counts: *PDF, inside* is without it.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from linter.judge.lint import lint  # noqa: E402
from linter.model.finding import Verdict  # noqa: E402
from linter.read import legacy, read_bytes  # noqa: E402
from linter.read.pdf import child as pdf_child  # noqa: E402
from linter.render import Run, renderer  # noqa: E402
from linter.rulepack import RulePack, shipped_pack  # noqa: E402
from tests.documents import from_text  # noqa: E402
from tests.pdfs import paper  # noqa: E402
from tests.read import one_report  # noqa: E402


def milliseconds(work: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Return the median processor time of one call of each of *work*; the first, which imports, does not count."""
    times: list[list[float]] = [[] for _ in work]
    for number in range(rounds + 1):
        for one, taken in zip(work, times, strict=True):
            start = _used()
            one()
            if number:
                taken.append(_used() - start)
    return [statistics.median(taken) * 1000 for taken in times]


def _used() -> float:
    """Return the processor time that this process has used, and those that it has started."""
    return time.process_time() + sum(os.times()[2:4])


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
    names = list(files)
    reading = milliseconds([partial(read_bytes, files[name], "x") for name in names], rounds)
    checking = milliseconds([partial(checked, files[name], pack) for name in names], rounds)
    print(f"{'':20}{'read ms':>10}{'check ms':>10}{'ratio':>8}")
    for name, read, check in zip(names, reading, checking, strict=True):
        print(f"{name:20}{read:10.1f}{check:10.1f}{check / checking[0]:8.2f}")
    papers = [name for name in names if name.startswith("PDF")]
    inside = milliseconds([partial(pdf_child.read, files[name]) for name in papers], rounds)
    for name, taken in zip(papers, inside, strict=True):
        print(f"{f'{name}, inside':30}{taken:.1f} ms")
    verdict = checked(files["DOCX"], pack)
    (writing,) = milliseconds([lambda: list(renderer("docx")([verdict], Run()))], rounds)
    print(f"the copy with {len(verdict.findings)} findings as comments: {writing:.1f} ms")


def checked(data: bytes, pack: RulePack) -> Verdict:
    """Return the verdict on the report in *data*."""
    return lint(read_bytes(data, "x"), pack)


if __name__ == "__main__":
    main()
