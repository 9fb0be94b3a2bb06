"""Runs are broken at random moments, and it is looked for what was lost."""
