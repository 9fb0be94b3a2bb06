"""A static site of a store: an overview, a page a rule, a page a body, copies, the roster's gaps. No network, no server."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from linter import __version__
from linter.audit.outputs import over
from linter.audit.ranking import ranking
from linter.audit.roster import Due, held_against
from linter.audit.site.bodies import body_pages, page_of
from linter.audit.site.clusters import clusters
from linter.audit.site.overview import overview
from linter.audit.site.rules import rule_pages
from linter.audit.site.words import WORDS
from linter.audit.store import write_json
from linter.audit.views import StoreView
from linter.audit.wilson import FEWEST
from linter.errors import UsageError
from linter.render.run import Language, Run
from linter.render.signed import signed

_MARK = "site.json"  # says that a folder is a site of ours, which may be written anew


def write_site(
    view: StoreView, due: list[Due], folder: Path, language: Language, precision: dict[str, str]
) -> int:
    """Write the site into *folder*; return how many pages. Raises UsageError where something else is there.

    A page that an earlier site had and this one has not is taken away.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise UsageError("no-site", path=folder)
    written = set()
    for name, text in _pages(view, due, language, precision):
        run = Run(version=__version__, language=language)
        over(folder / name, "".join(signed([text], "html", run)).encode())
        written.add(folder / name)
    for place in folder.rglob("*.html"):
        if place not in written:
            place.unlink()
    write_json(folder / _MARK, {"kind": "reportlint audit site", "round": view.round, "pages": len(written)})
    return len(written)


def _pages(
    view: StoreView, due: list[Due], language: Language, precision: dict[str, str]
) -> Iterator[tuple[str, str]]:
    words = {key: said[language == "en"] for key, said in WORDS.items()}
    env = _environment(words, view, language)
    bodies, rules = ranking(view, "body", language), ranking(view, "rule", language)
    lines = held_against(view, due) if due else []
    gaps = [line for line in lines if line.state not in ("present", "extra")]
    groups = clusters(view)

    def page(template: str, up: str = "", **values: Any) -> str:
        return env.get_template(f"{template}.html.j2").render(up=up, **values)

    told = overview(view, bodies, rules, language)
    yield "index.html", page("index", told=told, gaps=gaps, due=due, groups=groups)
    yield "bodies.html", page("bodies", bodies=bodies)
    yield "rules.html", page("rules", rules=rules, precision=precision)
    yield "copies.html", page("copies", groups=groups)
    yield "roster.html", page("roster", lines=[one for one in lines if one.state != "present"], due=due)
    for rule in rule_pages(view, rules, language):
        yield (
            f"rule/{rule['id']}.html",
            page("rule", up="../", rule=rule, precision=precision.get(rule["id"])),
        )
    for body in body_pages(view, bodies, gaps, language):
        yield f"body/{page_of(body['key'])}.html", page("body", up="../", body=body)


def _environment(words: dict[str, str], view: StoreView, language: Language) -> Environment:
    env = Environment(
        loader=PackageLoader("linter.audit", "templates/site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    folder = files("linter.audit") / "templates" / "site"
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("site.css", "site.js"))
    env.globals.update(
        w=words, language=language, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script),
        version=__version__, day=view.said["day"], round=view.round, fewest=FEWEST, page_of=page_of,
        called=lambda id: view.called(id or "", language), packs=view.said["packs"],
    )  # fmt: skip
    return env


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
