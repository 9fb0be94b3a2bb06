"""A web page kept in one file (.mht, as Word and browsers save it) or sent as a message (.eml)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.errors import UnreadableError
from linter.read.suffixes import is_document

if TYPE_CHECKING:
    from email.message import Message

_HEAD = 1 << 14
_MOST_PARTS = 60  # that hold others
_FIELD = re.compile(rb"[!-9;-~]{1,70}:[ \t\r\n]")
_VERSION = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_HOLDS = re.compile(rb"^content-type:\s*(?:multipart/|text/(?:html|plain))", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"\bboundary\s*=", re.IGNORECASE)
_TEXTS = ("text/html", "text/plain")


def is_mail(data: bytes) -> bool:
    """Whether *data* begins with the fields of a message in MIME."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n")
    if not _FIELD.match(head):
        return False
    fields = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return bool(_VERSION.search(fields) and _HOLDS.search(fields))


def body_of(data: bytes) -> bytes:
    """Return the page in the message *data*; where there is none, its words.

    Raises UnreadableError for a message that only brings other documents, and for one without either.
    """
    from email import message_from_bytes  # which no other kind of file needs

    if len(_BOUNDARY.findall(data)) > _MOST_PARTS:
        raise _damaged()
    try:
        parts = [part for part in message_from_bytes(data).walk() if not part.is_multipart()]
        if name := next(filter(None, map(_attached, parts)), ""):
            raise UnreadableError("mail-with-attachment", name=name)
        for kind in _TEXTS:
            for part in parts:
                if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                    body = part.get_payload(decode=True)
                    if isinstance(body, bytes) and body.strip():
                        return body
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError):
        pass  # of messages that are none
    raise _damaged()


def _attached(part: Message) -> str:
    """Return the name of a document that is attached, or nothing."""
    name = part.get_filename() or ""
    pages = part.get_content_type() in _TEXTS or part.get_content_maintype() == "image"
    return name if is_document(name) and not pages else ""


def _damaged() -> UnreadableError:
    return UnreadableError("mail-without-text")
