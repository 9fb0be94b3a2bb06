"""Notes of a PDF: a highlight with its words, what it looks like, and the window that shows the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from linter.render.pdf.increment import Increment

_NAME = "reportlint-"  # what our notes are called, to be known again
_PRINTED = 4  # a flag: the note is printed with the page
_ROOM = (220.0, 110.0)  # points of the window with a note's words


def annotate(
    increment: Increment, number: int, notes: Iterable[Mapping[str, Any]], asked: Mapping[str, Any]
) -> None:
    """Add *notes* to those that page *number* has; what an earlier run wrote there goes."""
    reference = increment.reader.pages[number].indirect_reference
    page: Any = reference.get_object() if reference is not None else None
    kept = [one for one in _listed(page.get("/Annots")) if not _is_ours(one.get_object())]
    added = []
    for note in notes:
        highlight = _highlight(note, asked, reference)
        mark = increment.add(highlight)
        window = increment.add(_window(note, mark, reference))
        highlight[NameObject("/Popup")] = window
        highlight[NameObject("/AP")] = _dictionary({"/N": increment.add(_appearance(note))})
        added += [mark, window]
    annots = {NameObject("/Annots"): ArrayObject([*kept, *added])}
    increment.replace(reference, DictionaryObject({**page, **annots}))


def _listed(annotations: Any) -> list[Any]:
    annotations = annotations.get_object() if annotations is not None else None
    return list(annotations) if isinstance(annotations, ArrayObject) else []


def _is_ours(annotation: Any) -> bool:
    """Whether an earlier run wrote *annotation*: by its name, or its highlight's."""
    if not isinstance(annotation, DictionaryObject):
        return False
    parent: Any = annotation.get("/Parent") if annotation.get("/Subtype") == "/Popup" else None
    named: Any = parent.get_object() if parent is not None else annotation
    return isinstance(named, DictionaryObject) and str(named.get("/NM", "")).startswith(_NAME)


def _highlight(note: Mapping[str, Any], asked: Mapping[str, Any], page: Any) -> DictionaryObject:
    said = {
        "/Type": NameObject("/Annot"),
        "/Subtype": NameObject("/Highlight"),
        "/Rect": _numbers(_round(note)),
        "/QuadPoints": _numbers(at for _, corners in note["marks"] for at in corners),
        "/C": _numbers(note["color"]),
        "/F": NumberObject(_PRINTED),
        "/T": TextStringObject(asked["author"]),
        "/Subj": TextStringObject(note["subject"]),
        "/Contents": TextStringObject(note["text"]),
        "/NM": TextStringObject(_NAME + note["name"]),
        "/P": page,
    }
    if asked["date"]:
        said["/M"] = TextStringObject(f"D:{asked['date'].replace('-', '')}000000Z")
    return _dictionary(said)


def _window(note: Mapping[str, Any], mark: Any, page: Any) -> DictionaryObject:
    _, _, right, top = _round(note)
    wide, high = _ROOM
    return _dictionary(
        {
            "/Type": NameObject("/Annot"),
            "/Subtype": NameObject("/Popup"),
            "/Rect": _numbers((right, top - high, right + wide, top)),
            "/Parent": mark,
            "/Open": BooleanObject(value=False),
            "/P": page,
        }
    )


def _appearance(note: Mapping[str, Any]) -> StreamObject:
    """Return how the highlight looks: its boxes in its colour, under the words; not every viewer draws one itself."""
    drawn = [
        f"{left:.2f} {low:.2f} {right - left:.2f} {high - low:.2f} re f"
        for (left, low, right, high), _ in note["marks"]
    ]
    stream = StreamObject()
    stream.set_data(" ".join(["/G gs", *map(str, note["color"]), "rg", *drawn]).encode())
    state = {"/Type": NameObject("/ExtGState"), "/BM": NameObject("/Multiply")}
    group = {"/Type": NameObject("/Group"), "/S": NameObject("/Transparency")}
    form = {
        "/Type": NameObject("/XObject"),
        "/Subtype": NameObject("/Form"),
        "/BBox": _numbers(_round(note)),
        "/Resources": _dictionary({"/ExtGState": _dictionary({"/G": _dictionary(state)})}),
        "/Group": _dictionary(group),
    }
    stream.update(_dictionary(form))
    return stream


def _round(note: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """Return the box round all that is marked."""
    lefts, lows, rights, highs = zip(*(box for box, _ in note["marks"]), strict=True)
    return min(lefts), min(lows), max(rights), max(highs)


def _dictionary(entries: Mapping[str, Any]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})


def _numbers(values: Iterable[float]) -> ArrayObject:
    return ArrayObject(FloatObject(f"{value:.2f}") for value in values)
