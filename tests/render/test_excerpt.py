"""How many cells of a terminal a character takes: as wcwidth says, whether or not it is asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unicodedata import category, east_asian_width

import pytest
from wcwidth import wcwidth

from linter.render.excerpt import _width

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("ambiguous", [1, 2])
def test_each_character_is_as_wide_as_wcwidth_says(ambiguous):
    for number in range(0x20, 0x10000):
        char = chr(number)
        if category(char) == "Cs":
            continue
        cells = max(0, wcwidth(char))
        cells = ambiguous if cells == 1 and east_asian_width(char) == "A" else cells
        assert _width(char, ambiguous) == cells, hex(number)


def test_a_report_is_shown_without_the_tables_of_all_characters():
    code = (
        "import sys; from linter.render.excerpt import padded;"
        "padded('《条例》（2023年）“公开”〔2023〕18号—— …①·　', 60); assert 'wcwidth' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, timeout=60)
