"""Run the trials: `python -m bench.accounts [--seeds N] [--carriers text,html] [--fault WORDS] [--show]`."""

from __future__ import annotations

import argparse
import sys

from bench.accounts.trial import CARRIERS, table, trials


def main() -> int:
    """Print the table; fail where a clean document is accused or fewer than 19 of 20 faults are found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--carriers", default=",".join(CARRIERS))
    parser.add_argument("--fault", default="")
    parser.add_argument("--layout", default="", help="a part of a layout's name; all without it")
    parser.add_argument("--show", action="store_true", help="what was said where a fault was not found")
    given = parser.parse_args()
    outcomes = list(trials(given.seeds, given.carriers.split(","), given.fault, given.layout))
    print(table(outcomes))
    if given.show:
        for one in outcomes:
            if one.fault and not one.found:
                print(f"not found: {one.layout} {one.carrier} {one.seed} {one.fault}: {one.said}")
    planted = [one for one in outcomes if one.fault]
    accused = any(one.said for one in outcomes if not one.fault)
    return int(accused or sum(one.found for one in planted) < 0.95 * len(planted))


if __name__ == "__main__":
    sys.exit(main())
