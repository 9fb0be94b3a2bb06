"""Data: what a report is made of, and what is found in it."""
