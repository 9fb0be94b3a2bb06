"""A document as text: a table's rows are lines, or its cells are."""

from __future__ import annotations

from collections.abc import Callable

from wcwidth import wcswidth

from bench.carriers.model import Document, Table

Drawing = Callable[[Table], str]


def joined(by: str) -> Drawing:
    """Return the drawing of a row a line, cells parted by *by*."""
    return lambda table: "\n".join(by.join(cell.text for cell in row) for row in table.rows)


def quoted(table: Table) -> str:
    """Return the rows as comma-separated values, every cell in quotes."""
    return "\n".join(",".join(f'"{cell.text.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in table.rows)  # fmt: skip


def bars(table: Table) -> str:
    """Return the rows with a bar behind every cell but the last."""
    return "\n".join(" | ".join(cell.text for cell in row) for row in table.rows)


def markdown(outer: bool = True) -> Drawing:
    """Return the drawing as a table of Markdown, with or without its outer bars."""

    def draw(table: Table) -> str:
        width = max(len(row) for row in table.rows)
        lines = []
        for number, row in enumerate(table.rows):
            texts = [cell.text.replace("|", "\\|") for cell in row] + [""] * (width - len(row))
            lines.append(f"| {' | '.join(texts)} |" if outer else " | ".join(texts))
            if number == 0:
                lines.append("|" + " --- |" * width if outer else " | ".join(["---"] * width))
        return "\n".join(lines)

    return draw


def aligned(gap: int = 2) -> Drawing:
    """Return the drawing with columns filled up with blanks; the table is square."""

    def draw(table: Table) -> str:
        width = max(len(row) for row in table.rows)
        sizes = [
            max((wcswidth(row[x].text) for row in table.rows if x < len(row) and x < len(row) - 1), default=0)
            for x in range(width)
        ]
        lines = []
        for row in table.rows:
            line = "".join(
                cell.text + " " * (size - wcswidth(cell.text) + gap)
                for cell, size in zip(row, sizes, strict=False)
            )
            lines.append(line.rstrip())
        return "\n".join(lines)

    return draw


def each(by: str = "\n", row: str = "\n") -> Drawing:
    """Return the drawing of a cell a line: *by* between cells, *row* between rows."""
    return lambda table: row.join(by.join(cell.text for cell in line) for line in table.rows)


def written(
    document: Document, draw: Drawing, *, between: str = "\n", marked: bool = False, glue: str | None = None
) -> bytes:
    """Return the text; *between* pieces; *marked*: headings with #; *glue*: everything on one line with this between."""
    found = []
    for piece in document.pieces:
        if isinstance(piece, Table):
            found.append(draw(piece))
        elif marked and piece.level is not None:
            found.append(f"{'#' * (piece.level + 1)} {piece.text}")
        else:
            found.append(piece.text)
    text = between.join(found) if glue is None else glue.join(glue.join(found).split("\n"))
    return f"{text}\n".encode()
