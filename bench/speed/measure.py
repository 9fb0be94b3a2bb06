"""Whole processes, timed in turns: what is quoted is the ratio of one round, so a busy machine slows both."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
Before = Callable[[], object]


@dataclass(frozen=True)
class Command:
    """A command of a tool, what it does, and the exit codes that are no failure."""

    name: str
    words: Sequence[str]
    codes: tuple[int, ...] = (0, 1)


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds of the clock, seconds of all processors, MiB of its largest process."""

    wall: float
    cpu: float
    mib: float


def environment(cache: Path) -> dict[str, str]:
    """The environment of every command: compiled modules are kept, as where a program is installed."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return env | {
        "PYTHONPYCACHEPREFIX": str(cache.parent / "pyc"),
        "REPORTLINT_CACHE_DIR": str(cache),
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", "")))),
        "SEMGREP_SEND_METRICS": "off",
        "SEMGREP_ENABLE_VERSION_CHECK": "0",
    }


def run(command: Command, env: dict[str, str], cwd: Path) -> Cost:
    """Run *command* once."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command.words, env=env, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.codes:
        sys.exit(f"{command.name} ended with {process.returncode}: {' '.join(command.words)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turns(
    commands: Sequence[Command], env: dict[str, str], cwd: Path, rounds: int, before: Before = lambda: None
) -> list[list[Cost]]:
    """Return the costs of each command, a round of all after another; *before* each round, something is done."""
    before()
    for command in commands:
        run(command, env, cwd)
    found: list[list[Cost]] = [[] for _ in commands]
    for _ in range(rounds):
        before()
        for costs, command in zip(found, commands, strict=True):
            costs.append(run(command, env, cwd))
    return found


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost], what: str = "wall") -> float:
    """Return the median, over the rounds, of how many times theirs ours takes."""
    return statistics.median(
        getattr(a, what) / max(getattr(b, what), 1e-6) for a, b in zip(ours, theirs, strict=True)
    )


def median(costs: Sequence[Cost], what: str = "wall") -> float:
    """Return the median of the rounds."""
    return statistics.median(getattr(cost, what) for cost in costs)


def interpreter() -> str:
    """Return which Python this is and how it was built: an optimised one is an eighth faster."""
    said = sysconfig.get_config_var("CONFIG_ARGS") or ""
    built = {name: f"--{name}" in said for name in ("enable-optimizations", "with-lto")}
    options = ", ".join(f"--{name} {'yes' if there else 'not named'}" for name, there in built.items())
    name = f"{platform.python_implementation()} {platform.python_version()} ({platform.python_compiler()})"
    return f"{name}: {options}; CONFIG_ARGS: {said}"


def calibration() -> float:
    """Return how much faster two loops at once are than one after the other: 2.0 where both cores are free."""
    loop = [sys.executable, "-c", "for i in range(6_000_000): pass"]
    begun = time.perf_counter()
    for _ in range(2):
        subprocess.run(loop, check=True)
    one = time.perf_counter() - begun
    begun = time.perf_counter()
    for process in [subprocess.Popen(loop) for _ in range(2)]:
        process.wait()
    return one / (time.perf_counter() - begun)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in Markdown."""
    print("| " + " | ".join(head) + " |\n|" + "---|" + "--:|" * (len(head) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print(flush=True)
