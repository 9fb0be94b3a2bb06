"""In a browser: what comes out on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from linter.model.finding import Finding, Verdict

Open = Callable[..., Any]
Saved = Callable[..., str]


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def crowded(verdict: Verdict) -> Verdict:
    """A verdict that has too much of everything for one page."""
    words = "很长的说明，" * 40
    first = verdict.findings[0]

    def finding(n: int, **more: Any) -> Finding:
        return replace(
            first, fingerprint=f"{n:04}", rule=f"R{n:03}", message={"zh": words}, section=(words,), **more
        )

    findings = [finding(n) for n in range(60)]
    findings += [finding(n, waived={"reason": words, "by": "张三"}) for n in range(60, 80)]
    source = replace(verdict.source, path=f"{'路径/' * 60}年报.docx")
    return replace(
        verdict, source=source, findings=tuple(findings), identity=replace(verdict.identity, title=words)
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sheet_is_one_page_whatever_was_found(
    page: Open, saved: Saved, faulty: Verdict, language: str
) -> None:
    for verdict in (faulty, crowded(faulty)):
        tab = page(f"{saved(verdict, language=language)}#sheet-1")
        pdf = tab.pdf(prefer_css_page_size=True)
        assert pages(pdf) == 1
        assert re.search(rb"/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]", pdf)  # A4
        tab.emulate_media(media="print")
        tab.set_viewport_size({"width": 680, "height": 1000})  # A4 less its margins
        # Nothing of it is cut off at its foot: the lines to sign are the last but one.
        high, room = tab.eval_on_selector(".sheet", "one => [one.scrollHeight, one.clientHeight]")
        assert high <= room + 1
        assert not tab.is_visible(".page") and tab.is_visible(".hands")


def test_the_sheet_of_one_report_of_several_is_one_page(
    page: Open, saved: Saved, several: list[Verdict]
) -> None:
    tab = page(f"{saved(*several)}#sheet-2")
    assert pages(tab.pdf(prefer_css_page_size=True)) == 1
    tab.emulate_media(media="print")
    assert tab.locator(".sheet:visible").count() == 1
    assert not tab.is_visible(".overview")


def test_the_button_prints_the_sheet_alone(page: Open, saved: Saved, faulty: Verdict) -> None:
    tab = page(saved(faulty))
    tab.evaluate("window.print = () => { window.printed = location.hash; }")
    tab.click(".sheet .print")
    assert tab.evaluate("window.printed") == "#sheet-1"
    tab.evaluate("window.printed = location.hash = ''")
    tab.keyboard.press("p")
    assert tab.evaluate("window.printed") == "#sheet-1"


def test_on_paper_everything_is_there_and_in_black_on_white(
    page: Open, saved: Saved, faulty: Verdict
) -> None:
    tab = page(saved(faulty), scheme="dark")
    assert pages(tab.pdf(prefer_css_page_size=True)) > 3
    tab.emulate_media(media="print")
    for selector in (".cards", ".page", ".rest .rules", ".sheet"):
        assert tab.is_visible(selector)
    for selector in (".bar", "#help", ".print", ".ways"):
        assert not tab.is_visible(selector)
    assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_list_and_sheet_alone_are_printed_where_that_is_ticked(
    page: Open, saved: Saved, faulty: Verdict
) -> None:
    tab = page(saved(faulty))
    whole = pages(tab.pdf(prefer_css_page_size=True))
    tab.check("#print-brief")
    assert pages(tab.pdf(prefer_css_page_size=True)) < whole
    tab.emulate_media(media="print")
    assert not tab.is_visible(".page") and not tab.is_visible(".rest")
    assert tab.is_visible(".cards") and tab.is_visible(".hands")
