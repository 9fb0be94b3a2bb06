"""Pictures in which words or a table may stand: what is as wide as half a page, icons and seals left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # lxml, which few runs need
    from linter.read.package import Element

_OBJECT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}object"
_CHUNK = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}altChunk"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_SHAPES = ("{*}wsp", "{*}wgp", "{*}wpc")
_WIDE = 8 * 360_000  # a picture of 8 cm, in the units of the format
_HIGH = 360_000
_PIXELS = 300
_ICON = re.compile(
    r"(?i)icon|ico[_.-]|logo|qr|code|print|share|wei(?:xin|bo)|wechat|btn|arrow|\.gif\b|^data:.{0,2000}\Z"
)
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "data-url")
_DRAWN = frozenset({"img", "svg", "canvas"})
_FRAMES = {"iframe": "src", "embed": "src", "object": "data"}  # and what names the thing shown
_DOCUMENT = re.compile(
    r"(?i)\.(?:pdf|ofd|docx?|xlsx?|wps|et|pptx?|jpe?g|png)(?:[?#&]|\Z)|/pdfjs/|pdf/web/viewer"
)
_PIXEL_WIDTH = re.compile(r"(?i)(?:^|[;\s])width\s*:\s*(\d+)(?:\.\d+)?\s*px")
_MARKED = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\s]{1,500}[^)\n]{0,200}\)")


def in_document(root: Element, read: Set[str] = frozenset()) -> int:
    """Return how many such pictures, and objects of other programs but those *read*, a DOCX shows in its text."""
    drawn = sum(map(_is_large, root.iter(_DRAWING + "inline", _DRAWING + "anchor")))
    objects = [*root.iter(_OBJECT), *root.iter(_CHUNK)]
    return drawn + sum(1 for one in objects if not any(inner.get(_ID) in read for inner in one))


def _is_large(frame: Element) -> bool:
    """Whether a frame is a picture of that size, no ground that words stand on and no shape, whose words are read."""
    shape = next(frame.iter(*_SHAPES), None) is not None and next(frame.iter(_BLIP), None) is None
    if shape or frame.get("behindDoc") in ("1", "true"):
        return False
    extent = frame.find(_DRAWING + "extent")
    if extent is None:
        return True
    width, height = (_number(extent.get(key)) for key in ("cx", "cy"))
    return width >= _WIDE and height >= _HIGH


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else 0


def in_page(article: Any) -> int:
    """Return how many such pictures the article of a page shows, and documents that it shows in a frame."""
    return sum(1 for node in _images(article) if _holds_words(node))


def _images(article: Any) -> Iterator[Any]:
    stack = [article]
    while stack:
        node = stack.pop()
        if node.name in _DRAWN or node.name in _FRAMES:
            yield node
        else:
            stack.extend(node.children or ())


def _holds_words(node: Any) -> bool:
    attributes = node.attrs or {}
    if node.name in _FRAMES:
        return bool(_DOCUMENT.search(attributes.get(_FRAMES[node.name]) or ""))
    width = _width(attributes)
    if node.name in ("svg", "canvas"):
        return width is not None and width >= _PIXELS
    if width is not None:
        return width >= _PIXELS
    # What a page loads only when one comes to it is named otherwise.
    source = next((told for name in _SOURCES if (told := attributes.get(name))), "")
    return bool(source) and not _ICON.search(source)


def _width(attributes: dict[str, str | None]) -> int | None:
    """Return how wide an element is in pixels, if it says so."""
    width = (attributes.get("width") or "").strip().removesuffix("px")
    styled = _PIXEL_WIDTH.search(attributes.get("style") or "")
    return int(width) if width.isdecimal() and len(width) < 6 else int(styled[1]) if styled else None


def in_markdown(text: str) -> int:
    """Return how many pictures a text in Markdown names."""
    return sum(1 for found in _MARKED.finditer(text) if not _ICON.search(found[0]))
