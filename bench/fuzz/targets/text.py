"""Bytes of any encoding."""

from pathlib import Path

from bench.fuzz.vocabulary import domain_words, reports
from linter.read import read

WORDS = domain_words()


def seeds() -> list[bytes]:
    """Return the reports in the encodings that offices have."""
    texts = [report.decode("utf-8") for report in reports()]
    codes = ("gb18030", "utf-16", "utf-8-sig", "big5")
    return [text.encode(codes[number % 4], "ignore") for number, text in enumerate(texts)]


def one(data: bytes) -> None:
    """Read *data*, whatever it is: every span has a place in the file."""
    source = read(Path("x"), data=data)
    source.text.encode("utf-8")
