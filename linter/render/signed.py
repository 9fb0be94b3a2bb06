"""The program's mark at the end of a text: a comment, or a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.read.own import Digest, mark
from linter.render.run import Run

_COMMENT, _LINE = "<!-- {} -->\n", "-- {}\n"
_COMMENTED = ("html", "confirmation", "markdown", "summary", "audit", "junit")
_PLAIN = ("terminal", "concise", "github")
# What a user's template makes is a document if its name says so.
_BY_SUFFIX = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".md", ".markdown", ".xml", ".svg"), _COMMENT),
    **dict.fromkeys((".txt", ".text"), _LINE),
}


def signed(chunks: Iterable[str], format: str, run: Run) -> Iterator[str]:
    """Yield *chunks* and, where the format has room for it, the mark."""
    form = _form(format, run)
    if not form:
        yield from chunks
        return
    digest, last = Digest(), "\n"
    for chunk in chunks:
        digest.add(chunk)
        last = chunk or last
        yield chunk
    joint = "" if last.endswith("\n") else "\n"
    digest.add(joint)
    yield joint + form.format(mark(run.version or "0", str(digest)))


def _form(format: str, run: Run) -> str:
    if format in _COMMENTED:
        return _COMMENT
    if not run.kept:
        return ""
    return _BY_SUFFIX.get(run.suffix, "") if format == "template" else _LINE if format in _PLAIN else ""
