"""Coverage-guided fuzzing of all that reads what others wrote: `python -m bench.fuzz TARGET --seconds N`."""
