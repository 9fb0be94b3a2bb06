"""The cache folder is the user's alone, and what lies in it is data: nothing that is planted there ever acts."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from linter import cache

ROOT = Path(__file__).resolve().parent.parent
FOI = ROOT / "examples" / "foi"
PRIVATE = 0o077
needs_owners = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no owners and modes here")
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away"
)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(folder))
    monkeypatch.setattr(cache, "enabled", True)
    return folder


def check(store: Path, *args: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "REPORTLINT_CACHE_DIR": str(store), "PYTHONUTF8": "1"}
    words = [
        "check",
        "--config",
        "none",
        "--pack",
        str(FOI),
        "--format",
        "json",
        *args,
        str(FOI / "2023-faulty.txt"),
    ]
    return subprocess.run(
        [sys.executable, "-m", "linter", *words], check=False, cwd=ROOT, env=env, capture_output=True, text=True,
        encoding="utf-8", timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """What a first run leaves in its cache folder, and what it said."""
    folder = tmp_path_factory.mktemp("first") / "cache"
    return folder, check(folder)


@pytest.fixture
def sound(
    store: Path, first_run: tuple[Path, subprocess.CompletedProcess[str]]
) -> subprocess.CompletedProcess[str]:
    """What a run said that has filled the store."""
    shutil.copytree(first_run[0], store)
    return first_run[1]


def files(store: Path) -> list[Path]:
    return sorted(path for path in store.rglob("*") if path.is_file())


def kept(store: Path) -> dict[Path, tuple[int, bytes]]:
    return {path: (path.stat().st_ino, path.read_bytes()) for path in files(store)}


def test_what_is_written_is_read(store: Path) -> None:
    cache.write("results/ab/abc", b"[1]")
    assert cache.read("results/ab/abc") == b"[1]"


@needs_owners
def test_folders_and_files_are_closed_to_others(
    first_run: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    store, done = first_run
    assert done.returncode == 1
    assert {path.name.partition("-")[0] for path in store.iterdir()} == {"pack", "tables", "results"}
    for path in (store, *store.rglob("*")):
        assert path.stat().st_mode & PRIVATE == 0, path


def test_every_line_of_every_file_is_json(
    first_run: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    assert files(first_run[0])
    for path in files(first_run[0]):
        assert [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")], path


@needs_owners
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702], ids=["all may write", "the group", "others"])
def test_a_folder_that_others_may_write_is_not_used_and_that_is_said(
    store: Path, sound: subprocess.CompletedProcess[str], mode: int
) -> None:
    before = kept(store)
    store.chmod(mode)
    done = check(store)
    assert done.stdout == sound.stdout and done.returncode == sound.returncode
    assert "其他用户可以写入" in done.stderr and "other users may write" in done.stderr
    assert kept(store) == before
    assert cache.read(str(files(store)[0].relative_to(store))) is None
    assert "not used" not in check(store, "--no-cache").stderr, "nobody asked for it"


@needs_owners
def test_a_folder_that_others_may_read_is_closed(store: Path) -> None:
    store.mkdir(mode=0o755)
    store.chmod(0o755)
    cache.write("a", b"1")
    assert store.stat().st_mode & PRIVATE == 0
    assert cache.read("a") == b"1"


@needs_root
def test_a_folder_of_another_user_is_not_used_and_that_is_said(
    store: Path, sound: subprocess.CompletedProcess[str]
) -> None:
    before = kept(store)
    os.chown(store, 4711, -1)
    done = check(store)
    assert done.stdout == sound.stdout
    assert "属于另一用户" in done.stderr and "belongs to another user" in done.stderr
    assert kept(store) == before


def given_away(path: Path) -> None:
    os.chown(path, 4711, -1)


def opened(path: Path) -> None:
    path.chmod(0o644)


def linked(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


@needs_owners
@pytest.mark.parametrize("change", [opened, linked, piped, pytest.param(given_away, marks=needs_root)])
def test_a_file_that_is_not_the_users_alone_is_not_read(store: Path, change: Callable[[Path], None]) -> None:
    cache.write("one", b"1")
    change(store / "one")
    assert cache.read("one") is None


class Bomb:
    """What a pickle may do: it makes a file."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str, ...]]:
        return os.system, (f"touch '{self.mark}'",)


SEALS: dict[str, Callable[[bytes], bytes]] = {
    "as it was sealed once": lambda content: hashlib.sha256(content).digest() + content,
    "as it is sealed now": lambda content: f'"{hashlib.sha256(content).hexdigest()}"\n'.encode() + content,
    "bare": lambda content: content,
}


@pytest.mark.parametrize("seal", list(SEALS))
@pytest.mark.parametrize("kind", ["pack", "tables", "results"])
def test_a_planted_pickle_never_acts(
    store: Path, sound: subprocess.CompletedProcess[str], tmp_path: Path, kind: str, seal: str
) -> None:
    mark = tmp_path / "acted"
    planted = [path for path in files(store) if path.relative_to(store).parts[0].startswith(kind)]
    assert planted
    bomb = pickle.dumps(Bomb(mark))
    pickle.loads(bomb)
    assert mark.exists(), "the bomb is one"
    mark.unlink()
    for path in planted:
        path.write_bytes(SEALS[seal](bomb))
    if kind == "tables":  # else nothing of them is asked for
        shutil.rmtree(store / "results")
    done = check(store)
    assert (done.stdout, done.returncode) == (sound.stdout, sound.returncode)
    assert not mark.exists()


def test_nothing_that_acts_is_read_from_a_file() -> None:
    """Between processes of one run pickles may go, through pipes; nothing else reads them."""
    found = set()
    for path in (ROOT / "linter").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if {name.partition(".")[0] for name in names} & {
                "pickle",
                "marshal",
                "shelve",
                "dill",
                "_pickle",
            }:
                found.add(path.relative_to(ROOT / "linter").as_posix())
    assert found == {"run/answers.py", "audit/apart.py"}
