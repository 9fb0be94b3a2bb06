"""A pack from the cache is the pack; whatever is wrong with the cache costs time and nothing else."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from linter import cache, codec
from linter.manual.examples import failures
from linter.rulepack import open_pack, read_pack

ROOT = Path(__file__).parent.parent
FOI = ROOT / "examples" / "foi"
FAULTY = FOI / "2023-faulty.txt"


@pytest.fixture
def store(tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(folder))
    monkeypatch.setattr(cache, "enabled", True)
    return folder


def stored(store):
    return sorted(store.glob("pack-*"))


def as_read(pack):
    """What a pack says, without what two objects differ in although they say the same."""
    return (pack.id, pack.version, [(r.id, r.severity, r.message, repr(r.check)) for r in pack.rules])


def test_what_comes_from_the_cache_is_what_was_read(store):
    first = open_pack(FOI)
    assert len(stored(store)) == 1
    second = open_pack(FOI)
    assert first is not second
    assert as_read(first) == as_read(second) == as_read(read_pack(FOI))
    assert list(failures(second)) == []


def test_nothing_is_read_from_yaml_then(store, monkeypatch):
    open_pack(FOI)
    monkeypatch.setattr("linter.rulepack.folder.read_folder", None)
    assert open_pack(FOI).id == "foi"


@pytest.mark.parametrize("name", ["pack.yaml", "rules.yaml", "lexicon.yaml", "sections.yaml", "foi.lark"])
def test_a_change_of_any_file_is_a_new_pack(store, tmp_path, name):
    folder = tmp_path / "pack"
    shutil.copytree(FOI, folder)
    open_pack(folder)
    mark = "//" if name.endswith(".lark") else "#"
    (folder / name).write_text(
        (folder / name).read_text(encoding="utf-8") + f"\n{mark} changed\n", encoding="utf-8"
    )
    open_pack(folder)
    assert len(stored(store)) == 2


def test_its_rules_say_where_they_stand_from_the_folder_that_one_is_in(store, tmp_path, monkeypatch):
    """What is told of a rule names a file that can be opened: pack/rules.yaml, and rules.yaml inside the pack."""
    shutil.copytree(FOI, tmp_path / "pack")
    for inside, folder in (("pack", "."), (".", "pack")):
        monkeypatch.chdir(tmp_path / inside)
        for _ in range(2):
            pack = open_pack(Path(folder))
            assert all(Path(rule.file).is_file() for rule in pack.rules)
    assert len(stored(store)) == 2
    assert open_pack(tmp_path / "pack").seal == pack.seal  # what was found of a report stays found


def test_another_version_of_the_program_is_a_new_pack(store, monkeypatch):
    open_pack(FOI)
    monkeypatch.setattr("linter.rulepack.stored.__version__", "99")
    open_pack(FOI)
    assert len(stored(store)) == 2


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"x" * 10, id="shorter than its seal"),
        pytest.param(b"\0" * 4000, id="zeros"),
        pytest.param("half", id="torn"),
        pytest.param("no json", id="sealed, but no JSON"),
        pytest.param("another thing", id="sealed, but no pack"),
    ],
)
def test_a_file_that_is_not_sound_is_made_anew(store, content):
    open_pack(FOI)
    (file,) = stored(store)
    whole = file.read_bytes()
    if content == "half":
        file.write_bytes(whole[: len(whole) // 2])
    elif content == "no json":
        cache.write(file.name, b"not JSON")
    elif content == "another thing":
        cache.write(file.name, codec.encoded({"rules": []}))
    else:
        file.write_bytes(content)
    assert open_pack(FOI).id == "foi"
    assert file.read_bytes() == whole


def test_a_pack_of_classes_that_have_changed_is_made_anew(store):
    open_pack(FOI)
    (file,) = stored(store)
    whole = cache.read(file.name)
    assert whole.count(b'"linter.rulepack.rule:When","regimes"') == 1
    cache.write(
        file.name,
        whole.replace(b'"linter.rulepack.rule:When","regimes"', b'"linter.rulepack.rule:When","years"'),
    )
    assert open_pack(FOI).id == "foi"
    assert cache.read(file.name) == whole


def test_a_folder_that_cannot_be_made(store):
    store.write_text("a file stands where the folder should be")
    assert open_pack(FOI).id == "foi"


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(store):
    store.mkdir(mode=0o500)
    assert open_pack(FOI).id == "foi" and stored(store) == []


def test_no_cache_neither_reads_nor_writes(store):
    done = _check(store, "--no-cache")
    assert done.returncode == 1
    assert not store.exists() or list(store.iterdir()) == []


def test_two_processes_at_once(store):
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: _check(store), range(4)))
    assert {d.returncode for d in done} == {1}
    assert len({d.stdout for d in done}) == 1
    assert len(stored(store)) == 1
    assert [
        p.name for p in store.iterdir() if p.name.partition("-")[0] not in ("pack", "tables", "results")
    ] == []
    assert [p for p in store.rglob("*") if "." in p.name] == [], "nothing half written"


def test_a_pack_that_is_wrong_is_never_stored(store, tmp_path):
    folder = tmp_path / "pack"
    shutil.copytree(FOI, folder)
    (folder / "rules.yaml").write_text("rules: [{id: X001}]", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(Exception, match=r"rules\.yaml:1"):
            open_pack(folder)
    assert stored(store) == []


def _check(store, *args):
    env = {**os.environ, "REPORTLINT_CACHE_DIR": str(store)}
    command = [sys.executable, "-m", "linter", "check", "--pack", str(FOI), str(FAULTY), *args]
    return subprocess.run(command, check=False, cwd=ROOT, env=env, capture_output=True, timeout=120)
