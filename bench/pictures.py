"""Draw the pictures of the README from what the program really prints: python -m bench.pictures

They are made of examples that ship, in the system's Chromium, driven by playwright, and made
small with Pillow; neither is needed by anything but this.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
EXAMPLE = "examples/disclosure/2023-faulty.txt"
SECOND = "examples/disclosure/2023-clean.txt"
SHOWN = "C003,T003"  # on the terminal; all of them would fill three screens
COLOURS = {"1": "font-weight:700", "2": "color:#8b949e", "31": "color:#ff8f86", "32": "color:#7fce99",
           "33": "color:#f0bd57", "34": "color:#8fbdf5", "35": "color:#d2a8ff", "36": "color:#76d9e6"}  # fmt: skip


def report(browser: Any) -> bytes:
    """Return the page of a faulty report as it opens."""
    path = IMAGES / "report.html"
    subprocess.run(
        [*_program(), "check", EXAMPLE, "--output", str(path)], cwd=ROOT, check=False, capture_output=True
    )
    try:
        tab = browser.new_page(viewport={"width": 1400, "height": 960})
        tab.goto(path.as_uri())
        return bytes(tab.screenshot())
    finally:
        path.unlink()


def terminal(browser: Any) -> bytes:
    """Return what the terminal shows of two of its findings."""
    command = ["check", EXAMPLE, "--select", SHOWN]
    lines = f"\x1b[2m$\x1b[0m reportlint {' '.join(command)}\n{_on_a_terminal([*_program(), *command])}"
    tab = browser.new_page(viewport={"width": 1000, "height": 100})
    tab.set_content(
        "<style>body{margin:0;background:#0d1117}pre{margin:0;padding:22px 26px;color:#e6edf3;white-space:pre;display:inline-block;"
        f"min-width:948px;font:15px/1.5 'Noto Sans Mono CJK SC',monospace}}</style><pre>{_marked_up(lines)}</pre>"
    )
    return bytes(tab.screenshot(full_page=True))


def window(browser: Any) -> bytes:
    """Return the window with two reports in it."""
    with subprocess.Popen([*_program(), "serve"], cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        tab = browser.new_page(viewport={"width": 1400, "height": 900})
        tab.goto(program.stdout.readline().strip())
        tab.set_input_files("#files", [str(ROOT / EXAMPLE), str(ROOT / SECOND)])
        tab.locator("body:not([aria-busy]) .report .says").first.wait_for()
        tab.frame_locator("#frame").locator("h2").first.wait_for(state="attached")
        tab.wait_for_timeout(1000)
        picture = bytes(tab.screenshot())
        tab.click("#end")
    return picture


def _program() -> list[str]:
    return [sys.executable, "-m", "linter"]


def _on_a_terminal(command: list[str]) -> str:
    """Return what *command* prints where it believes to be on a terminal of 96 columns."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "96", "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, stdout=theirs, stderr=subprocess.DEVNULL, env=environment):
        os.close(theirs)
        printed = b""
        while True:
            try:
                more = os.read(ours, 65536)
            except OSError:  # so a terminal ends
                break
            if not more:
                break
            printed += more
    os.close(ours)
    return printed.decode("utf-8").replace("\r\n", "\n").strip()


def _marked_up(text: str) -> str:
    open_spans, found = 0, []
    for number, part in enumerate(re.split(r"\x1b\[([\d;]*)m", text)):
        if number % 2 == 0:
            found.append(escape(part))
            continue
        for code in part.split(";"):
            if code in ("", "0"):
                found.append("</span>" * open_spans)
                open_spans = 0
            elif code in COLOURS:
                found.append(f'<span style="{COLOURS[code]}">')
                open_spans += 1
    return "".join(found) + "</span>" * open_spans


def _save(name: str, picture: bytes) -> None:
    from PIL import Image

    image = Image.open(BytesIO(picture)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    image.save(IMAGES / name, optimize=True)
    print(f"{name}: {image.width} x {image.height}, {(IMAGES / name).stat().st_size / 1000:.0f} kB")


def main() -> None:
    """Write the pictures."""
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        _save("report.png", report(browser))
        _save("terminal.png", terminal(browser))
        _save("window.png", window(browser))
        browser.close()


if __name__ == "__main__":
    main()
