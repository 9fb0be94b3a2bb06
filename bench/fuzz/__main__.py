"""python -m bench.fuzz TARGET --seconds N [--seeds FOLDER] [--found FOLDER]

Needs atheris (pip install atheris), which is no part of what the project installs.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.fuzz import targets

NAMES = [module.name for module in pkgutil.iter_modules(targets.__path__)]
LARGEST = 20_000  # bytes


def main() -> None:
    """Fuzz one target; what fails is told and kept in a folder, and the search goes on."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seeds", type=Path, help="more files to begin with")
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is not installed: pip install atheris")
    with atheris.instrument_imports(include=["linter"]):  # much is imported only when it is needed
        _search(atheris, given)


def _search(atheris: Any, given: argparse.Namespace) -> None:
    target = importlib.import_module(f"bench.fuzz.targets.{given.target}")
    from bench.fuzz.campaign import Campaign
    from bench.fuzz.mutate import Mutator

    seeds: list[bytes] = target.seeds()
    if given.seeds:
        seeds += [path.read_bytes() for path in sorted(given.seeds.rglob("*")) if path.is_file()]
    seeds = [seed for seed in seeds if seed and len(seed) <= LARGEST]
    corpus = Path(tempfile.mkdtemp(prefix="fuzz-"))
    for number, seed in enumerate(seeds):
        (corpus / f"{number:05}").write_bytes(seed)
    mutator = Mutator(seeds, target.WORDS)
    campaign = Campaign(given.target, target.one, given.found)
    options = [
        f"-max_total_time={given.seconds}", f"-max_len={LARGEST}", f"-seed={given.seed}",
        "-timeout=120", "-rss_limit_mb=4000", "-len_control=0", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], campaign, custom_mutator=mutator)
    atheris.Fuzz()


main()
