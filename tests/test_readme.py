"""What the documents show is what happens: each command is run, each output compared, each link looked up."""

import re
from pathlib import Path

import pytest

from tests import console

ROOT = Path(__file__).parent.parent
PAGES = [
    "README.md",
    "README.zh-CN.md",
    "docs/findings.md",
    "docs/writing-rules.md",
    "docs/sentence-patterns.md",
    "docs/json.md",
    "docs/templates.md",
]
BLOCKS = [
    pytest.param(page, block, id=f"{page}: {block.splitlines()[0][2:60]}")
    for page in PAGES
    for block in console.blocks((ROOT / page).read_text(encoding="utf-8"))
]


@pytest.fixture
def folder(request, tmp_path):
    """A folder like the checkout, with the files that the page has its reader write."""
    text = (ROOT / request.node.callspec.params["page"]).read_text(encoding="utf-8")
    return console.prepared(text, tmp_path)


@pytest.mark.parametrize(("page", "block"), BLOCKS)
def test_a_command_says_what_the_page_shows(page, block, folder):
    real = console.replayed(block, folder)
    assert console.same(block, real), f"run `make docs`; it says:\n{real}"


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (ROOT / page).parent.joinpath(target).exists(), target


def test_the_two_commands_are_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"^make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE):
        assert f"\n{command}:" in makefile
