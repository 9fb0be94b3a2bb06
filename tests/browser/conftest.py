"""A real browser, and the pages it is shown. Without either, these tests are skipped and say why."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from linter.model.finding import Verdict
from linter.render import Run, render
from linter.render.notes import notes
from linter.rulepack import RulePack
from linter.run.batch import verdicts
from linter.text.source import Source
from tests.render.conftest import HARM

EXAMPLES = Path(__file__).parents[2] / "examples" / "disclosure"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
Open = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as running:
        # A container has no sandbox of its own to give, and the pages are ours.
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def faulty(pack: RulePack) -> Verdict:
    """The verdict on an example with a table that does not add up."""
    return next(iter(verdicts([str(EXAMPLES / "2023-faulty.txt")], pack)))


@pytest.fixture(scope="session")
def several(pack: RulePack) -> list[Verdict]:
    """Two good reports, a faulty one, and one that is not there."""
    names = ("2023-clean.txt", "2020-faulty.txt", "2016-clean.txt", "absent.txt")
    return list(verdicts([str(EXAMPLES / name) for name in names], pack))


@pytest.fixture(scope="session")
def hostile(faulty: Verdict) -> Verdict:
    """A verdict in which whatever a report or a pack can say tries to be more than text."""
    findings = tuple(
        replace(one, message={"zh": HARM + one.rule}, basis=HARM, advice={"zh": HARM}, section=(HARM,), rule=f"{HARM}{one.rule}")
        for one in faulty.findings
    )  # fmt: skip
    source = Source(f"{HARM}.txt", faulty.source.text.replace("政府", "<img src=x onerror=alert(1)>"), HARM)
    return replace(faulty, source=source, findings=findings, identity=replace(faulty.identity, title=HARM))


@pytest.fixture(scope="session")
def saved(pack: RulePack, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Return a function that renders verdicts into a file and returns its address."""
    folder = tmp_path_factory.mktemp("pages")
    known: dict[tuple[int, ...], str] = {}

    def save(*shown: Verdict, **options: Any) -> str:
        key = (*map(id, shown), hash(str(options)))
        if key not in known:
            run = Run(
                version="1.0",
                packs=((pack.id, pack.version),),
                names=pack.names(),
                rules=notes(pack.rules),
                **options,
            )
            path = folder / f"{len(known)}.html"
            path.write_text("".join(render(shown, "html", run)), encoding="utf-8")
            known[key] = path.as_uri()
        return known[key]

    return save


@pytest.fixture(scope="session")
def tabs(browser: Any) -> Iterator[Callable[[bool], tuple[Any, list[str]]]]:
    """Return a function that gives the one tab with scripts, or without, and what it did amiss."""
    known: dict[bool, tuple[Any, list[str]]] = {}

    def tab_of(scripts: bool) -> tuple[Any, list[str]]:
        if scripts not in known:
            tab = browser.new_context(java_script_enabled=scripts).new_page()
            wrong: list[str] = []
            tab.set_default_timeout(5000)
            tab.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
            tab.on("console", lambda said: wrong.append(f"console: {said.text}"))
            tab.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
            tab.on("request", lambda asked: wrong.append(f"asked for {asked.url}"))
            known[scripts] = tab, wrong
        return known[scripts]

    yield tab_of
    for tab, _ in known.values():
        tab.context.close()


@pytest.fixture
def page(tabs: Callable[[bool], tuple[Any, list[str]]]) -> Iterator[Open]:
    """Return a function that opens an address; a script error, a refusal or a request fails the test."""
    seen: list[list[str]] = []
    allowed = {"asked for about:blank"}

    def opened(
        address: str, scripts: bool = True, wide: int = 1400, high: int = 900, scheme: str = "light"
    ) -> Any:
        tab, wrong = tabs(scripts)
        if not any(wrong is one for one in seen):
            wrong.clear()
            seen.append(wrong)
        tab.set_viewport_size({"width": wide, "height": high})
        tab.emulate_media(media="null", color_scheme=scheme)
        allowed.add(f"asked for {address.partition('#')[0]}")
        tab.goto("about:blank")  # an address that differs in its fragment alone opens nothing anew
        tab.goto(address)
        return tab

    yield opened
    assert [one for wrong in seen for one in wrong if one.partition("#")[0] not in allowed] == []
