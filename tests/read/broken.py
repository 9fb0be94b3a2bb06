"""Files of every kind that came to harm on the way: cut short, a bit flipped, a piece twice, a piece lost."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache, partial

from tests import ofds
from tests.documents import ole
from tests.pdfs import paper
from tests.read import one_report
from tests.workbooks import strict
from tests.wrappings import flat_opc, message

TEXT = "\n\n".join((one_report.EXAMPLES / "2023-clean.txt").read_text(encoding="utf-8").split("\n\n")[:14])


def _cut(data: bytes, luck: random.Random) -> bytes:
    return data[: luck.randrange(1, len(data))]


def _flipped(data: bytes, luck: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(luck.choice((1, 1, 3, 40))):
        made[luck.randrange(len(made))] ^= 1 << luck.randrange(8)
    return bytes(made)


def _zeroed(data: bytes, luck: random.Random) -> bytes:
    start = luck.randrange(len(data))
    length = luck.randrange(1, 600)
    return data[:start] + bytes(len(data[start : start + length])) + data[start + length :]


def _doubled(data: bytes, luck: random.Random) -> bytes:
    start = luck.randrange(len(data))
    piece = data[start : start + luck.randrange(1, 3000)]
    return data[:start] + piece + data[start:]


def _lost(data: bytes, luck: random.Random) -> bytes:
    start = luck.randrange(len(data))
    return data[:start] + data[start + luck.randrange(1, 3000) :] or b" "


HARM: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _flipped, _zeroed, _doubled, _lost)

WHOLE: dict[str, Callable[[], bytes]] = {
    "text": TEXT.encode,
    "text in GB 18030": lambda: TEXT.encode("gb18030"),
    "Markdown": lambda: one_report.markdown(TEXT),
    "HTML": lambda: one_report.page(TEXT),
    "MHT": lambda: message(one_report.page(TEXT).decode(), charset="utf-8"),
    "DOCX": lambda: one_report.word(TEXT),
    "flat OPC": lambda: flat_opc(one_report.word(TEXT)),
    "XLSX": lambda: one_report.sheet(TEXT),
    "XLSX, strict": lambda: strict(one_report.sheet(TEXT)),
    "OFD": lambda: ofds.report(TEXT, style=ofds.Style()),
    "PDF": lambda: paper(one_report.blocks(TEXT)),
    "OLE2": lambda: ole("WordDocument", TEXT.encode("utf-16-le")),
}
whole = cache(lambda name: WHOLE[name]())


def harmed(name: str, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield *count* files of the kind *name* that came to harm, each with what was done: the same ones every time."""
    luck = random.Random(name)
    for number in range(count):
        harm = HARM[number % len(HARM)]
        yield f"{harm.__name__} {number}", harm(whole(name), luck)


def opened(name: str, count: int, entry: str) -> Iterator[tuple[str, bytes]]:
    """Yield *count* packages of the kind *name* whose part *entry* came to harm before it was packed."""
    from tests.documents import changed

    luck = random.Random(name + entry)
    for number in range(count):
        harm = HARM[number % len(HARM)]
        yield f"{harm.__name__} {number}", changed(whole(name), entry, partial(harm, luck=luck))
