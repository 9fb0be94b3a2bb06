"""The kinds of trial. Each returns what was lost or torn or not told: nothing, if all is as it was promised."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.faults.hostile import hostile
from bench.faults.process import Ended, Process
from bench.faults.world import (
    OUTPUTS,
    contents,
    emptied,
    is_whole,
    paths,
    reports,
    says_interrupted,
    strays,
    words,
)

Trial = Callable[[Path, random.Random], Iterator[str]]
_SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def killed(folder: Path, chance: random.Random) -> Iterator[str]:
    """A run is ended by a signal at a random moment; some outputs stand there already."""
    reports(folder / "in", chance.randint(4, 40), chance)
    outputs = chance.sample(OUTPUTS, chance.randint(1, 5))
    jobs = ["-j", chance.choice(("1", "2"))]
    before_args = ["check", "in/000.txt", "--excerpt", *words(outputs)]
    if chance.random() < 0.8:
        Process(before_args, folder).ended()
    before = contents(folder)
    args = ["check", "in", "--excerpt", "-f", "jsonl", *jobs, *words(outputs)]
    began = time.monotonic()
    Process([*args[: -2 * len(outputs)], "--no-cache"], folder).ended()
    took = time.monotonic() - began
    run = Process([*args, "--no-cache"], folder)
    number = chance.choice(_SIGNALS)
    if run.wait_a_while(chance.uniform(0, 1.3 * took)):
        (os.killpg if chance.random() < 0.5 else os.kill)(run.pid, number)
    ended = run.ended()
    yield from _said(ended, (0, 1, -number, *((128 + number,) if number != signal.SIGKILL else ())), number)
    after = contents(folder)
    for name, content in before.items():
        if after.get(name) != content and not (name in outputs and ended.status in (0, 1, -signal.SIGKILL)):
            yield f"{name} is another than before"
    for name in after:
        place = folder / name
        if name.startswith("out"):
            if not is_whole(place):
                yield f"{name} is torn"
            elif after[name] != before.get(name) and ended.status > 1 and not says_interrupted(place):
                yield f"{name} does not say that it was interrupted"
    if number != signal.SIGKILL and ended.status >= 0 and strays(folder):
        yield f"left lying: {strays(folder)}"
    last = Process(before_args, folder).ended()  # takes away what a killed run has left
    if last.status not in (0, 1) or strays(folder):
        yield f"the next run ends with {last.status}, and this is left: {strays(folder)}"


def full(folder: Path, chance: random.Random) -> Iterator[str]:
    """The disk is full, or the files that may be written are small."""
    reports(folder / "in", chance.randint(2, 12), chance)
    disk = emptied(folder / "disk")
    size = chance.randint(8, 400) * 1024
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=777", "tmpfs", str(disk)]
    mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    most = 0 if mounted else size // 4
    try:
        outputs = [f"disk/{name}" for name in chance.sample(OUTPUTS, chance.randint(1, 6))]
        args = ["--excerpt", "-f", "json", *words(outputs)]
        Process(["check", "in/000.txt", *args], folder, most=most).ended()
        before = _numbers(disk)
        ended = Process(["check", "in", *args], folder, most=most).ended()
        yield from _said(ended, (0, 1, 2), 0)
        after = _numbers(disk)
        yield from (f"{name} is torn" for name in after if not is_whole(disk / name))
        yield from (f"{name} is gone" for name in before if name not in after)
        changed = {name for name in after if after[name] != before.get(name)}
        for path in outputs:
            told = f"--output {path}: cannot be written" in ended.errors
            if told == (path.removeprefix("disk/") in changed):
                yield f"{path} was {'written, too' if told else 'not written, and nobody says so'}"
        if ("cannot be written" in ended.errors) != (ended.status == 2):
            yield f"status {ended.status}: {ended.errors}"
        if strays(disk):
            yield f"left lying: {strays(disk)}"
        json.loads(ended.out)
    except ValueError:
        yield "what was printed is torn"
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=True)


def _numbers(folder: Path) -> dict[str, int]:
    """Return the number that each file has: a file that takes the place of another has its own."""
    return {path.name: path.stat().st_ino for path in paths(folder)}


def twice(folder: Path, chance: random.Random) -> Iterator[str]:
    """Two runs at once write the same outputs: one wins, whole."""
    outputs = chance.sample(OUTPUTS, chance.randint(1, 5))
    results = []
    for name in ("one", "two"):
        reports(folder / name, chance.randint(1, 12), chance)
        Process(["check", name, "--excerpt", *words(outputs)], folder).ended()
        results.append({path: (folder / path).read_bytes() for path in outputs})
    if chance.random() < 0.5:
        for path in outputs:
            (folder / path).unlink()
    runs = []
    for name in ("one", "two"):
        runs.append(Process(["check", name, "--excerpt", "-f", "jsonl", *words(outputs)], folder))
        time.sleep(chance.uniform(0, 0.2))
    for run in runs:
        yield from _said(run.ended(), (0, 1), 0)
    for path in outputs:
        if (folder / path).read_bytes() not in [result[path] for result in results]:
            yield f"{path} is neither run's"
    if strays(folder):
        yield f"left lying: {strays(folder)}"


def _said(ended: Ended, statuses: tuple[int, ...], number: int) -> Iterator[str]:
    if ended.status not in statuses:
        yield f"status {ended.status}: {ended.errors[-500:]}"
    if "Traceback" in ended.errors:
        yield ended.errors[-1500:]
    lines = (
        ended.out.decode().splitlines()
        if ended.out[:2] == b'{"' and b'"reports"' not in ended.out[:400]
        else []
    )
    if number == signal.SIGKILL:
        lines = lines[:-1]  # it may be torn
    try:
        found = [json.loads(line) for line in lines]
    except ValueError:
        yield "a line that was printed is torn"
        return
    if ended.status > 2 and lines and not found[-1].get("interrupted"):
        yield "what was printed does not say that it was interrupted"
    if any(one["error"] and one["error"]["stage"] != "interrupted" for one in found):
        yield "a report is said to be unreadable"


TRIALS: dict[str, Trial] = {
    "killed": killed,
    "full disk": full,
    "two at once": twice,
    "hostile folder": hostile,
}
