"""Which encoding bytes are in, found without being told, and the text that they hold.

A byte order mark says it; bytes that are UTF-8 throughout are UTF-8; for all others the
decodings are made and the likeliest text wins. What a file declares about itself (a
page's charset) is not asked: it is wrong too often.
"""

from __future__ import annotations

import codecs
import re

from linter.read.charfreq import likelihood

_SAMPLE = 1 << 16
_ABOVE_ASCII = re.compile(rb"[\x80-\xff][^\n]{0,65535}\n?")
_ONE_FOR_ONE = "linter-one-for-one"
_MARKS = (  # UTF-32 first: its little-endian mark starts with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_MOST_BROKEN = 200_000
_PLAIN_HAN = -7.5  # half of the characters or more are among the most frequent
_THREE_BYTES = re.compile(rb"[\xe0-\xf4]")
_DULLEST_WIDE = -11.5  # a page of bytes that mean nothing is worse Chinese than this
_GB18030_MARK = b"\x84\x31\x95\x33"
_ASCII = bytes(range(128))
_BYTEWISE = ("utf-8", "gb18030", "big5", "cp950", "big5hkscs")  # at a tie the first wins
_WIDE = ("utf-16-le", "utf-16-be")


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    start, end = error.start, error.end
    if error.encoding == "utf-8" and _SURROGATE.match(error.object, start):
        return "\ufffd", start + 3
    return "\ufffd" * (end - start), end


codecs.register_error(_ONE_FOR_ONE, _replace)


def decode(data: bytes) -> tuple[str, str]:
    """Return the text in *data* and the codec's name.

    The mark at the start goes; an undecodable byte (of UTF-16 and UTF-32: an undecodable
    unit; of UTF-8: a lone surrogate) becomes one U+FFFD, and so does NUL. Raises
    UnicodeError where so many are undecodable that this is no text.
    """
    encoding, mark = find_encoding(data)
    body = memoryview(data)[mark:]
    try:
        text = str(body, encoding)
    except UnicodeDecodeError:
        text = str(body, encoding, "replace")  # fast, but it merges broken bytes
        if text.count("\ufffd") > _MOST_BROKEN:
            raise UnicodeError("too many undecodable bytes") from None
        if not encoding.startswith(("utf-16", "utf-32")):
            text = str(body, encoding, _ONE_FOR_ONE)
    return text.replace("\0", "\ufffd"), encoding


def find_encoding(data: bytes) -> tuple[str, int]:
    """Return the codec's name for *data* and how many bytes its mark takes."""
    for mark, encoding in _MARKS:
        # A mark of four bytes over half a unit is UTF-16 whose first character is NUL.
        if data.startswith(mark) and (len(mark) != 4 or len(data) % 4 == 0):
            return encoding, len(mark)
    if data.startswith(_GB18030_MARK):
        return "gb18030", len(_GB18030_MARK)
    if _is_utf8(data):
        if data.isascii() and _has_controls(data):
            return _likeliest(data[:_SAMPLE], ("utf-8", *_WIDE)), 0
        return ("gb18030" if _is_gb18030_after_all(data) else "utf-8"), 0
    head = data[:_SAMPLE]
    if b"\0" in head:
        return _likeliest(head, (*_BYTEWISE, *_WIDE)), 0
    if len(data) > _SAMPLE and len(head.translate(None, _ASCII)) * 8 < len(head):
        return _likeliest(_telling(data), _BYTEWISE), 0
    return _likeliest(head, (*_BYTEWISE, *_WIDE)), 0


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Cut in the middle of its last character it is UTF-8 still, if it held any before.
        cut = error.reason == "unexpected end of data" and error.end == len(data)
        return cut and not data[: error.start].isascii()
    return True


def _is_gb18030_after_all(data: bytes) -> bool:
    """Whether bytes that are UTF-8 by chance, without any Han, are frequent Han characters in GB 18030."""
    if data.isascii() or _THREE_BYTES.search(data):
        return False
    text = _try(_telling(data), "gb18030")
    above = [character for character in text if character > "\x7f"]
    return len(above) > 3 and likelihood("".join(above)) > _PLAIN_HAN * len(above)


def _has_controls(data: bytes) -> bool:
    """Whether the beginning of *data* holds bytes that no text in ASCII does."""
    return any(byte < 0x20 and byte not in b"\t\n\r\f\x1b" for byte in data[:4096])


def _likeliest(sample: bytes, encodings: tuple[str, ...]) -> str:
    def score(encoding: str) -> float:
        text = _try(sample, encoding)
        total = likelihood(text)
        # Half of all pairs of bytes are some character: without a mark it has to be writing.
        dull = encoding in _WIDE and len(text) > 8 and total < _DULLEST_WIDE * len(text)
        return float("-inf") if dull else total

    return max(encodings, key=score)


def _try(sample: bytes, encoding: str) -> str:
    wide = encoding in _WIDE
    text = sample.decode(encoding, "replace" if wide else _ONE_FOR_ONE)
    # The sample may end in the middle of a character; that is nobody's fault.
    return text.rstrip("\ufffd") if len(sample) == _SAMPLE else text


def _telling(data: bytes) -> bytes:
    """Return what tells encodings apart: the lines of *data* from their first byte above ASCII on.

    No encoding of Chinese uses the line end inside a character, and the first byte above
    ASCII starts one: the cuts fall between characters.
    """
    found: list[bytes] = []
    size = 0
    for line in _ABOVE_ASCII.finditer(data):
        found.append(line[0])
        size += len(line[0])
        if size >= _SAMPLE:
            break
    return b"".join(found)[:_SAMPLE]
