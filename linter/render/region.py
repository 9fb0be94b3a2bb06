"""Where a span is in the file itself, in the words of SARIF and of code hosting services."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from linter.model.elsewhere import Elsewhere
from linter.model.finding import Finding
from linter.text.source import Source, Span


def uri(path: str) -> str:
    """Return *path* as a relative URI (an absolute one as file://), percent-encoded."""
    slashed = "stdin" if path == "-" else path.replace("\\", "/")
    while slashed.startswith("./"):
        slashed = slashed[2:]
    if slashed.startswith("/"):
        return "file://" + quote(slashed, errors="replace")
    if slashed[1:3] == ":/":
        return "file:///" + quote(slashed, safe="/:", errors="replace")
    return quote(slashed, errors="replace")


def region(source: Source, span: Span) -> dict[str, int]:
    """Return lines, columns and characters of the file; of a document without lines, line 1.

    Columns count characters from 1, the end column is the one behind the last character.
    """
    first = source.origin(span)
    if "line" not in first:
        return {"startLine": 1}
    start = {"startLine": first["line"], "startColumn": first.get("column", 1)}
    offset = first.get("offset", span.start)
    if span.end <= span.start:
        return {**start, "charOffset": offset, "charLength": 0}
    last = source.origin(Span(span.end - 1, span.end))
    end = {"endLine": last["line"], "endColumn": last.get("column", 1) + 1}
    length = last.get("offset", span.end - 1) + 1 - offset
    if length < 1:  # the markup has the words in another order than a person reads them in
        return {**start, "charOffset": offset}
    return {**start, **end, "charOffset": offset, "charLength": length}


def region_elsewhere(place: Elsewhere) -> dict[str, int]:
    """Return the region of a place in another file, as far as the finding knows it."""
    if "line" not in place.origin:
        return {"startLine": 1}
    start = {"startLine": place.origin["line"], "startColumn": place.origin.get("column", 1)}
    if "offset" in place.origin:  # markup: where the words end in it was not kept
        return {**start, "charOffset": place.origin["offset"]}
    length = {"charOffset": place.span.start, "charLength": place.span.end - place.span.start}
    return {**start, "endLine": place.end.line, "endColumn": place.end.column, **length}


def logical(finding: Finding) -> list[dict[str, Any]]:
    """Return the section and the cell that a finding is in, as SARIF names such places."""
    found = []
    if finding.section:
        path = "/".join(finding.section)
        found.append({"name": finding.section[-1], "fullyQualifiedName": path, "kind": "section"})
    if cell := finding.cell:
        labels = (cell.row_label or cell.row, cell.column_label or cell.column)
        ids = "/".join((cell.table, cell.row, cell.column))
        found.append({"name": " / ".join(filter(None, labels)), "fullyQualifiedName": ids, "kind": "cell"})
    return found
