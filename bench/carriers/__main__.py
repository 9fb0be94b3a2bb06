"""`python -m bench.carriers`: set true reports into every carrier, lint them, and print how much was read."""

from __future__ import annotations

import argparse
import sys
import tempfile
from fnmatch import fnmatchcase
from pathlib import Path

from bench.carriers.catalogue import CARRIERS, PLAIN
from bench.carriers.reports import reports
from bench.carriers.table import printed
from bench.carriers.trial import linted, measured, strays, written
from bench.carriers.truth import Record


def main() -> None:
    """Run the benchmark."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--carrier", metavar="GLOB", action="append", help="only carriers of such names")
    options.add_argument("--report", metavar="N", type=int, help="only the N-th report, from 1")
    options.add_argument(
        "--show", action="store_true", help="say which findings and twins, and keep the files"
    )
    options.add_argument("--list", action="store_true", help="list the carriers")
    options.add_argument("--jobs", type=int, default=2)
    given = options.parse_args()
    wanted = given.carrier or ["*"]
    chosen = [carrier for carrier in CARRIERS if any(fnmatchcase(carrier.name, glob) for glob in wanted)]
    if given.list:
        print("\n".join(f"{c.drawn:6} {c.name}{f'  ({c.undecided})' if c.undecided else ''}" for c in chosen))
        return
    if not chosen:
        sys.exit("no carrier of that name")
    some = reports() if given.report is None else reports()[given.report - 1 : given.report]
    missing = {carrier.name: carrier.needs() for carrier in chosen}
    made = [carrier for carrier in chosen if not missing[carrier.name]]
    folder = Path(tempfile.mkdtemp(prefix="carriers-"))
    files = written([PLAIN, *(c for c in made if c is not PLAIN)], some, folder)
    records = linted(files, given.jobs)
    plain: dict[str, dict[str, Record]] = {report.name: {} for report in some}
    for file in files:
        if file.carrier is PLAIN:
            plain[file.report.name][file.twin] = records[file.path]
    mine = [file for file in files if file.carrier in made]
    outcomes = measured(mine, records, plain, strays(mine, records, given.jobs))
    print(printed(outcomes, {name: why for name, why in missing.items() if why}, show=given.show))
    if given.show:
        print(f"\nfiles: {folder}")
    else:
        for file in files:
            file.path.unlink()
        for place in folder.iterdir():
            place.rmdir()
        folder.rmdir()


if __name__ == "__main__":
    main()
