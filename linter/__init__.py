"""Says what in a report is missing or does not add up, with the arithmetic beside it."""

__version__ = "0.1.0"
