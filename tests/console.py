"""The commands shown in documents, run: what a page shows is what the program says.

A block marked ``console`` holds lines "$ command" and what each prints (both streams, then
"$ echo $?" for the status). A line of "..." stands for any lines. ``python tests/console.py PAGE...``
writes what is said today into the pages (blocks with "..." are left alone).
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^```console\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^ *<!-- file: (?P<path>\S+) -->\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str) -> list[str]:
    """Return the console blocks of a page."""
    return [match["text"] for match in _BLOCK.finditer(text)]


def files(text: str) -> dict[str, str]:
    """Return the files that a page has its reader write: path → content."""
    return {match["path"]: match["text"] for match in _FILE.finditer(text)}


def replayed(block: str, folder: Path) -> str:
    """Return *block* with what its commands print in *folder*."""
    status = 0
    said = []
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        said.append(line)
        if line == "$ echo $?":
            said.append(str(status))
            continue
        status, output = run(line[2:], folder)
        said += output.rstrip("\n").split("\n") if output.strip() else []
    return "\n".join(said) + "\n"


def run(command: str, folder: Path) -> tuple[int, str]:
    """Run a command line of a page; ``reportlint`` is the checkout's."""
    words = shlex.join([sys.executable, "-m", "linter"])
    command = re.sub(r"(^|[|&;] ?)reportlint\b", lambda match: match[1] + words, command)
    env = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        command, check=False, shell=True, cwd=folder, env=env, timeout=120,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.returncode, done.stdout.decode()


def same(shown: str, real: str) -> bool:
    """Whether *shown* is *real*, where a line of "..." may stand for any lines."""
    parts = re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE)
    return re.fullmatch(".*".join(map(re.escape, parts)), real, re.DOTALL) is not None


def prepared(text: str, folder: Path) -> Path:
    """Make *folder* look like the checkout, with the files that the page has its reader write."""
    (folder / "examples").symlink_to(ROOT / "examples")
    for path, content in files(text).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return folder


def refreshed(text: str) -> str:
    """Return a page with what its commands print today."""

    def fresh(match: re.Match[str]) -> str:
        if re.search(r"^\.\.\.$", match["text"], re.MULTILINE):
            return match[0]
        with tempfile.TemporaryDirectory() as name:  # no block knows what another did
            return f"```console\n{replayed(match['text'], prepared(text, Path(name)))}```"

    return _BLOCK.sub(fresh, text)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        page = Path(name)
        text = refreshed(page.read_text(encoding="utf-8"))
        if "Traceback (most recent call last)" in text:
            sys.exit(f"{name}: a command that it shows breaks; the page is left as it was")
        page.write_text(text, encoding="utf-8")
