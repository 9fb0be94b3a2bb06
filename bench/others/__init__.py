"""Documents that are neither final accounts nor budgets, though many name them: `python -m bench.others`."""
