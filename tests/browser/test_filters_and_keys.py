"""In a browser: filters, keys and links do what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from linter.model.finding import Severity, Verdict

Open = Callable[..., Any]
Saved = Callable[..., str]


@pytest.fixture
def tab(page: Open, saved: Saved, faulty: Verdict) -> Any:
    return page(saved(faulty))


def shown(tab: Any) -> list[str]:
    """The numbers of the findings that can be seen."""
    return tab.eval_on_selector_all(
        ".card",
        "all => all.filter(one => one.checkVisibility()).map(one => one.querySelector('.num').textContent)",
    )


def chosen(tab: Any) -> str:
    return tab.eval_on_selector_all(
        ".card.on", "all => all.map(one => one.querySelector('.num').textContent).join()"
    )


def in_view(tab: Any, selector: str) -> bool:
    inside = """one => { const box = one.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight && box.height > 0; }"""
    tab.wait_for_function(
        f"selector => ({inside})(document.querySelector(selector))", arg=selector, timeout=5000
    )
    return True


def test_a_severity_can_be_hidden(tab: Any, faulty: Verdict) -> None:
    errors = sum(one.severity is Severity.ERROR for one in faulty.findings)
    assert len(shown(tab)) == len(faulty.findings)
    tab.uncheck("#show-error")
    assert shown(tab) == [str(n) for n in range(errors + 1, len(faulty.findings) + 1)]
    assert not tab.is_visible("a.n.error") and not tab.is_visible("h4.error")
    assert tab.inner_text("#shown") == f"显示 {len(faulty.findings) - errors} / {len(faulty.findings)} 条"
    tab.click("#clear")
    assert len(shown(tab)) == len(faulty.findings)


def test_rule_section_and_words_narrow_the_list_together(tab: Any, faulty: Verdict) -> None:
    tab.select_option("#rule", "=T003")
    assert len(shown(tab)) == 1
    tab.select_option("#section", "=一、总体情况")
    assert shown(tab) == [] and tab.inner_text("#shown") == "没有符合筛选条件的问题。"
    tab.select_option("#rule", "")
    inside = sum(one.section[:1] == ("一、总体情况",) for one in faulty.findings)
    assert len(shown(tab)) == inside > 2
    tab.fill("#words", "c003")
    assert len(shown(tab)) == 1 and "C003" in tab.inner_text(".group:visible")
    tab.press("#words", "Escape")
    assert len(shown(tab)) == len(faulty.findings) and tab.input_value("#words") == ""


def test_ticks_can_be_hidden(tab: Any, faulty: Verdict) -> None:
    verified = sum(entry.state == "verified" for entry in faulty.ledger)
    assert tab.locator(".t:visible").count() == verified > 100
    tab.uncheck("#show-ticks")
    assert tab.locator(".t:visible").count() == 0


def test_keys_go_from_finding_to_finding(tab: Any) -> None:
    for key, number in (("j", "1"), ("j", "2"), ("j", "3"), ("k", "2"), ("ArrowDown", "3"), ("ArrowUp", "2")):
        tab.keyboard.press(key)
        assert chosen(tab) == number
    assert tab.evaluate("document.activeElement.matches('.card.on')")
    assert tab.evaluate("location.hash === '#' + document.activeElement.id")
    assert in_view(tab, "mark.error.on")
    tab.uncheck("#show-error")
    tab.keyboard.press("j")
    assert chosen(tab) == "3"


def test_the_slash_searches_and_the_question_mark_tells(tab: Any) -> None:
    tab.keyboard.press("/")
    tab.keyboard.type("j?")
    assert tab.input_value("#words") == "j?" and chosen(tab) == ""
    tab.keyboard.press("Escape")
    tab.keyboard.press("?")
    assert tab.is_visible("dialog")
    tab.uncheck("#keys-on")
    tab.keyboard.press("Escape")
    assert not tab.is_visible("dialog")
    tab.keyboard.press("j")
    assert chosen(tab) == ""


def test_a_link_to_a_finding_shows_it_and_its_words(page: Open, saved: Saved, faulty: Verdict) -> None:
    wrong = next(one for one in faulty.findings if one.rule == "T003")
    tab = page(f"{saved(faulty)}#f-{wrong.fingerprint}")
    assert "表三" in tab.inner_text(".card.on h5")
    assert in_view(tab, ".card.on") and in_view(tab, "mark.error.on")
    assert tab.inner_text("mark.error.on") == "62"
    assert tab.locator("ins.maybe:visible").count() > 0
    tab.keyboard.press("k")
    assert tab.locator("ins.maybe:visible").count() == 0


def test_a_click_on_marked_words_finds_the_finding_and_back(tab: Any) -> None:
    tab.click("mark.error >> nth=1")
    assert chosen(tab) == "2" and in_view(tab, ".card.on")
    tab.click("a.n.warning >> nth=0")
    assert "warning" in tab.get_attribute(".card.on", "class")
    tab.click(".card.on .num")
    assert in_view(tab, "mark.warning.on")
    tab.click(".lead .message a")
    assert chosen(tab) == "1"


def test_a_place_that_bears_on_a_finding_is_gone_to(tab: Any) -> None:
    tab.click(".spots a >> nth=0")
    assert in_view(tab, "mark:target")


def test_the_counts_lead_to_what_they_count(tab: Any) -> None:
    tab.click(".counts .held a")
    assert tab.evaluate("document.querySelector('details:target').open")
    tab.click(".counts .warning a")
    assert in_view(tab, "h4.warning")
