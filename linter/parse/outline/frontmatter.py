"""Front matter: what a text file says of its report before the report begins.

A block between two lines ``---``, as YAML: year, body, issuer, published, excerpt. Other keys
are other programs' and are passed over unread; the block is no part of the report.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from linter.domain.domain import Domain
from linter.errors import RulePackError, UnreadableError
from linter.messages import Message
from linter.parse.outline.identity import Given

_BLOCK = re.compile(r"---[ \t]*\r?\n(?P<yaml>(?:.*\r?\n){0,60}?)---[ \t]*(?:\r?\n|\Z)")
_OURS = re.compile(r"(?m)^(?:year|body|issuer|published|excerpt)[ \t]*:[^\r\n]*")
_THEIRS = re.compile(
    r"(?:(?:[A-Za-z][\w-]*[ \t]*:(?![^ \t\r\n])|[ \t#-]|(?=\r?\n)).*\r?\n)+"
)  # keys, lists, comments
_DAY = re.compile(r"(?m)^(published[ \t]*:[ \t]*)(\d{4}-\d\d?-\d\d?)(?=[ \t]*$)")  # a date to YAML, not to us


def with_front_matter(text: str, given: Given, domain: Domain) -> Given:
    """Return *given*, filled up with what the front matter of *text* says.

    Raises UnreadableError (stage "front matter") where one of our keys has a value that is none.
    """
    match = _BLOCK.match(text) if text.startswith("---") else None
    if not match:
        return given
    from linter.yamlfile import YamlMapping, parse_yaml  # for the few files that have such a block

    try:
        said = parse_yaml(_DAY.sub(r'\1"\2"', "\n".join(_OURS.findall(match["yaml"]))), "front matter")
    except RulePackError as error:
        raise _unreadable(error.what) from None
    if not isinstance(said, YamlMapping):
        return replace(given, skip=match.end()) if _THEIRS.fullmatch(match["yaml"]) else given
    year, published = given.year, given.published
    if year is None and "year" in said:
        year = _whole(said["year"])
    if not published and "published" in said:
        published = _day(str(said["published"]))
    body = given.body or str(said.get("body") or "")
    if body and body not in {b.id for b in domain.bodies}:
        raise _unreadable(f"body: {body}")
    return replace(
        given,
        year=year,
        body=body,
        issuer=given.issuer or str(said.get("issuer") or ""),
        published=published,
        excerpt=given.excerpt or said.get("excerpt") is True,
        skip=match.end(),
    )


def _whole(value: object) -> int:
    if isinstance(value, int) and 1900 < value < 2200:
        return value
    raise _unreadable(f"year: {value}")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise _unreadable(f"published: {text}") from None


def _unreadable(what: str | Message) -> UnreadableError:
    return UnreadableError("bad-front-matter", what=what, stage="front matter")
