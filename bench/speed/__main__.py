"""Speed, as ratios of one run: `python -m bench.speed [--peers FOLDER] [--part NAME …]`.

bench/speed/peers.py says how to fill the folder of peers; what is not there is left out with a word.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.speed import inside
from bench.speed.measure import (
    Command,
    Cost,
    calibration,
    environment,
    in_turns,
    interpreter,
    median,
    ratio,
    run,
    table,
)
from bench.speed.peers import peers
from bench.speed.texts import corpus, originals, varied

CHECK = [sys.executable, "-m", "linter", "check", "--config", "none", "--format", "json"]
PARTS = ("cold", "corpus", "layers", "growth", "memory", "kept", "jobs")


class Bench:
    """One run: a folder to work in, the options, and the environment of the commands."""

    def __init__(self, options: argparse.Namespace, work: Path) -> None:
        self.options, self.work = options, work
        self.env = environment(work / "cache")

    def forgotten(self) -> None:
        """Forget all verdicts, but not the rules, which are kept as after the first run of all."""
        shutil.rmtree(self.work / "cache" / "results", ignore_errors=True)

    def cold(self) -> None:
        """One report, whole process, a file that was never seen."""
        path = self.work / "one.txt"
        state = {"round": 0}

        def another() -> None:
            state["round"] += 1
            path.write_text(varied(originals()[2], state["round"]), encoding="utf-8")

        another()
        ours = Command("reportlint check", [*CHECK[:-2], str(path)])
        bare = [
            Command("python -c pass", [sys.executable, "-c", "pass"]),
            Command("python -c 'import click'", [sys.executable, "-c", "import click"]),
            Command("python -c 'import lark'", [sys.executable, "-c", "import lark"]),
        ]
        others = peers(self.options.peers, self.work)
        for peer in others:
            peer.found([str(path)], self.env, self.work)
        commands = [ours, *bare, *(peer.on([str(path)], self.work) for peer in others)]
        costs = in_turns(commands, self.env, self.work, self.options.rounds, another)
        rows = [
            [
                c.name,
                *(f"{median(k, what) * 1000:.0f}" for what in ("wall", "cpu")),
                f"{median(k, 'mib'):.0f}",
                *(f"{ratio(costs[0], k, what):.2f}" for what in ("wall", "cpu")),
            ]
            for c, k in zip(commands, costs, strict=True)
        ]
        table(["one report, cold", "ms", "CPU ms", "MiB", "reportlint / it", "by CPU"], rows)

    def corpus(self) -> None:
        """Many reports: reports a second, each tool beside two processes of ours."""
        for count in self.options.files:
            folder = self.work / f"corpus-{count}"
            corpus(folder, count)
            ours = Command("reportlint check --jobs 2", [*CHECK, "--jobs", "2", str(folder)])
            paths = sorted(str(path) for path in folder.iterdir())
            self._sound(ours, count)
            rows = [[]]
            for peer in peers(self.options.peers, self.work):
                hits = peer.found(paths, self.env, self.work)
                turns = (ours, peer.on(paths, self.work))
                costs = in_turns(turns, self.env, self.work, self.options.turns, self.forgotten)
                rows[0] = self._speed(ours, costs[0], count, ["1.00", "1.00"], "")
                times = [f"{1 / ratio(*costs, what):.2f}" for what in ("wall", "cpu")]
                rows.append(self._speed(turns[1], costs[1], count, times, f"{hits.total()}"))
                print(f"  {peer.name}: {dict(hits.most_common())}", file=sys.stderr)
            table(
                [
                    f"{count} reports",
                    "s",
                    "CPU s",
                    "reports/s",
                    "MiB of one process",
                    "reportlint is so many times as fast",
                    "by CPU",
                    "findings",
                ],
                rows,
            )

    def _sound(self, ours: Command, count: int) -> None:
        """End where not all reports are checked: a program that fails at once is fast."""
        done = subprocess.run(ours.words, check=False, env=self.env, cwd=self.work, capture_output=True)
        summary = json.loads(done.stdout or "{}").get("summary", {})
        if summary.get("reports") != count or summary.get("unreadable") or not summary.get("error"):
            sys.exit(f"{ours.name} ended with {done.returncode}: {summary} {done.stderr.decode()[-500:]}")

    def _speed(
        self, command: Command, costs: Sequence[Cost], count: int, times: list[str], hits: str
    ) -> list[str]:
        wall, cpu, mib = (median(costs, what) for what in ("wall", "cpu", "mib"))
        return [command.name, f"{wall:.1f}", f"{cpu:.1f}", f"{count / wall:.1f}", f"{mib:.0f}", *times, hits]

    def layers(self) -> None:
        """What each layer costs."""
        inside.layers()

    def growth(self) -> None:
        """How time grows with the text."""
        inside.growth()

    def memory(self) -> None:
        """The peak of one process over 200 and 2,000 files."""
        rows = []
        for count in (200, 2000):
            folder = self.work / f"corpus-{count}"
            corpus(folder, count)
            ours = Command("check", [*CHECK[:-2], "--format", "jsonl", "--jobs", "1", str(folder)])
            (costs,) = in_turns([ours], self.env, self.work, 1, self.forgotten)
            rows.append([f"{count} reports, one process", f"{median(costs, 'mib'):.0f}"])
        table(["memory", "MiB"], rows)

    def kept(self) -> None:
        """200 reports again: nothing has changed."""
        folder = self.work / "corpus-200"
        corpus(folder, 200)
        start = Command("one report", [*CHECK, str(folder / "00000.txt")])
        again = Command("again", [*CHECK, "--jobs", "1", str(folder)])
        cold, warm, one = [], [], []
        for _ in range(self.options.turns):
            self.forgotten()
            for costs, command in ((cold, again), (warm, again), (one, start)):
                costs.append(run(command, self.env, self.work))
        less = [a.wall - b.wall for a, b in zip(warm, one, strict=True)]
        all_cold = [a.wall - b.wall for a, b in zip(cold, one, strict=True)]
        share = sorted(a / b for a, b in zip(less, all_cold, strict=True))[len(less) // 2]
        table(
            ["200 reports, one process", "s", "share of the first run"],
            [
                ["first run", f"{median(cold):.2f}", "100 %"],
                ["unchanged, whole run", f"{median(warm):.2f}", f"{100 * ratio(warm, cold):.1f} %"],
                ["unchanged, a report (start left out)", "", f"{100 * share:.1f} %"],
            ],
        )

    def jobs(self) -> None:
        """One process beside several."""
        folder = self.work / "corpus-200"
        corpus(folder, 200)
        counts = sorted({1, 2, os.cpu_count() or 1})
        commands = [Command(f"--jobs {n}", [*CHECK, "--jobs", str(n), str(folder)]) for n in counts]
        rows = []
        costs = [
            in_turns([command], self.env, self.work, self.options.turns, self.forgotten)[0]
            for command in commands
        ]
        for command, one in zip(commands, costs, strict=True):
            rows.append([command.name, f"{median(one):.2f}", f"{1 / ratio(one, costs[0]):.2f}"])
        table(["200 reports", "s", "times as fast as one process"], rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--peers", type=Path, default=Path("peers"), help="folder of the tools compared with")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this (several)")
    parser.add_argument("--rounds", type=int, default=11, help="of cold starts")
    parser.add_argument("--turns", type=int, default=3, help="of runs over many files")
    parser.add_argument("--files", type=int, action="append", help="how many reports (200 and 2000)")
    options = parser.parse_args()
    options.files = options.files or [200, 2000]
    options.peers = options.peers.resolve()
    print(f"{interpreter()}\n")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options, Path(folder))
        for part in options.part or PARTS:
            load = f"load {os.getloadavg()[0]:.1f}"
            loops = f"two loops at once run {calibration():.2f} times as fast as in turn"
            print(f"## {part}: {load}, {loops}\n", flush=True)
            getattr(bench, part)()


if __name__ == "__main__":
    main()
