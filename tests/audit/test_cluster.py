"""Parts done by the workers of a scheduler: the store is the local one, whatever becomes of a worker."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed", reason="Dask is not installed: nothing of --engine dask is tested")

from linter.audit import cluster, plan, rounds, tasks
from linter.audit.apart import PartProcess
from linter.audit.cluster import DaskEngine
from linter.audit.engine import LocalEngine
from linter.audit.options import Options, rules_of
from linter.audit.parcel import digest_of, packed, unpacked
from linter.audit.part import PartEntry, PartWork
from linter.audit.progress import Progress
from linter.audit.sources import taken
from linter.audit.store import Store
from tests.audit.conftest import call, deadly, report

ROOT = Path(__file__).parents[2]
DAY = "2024-05-06"
NONE = Options()
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are killed: not on Windows")


class Process:
    """A scheduler or worker, as `dask` starts it."""

    def __init__(self, *words: str, cwd: Path, root: Path = ROOT) -> None:
        env = {**os.environ, "PYTHONPATH": str(root)}
        self.log = cwd / f"{words[0]}.log"
        with self.log.open("ab") as log:
            called = [sys.executable, "-m", "dask", *words]
            self.process = subprocess.Popen(called, cwd=cwd, env=env, stdout=log, stderr=subprocess.STDOUT)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """Start a scheduler on loopback; give its address."""
    said = folder / "scheduler.json"
    process = Process("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(said), cwd=folder)  # fmt: skip
    try:
        while not said.exists() or not said.read_text():
            assert process.process.poll() is None, process.log.read_text()
            time.sleep(0.1)
        yield json.loads(said.read_text())["address"]
    finally:
        process.end()


@contextmanager
def worker(address: str, folder: Path, root: Path = ROOT) -> Iterator[Process]:
    """Start a worker whose current folder is none of the corpus."""
    process = Process("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder), cwd=folder, root=root)  # fmt: skip
    try:
        yield process
    finally:
        process.end()


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def workers(elsewhere: Path) -> Iterator[str]:
    """The address of a scheduler with two workers."""
    with ExitStack() as stack:
        address = stack.enter_context(scheduler(elsewhere))
        for _ in range(2):
            stack.enter_context(worker(address, elsewhere))
        yield address


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a few reports, and not much patience."""
    monkeypatch.setattr(tasks, "AT_ONCE", 2)
    monkeypatch.setattr(plan, "AT_ONCE", 4)


class Watched(Progress):
    """Calls *then* when the first part of the last step is done."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__(None)
        self.then, self.step = then, ""

    def begin(self, what: str, total: int) -> None:
        super().begin(what, total)
        self.step = what

    def more(self, files: int) -> None:
        super().more(files)
        if self.step == "check" and files:
            self.step = ""
            self.then()


def take(store: Path, corpus: Path | str, address: str = "", options: Options = NONE, show: Progress | None = None) -> Any:  # fmt: skip
    show = show or Progress(None)
    engine = DaskEngine(address, Store(store), options, show) if address else LocalEngine(1)
    return rounds.run(Store(store), [str(corpus)], options, day=DAY, engine=engine, show=show)


def content(store: Path) -> dict[str, str]:
    return {
        str(p.relative_to(store)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in store.rglob("*.parquet")
    }


def left_over(store: Path) -> list[str]:
    return [str(p) for p in store.rglob(".*") if p.name != ".lock"]


@pytest.fixture(scope="module")
def local(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What this machine alone makes of the corpus."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks, "AT_ONCE", 2)
        patch.setattr(plan, "AT_ONCE", 4)
        store = tmp_path_factory.mktemp("local") / "store"
        assert take(store, corpus).reports == 14
    return content(store)


def test_the_store_is_that_of_one_machine(
    workers: str, corpus: Path, local: dict[str, str], tmp_path: Path
) -> None:
    told = take(tmp_path / "store", corpus, workers)
    assert content(tmp_path / "store") == local and len(local) > 20
    assert (told.reports, told.unreadable) == (14, 1) and not left_over(tmp_path / "store")


def test_a_worker_that_is_killed_costs_its_part(
    corpus: Path, local: dict[str, str], elsewhere: Path, tmp_path: Path
) -> None:
    done: list[int] = []
    with scheduler(tmp_path) as address, worker(address, elsewhere) as one, worker(address, elsewhere) as two:

        def kill() -> None:
            done.append(sum(1 for _ in (tmp_path / "store" / "parts").glob("[0-9]*")))
            os.kill(one.process.pid, signal.SIGKILL)

        take(tmp_path / "store", corpus, address, show=Watched(kill))
        assert one.process.wait() == -signal.SIGKILL and two.process.poll() is None
    assert done and done[0] < sum(1 for _ in (tmp_path / "store" / "parts").glob("[0-9]*"))
    assert content(tmp_path / "store") == local and not left_over(tmp_path / "store")


def test_interrupted_it_goes_on_to_the_same_store(
    workers: str, corpus: Path, local: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        take(tmp_path / "store", corpus, workers, show=Watched(lambda: os.kill(os.getpid(), signal.SIGINT)))
    assert not Store(tmp_path / "store").ended()
    assert take(tmp_path / "store", corpus, workers).resumed
    assert content(tmp_path / "store") == local and not left_over(tmp_path / "store")


def test_the_command_line_says_who_checks(workers: str, corpus: Path, tmp_path: Path) -> None:
    words = ("run", corpus, "--isolated", "--today", DAY, "--quiet", "--lang", "en")
    told = call(*words, "--store", tmp_path / "store", "--engine", "dask", "--scheduler", workers)
    assert "14 files checked" in told.output and told.exit_code == 2  # one of them cannot be read
    for more in (("--engine", "dask"), ("--scheduler", workers)):
        refused = call(*words, "--store", tmp_path / "other", *more)
        assert refused.exit_code == 2 and "go together" in refused.output


# --- what travels


PACK = "id: own\nextends: disclosure\n"
RULES = """
rules:
  - id: W950
    name: word-of-ours
    title: {zh: 我们的词}
    kind: forbidden
    severity: warning
    message: {zh: "写了“{text}”", en: "It says {text}"}
    basis: 本单位规定
    advice: {zh: 改写。, en: Write it otherwise.}
    options:
      patterns: [政策文件]
    examples:
      good: ["云岭县2022年政府信息公开工作年度报告\n一、总体情况\n公开1条。"]
      bad: [{report: "云岭县2022年政府信息公开工作年度报告\n一、总体情况\n政策文件1条。", at: 政策文件}]
"""
CONFIG = """pack: ours
paths:
  - {match: reports/left, ignore: [W950]}
"""


def test_packs_and_options_travel_by_content(
    workers: str, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workers cannot see the pack: a path through /proc/self leads each process somewhere else."""
    if not Path("/proc/self/cwd").exists():
        pytest.skip("no /proc here")
    monkeypatch.chdir(tmp_path)
    for folder in ("reports/kept", "reports/left"):
        shutil.copytree(corpus / "云岭县", folder)
    Path("ours").mkdir()
    Path("ours/pack.yaml").write_text(PACK, encoding="utf-8")
    Path("ours/rules.yaml").write_text(RULES, encoding="utf-8")
    Path("reportlint.yaml").write_text(CONFIG, encoding="utf-8")
    unseen = Options(pack="/proc/self/cwd/ours", config=str(tmp_path / "reportlint.yaml"))
    take(tmp_path / "there", "reports", workers, unseen)
    told = call("query", tmp_path / "there", "-f", "csv", "SELECT path[9:12] AS folder, count(*) FROM findings WHERE rule = 'W950' GROUP BY 1")  # fmt: skip
    assert told.output.splitlines()[1:] == ["kept,6"]


def test_what_is_in_a_parcel_needs_nothing_besides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = tmp_path / "conf" / "ours"
    ours.mkdir(parents=True)
    (ours / "pack.yaml").write_text("id: own\nextends: ../below\n", encoding="utf-8")
    (ours / "rules.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "conf" / "below").mkdir()
    (tmp_path / "conf" / "below" / "pack.yaml").write_text(PACK.replace("own", "below"), encoding="utf-8")
    config = tmp_path / "conf" / "reportlint.yaml"
    config.write_text(CONFIG.replace("reports/left", "left"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    options = Options(pack="conf/ours", config="conf/reportlint.yaml")
    data = packed(options)
    assert data == packed(options)
    (tmp_path / "parcel").write_bytes(data)
    shutil.rmtree(tmp_path / "conf")
    (tmp_path / "far").mkdir()
    monkeypatch.chdir(tmp_path / "far")
    rules = rules_of(unpacked(str(tmp_path / "parcel"), digest_of(data)))
    asked = {
        path: "W950" in {one.id for one in rules.settings(path)[1]}
        for path in ("conf/left/a.txt", "conf/a.txt")
    }
    assert asked == {"conf/left/a.txt": False, "conf/a.txt": True}
    with pytest.raises(OSError, match="not the parcel"):
        unpacked(str(tmp_path / "parcel"), "0" * 64)


# --- refused


def refusal(*words: object) -> str:
    result = call("run", *words, "--isolated", "--quiet", "--today", DAY, "--engine", "dask")
    assert result.exit_code == 2, result.output
    return result.output


def test_a_scheduler_that_is_not_there(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    said = refusal(corpus, "--store", tmp_path / "store", "--scheduler", "tcp://127.0.0.1:9")
    assert "no scheduler answers there" in said and "连不上" in said


def test_a_scheduler_without_workers(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with scheduler(tmp_path) as address:
        monkeypatch.setattr(cluster, "_PATIENCE", "3s")
        said = refusal(corpus, "--store", tmp_path / "store", "--scheduler", address)
    assert "it has no worker" in said and "还没有工作进程" in said


def test_a_worker_of_another_version(corpus: Path, elsewhere: Path, tmp_path: Path) -> None:
    for folder in ("linter", "rules", "grammars"):
        shutil.copytree(
            ROOT / folder, tmp_path / "old" / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    init = tmp_path / "old" / "linter" / "__init__.py"
    init.write_text(init.read_text().replace('__version__ = "', '__version__ = "0.0.'), encoding="utf-8")
    with scheduler(tmp_path) as address, worker(address, elsewhere, tmp_path / "old"):
        said = refusal(corpus, "--store", tmp_path / "store", "--scheduler", address)
    assert "has another program (0.0." in said and "要装同一版本" in said
    assert not any((tmp_path / "store" / "parts").iterdir())


def test_a_worker_without_the_program(corpus: Path, elsewhere: Path, tmp_path: Path) -> None:
    (tmp_path / "none" / "linter").mkdir(parents=True)
    (tmp_path / "none" / "linter" / "__init__.py").touch()
    with scheduler(tmp_path) as address, worker(address, elsewhere, tmp_path / "none"):
        said = refusal(corpus, "--store", tmp_path / "store", "--scheduler", address)
    assert "has another program" in said


@pytest.mark.parametrize(
    ("unseen", "words"),
    [
        pytest.param("store", ("does not share the store's folder", "没有共享库"), id="the store"),
        pytest.param("reports", ("does not see", "各台机器都要能读"), id="the reports"),
    ],
)
def test_a_worker_without_the_shared_folder(
    unseen: str,
    words: tuple[str, str],
    workers: str,
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not Path("/proc/self/cwd").exists():
        pytest.skip("no /proc here")
    monkeypatch.chdir(tmp_path)
    shutil.copytree(corpus / "云岭县", "reports")
    places = {name: tmp_path / name for name in ("store", "reports")} | {
        unseen: Path("/proc/self/cwd", unseen)
    }
    said = refusal(places["reports"], "--store", places["store"], "--scheduler", workers)
    assert all(word in said for word in words)
    assert not any((tmp_path / "store" / "parts").glob("*/reports.parquet"))


# --- a process of its own for parts


def test_a_report_that_ends_its_process_is_lost_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly(tmp_path, monkeypatch)
    pieces = []
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(report("云岭县教育局", 2022), encoding="utf-8")
        (entry,) = taken([str(tmp_path / name)]).entries
        pieces.append(PartEntry(entry.path, entry.locator, entry.digest()))
    apart = PartProcess()
    try:
        apart.check(PartWork(tuple(pieces), Options(), str(tmp_path / "0001-00001"), 1, 1))
    finally:
        apart.close()
    tables = {p.stem: p for p in (tmp_path / "0001-00001").iterdir()}
    import duckdb

    names = {table: [Path(path).name for (path,) in duckdb.sql(f"SELECT path FROM '{tables[table]}'").fetchall()] for table in ("reports", "unreadable")}  # fmt: skip
    assert names == {"reports": ["a.txt", "c.txt"], "unreadable": ["b.txt"]}


# --- docs/scale.md

PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_the_commands_of_the_page_work(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local: dict[str, str]
) -> None:
    """As they stand there, on loopback and with folders of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = (
        block("sh").replace("10.0.0.5:8786", f"127.0.0.1:{port}").replace("8786", f"{port} --host 127.0.0.1")
    )
    text = text.replace("/shared/reports", str(corpus)).replace("/shared/store", str(tmp_path / "store"))
    first, second, command = (shlex.split(line, comments=True) for line in text.splitlines())
    assert (first[0], second[0], command[0]) == ("dask", "dask", "reportlint")
    with ExitStack() as stack:
        for words in (first[1:], [*second[1:], "--no-dashboard"]):
            stack.callback(Process(*words, cwd=tmp_path).end)
        told = call(*command[2:], "--isolated", "--today", DAY, "--quiet")
    assert told.exit_code == 2 and "14" in told.output
    assert content(tmp_path / "store") == local


def test_the_script_for_a_job_scheduler_is_one() -> None:
    if not (shell := shutil.which("bash")):
        pytest.skip("no bash here")
    subprocess.run([shell, "-n"], input=block("bash"), text=True, check=True)


def test_the_script_for_spark_makes_the_same_store(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed: the recipe for Spark is not run")
    if not shutil.which("java"):
        pytest.skip("no Java: the recipe for Spark is not run")
    script = tmp_path / "audit.py"
    script.write_text(block("python"), encoding="utf-8")
    words = [sys.executable, str(script), str(corpus), str(tmp_path / "store"), DAY]
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
    }
    subprocess.run(words, env=env, cwd=tmp_path, check=True)
    with pytest.MonkeyPatch.context() as patch:  # parts of the size that the script's own process makes
        patch.setattr(tasks, "AT_ONCE", 100)
        patch.setattr(plan, "AT_ONCE", 100)
        take(tmp_path / "local", corpus)
    assert content(tmp_path / "store") == content(tmp_path / "local")
