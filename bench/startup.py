"""Cold start on one report beside other linters, as ratios of one run.

    python bench/startup.py [--peers FOLDER] [--rounds N]

Every command is run in turns, so that a busy machine slows all alike; the best of the rounds counts.
FOLDER holds what is compared with (bench/README.md says how to fill it); what is not there is passed over
with a word. Compiled modules are kept, as where the program is installed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "examples" / "disclosure" / "2016-clean.txt"
LINTER = [sys.executable, "-m", "linter", "check", str(REPORT)]
TEXTLINT_RULE = """\
module.exports = (context) => ({
  [context.Syntax.Str](node) {
    if (/X{2,}/.test(context.getSource(node))) context.report(node, new context.RuleError("placeholder"));
  },
});
"""


def commands(peers: Path, work: Path) -> dict[str, list[str]]:
    """Return what is compared, by name; a peer that is not installed is left out."""
    found = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "python -c 'import lark'": [sys.executable, "-c", "import lark"],
        "reportlint --version": [sys.executable, "-m", "linter", "--version"],
        "reportlint check": LINTER,
        "reportlint check --no-cache": [*LINTER, "--no-cache"],
    }
    yamllint, textlint = peers / "bin" / "yamllint", peers / "node_modules" / ".bin" / "textlint"
    if yamllint.exists():
        (work / "one.yaml").write_text(
            "".join(f"key{i}: [value, {i}]\n" for i in range(450)), encoding="utf-8"
        )
        found["yamllint (YAML of the same size)"] = [str(yamllint), "-d", "relaxed", str(work / "one.yaml")]
    if textlint.exists() and shutil.which("node"):
        (work / "rules").mkdir()
        (work / "rules" / "placeholder.js").write_text(TEXTLINT_RULE, encoding="utf-8")
        shutil.copy(REPORT, work / "one.txt")
        config = work / "textlintrc.json"
        config.write_text('{"rules": {"placeholder": true}}', encoding="utf-8")
        rule = ["--rulesdir", str(work / "rules"), "-c", str(config)]
        found["textlint, one rule"] = [str(textlint), *rule, str(work / "one.txt")]
    for name, peer in {"yamllint": yamllint, "textlint": textlint}.items():
        if not peer.exists():
            print(f"{name} is not in {peers}: left out", file=sys.stderr)
    return found


def timed(command: list[str], env: dict[str, str]) -> float:
    """Return the seconds that a command takes from start to end."""
    begun = time.perf_counter()
    done = subprocess.run(
        command, check=False, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    if done.returncode not in (0, 1):
        sys.exit(f"{command} failed: {done.stderr.decode()[-500:]}")
    return time.perf_counter() - begun


def main() -> None:
    """Print a table: milliseconds, times of a bare Python, times of the linter."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--peers", type=Path, default=Path("/tmp/peers"))
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env |= {"PYTHONPYCACHEPREFIX": str(work / "pyc"), "REPORTLINT_CACHE_DIR": str(work / "cache")}
        compared = commands(options.peers, work)
        for command in compared.values():
            timed(command, env)
        rounds = [{name: timed(c, env) for name, c in compared.items()} for _ in range(options.rounds)]
    best = {name: min(one[name] for one in rounds) for name in compared}
    bare, ours = best["python -c pass"], best["reportlint check"]
    print("| command | ms | x bare Python | x reportlint check |\n|---|--:|--:|--:|")
    for name, seconds in best.items():
        print(f"| {name} | {seconds * 1000:.0f} | {seconds / bare:.1f} | {seconds / ours:.2f} |")


if __name__ == "__main__":
    main()
