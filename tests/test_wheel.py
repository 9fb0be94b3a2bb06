"""The wheel, built and installed as a user's pip does it, works from anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str, cwd: Path, path: Path | None = None) -> str:
    """Return what Python prints, with *path* the first place it looks for modules."""
    environment = {**os.environ, "PYTHONUTF8": "1", "REPORTLINT_CACHE_DIR": str(cwd / "cache")}
    environment.pop("PYTHONPATH", None)
    if path:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [sys.executable, *command],
        check=False, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source distribution, and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run("-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("reportlint-*-py3-none-any.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    run("-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--no-deps", "--no-index",
        "--target", str(target), str(wheel), cwd=target)  # fmt: skip
    return target


def data(folder: str) -> set[str]:
    found = (ROOT / folder).rglob("*")
    return {p.relative_to(ROOT).as_posix() for p in found if p.is_file() and not p.name.startswith(".")}


def test_the_wheel_holds_the_package_its_data_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {name.removeprefix("linter/_data/") for name in names if name.startswith("linter/_data/")}
    ready = {name for name in shipped if name.startswith("ready/")}
    kinds = sorted(name.removeprefix("ready/").partition("-")[0] for name in ready)
    packs = [path for path in (ROOT / "rules").iterdir() if (path / "pack.yaml").is_file()]
    assert kinds == ["pack"] * len(packs) + ["tables"] * len(data("grammars"))
    assert shipped - ready == data("rules") | data("grammars")
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"linter"}
    modules = {p.relative_to(ROOT).as_posix() for p in (ROOT / "linter").rglob("*.py")}
    templates = {p.relative_to(ROOT).as_posix() for p in (ROOT / "linter").rglob("*.j2")}
    assert names >= modules | templates


def test_the_source_distribution_can_be_worked_on(built: Path) -> None:
    (archive,) = built.glob("reportlint-*.tar.gz")
    with tarfile.open(archive) as content:
        names = {name.partition("/")[2] for name in content.getnames()}
    assert names >= {
        "pyproject.toml",
        "Makefile",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "tests/test_wheel.py",
    }
    assert names >= data("rules") | data("grammars") | data("examples")


def test_it_is_the_installed_one_that_runs(installed: Path, tmp_path: Path) -> None:
    place = run("-c", "import linter; print(linter.__file__)", cwd=tmp_path, path=installed)
    assert Path(place.strip()).parent == installed / "linter"


def test_version(installed: Path, wheel: Path, tmp_path: Path) -> None:
    printed = run("-m", "linter", "--version", cwd=tmp_path, path=installed)
    assert printed.split()[-1] == wheel.name.split("-")[1]


def test_it_finds_its_rules(installed: Path, tmp_path: Path) -> None:
    assert "S003" in run("-m", "linter", "rules", cwd=tmp_path, path=installed)


def test_it_checks_a_report(installed: Path, tmp_path: Path) -> None:
    example = ROOT / "examples" / "disclosure" / "2023-faulty.txt"
    printed = run("-m", "linter", "check", "--fail-on", "never", str(example), cwd=tmp_path, path=installed)
    assert "P002" in printed


def test_it_runs_straight_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """A wheel is a zip file: rules and grammars are read from it through importlib.resources."""
    assert "S003" in run("-m", "linter", "rules", cwd=tmp_path, path=wheel)
    report = ROOT / "examples" / "final_accounts" / "2024-clean.txt"
    told = run("-m", "linter", "check", "--config", "none", str(report), cwd=tmp_path, path=wheel)
    assert "东浦区审计局" in told


# What a pack and a grammar are read with, and nothing else needs.
READERS = ("yaml", "lark", "linter.rulepack.folder", "linter.rulepack.build")
LOADED = f"""
import sys
from pathlib import Path
from linter.judge.lint import lint
from linter.read import read
from linter.rulepack import open_pack, shipped_pack
verdict = lint(read(Path({str(ROOT / "examples" / "disclosure" / "2023-faulty.txt")!r})), shipped_pack())
print(len(verdict.findings), *(name for name in {READERS!r} if name in sys.modules))
"""


def test_the_first_run_reads_no_pack_and_no_grammar(installed: Path, tmp_path: Path) -> None:
    found, *loaded = run("-c", LOADED, cwd=tmp_path, path=installed).split()
    assert int(found) > 5 and not loaded
    assert not (tmp_path / "cache").exists()
    here = run("-c", LOADED, cwd=tmp_path, path=ROOT).split()
    assert here == [found, *READERS], "a checkout has nothing ready-made, and finds the same"


def test_nor_does_a_run_straight_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    _, *loaded = run("-c", LOADED, cwd=tmp_path, path=wheel).split()
    assert not loaded


@pytest.mark.parametrize(
    "name", ["rules/disclosure/wording.yaml", "rules/disclosure/pack.yaml", "grammars/report.lark"]
)
def test_a_pack_that_was_changed_is_read(installed: Path, tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    shutil.copytree(installed, site)
    path = site / "linter" / "_data" / name
    assert path.is_file()
    path.write_text(
        path.read_text(encoding="utf-8") + ("\n" if name.endswith(".lark") else "\n# changed\n"),
        encoding="utf-8",
    )
    _, *loaded = run("-c", LOADED, cwd=tmp_path, path=site).split()
    assert {"yaml", "linter.rulepack.build"} <= set(loaded)


def test_what_is_ready_made_is_of_this_version(installed: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(installed, site)
    module = site / "linter" / "__init__.py"
    module.write_text(module.read_text(encoding="utf-8") + '\n__version__ = "99"\n', encoding="utf-8")
    _, *loaded = run("-c", LOADED, cwd=tmp_path, path=site).split()
    assert "yaml" in loaded


def test_a_torn_one_is_made_anew(installed: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(installed, site)
    for path in (site / "linter" / "_data" / "ready").iterdir():
        path.write_bytes(path.read_bytes()[:-100])
    found, *loaded = run("-c", LOADED, cwd=tmp_path, path=site).split()
    assert int(found) > 5 and {"yaml", "lark"} <= set(loaded)
