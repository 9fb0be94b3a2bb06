"""In a browser: the page is inert, readable in the dark, on a narrow screen and without its script."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.request import url2pathname

import pytest

from linter.model.finding import Verdict

Open = Callable[..., Any]
Saved = Callable[..., str]

# The contrast of each visible text with what lies behind it; what is fainter than asked comes back.
CONTRAST = """() => {
  const channel = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const known = new Map();
  const rgba = colour => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const behind = one => {
    const layers = [];
    for (; one; one = one.parentElement) {
      const colour = rgba(getComputedStyle(one).backgroundColor);
      if (colour[3]) layers.push(colour);
      if (colour[3] === 255) break;
    }
    return layers.reverse().reduce((under, [r, g, b, a]) => under.map((v, i) => v + ([r, g, b][i] - v) * a / 255), [255, 255, 255]);
  };
  const faint = new Set();
  for (const one of document.body.querySelectorAll('*')) {
    if (![...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
    if (!one.checkVisibility({visibilityProperty: true}) || one.closest('.sr, script, option')) continue;
    const style = getComputedStyle(one);
    const [a, b] = [light(rgba(style.color)), light(behind(one))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) faint.add(`${one.tagName}.${one.className} ${ratio.toFixed(2)}`);
  }
  return [...faint];
}"""

NAMELESS = """() => [...document.querySelectorAll('a, button, input, select, [role=region], [role=group], section, nav, form, dialog')]
  .filter(one => one.checkVisibility() && !one.matches('.group'))
  .filter(one => !(one.getAttribute('aria-label') || one.labels?.length || one.textContent.trim() && one.matches('a, button')
    || (one.getAttribute('aria-labelledby') || '?').split(' ').every(id => document.getElementById(id)?.textContent.trim())))
  .map(one => one.outerHTML.slice(0, 80))"""

HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')]
  .filter(one => one.checkVisibility() || one.matches('.sr'))
  .map(one => +(one.getAttribute('aria-level') || one.tagName[1]))"""


def test_nothing_a_report_says_becomes_markup_or_script(page: Open, saved: Saved, hostile: Verdict) -> None:
    tab = page(saved(hostile))
    tab.wait_for_timeout(100)
    assert tab.locator("img, iframe, object, article script").count() == 0
    assert tab.locator("script").count() == 1
    assert "<script>alert(1)</script>" in tab.inner_text(".card >> nth=0")
    assert "<img src=x onerror=alert(1)>" in tab.inner_text(".page")
    for selector in ("a", "mark", "ins"):
        assert tab.locator(f"{selector}:not([class]):not([href])").count() == 0
    # The rules' names are the values of a filter, too.
    tab.select_option("#rule", index=1)
    assert tab.locator(".card:visible").count() >= 1


def test_markup_that_got_in_all_the_same_could_do_nothing(
    browser: Any, saved: Saved, faulty: Verdict, tmp_path: Path
) -> None:
    """The page's policy holds: only the script whose hash it names is run."""
    text = Path(url2pathname(saved(faulty).removeprefix("file://"))).read_text(encoding="utf-8")
    harm = (
        "<p id=bad onclick='window.harm=1'>x</p><script>window.harm=1</script><img src='https://x.example/'>"
    )
    (tmp_path / "page.html").write_text(text.replace("<main>", "<main>" + harm, 1), encoding="utf-8")
    context = browser.new_context()
    try:
        tab = context.new_page()
        sent: list[str] = []
        tab.on("requestfinished", lambda asked: sent.append(asked.url))
        tab.goto((tmp_path / "page.html").as_uri())
        tab.click("#bad")
        assert tab.evaluate("window.harm") is None
        assert tab.is_visible("#help")  # ours was run
        assert all(address.startswith("file:") for address in sent)
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(
    page: Open, saved: Saved, faulty: Verdict, several: list[Verdict], scheme: str
) -> None:
    for verdicts in ([faulty], several):
        tab = page(saved(*verdicts), scheme=scheme)
        tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        tab.keyboard.press("j")
        assert tab.evaluate(CONTRAST) == []
    dark = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (dark == "rgb(18, 20, 24)") == (scheme == "dark")


def test_who_reads_by_ear_finds_headings_names_and_one_id_a_thing(
    page: Open, saved: Saved, faulty: Verdict, several: list[Verdict]
) -> None:
    for verdicts in ([faulty], several):
        tab = page(saved(*verdicts))
        levels = tab.evaluate(HEADINGS)
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(below - above <= 1 for above, below in pairwise(levels))
        assert tab.evaluate(NAMELESS) == []
        ids = tab.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
        assert len(ids) == len(set(ids))
        assert tab.get_attribute("html", "lang") == "zh-Hans"
    assert tab.evaluate("document.querySelector('main').firstElementChild.id") == "overview"


def test_a_narrow_screen_scrolls_one_way_only(
    page: Open, saved: Saved, faulty: Verdict, several: list[Verdict], hostile: Verdict
) -> None:
    for verdicts in ([faulty], several, [hostile]):
        tab = page(saved(*verdicts), wide=320, high=640)
        tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert tab.evaluate("document.documentElement.scrollWidth") == 320
        outside = """() => [...document.body.querySelectorAll('*')].filter(one => one.checkVisibility() &&
            !one.closest('.scroll, .sr, .skip') && one.getBoundingClientRect().right > 321).map(one => one.outerHTML.slice(0, 90))"""
        assert tab.evaluate(outside) == []


def test_without_its_script_everything_is_there(page: Open, saved: Saved, faulty: Verdict) -> None:
    wrong = next(one for one in faulty.findings if one.rule == "T003")
    tab = page(f"{saved(faulty)}#f-{wrong.fingerprint}", scripts=False)
    assert tab.locator(".card:visible").count() == len(faulty.findings)
    assert tab.locator(".page table:visible").count() == 3
    assert tab.locator(".sheet:visible").count() == 1
    assert tab.locator(":is(button, select, [type=search]):not(dialog *):visible").count() == 0
    assert "表三" in tab.inner_text(".card:target")
    tab.uncheck("#show-error")
    assert tab.locator(".card.error:visible").count() == 0
    assert tab.locator(".card.warning:visible").count() > 0
    tab.click("#r1-held > summary")
    assert tab.is_visible("#r1-held > .rules")


def test_several_reports_are_reached_from_their_overview(
    page: Open, saved: Saved, several: list[Verdict]
) -> None:
    tab = page(saved(*several))
    rows = tab.locator(".overview tbody tr")
    assert rows.count() == 4
    assert "absent.txt" in rows.nth(0).inner_text() and "2020-faulty" in rows.nth(1).inner_text()
    assert (
        tab.inner_text(".overview .says") == "检查了 4 份报告：1 份有错误，2 份没有发现问题，1 份无法读取。"
    )
    rows.nth(1).locator("td.first a").click()
    tab.wait_for_function(
        "() => document.querySelector('#r2 .card.on')?.getBoundingClientRect().top < innerHeight"
    )
    tab.click("#r2 .back")
    tab.wait_for_function("() => document.querySelector('.overview').getBoundingClientRect().bottom > 0")


def test_on_a_phone_the_bar_is_one_row_and_its_signs_have_names(
    page: Open, saved: Saved, faulty: Verdict
) -> None:
    tab = page(saved(faulty))
    tab.set_viewport_size({"width": 390, "height": 844})
    assert tab.eval_on_selector(".bar", "one => one.getBoundingClientRect().height") < 56
    assert tab.eval_on_selector(".bar", "one => one.scrollWidth <= one.clientWidth + 1")
    for name in ("错误", "提醒", "提示", "已豁免"):
        assert tab.get_by_role("checkbox", name=name).is_visible()
