"""The answers of the rules become a verdict."""
