"""The wheel, built and installed as a user's pip does it, works from anywhere."""

from __future__ import annotations

import os
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
    assert shipped == data("rules") | data("grammars")
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
