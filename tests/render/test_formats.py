"""What holds of every format: order, purity, encoding, and that a report's text stays text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from linter.errors import UsageError
from linter.model.finding import Verdict
from linter.render import FORMATS, Run, render
from linter.text.source import Source

Show = Callable[..., str]
ACTING = [chr(c) for c in (*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x202A, 0x202E, 0x2066)]
HEADS = {
    "terminal": 0,
    "json": 1,
    "jsonl": 0,
    "markdown": 1,
    "audit": 1,
    "html": 1,
    "confirmation": 1,
    "sarif": 1,
    "junit": 1,
    "github": 0,
    "concise": 0,
    "gitlab": 1,
    "rdjson": 1,
    "csv": 1,
}
# A summary begins with what is known last. These say nothing of a report in which nothing was found.
OF_FINDINGS = ("concise", "gitlab", "rdjson", "csv", "summary")


@pytest.mark.parametrize("format", HEADS)
def test_each_verdict_is_shown_before_the_next_is_asked_for(format: str, summed: Verdict) -> None:
    asked = []

    def verdicts() -> Iterator[Verdict]:
        for number in range(3):
            asked.append(number)
            yield replace(summed, source=replace(summed.source, path=f"report-{number}.txt"))

    chunks = render(verdicts(), format, Run())
    for _ in range(HEADS[format]):
        next(chunks)
    assert asked == []
    for number in range(3):
        assert f"report-{number}.txt" in next(chunks)
        assert asked == list(range(number + 1))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_in_a_report_can_steer_what_shows_it(
    format: str, language: str, hostile: Verdict, show: Show
) -> None:
    text = show(format, hostile, language=language, ledger=True)
    assert "octocat" in text  # it was shown
    assert [hex(ord(char)) for char in ACTING if char in text] == []
    text.encode("utf-8")  # nor is a lone surrogate left


@pytest.mark.parametrize("format", FORMATS)
def test_same_verdicts_same_text(format: str, summed: Verdict, unreadable: Verdict, show: Show) -> None:
    assert show(format, summed, unreadable) == show(format, summed, unreadable)
    shown = show(format, summed, unreadable, language="en", today="2026-01-05")
    assert ("Cannot be read." in shown) and ("reports/清河县.txt" in shown)


@pytest.mark.parametrize("format", FORMATS)
def test_no_verdicts_and_an_empty_report_are_shown_too(format: str, show: Show) -> None:
    assert "None" not in show(format)
    assert ("empty.txt" in show(format, Verdict(Source("empty.txt", "")))) == (format not in OF_FINDINGS)


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'pdf'.*terminal, concise"):
        render([], "pdf", Run())


@pytest.mark.parametrize(
    ("format", "absent"),
    [
        ("json", "{'click', 'jinja2', 'wcwidth'}"),
        ("terminal", "{'jinja2', 'wcwidth'}"),
        ("html", "{'wcwidth'}"),
    ],
)
def test_a_format_loads_only_what_it_needs(format: str, absent: str) -> None:
    code = f"""
import sys
from linter.model.finding import Verdict
from linter.render import Run, render
from linter.text.source import Source
print("".join(render([Verdict(Source("a.txt", "a"))], {format!r}, Run())))
assert not {absent} & set(sys.modules), {absent} & set(sys.modules)
"""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
