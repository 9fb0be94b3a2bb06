"""Text that is nearly a report: every layer from the line to the finding."""

from bench.fuzz.sound import checked
from bench.fuzz.vocabulary import domain_words, reports
from linter.text.source import Source

WORDS = domain_words()
seeds = reports


def one(data: bytes) -> None:
    """Lint *data*, whatever it is, as text."""
    checked(Source("x.txt", data.decode("utf-8", "replace")))
