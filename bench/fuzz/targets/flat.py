"""Word documents in one XML file: the parts of a package side by side."""

import io
import zipfile

from bench.fuzz.sound import checked
from bench.fuzz.targets.docx import ARCHIVE
from bench.fuzz.targets.docx import WORDS as IN_WORD
from linter.read import read_bytes
from tests.wrappings import flat_opc

WORDS = [
    *IN_WORD, "<pkg:part>", "</pkg:part>", "<pkg:xmlData>", "</pkg:xmlData>", "<pkg:binaryData>", "</pkg:binaryData>", ' pkg:name="/word/document.xml"', ' pkg:name=""', ' pkg:name="/../a"', ' pkg:compression="store"',
    ' pkg:contentType="application/xml"', "UEsDBA==", "=", "<?mso-application progid=\"Word.Document\"?>", "<w:wordDocument>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;",
]  # fmt: skip


_NEEDED = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")


def seeds() -> list[bytes]:
    """Return a document with a list and a table, without its styles and pictures."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ARCHIVE)) as whole, zipfile.ZipFile(out, "w") as small:
        for name in _NEEDED:
            small.writestr(name, whole.read(name))
    return [flat_opc(out.getvalue())]


def one(data: bytes) -> None:
    """Read *data*, and lint it."""
    source = read_bytes(data, "x.xml")
    if len(source.text) < 3000:
        checked(source)
