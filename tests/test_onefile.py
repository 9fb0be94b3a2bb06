"""The one file that holds everything: it says where it cannot run, and runs where it can."""

from __future__ import annotations

import importlib.util
import os
import platform
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
HERE = (
    f"{sys.version_info[0]}.{sys.version_info[1]}",
    sys.implementation.name,
    sys.platform,
    platform.machine(),
)


@pytest.fixture(scope="module")
def onefile() -> ModuleType:
    spec = importlib.util.spec_from_file_location("onefile", ROOT / "ci" / "onefile.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def preamble(onefile: ModuleType, built: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    code = onefile.PREAMBLE.format(built=built)
    return subprocess.run([sys.executable, "-I", "-c", code], check=False, capture_output=True, text=True)


def test_where_it_was_made_it_says_nothing(onefile: ModuleType) -> None:
    done = preamble(onefile, HERE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("built", [("3.5", *HERE[1:]), (*HERE[:3], "vax")])
def test_elsewhere_it_says_what_it_is_for(onefile: ModuleType, built: tuple[str, ...]) -> None:
    done = preamble(onefile, built)
    assert done.returncode == 1
    assert done.stderr.startswith(f"reportlint: this file is for Python {built[0]} ")
    assert f"this is {HERE[0]} " in done.stderr


@pytest.mark.skipif(
    "REPORTLINT_SLOW" not in os.environ,
    reason="a minute and the network: REPORTLINT_SLOW=1, with shiv installed",
)
def test_it_is_built_and_works() -> None:
    command = [sys.executable, str(ROOT / "ci" / "onefile.py"), ""]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("dist/reportlint.pyz: ")


@pytest.mark.parametrize(
    ("extras", "there"), [("pdf,xlsx,serve", True), ("all", True), ("", False), ("pdf", False)]
)
def test_what_opens_the_window_lies_beside_it(
    onefile: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extras: str, there: bool
) -> None:
    monkeypatch.setattr(onefile, "MADE", tmp_path / "reportlint.pyz")
    onefile.with_launchers(extras)
    names = {one.name for one in tmp_path.iterdir()}
    assert names == ({"reportlint.bat", "reportlint.command", "reportlint.desktop"} if there else set())


@pytest.mark.skipif(sys.platform == "win32", reason="a shell")
def test_a_launcher_starts_the_file_beside_it(tmp_path: Path) -> None:
    launcher = tmp_path / "a folder" / "reportlint.command"
    launcher.parent.mkdir()
    launcher.write_bytes((ROOT / "ci" / "launchers" / launcher.name).read_bytes())
    launcher.chmod(0o755)
    (launcher.parent / "reportlint.pyz").write_text(
        "import sys, os; print(sys.argv[1:], os.getcwd())", encoding="utf-8"
    )
    done = subprocess.run([str(launcher)], check=True, capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.strip() == f"['serve', '--open'] {launcher.parent}"
