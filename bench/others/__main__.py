"""Run the trials: `python -m bench.others [--count N]`."""

from __future__ import annotations

import argparse
import sys

from bench.others.trial import real, table, trials


def main() -> int:
    """Print the table; fail where a document is said to be of a kind that it is not of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    given = parser.parse_args()
    outcomes = [*trials(given.count), *real()]
    print(table(outcomes))
    return int(any(one.wrong for one in outcomes))


if __name__ == "__main__":
    sys.exit(main())
