"""Pages kept in one file (MHT), messages with a page or a document in them."""

from bench.fuzz.sound import checked
from bench.fuzz.vocabulary import MARKS, reports
from linter.read import read_bytes
from tests.wrappings import message

WORDS = [
    *MARKS, "MIME-Version: 1.0\r\n", "Content-Type: text/html; charset=", "Content-Type: multipart/related; boundary=\"b\"\r\n", "Content-Type: multipart/alternative; boundary=b\r\n",
    "Content-Type: message/rfc822\r\n", "Content-Transfer-Encoding: base64\r\n", "Content-Transfer-Encoding: quoted-printable\r\n", "Content-Transfer-Encoding: 8bit\r\n", "Content-Disposition: attachment; filename=a.docx\r\n",
    "Content-Location: file:///C:/a.htm\r\n", "\r\n\r\n", "\n\n", "--b\r\n", "--b--\r\n", "=E6=94", "=\r\n", "=3D", "gb2312", "utf-8", "utf-7", "idna", "x-unknown", "rot13", "base64", "zlib", "Subject: =?utf-8?B?5oql?=\r\n", " \r\n", ";",
]  # fmt: skip


def seeds() -> list[bytes]:
    """Return short reports as messages, in several encodings, one with a file attached."""
    made = []
    for number, report in enumerate(reports()[::10]):
        lines = report.decode("utf-8").split("\n")
        page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
        made.append(message(page, charset=("gb18030", "utf-8")[number % 2]))
    return made


def one(data: bytes) -> None:
    """Read *data* as a message, and lint what it holds."""
    source = read_bytes(data, "x.mht")
    if len(source.text) < 3000:
        checked(source)
