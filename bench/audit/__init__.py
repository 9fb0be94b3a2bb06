"""A corpus into a store, killed in the middle, and every count made again by hand: `python -m bench.audit`."""
