"""What every reader takes alike: how much is read of a document, and what its words look like."""

from __future__ import annotations

MAX_BYTES = 50_000_000  # of a file, and of what another program makes of it or a part of it packs
MAX_PAGES = 300
MAX_CHARS = 5_000_000  # of text, whatever a document holds
MAX_CELLS = 200_000  # that hold something, of all tables of a document together
MAX_COLUMNS = 100  # of a table; more are a layout
PROSE = 600  # characters in one cell that no table of figures has
WIDE = "\u2e80"  # writing from here on has no blanks between words
