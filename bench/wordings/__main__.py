"""`python -m bench.wordings`: lint right sentences and their wrong twins, print who was accused and what was missed."""

from __future__ import annotations

import argparse
import sys

from bench.wordings.expand import expanded
from bench.wordings.program import told
from bench.wordings.score import counted, listing, spoken, table
from bench.wordings.table import TABLES, TableError, read


def main() -> None:
    """Print the score."""
    options = argparse.ArgumentParser(
        prog="python -m bench.wordings", description=(__doc__ or "").splitlines()[0]
    )
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--table", default="first", help=f"a folder of {TABLES.name}/")
    options.add_argument("--shape", help="only shapes whose name holds this")
    options.add_argument("--least", type=int, default=20, help="right or open sentences of a shape at least")
    options.add_argument("--show", action="store_true", help="list the sentences accused and missed")
    given = options.parse_args()
    try:
        rows = expanded(read(given.table), given.seed, given.least, given.shape or "")
    except TableError as error:
        sys.exit(f"the table is not right: {error}")
    if not rows:
        sys.exit(f"no shape is named {given.shape}")
    findings = told(rows)
    sys.stdout.write(listing(rows, findings) if given.show else "")
    sys.stdout.write(table(counted(rows, findings)) + spoken(rows, findings))


if __name__ == "__main__":
    main()
