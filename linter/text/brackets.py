"""What opens, what closes, and what ends a sentence, as it is printed and as it is folded."""

from __future__ import annotations

OPENING, CLOSING = "(（[【〔", ")）]】〕"
UNQUOTING = "”』」》"
ENDING = "。.!?…"
