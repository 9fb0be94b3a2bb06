"""A PDF with more behind it: objects, new ones and new versions of old ones, and where they stand.

The cross references are of the kind that the file has, and the trailer says all that it said. (The
library's own writer of increments leaves the document's title and author out of the trailer, and
numbers that a reader takes for others.)
"""

from __future__ import annotations

import io
import re
from itertools import groupby
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_OF_THE_TABLE = ("/Type", "/Size", "/Prev", "/XRefStm", "/Index", "/W", "/Filter", "/DecodeParms", "/Length")
_LARGEST = 1 << 32


class Increment:
    """Collects what is to stand behind a file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.reader = PdfReader(io.BytesIO(data))
        found = _START.findall(data)
        if not data.startswith(b"%PDF-") or not found or len(data) >= _LARGEST // 2:
            raise ValueError("no place to begin from")
        self._prev = int(found[-1])
        size: Any = self.reader.trailer["/Size"]
        self._next = int(size)
        self._objects: dict[tuple[int, int], PdfObject] = {}  # by number and generation

    def add(self, thing: PdfObject) -> Any:
        """Take up *thing*; return what refers to it."""
        reference = IndirectObject(self._next, 0, self.reader)
        self._next += 1
        self._objects[reference.idnum, 0] = thing
        return reference

    def replace(self, reference: Any, thing: PdfObject) -> None:
        """Let *thing* be what *reference* refers to."""
        self._objects[reference.idnum, reference.generation] = thing

    def written(self) -> bytes:
        """Return the file with all that behind it."""
        out = io.BytesIO()
        out.write(self._data if self._data.endswith(b"\n") else self._data + b"\n")
        places = {}
        for (number, generation), thing in sorted(self._objects.items()):
            places[number, generation] = out.tell()
            out.write(f"{number} {generation} obj\n".encode())
            thing.write_to_stream(out)
            out.write(b"\nendobj\n")
        if self._data[self._prev :].lstrip().startswith(b"xref"):
            self._table(out, places)
        else:
            self._stream(out, places)
        return out.getvalue()

    def _trailer(self, size: int) -> dict[NameObject, PdfObject]:
        said = {key: value for key, value in self.reader.trailer.items() if key not in _OF_THE_TABLE}
        return {
            **said,
            NameObject("/Size"): NumberObject(size),
            NameObject("/Prev"): NumberObject(self._prev),
        }

    def _table(self, out: io.BytesIO, places: dict[tuple[int, int], int]) -> None:
        start = out.tell()
        out.write(b"xref\n")
        for run in _runs(places):
            out.write(f"{run[0][0]} {len(run)}\n".encode())
            out.writelines(f"{places[one]:010} {one[1]:05} n \n".encode() for one in run)
        out.write(b"trailer\n")
        DictionaryObject(self._trailer(self._next)).write_to_stream(out)
        out.write(f"\nstartxref\n{start}\n%%EOF\n".encode())

    def _stream(self, out: io.BytesIO, places: dict[tuple[int, int], int]) -> None:
        start = out.tell()
        places = {**places, (self._next, 0): start}  # the stream stands in its own table
        table = StreamObject()
        table.update(self._trailer(self._next + 1))
        table[NameObject("/Type")] = NameObject("/XRef")
        table[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 4, 2)))
        runs = _runs(places)
        table[NameObject("/Index")] = ArrayObject(
            NumberObject(n) for run in runs for n in (run[0][0], len(run))
        )
        rows = (b"\1" + places[one].to_bytes(4) + one[1].to_bytes(2) for run in runs for one in run)
        table.set_data(b"".join(rows))
        out.write(f"{self._next} 0 obj\n".encode())
        table.write_to_stream(out)
        out.write(f"\nendobj\nstartxref\n{start}\n%%EOF\n".encode())


def _runs(places: dict[tuple[int, int], int]) -> list[list[tuple[int, int]]]:
    """Return the objects' numbers (with their generations) in unbroken runs."""
    numbered = enumerate(sorted(places))
    return [[one for _, one in run] for _, run in groupby(numbered, key=lambda item: item[1][0] - item[0])]
