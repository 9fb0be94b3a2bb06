"""What would grow with the square of a report: sections held against each other, lines read anew for each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linter.judge.lint import lint, lint_report
from linter.model.report import Line, Section
from linter.parse import parse
from linter.read import markdown
from linter.text.source import Source
from tests.test_hostile import TEXTS

MANY = 3_000  # characters


@pytest.mark.parametrize("name", ["headings", "headings of the form", "headings of the form, bare"])
def test_no_section_is_compared_with_every_other(name, pack, monkeypatch):
    source = Source("a.txt", TEXTS[name](MANY))
    sections = len(list(parse(source, pack.domain).root.walk()))
    compared = 0
    equal = Section.__eq__

    def counting(self, other):
        nonlocal compared
        compared += 1
        return equal(self, other)

    monkeypatch.setattr(Section, "__eq__", counting)
    lint(source, pack)
    assert sections > 50
    assert compared <= sections


@pytest.mark.parametrize("name", ["headings of the form", "headings of the form, bare", "headings"])
def test_the_lines_are_not_read_anew_for_each_section(name, pack):
    class Counting(tuple[Line, ...]):
        times = 0

        def __iter__(self):
            Counting.times += 1
            return super().__iter__()

    report = parse(Source("a.txt", TEXTS[name](MANY)), pack.domain)
    lint_report(replace(report, lines=Counting(report.lines)), pack.rules)
    assert Counting.times <= len(pack.rules)
    assert len(list(report.root.walk())) > 50


def test_the_text_of_an_html_table_is_put_together_once(monkeypatch):
    asked = 0

    class Counting(markdown.HtmlWriter):
        @property
        def text(self) -> str:
            nonlocal asked
            asked += 1
            return super().text

    monkeypatch.setattr(markdown, "HtmlWriter", Counting)
    rows = "".join(f"<tr><td>项目{n}</td><td>{n}</td></tr>" for n in range(50))
    markdown.read_markdown(f"前\n<table>{rows}</table>\n后\n")
    assert asked < 3
