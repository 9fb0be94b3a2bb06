"""Chinese numerals as one counts with them."""

from __future__ import annotations

HAN = "〇一二三四五六七八九"


def counting(number: int) -> str:
    """Return 十二, 一百零三 … for *number*, which is below 10,000."""
    if number == 0:
        return HAN[0]
    digits = [int(digit) for digit in str(number)]
    said, skipped = "", False
    for digit, unit in zip(digits, ("", "十", "百", "千")[len(digits) - 1 :: -1], strict=True):
        if digit:
            said += ("零" if skipped else "") + HAN[digit] + unit
        skipped = not digit
    return said.removeprefix("一") if said.startswith("一十") else said
