"""In a browser: files are dropped, findings seen, copies taken away; pages of others and hostile files get nowhere."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_page import CONTRAST, NAMELESS
from tests.serve.conftest import EXAMPLES, Asked, open_window

__all__ = ["open_window"]

FAULTY, CLEAN = EXAMPLES / "2023-faulty.txt", EXAMPLES / "2023-clean.txt"
HARM = "<img src=x onerror=alert(1)>&quot;'.txt"


@pytest.fixture
def asked(open_window: Callable[[], Asked]) -> Asked:
    return open_window()


@pytest.fixture
def tab(browser: Any, asked: Asked) -> Iterator[Any]:
    """The window in a tab; a script error, a dialog or a request elsewhere fails the test."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.set_default_timeout(30_000)
    page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
    # A refusal in words is an answer of 400, which the console tells of by itself.
    page.on(
        "console",
        lambda said: wrong.append(f"console: {said.text}") if "status of 400" not in said.text else None,
    )
    page.on("request", lambda sent: wrong.append(sent.url) if asked.host not in sent.url and not sent.url.startswith("data:") else None)  # fmt: skip
    page.goto(f"http://{asked.host}/#{asked.token}")
    yield page
    context.close()
    assert wrong == []


def laid(tab: Any, *files: Any) -> Any:
    """Choose *files* and wait until they are checked; return the first one's card."""
    tab.set_input_files("#files", list(files))
    tab.locator("body:not([aria-busy]) .report .says").first.wait_for()
    return tab.locator(".report").first


def named(path: Path, name: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": path.read_bytes()}


def test_from_the_drop_to_the_mended_draft(tab: Any, tmp_path: Path) -> None:
    card = laid(tab, named(FAULTY, "年报.txt"))
    assert "token" not in tab.url and "#" not in tab.url
    assert "错误" in card.locator(".says").text_content()
    frame = tab.frame_locator("#frame")
    assert frame.locator(".card.error").count() >= 1
    for number, suffix in enumerate((".html", ".xlsx", ".html")):
        with tab.expect_download() as taken:
            card.locator(".buttons a").nth(number).click()
        assert taken.value.suggested_filename.startswith("年报-") and taken.value.suggested_filename.endswith(
            suffix
        )
        taken.value.save_as(tmp_path / f"{number}{suffix}")
        assert (tmp_path / f"{number}{suffix}").stat().st_size > 3000
    card = laid(tab, named(CLEAN, "年报.txt"))
    tab.locator(".changes .gone").wait_for()
    assert "没有发现问题" in card.locator(".says").text_content()


def test_a_waiver_by_the_dialog(tab: Any) -> None:
    card = laid(tab, named(FAULTY, "年报.txt"))
    card.get_by_role("button", name="豁免").click()
    dialog = tab.locator("#waive")
    dialog.locator("[name=reason]").fill("口径不同")
    dialog.locator("[name=by]").fill("张三")
    dialog.locator("[name=until]").fill("2001-01-01")
    dialog.get_by_role("button", name="豁免").click()
    tab.locator("#waive-said:not(:empty)").wait_for()
    dialog.locator("[name=until]").fill("2999-01-01")
    dialog.get_by_role("button", name="豁免").click()
    tab.locator("#waivers:not([hidden])").wait_for()


def test_year_and_kind_are_corrected_by_one_click(tab: Any) -> None:
    card = laid(tab, named(FAULTY, "年报.txt"))
    card.locator("summary").click()
    card.locator("[name=year]").fill("2022")
    card.locator("form button").click()
    tab.locator("body:not([aria-busy]) .report .kind", has_text="2022").wait_for()


def test_hostile_names_and_contents_stay_text(tab: Any, tmp_path: Path) -> None:
    hostile = FAULTY.read_text("utf-8").replace(
        "枫渡县人民政府", "<script>parent.alert(1)</script><img src=x onerror=alert(2)>"
    )
    (tmp_path / "x.html").write_text(hostile, encoding="utf-8")
    laid(tab, named(tmp_path / "x.html", HARM), named(tmp_path / "x.html", "x.html"))
    frame = next(one for one in tab.frames if "/page" in one.url)
    frame.locator("h2").first.wait_for(state="attached")
    assert frame.locator("img").count() == 0
    # The report's page has an origin of its own: it sees neither the window nor what it may ask.
    origin = frame.locator("body").evaluate(
        "() => { try { return [origin, String(parent.document)] } catch (e) { return [origin, e.name] } }"
    )
    assert origin == ["null", "SecurityError"]


def test_two_windows_know_nothing_of_each_other(
    tab: Any, browser: Any, open_window: Callable[[], Asked]
) -> None:
    laid(tab, named(FAULTY, "年报.txt"))
    other = open_window()
    page = tab.context.new_page()
    page.goto(f"http://{other.host}/#{other.token}")
    page.locator("#nothing").wait_for()
    assert page.locator(".report").count() == 0
    tab.reload()
    tab.locator(".report").first.wait_for()
    page.close()


def test_a_page_of_another_origin_gets_nothing(browser: Any, asked: Asked, tmp_path: Path) -> None:
    asked.enter()
    asked.lay("年报.txt", FAULTY.read_bytes())
    handler = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    (tmp_path / "attack.html").write_text(
        "<!doctype html><title>attack</title><iframe id=f></iframe>", encoding="utf-8"
    )
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *a: handler(*a, directory=str(tmp_path))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context()
        name, _, value = asked.session.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": f"http://{asked.host}", "httpOnly": True, "sameSite": "Strict"}])  # fmt: skip
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/attack.html")
        read = """async address => {
          const tried = async options => { try { return (await (await fetch(address + options[0], options[1])).text()) } catch (e) { return e.name } };
          return [
            await tried(['/desk', {credentials: 'include'}]),
            await tried(['/desk', {credentials: 'include', mode: 'no-cors'}]),
            await tried(['/end', {method: 'POST', credentials: 'include', mode: 'no-cors'}]),
            await tried(['/reports', {method: 'POST', credentials: 'include', body: 'x', headers: {'X-Name': 'x'}}]),
          ];
        }"""
        answers = page.evaluate(read, f"http://{asked.host}")
        assert not any("年报" in one for one in answers)
        page.evaluate("address => { document.getElementById('f').src = address }", f"http://{asked.host}/")
        page.wait_for_timeout(300)
        context.close()
        server.shutdown()
    assert asked.process.poll() is None
    assert [one["name"] for one in asked.told("GET", "/desk")[1]["reports"]] == ["年报.txt"]


@pytest.mark.parametrize(("scheme", "wide"), [("light", 1400), ("dark", 1400), ("light", 360)])
def test_it_can_be_read_and_named_by_everyone(tab: Any, scheme: str, wide: int) -> None:
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": wide, "height": 800})
    laid(tab, named(FAULTY, "年报.txt"))
    root = tab.locator("html")
    assert root.evaluate(CONTRAST) == []
    assert root.evaluate(NAMELESS) == []
    assert root.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


def test_by_keyboard_alone(tab: Any) -> None:
    laid(tab, named(FAULTY, "年报.txt"))
    reached = []
    tab.locator("#end").focus()
    said = "one => document.activeElement.id || document.activeElement.getAttribute('aria-label') || ''"
    for _ in range(8):
        tab.keyboard.press("Tab")
        reached.append(tab.locator("html").evaluate(said))
    assert (
        "files" in reached and any("换上" in one for one in reached) and any("移除" in one for one in reached)
    )
    tab.locator("#end").focus()
    tab.keyboard.press("Enter")
    tab.get_by_text("已经结束").wait_for()
