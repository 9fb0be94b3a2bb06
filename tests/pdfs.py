"""PDF documents for tests, made by hand: words at places, rules, images, encryption, and files that mean harm."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import Any

WIDTH, HEIGHT = 595, 842  # A4
LEFT, RIGHT, SIZE = 72, 523, 11


class Page:
    """A page; heights are counted from its top, as a reader's are."""

    def __init__(self) -> None:
        self.content: list[str] = []

    def words(self, x: float, y: float, words: str, size: float = SIZE, font: str = "F1") -> Page:
        """Write *words* with their feet at *y*; font F2 says that its characters stand below their base line."""
        code = words.encode("utf-16-be").hex()
        self.content.append(f"BT /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm <{code}> Tj ET")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        self.content.append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def paragraph(self, y: float, words: str, *, indent: bool = True) -> float:
        """Write *words* in lines as full as they get; return where the next may begin."""
        most = (RIGHT - LEFT) // SIZE
        start = LEFT + (2 * SIZE if indent else 0)
        while words:
            room = most - (start - LEFT) // SIZE
            self.words(start, y, words[:room])
            words, start, y = words[room:], LEFT, y + 1.6 * SIZE
        return y

    def table(
        self, top: float, rows: Sequence[Sequence[str]], xs: Sequence[float],
        *, height: float = 20, closed: tuple[bool, bool] = (True, True),
    ) -> float:  # fmt: skip
        """Rule a table and fill it; *closed* says whether it has its first and last rule across."""
        bottom = top + height * len(rows)
        for number in range(len(rows) + 1):
            if (number or closed[0]) and (number < len(rows) or closed[1]):
                self.rule(xs[0], top + number * height, xs[-1], top + number * height)
        for x in xs:
            self.rule(x, top, x, bottom)
        for number, row in enumerate(rows):
            for x, words in zip(xs, row, strict=False):
                for at, line in enumerate(words.split("\n")):
                    self.words(x + 3, top + number * height + 13 + at * SIZE, line)
        return bottom


def made(
    *pages: Page,
    image: bool = False,
    more: str = "",
    packed: bool = False,
    font: str = "UniGB-UCS2-H",
    box: str = f"[0 0 {WIDTH} {HEIGHT}]",
    rotate: int = 0,
) -> bytes:
    """The file of these pages; *image* covers each with a picture, *box* is what each shows of its plane."""
    xobject = "/XObject << /I 5 0 R >>" if image else ""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{font} /DescendantFonts [4 0 R] >>".encode(),
        (b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe)"
        b" /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light"
        b" /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 90 >> >>"),
        (b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n\x80\nendstream"),
        (f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{font} /DescendantFonts [<< /Type /Font"
        " /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
        " /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -950 1000 50]"
        " /ItalicAngle 0 /Ascent 50 /Descent -950 /CapHeight 50 /StemV 90 >> >>] >>").encode(),
    ]  # fmt: skip
    kids = []
    for page in pages:
        content = "\n".join(page.content)
        if image:
            content += f"\nq {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q"
        data = zlib.compress(content.encode()) if packed else content.encode()
        way = " /Filter /FlateDecode" if packed else ""
        objects.append(f"<< /Length {len(data)}{way} >>\nstream\n".encode() + data + b"\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Rotate {rotate} /Contents {len(objects)} 0 R"
            f" /Resources << /Font << /F1 3 0 R /F2 6 0 R >> {xobject} >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    return assembled(objects, more)


def assembled(objects: list[bytes], more: str = "") -> bytes:
    """The file of these numbered objects; *more* goes into its trailer."""
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {more} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


class Paper:
    """A report set on pages: a header, a footer with the number, paragraphs, tables that go on over pages."""

    FOOT, TEXT = 770, 8

    def __init__(self, *, closed: bool = True) -> None:
        self.pages: list[Page] = []
        self._closed = closed  # whether there is a rule where a page cuts a table
        self._turn()

    def _turn(self) -> None:
        page = Page()
        page.words(230, 40, "枫渡县政务公开", 9).words(280, 810, f"- {len(self.pages) + 1} -", 9)
        self.pages.append(page)
        self._page, self._y = page, 90.0

    def paragraph(self, words: str) -> None:
        bare = words.strip("　")
        most, first = (RIGHT - LEFT) // SIZE, True
        while bare:
            room = most - 2 if first else most
            if self._y > self.FOOT:
                self._turn()
            self._page.words(LEFT + (2 * SIZE if first else 0), self._y, bare[:room])
            bare, first, self._y = bare[room:], False, self._y + 1.6 * SIZE

    def table(
        self, rows: Sequence[Sequence[Any]], widths: Sequence[float], *, repeat: int = 0, lose: Sequence[int] = ()
    ) -> None:  # fmt: skip
        """Rule and fill a table of cells (words, column, across, down).

        *repeat* so many rows on each page, and *lose* the words of these rows.
        """
        xs = [LEFT + sum(widths[:n]) for n in range(len(widths) + 1)]
        wrapped = [
            [
                (cell, self._wrapped(cell.words, xs[cell.column + cell.across] - xs[cell.column]))
                for cell in row
            ]
            for row in rows
        ]
        heights = [
            max((len(lines) for cell, lines in row if cell.down == 1), default=1) * 10 + 6 for row in wrapped
        ]
        open_cells: list[tuple[Any, int]] = []  # that go on below, with the row that they end in
        self._y -= SIZE
        for number, row in enumerate(wrapped):
            again = False
            if self._y + heights[number] > self.FOOT:
                self._turn()
                again = True
                for over in wrapped[:repeat]:
                    self._row(over, xs, 16, [])
            cut = (again and not self._closed, False)
            last = number + 1 == len(rows) or self._y + heights[number] + heights[number + 1] > self.FOOT
            cut = (cut[0], last and number + 1 < len(rows) and not self._closed)
            starting = [cell for cell, _ in row]
            open_cells = [(cell, end) for cell, end in open_cells if end > number]
            shown = row if number not in lose else []
            self._row(
                shown, xs, heights[number], [(c, e) for c, e in open_cells], number, again, cut, starting
            )
            open_cells += [(cell, number + cell.down) for cell in starting if cell.down > 1]
        self._y += 2 * SIZE

    def _row(
        self, row: Any, xs: list[float], height: float, covering: list[tuple[Any, int]], number: int = -1,
        again: bool = False, cut: tuple[bool, bool] = (False, False), starting: Any = None,
    ) -> None:  # fmt: skip
        top, bottom = self._y, self._y + height
        page = self._page
        cells = [cell for cell, _ in row] if starting is None else starting
        for cell in [*cells, *(cell for cell, _ in covering)]:
            left, right = xs[cell.column], xs[cell.column + cell.across]
            page.rule(left, top, left, bottom).rule(right, top, right, bottom)
            if not cut[0] and (cell in cells or again):
                page.rule(left, top, right, top)
        ending = [cell for cell, end in covering if end == number + 1] + [
            cell for cell in cells if cell.down == 1
        ]
        closing = (
            [*cells, *(cell for cell, _ in covering)] if self._closed and bottom + 26 > self.FOOT else ending
        )
        if not cut[1]:
            for cell in closing:
                page.rule(xs[cell.column], bottom, xs[cell.column + cell.across], bottom)
        for cell, lines in row:
            for at, line in enumerate(lines):
                page.words(xs[cell.column] + 3, top + 11 + 10 * at, line, self.TEXT)
        self._y = bottom

    def _wrapped(self, words: str, width: float) -> list[str]:
        room = max(1, int((width - 6) // self.TEXT))
        return [words[at : at + room] for at in range(0, len(words), room)] or [""]


WIDTHS = {4: [160, 97, 97, 97], 10: [35, 70, 122, *[32] * 7], 15: [30] * 15}  # by the number of columns


def paper(blocks: Iterable[Any], **options: Any) -> bytes:
    """The file of a report on pages."""
    return made(*on_pages(blocks, **options))


def on_pages(
    blocks: Iterable[Any], *, closed: bool = True, repeat: int = 0, lose: tuple[int, ...] = ()
) -> list[Page]:
    """A report of paragraphs and tables on pages; *repeat* and *lose* are for its largest table."""
    report = Paper(closed=closed)
    for block in blocks:
        if isinstance(block, str):
            report.paragraph(block)
        else:
            width = max(cell.column + cell.across for row in block for cell in row)
            big = width == 10
            report.table(block, WIDTHS[width], repeat=repeat if big else 0, lose=lose if big else ())
    return report.pages


def with_content(content: bytes) -> bytes:
    """A page whose stream is this, packed."""
    data = zlib.compress(content, 9)
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            f"<< /Length {len(data)} /Filter /FlateDecode >>\nstream\n".encode() + data + b"\nendstream",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << >> >>",
        ]
    )
