"""OFD documents: the XML of their pages is what is changed."""

from bench.fuzz.sound import checked
from bench.fuzz.vocabulary import packed, reports, unpacked
from linter.read import read_bytes
from tests import ofds

_TAGS = ("ofd:Page", "ofd:Content", "ofd:Layer", "ofd:TextObject", "ofd:TextCode", "ofd:PathObject", "ofd:AbbreviatedData", "ofd:Template", "ofd:CGTransform", "ofd:PageBlock", "ofd:ImageObject")  # fmt: skip
_MARKED = (
    ' DeltaX="g 3 3.7"', ' DeltaX="g 99999999 1"', ' DeltaX="g"', ' DeltaX="1 2 x"', ' DeltaY="5 5"', ' CTM="1 0 0 1 0 0"', ' CTM="0 0 0 0 0 0"', ' CTM="1e300 0 0 1e300 0 0"', ' CTM="x"',
    ' Boundary="0 0 210 297"', ' Boundary="nan inf -1 0"', ' Boundary="1"', ' Size="0"', ' Size="1e9"', ' X="-1e9"', ' Y="3.5"', ' HScale="0"', ' CharDirection="90"', ' ReadDirection="180"', ' BaseLoc="../../x"',
    ' BaseLoc="Doc_0/Pages/Page_0/Content.xml"', ' Visible="false"', ' CodePosition="0" CodeCount="9"', "M 0 0 L 10 10 C", "M 1 1 B 1 2 3 4 5 6", "L", "A 1 2", "M x y",
)  # fmt: skip
WORDS = [*(f"<{tag}>" for tag in _TAGS), *(f"</{tag}>" for tag in _TAGS), *_MARKED * 2, "12", "合计", "其中"]
ARCHIVE = ofds.report("清泉县2015年政府信息公开工作年度报告\n\n一、概述\n\n共12条。")


def seeds() -> list[bytes]:
    """Return the pages and the lists of pages of short reports, as XML."""
    texts = [report.decode("utf-8") for report in reports() if len(report) < 1200][::7]
    styles = (ofds.Style(), ofds.Style(single=True), ofds.Style(runs=False), ofds.Style(scaled=True))
    return [unpacked(ARCHIVE, r".*\.xml")] + [
        unpacked(ofds.report(text, styles[number % len(styles)]), r".*Content\.xml")
        for number, text in enumerate(texts)
    ]


def one(data: bytes) -> None:
    """Read an OFD document whose parts are *data*, and lint it."""
    source = read_bytes(packed(data, ARCHIVE), "x.ofd")
    if len(source.text) < 3000:
        checked(source)
