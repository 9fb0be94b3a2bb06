"""reportlint as a real process: pipes, interrupts, colour, progress, the cache."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FAULTY = ROOT / "examples" / "disclosure" / "2016-faulty.txt"
COMMAND = [sys.executable, "-m", "linter"]
SLOW = """
import time, linter.judge.lint, linter.run.checker
lint = linter.judge.lint.lint_report
def slow(*args):
    if {begun!r}:
        open({begun!r}, "w").close()
    time.sleep({pause})
    return lint(*args)
linter.run.checker.lint_report = slow
from linter.cli import main
main()
"""


@pytest.fixture
def env(tmp_path, second_run):
    second_run(tmp_path / "cache")
    unwanted = ("NO_COLOR", "TERM")
    plain = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**plain, "REPORTLINT_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}


def run(env, *args, command=COMMAND, **options):
    options = {"capture_output": True, "env": env, "cwd": ROOT, "timeout": 120, **options}
    return subprocess.run([*command, "check", *map(str, args)], check=False, **options)


def test_exit_status_of_the_process(env):
    assert run(env, FAULTY).returncode == 1
    assert run(env, FAULTY, "--fail-on", "never").returncode == 0
    assert run(env, "nope.txt").returncode == 2


def test_nobody_reads_on(env):
    """``reportlint check … | head -1``"""
    reader, writer = os.pipe()
    os.close(reader)
    done = run(env, FAULTY, "examples", stdout=writer, stderr=subprocess.PIPE, capture_output=False)
    os.close(writer)
    told = [line for line in done.stderr.splitlines() if not re.fullmatch(rb"reportlint: \d+/\d+", line)]
    assert told == [] and done.returncode == 141


def test_the_files_are_finished_where_nobody_reads_on(env, tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    out = tmp_path / "out.json"
    done = run(
        env, "examples/disclosure", "-o", out, stdout=writer, stderr=subprocess.PIPE, capture_output=False
    )
    os.close(writer)
    told = [line for line in done.stderr.splitlines() if not re.fullmatch(rb"reportlint: \d+/\d+", line)]
    assert told == [] and done.returncode == 1
    assert out.read_text(encoding="utf-8").rstrip().endswith("}")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) == signal.SIG_IGN, reason="whoever runs the tests ignores interrupts"
)
def test_ctrl_c_ends_cleanly(env, tmp_path):
    begun = tmp_path / "begun"
    command = [sys.executable, "-c", SLOW.format(pause=30, begun=str(begun))]
    process = subprocess.Popen(
        [*command, "check", str(FAULTY)], env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        for _ in range(600):
            if begun.exists():
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert errors.decode().split() == ["reportlint:", "已中断", "interrupted"]


def on_terminal(env, *args, command=COMMAND, stderr_only=False):
    """Run with standard error (and output) on a terminal; return what came there."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    out = subprocess.DEVNULL if stderr_only else slave
    process = subprocess.Popen([*command, "check", *args], env=env, cwd=ROOT, stdout=out, stderr=slave)
    os.close(slave)
    said = b""
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            break
        if not chunk:
            break
        said += chunk
    process.wait(60)
    os.close(master)
    return said.decode()


@pytest.mark.parametrize(
    ("extra", "coloured"),
    [
        pytest.param({"TERM": "xterm"}, True, id="a terminal"),
        pytest.param({"TERM": "xterm", "NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param({"TERM": "xterm", "NO_COLOR": ""}, True, id="NO_COLOR empty says nothing"),
        pytest.param({"TERM": "dumb"}, False, id="a terminal without colour"),
    ],
)
def test_colour(env, extra, coloured):
    assert ("\x1b[" in on_terminal({**env, **extra}, str(FAULTY))) is coloured


def test_no_colour_in_a_pipe_or_a_file(env, tmp_path):
    out = tmp_path / "a.txt"
    assert b"\x1b[" not in run(env, FAULTY, "-o", out).stdout
    on_terminal({**env, "TERM": "xterm"}, str(FAULTY), "-o", str(out))
    assert "\x1b[" not in out.read_text(encoding="utf-8")


def test_a_long_run_shows_how_far_it_is(env):
    slow = [sys.executable, "-c", SLOW.format(pause=0.8, begun="")]
    shown = on_terminal(env, "examples/disclosure", "-f", "jsonl", command=slow, stderr_only=True)
    assert "#" in shown and "/9" in shown
    assert shown.endswith("\r")


def test_a_short_run_shows_nothing(env):
    assert on_terminal(env, str(FAULTY), stderr_only=True) == ""
