"""Build dist/reportlint.pyz: one file that runs where there is Python and nothing else.

    python ci/onefile.py [EXTRAS]      EXTRAS: pdf,xlsx,serve (as without), all, or "" for text, Word and HTML only

shiv packs the program with all that it needs. Some of that is machine code (re2, lxml, OpenCC), so
the file is for this system and this version of Python; on another it says so. It is then tried:
by ``python -I``, in an empty folder, with an empty home.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MADE = ROOT / "dist" / "reportlint.pyz"
LAUNCHERS = ROOT / "ci" / "launchers"  # a double click on one of them opens the window

# Runs in the file before the program does, on whatever Python was at hand.
PREAMBLE = """\
import platform, sys
built = {built!r}
here = (".".join(platform.python_version_tuple()[:2]), sys.implementation.name, sys.platform, platform.machine())
if here != built:
    sys.exit("reportlint: this file is for Python %s (%s) on %s %s; this is %s (%s) on %s %s" % (built + here))
"""


def build(extras: str) -> None:
    """Make the file."""
    built = (
        f"{sys.version_info[0]}.{sys.version_info[1]}",
        sys.implementation.name,
        sys.platform,
        platform.machine(),
    )
    MADE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        preamble = Path(folder) / "preamble.py"
        preamble.write_text(PREAMBLE.format(built=built), encoding="utf-8")
        preamble.chmod(0o755)
        what = f"{ROOT}[{extras}]" if extras else str(ROOT)
        command = [sys.executable, "-m", "shiv", "--compressed", "--console-script", "reportlint"]
        command += ["--python", "/usr/bin/env python3", "--preamble", str(preamble)]
        command += ["--output-file", str(MADE), what, "--quiet", "--disable-pip-version-check"]
        subprocess.run(command, check=True)


def with_launchers(extras: str) -> list[Path]:
    """Put beside the file what opens its window by a double click; return what was put there."""
    if not {"serve", "all"} & set(extras.split(",")):
        return []
    return [Path(shutil.copy(one, MADE.parent)) for one in sorted(LAUNCHERS.iterdir())]


def tried() -> tuple[float, float]:
    """Return the seconds of a first and of a second run, each of which finds what it should."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_bytes((ROOT / "examples" / "disclosure" / "2012-faulty.txt").read_bytes())
        environment = {
            "HOME": folder,
            "USERPROFILE": folder,
            "PATH": os.environ.get("PATH", ""),
            "LANG": "C.UTF-8",
        }
        environment |= {key: os.environ[key] for key in ("SYSTEMROOT", "TEMP") if key in os.environ}
        for _ in range(2):
            began = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-I", str(MADE), "check", "--select", "C001", report.name],
                check=False, cwd=folder, env=environment, capture_output=True,
            )  # fmt: skip
            times.append(time.perf_counter() - began)
            if done.returncode != 1 or b"118+264+97+385+612+703+139 = 2318" not in done.stdout:
                sys.stderr.buffer.write(done.stdout + done.stderr)
                sys.exit(f"{MADE.name} does not work: it ended with {done.returncode}")
    return times[0], times[1]


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else "pdf,xlsx,serve"
    build(wanted)
    launchers = with_launchers(wanted)
    first, second = tried()
    size = MADE.stat().st_size / 1e6
    sys.stdout.write(
        f"{MADE.relative_to(ROOT)}: {size:.1f} MB, first run {first:.1f} s, then {second:.1f} s\n"
    )
    if launchers:
        sys.stdout.write(f"beside it: {', '.join(one.name for one in launchers)}\n")
