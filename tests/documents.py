"""Word documents for tests: reports as offices write them, and files that mean harm."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterable

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = nsdecls("w")
_MORE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
LEVELS = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'


def numbered(level: int, number: int = 91) -> str:
    """The properties of a paragraph that is an item of a list."""
    return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'


def run(text: str, looks: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str) -> str:
    """A paragraph of runs; bare text becomes one."""
    return f"<w:p>{''.join(c if c.startswith('<') else run(c) for c in content)}</w:p>"


def tc(text: str, properties: str = "") -> str:
    content = text if text.startswith("<") else p(text) if text else "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tbl(*rows: Iterable[str]) -> str:
    made = [list(row) for row in rows]
    width = max(sum(_width(cell) for cell in row) for row in made)
    grid = "<w:tblPr/><w:tblGrid>" + '<w:gridCol w:w="600"/>' * min(width, 60) + "</w:tblGrid>"
    return f"<w:tbl>{grid}" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in made) + "</w:tbl>"


def _width(cell: str) -> int:
    span = re.search(r'w:gridSpan w:val="(\d{1,3})"', cell)
    return int(span[1]) if span else 1


SPAN = '<w:gridSpan w:val="{}"/>'.format
DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def word(*blocks: str, levels: str = LEVELS, lists: str = "", styles: str = "") -> bytes:
    """A document of these paragraphs and tables; list 91 counts 一、（一）1."""
    document = Document()
    body = document.element.body
    section = body[-1]
    for element in list(body)[:-1]:
        body.remove(element)
    for block in blocks:
        for element in parse_xml(f"<w:body {NS} {_MORE}>{block}</w:body>"):
            section.addprevious(element)
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {NS} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {NS} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for element in parse_xml(f"<w:numbering {NS}>{lists}</w:numbering>"):
        numbering.append(element)
    for element in parse_xml(f"<w:styles {NS}>{styles}</w:styles>"):
        document.styles.element.append(element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def from_text(text: str, *, merged: bool = False, automatic: bool = False) -> bytes:
    """A report in text as an office has it in Word: real tables, merged labels, numbered headings."""
    blocks: list[str] = []
    rows: list[list[str]] = []
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        if any("\t" in line for line in lines):
            rows = [line.split("\t") for line in lines]
            blocks.append(_table(rows, merged=merged))
        else:
            blocks += [_paragraph(line, automatic=automatic) for line in lines]
    return word(*blocks)


def _paragraph(line: str, *, automatic: bool) -> str:
    bare = line.strip("　")
    if automatic and bare[1:2] == "、":
        return p(numbered(0), run(bare[2:]))
    if automatic and bare.startswith("（") and bare[2:3] == "）":
        return p(numbered(1), run(bare[3:]))
    return p(*(run(line[at : at + 7]) for at in range(0, len(line), 7)))  # as an editor leaves it: in shreds


def _table(rows: list[list[str]], *, merged: bool) -> str:
    width = max(map(len, rows)) + 2
    made = []
    for row in rows:
        if merged and row[0].startswith("（") and len(row) == 8:  # under 三、, which goes on
            first = [tc("", GOES_ON), tc(row[0], SPAN(2))]
        elif merged and row[0][:1].isdigit() and len(row) == 8:
            first = [tc("", GOES_ON), tc("", GOES_ON), tc(row[0])]
        elif merged and len(row) == 9:
            over = row[0].startswith("三")
            first = (
                [tc(row[0], DOWN), tc(row[1], SPAN(2))]
                if over
                else [tc("", GOES_ON), tc(row[0], DOWN), tc(row[1])]
            )
        else:
            made.append([*(tc(cell) for cell in row[:-1]), tc(row[-1], SPAN(width - len(row) + 1))])
            continue
        made.append([*first, *(tc(cell) for cell in row[-7:])])
    return tbl(*made)


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one more part."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


def ole(name: str, content: bytes) -> bytes:
    """An OLE2 container (.doc, .xls) with one stream, of 4096 bytes at least."""
    content = content.ljust(4096, b"\0")
    sectors = -(-len(content) // 512)
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
        + bytes(10)
    )
    head += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    directory = b"".join(
        one.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB12x16x4x16xIQ", 2 * len(one) + 2, kind, 1, first, size)
        for one, kind, first, size in (("Root Entry", 5, 0xFFFFFFFE, 0), (name, 2, 2, len(content)))
    )
    tables = struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return head + tables + fat + directory.ljust(512, b"\0") + content.ljust(512 * sectors, b"\0")


def short_ole(name: str, content: bytes) -> bytes:
    """An OLE2 container whose one stream lies in short sectors, back to front; by the header every stream that fits into it is short."""
    count = -(-len(content) // 64)
    pieces = [content[at * 64 : at * 64 + 64].ljust(64, b"\0") for at in range(count)]
    inside = b"".join(reversed(pieces))
    room, links = -(-len(inside) // 512), -(-4 * count // 512)
    following = struct.pack(f"<{count}I", 0xFFFFFFFE, *range(count - 1))
    chains = [0xFFFFFFFD, 0xFFFFFFFE]
    for length in (links, room):
        start = len(chains)
        chains += [*range(start + 1, start + length), 0xFFFFFFFE]
    assert len(chains) <= 128
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
        + bytes(10)
    )
    head += struct.pack("<IIIIIIII", 1, 1, 0, 1 << 24, 2, links, 0xFFFFFFFE, 0)
    directory = b"".join(
        one.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB12x16x4x16xIQ", 2 * len(one) + 2, kind, 1, first, size)
        for one, kind, first, size in (
            ("Root Entry", 5, 2 + links, len(inside)),
            (name, 2, count - 1, len(content)),
        )
    )
    tables = struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(512, b"\xff")
    parts = (
        fat,
        directory.ljust(512, b"\0"),
        following.ljust(512 * links, b"\xff"),
        inside.ljust(512 * room, b"\0"),
    )
    return head + tables + b"".join(parts)


def with_body(body: bytes, head: bytes = b"") -> bytes:
    """A package whose text part is this, whatever it is."""
    text = (
        head + b'<w:document xmlns:w="' + W[1:-1].encode() + b'"><w:body>' + body + b"</w:body></w:document>"
    )
    return changed(word(p("一")), "word/document.xml", lambda _: text)


def lying(data: bytes, name: bytes, size: int) -> bytes:
    """The package with a part that says it is smaller than it is."""
    at = data.rindex(name) - 46  # in the central directory
    assert data[at : at + 4] == b"PK\x01\x02"
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def encrypted(data: bytes) -> bytes:
    """The package with the mark of encryption on every part."""
    at = data.find(b"PK\x01\x02")
    made = bytearray(data)
    while at != -1:
        made[at + 8] |= 1
        at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)
