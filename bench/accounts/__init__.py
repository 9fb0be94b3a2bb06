"""Final accounts that agree, in every carrier, with one fault at a time: `python -m bench.accounts`."""
