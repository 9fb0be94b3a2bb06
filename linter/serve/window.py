"""A window from its opening to its closing."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from typing import Any

import uvicorn
from jinja2 import Environment, PackageLoader, StrictUndefined

from linter.render.run import Language
from linter.rulepack import RulePack
from linter.run.pool import Lost, Pool
from linter.serve.app import Window
from linter.serve.checking import Order, received, start
from linter.serve.desk import Desk, DeskRecord
from linter.serve.drawer import Drawer
from linter.serve.guard import Door, Guard
from linter.serve.words import NAMES, WORDS, phrase

_LOOPBACK = "127.0.0.1"
_BACKLOG = 64
_PATIENCE = 2  # seconds that an answer may still take when the window closes


def serve(pack: RulePack, language: Language, port: int, opened: Callable[[str], None]) -> None:
    """Open a window and answer it until the user closes it; *opened* is told each address that opens it.

    Raises OSError where the port is not free.
    """
    with (
        socket.socket() as listening,
        Drawer() as drawer,
        Pool(1, start, language, received, "spawn") as pool,
    ):
        listening.bind((_LOOPBACK, port))
        listening.listen(_BACKLOG)
        host = f"{_LOOPBACK}:{listening.getsockname()[1]}"
        door = Door()
        desk = Desk(drawer, _asking(pool), _today, language)
        window = Window(desk, drawer, door, _page(language), language)
        window.kinds, window.bodies = _kinds(pack, language), _bodies(pack, language)
        guard = Guard(window.app(), door, host)
        window.cookie = guard.cookie
        window.entered = lambda: opened(f"http://{host}/#{door.token}")
        server = uvicorn.Server(
            uvicorn.Config(
                guard,
                log_level="error",
                access_log=False,
                server_header=False,
                date_header=False,
                proxy_headers=False,
                ws="none",
                lifespan="off",
                timeout_graceful_shutdown=_PATIENCE,
            )
        )
        window.end = lambda: setattr(server, "should_exit", True)
        opened(f"http://{host}/#{door.token}")
        server.run(sockets=[listening])


def _asking(pool: Pool) -> Callable[[Order], DeskRecord | None]:
    """Return what asks the process, one thing at a time; None comes back where that ended it."""
    turn = threading.Lock()

    def ask(order: Order) -> DeskRecord | None:
        with turn:
            answer = next(iter(pool.map([order])))
        return None if isinstance(answer, Lost) else answer

    return ask


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()


def _kinds(pack: RulePack, language: Language) -> list[dict[str, str]]:
    return [
        {"id": one.id, "name": one.title.get(language) or one.title.get("zh") or one.id}
        for one in (pack, *pack.others)
    ]


def _bodies(pack: RulePack, language: Language) -> list[dict[str, str]]:
    found = {body.id: body.name for domain in pack.domains for body in domain.bodies}
    return [{"id": id, "name": name.get(language) or name.get("zh") or id} for id, name in found.items()]


def _page(language: Language) -> dict[str, tuple[str, str]]:
    """Return what the browser fetches before it has a session: content and type by path."""
    environment = Environment(
        loader=PackageLoader("linter.serve", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = {key: phrase(key, language) for key in WORDS}
    names = {name: said[language] for name, said in NAMES.items()}
    told: Any = {"words": words, "names": names}
    page = environment.get_template("window.html.j2").render(
        w=words, language=language, told=json.dumps(told)
    )
    folder = files("linter.serve") / "pages"
    return {
        "/": (page, "text/html; charset=utf-8"),
        "/window.css": ((folder / "window.css").read_text("utf-8"), "text/css; charset=utf-8"),
        "/window.js": ((folder / "window.js").read_text("utf-8"), "text/javascript; charset=utf-8"),
    }
