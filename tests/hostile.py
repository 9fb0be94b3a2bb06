"""Files that mean harm, or that came to harm: each as its maker would make it, none kept anywhere."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from tests.documents import changed, encrypted, lying, ole, p, tbl, tc, with_body, with_part, word
from tests.ofds import document, text_object
from tests.pdfs import Page, assembled, made, with_content
from tests.workbooks import raw, sheet
from tests.wrappings import flat_opc

TITLE = "清河县人民政府2023年政府信息公开工作年度报告"
_ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_ENTITIES}]>'.encode()
XXE = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
P = b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_SECTORS = struct.pack("<III", 3, 4, 5)  # each names the next
_CIRCLE = struct.pack("<III", 3, 4, 3)


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _docx() -> bytes:
    return word(p(TITLE), p("一、总体情况"))


def _pdf() -> bytes:
    return made(Page().words(72, 72, TITLE))


_ENCRYPT = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'11' * 32}> /P -4 >> /ID [<00> <00>]"
)

# Name: what makes it, and a word of what is said of it; no word where it can be read.
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    # Word
    "100 MB of text in a DOCX": (lambda: with_body(P % (b"x" * 100_000_000)), "unpacks"),
    "1 M paragraphs in a DOCX": (lambda: with_body(P % b"x" * 1_000_000), "unpacks"),
    "a DOCX that lies about its sizes": (
        lambda: lying(with_body(P % (b"x" * 40_000_000)), b"word/document.xml", 900),
        "damaged",
    ),
    "entities in a DOCX (billion laughs)": (lambda: with_body(P % b"&l9;", LAUGHS), "document type"),
    "a file named in a DOCX (XXE)": (lambda: with_body(P % b"&f;", XXE), "document type"),
    "5 000 blocks in blocks in a DOCX": (
        lambda: with_body(
            b"<w:sdt><w:sdtContent>" * 5000 + P % b"x" + b"</w:sdtContent></w:sdt>" * 5000
        ),
        "damaged",
    ),
    "a cell over 99 999 999 columns in a DOCX": (
        lambda: word(p(TITLE), p("一、总体情况"), tbl([tc("甲", '<w:gridSpan w:val="99999999"/>'), tc("乙")])),
        "",
    ),
    "a truncated DOCX": (lambda: _docx()[:-300], "cut off"),
    "the first half of a DOCX": (lambda: _docx()[: len(_docx()) // 2], ""),
    "an encrypted DOCX (ZIP)": (lambda: encrypted(_docx()), "encrypted"),
    "an encrypted Office file (OLE2)": (lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "36 MB of text in a flat OPC": (
        lambda: flat_opc(_docx()).replace(b"</w:body>", P % (b"x" * 9_000_000) * 4 + b"</w:body>"),
        "unpacks",
    ),
    "an object in a DOCX whose sectors go in a circle": (
        lambda: with_part(_docx(), "word/embeddings/a.bin", ole("Package", b"PK" * 3000).replace(_SECTORS, _CIRCLE)),
        "",
    ),
    # Excel
    "a cell XFD1048576 in an XLSX": (
        lambda: raw(
            b'<row r="1"><c r="A1" t="inlineStr"><is><t>'
            + f"{TITLE} 一、总体情况".encode()
            + b'</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
        ),
        "",
    ),
    "1 M rows in an XLSX": (lambda: raw(b'<row><c r="A1"><v>1</v></c></row>' * 1_000_000), ""),
    "an XLSX of merged areas": (
        lambda: raw(b'<row r="1"><c r="A1"><v>1</v></c></row>', b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 30_000 + b"</mergeCells>"),
        "merged",
    ),
    "a truncated XLSX": (lambda: sheet([TITLE])[:-200], "cut off"),
    "an encrypted XLSX": (lambda: encrypted(sheet([TITLE])), "encrypted"),
    # PDF
    "100 MB of content in a PDF": (lambda: with_content(b"q " * 50_000_000), "unpacks"),
    "30 MB of rules in a PDF": (lambda: with_content(b"0 0 m 9 9 l S\n" * 2_150_000), "unpacks"),
    "10 000 brackets in a PDF": (lambda: with_content(b"[" * 10_000), "no text"),
    "a truncated PDF": (lambda: _pdf()[:-200], "damaged"),
    "a PDF with garbage in it": (lambda: _pdf()[:300] + bytes(range(256)) * 2 + _pdf()[812:], ""),
    "an encrypted PDF": (lambda: made(Page().words(72, 72, TITLE), more=_ENCRYPT), "encrypted"),
    "a PDF of a million pages that are one": (
        lambda: assembled([
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1000000 /Kids [" + b"3 0 R " * 1_000_000 + b"] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]),
        "300 pages",
    ),
    "a PDF whose pages hold themselves": (
        lambda: assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"]),
        "damaged",
    ),
    # OFD
    "40 MB of text in an OFD": (lambda: document([text_object("x" * 40_000_000, 30, 50)]), "unpacks"),
    "entities in an OFD (billion laughs)": (
        lambda: changed(document([""]), "OFD.xml", lambda xml: xml.replace(b"<ofd:OFD", LAUGHS + b"<ofd:OFD")),
        "document type",
    ),
    "a template of 9 000 objects under 200 pages of an OFD": (
        lambda: document([""] * 200, template="<ofd:PathObject/>" * 9_000),
        "objects",
    ),
    "10 000 blocks in blocks in an OFD": (
        lambda: document(["<ofd:PageBlock>" * 10_000 + "</ofd:PageBlock>" * 10_000]),
        "damaged",
    ),
    "a billion steps in an OFD": (
        lambda: document([text_object(TITLE, 30, 50).replace('DeltaX="', 'DeltaX="g 999999999 0 ')]),
        "",
    ),
    "a truncated OFD": (lambda: document([text_object(TITLE, 30, 50)])[:-200], "cut off"),
    "an encrypted OFD": (lambda: encrypted(document([text_object(TITLE, 30, 50)])), "encrypted"),
    "a scanned PDF": (lambda: made(Page(), image=True), "a scan"),
    # Pages and text
    "5 000 elements in elements": (lambda: b"<!doctype html>" + b"<div>" * 5_000 + b"x", "belongs to no kind of report"),
    "20 000 rules in a page that hide and show": (
        lambda: f"<!doctype html><style>{'.a{display:none}.b.a{display:block}' * 10_000}</style>".encode()
        + b"<b class='a b' id=i>x</b>" * 20_000 + f"<p>{TITLE}</p><p>一、总体情况</p>".encode(),
        "",
    ),
    "2 000 parts in parts of a message": (
        lambda: b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n"
        + b"".join(b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(2000)),
        "archived page",
    ),
    "500 000 brackets in a page": (lambda: b"<!doctype html><p>" + b"<" * 500_000, "tags"),
    "a cell over 99 999 999 rows and columns in a page": (
        f"<!doctype html><p>{TITLE}</p><p>一、总体情况</p><table><tr><td colspan=99999999 rowspan=99999999>1".encode,
        "",
    ),
    "tables in tables in Markdown": (
        lambda: f"# {TITLE}\n\n## 一、总体情况\n\n".encode() + b"<table><tr><td>" * 2000 + b"</td></tr></table>" * 2000,
        "",
    ),
    "100 MB of text": (lambda: "字".encode() * 33_000_000, "larger than"),
    "bytes of nothing": (lambda: bytes(1_000_000), "binary"),
    "half characters and NUL": (
        lambda: f"{TITLE}\n一、总体情况\n".encode() + b"\xff\xfe\x00\xed\xa0\x80" * 3 + "共9条。".encode() * 50,
        "",
    ),
    # What is called one thing and is another
    "a PDF called .docx": (_pdf, ""),
    "an archive of archives": (lambda: _packed({"a.zip": _packed({"b": b"x"})}), "ZIP"),
    "an empty file": (lambda: b"", "empty"),
}  # fmt: skip
