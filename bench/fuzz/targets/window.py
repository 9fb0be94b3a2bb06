"""Requests to the window by one who has a session: no answer may be an error of the program's own."""

import asyncio
import json
from typing import Any

from linter.rulepack import shipped_pack
from linter.serve.checking import Order, start
from linter.serve.desk import Desk
from linter.serve.drawer import Drawer
from linter.serve.guard import Door, Guard
from linter.serve.window import Window, _bodies, _kinds, _page

_DRAWER = Drawer().__enter__()
_WORK = start("zh")
_HOST = "127.0.0.1:1"
_REPORT = "清泉县2019年政府信息公开工作年度报告\n一、总体情况\n公开信息10条，其中甲3条，乙5条，丙1条。\n"


def _ask(order: Order) -> dict[str, Any]:
    return dict(json.loads(_WORK(order)))


_DOOR = Door()
_DESK = Desk(_DRAWER, _ask, lambda: "2024-01-01", "zh")
_WINDOW = Window(_DESK, _DRAWER, _DOOR, _page("zh"), "zh")
_WINDOW.kinds, _WINDOW.bodies = _kinds(shipped_pack(), "zh"), _bodies(shipped_pack(), "zh")
_GUARD = Guard(_WINDOW.app(), _DOOR, _HOST)
_WINDOW.cookie = _GUARD.cookie
_SESSION = _DOOR.enter(_DOOR.token)
WORDS = [
    "GET ", "POST ", "PUT ", "DELETE ", "/", "/desk", "/check", "/reports", "/reports/ID", "/reports/ID/given", "/reports/ID/waivers", "/reports/ID/page", "/reports/ID/files/", "/waivers.yaml", "/enter", "%2e%2e/", "%00", "..",
    "annotated.docx", "findings.xlsx", "page.html", "x-name: ", "%E5%B9%B4.txt", "a.docx", "content-type: application/json\n", "content-length: 99999999999\n", "content-length: -1\n", "transfer-encoding: chunked\n", "\n\n",
    '{"kind": ', '"budget"', '"year": ', "2019", "2019.0", "true", "null", "[]", "{}", "{", "}", ", ", '"body": ', '"township"', '"excerpt": true', '"fingerprint": ', '"reason": "x"', '"by": "y"', '"until": "2099-01-01"', "NaN",
    '"\\ud800"', "origin: http://evil\n", "cookie: a=b\n", "host: a\n",
]  # fmt: skip


def seeds() -> list[bytes]:
    """Return a request of each kind."""
    asked = (
        ("GET /desk", ""), ("POST /check", ""), ("POST /reports\nx-name: %E5%B9%B4.txt", _REPORT), ("PUT /reports/ID\nx-name: b.txt", _REPORT), ("DELETE /reports/ID", ""), ("GET /reports/ID/page", ""),
        ("POST /reports/ID/given", '{"kind": "disclosure", "year": 2019, "body": "township", "excerpt": true}'), ("GET /waivers.yaml", ""), ("GET /reports/ID/files/findings.xlsx", ""),
        ("POST /reports/ID/waivers", '{"fingerprint": "0", "reason": "x", "by": "y", "until": "2099-01-01"}'), ("POST /enter\nx-token: a", ""), ("GET /", ""),
    )  # fmt: skip
    return [f"{head}\n\n{body}".encode() for head, body in asked]


def one(data: bytes) -> None:
    """Ask what *data* asks: a line of method and path, lines of headers, a blank line, the body."""
    head, _, body = data.partition(b"\n\n")
    first, *lines = head.split(b"\n")
    method, _, path = first.partition(b" ")
    reports = _DESK.shown()
    if len(reports) > 3:
        for report in reports:
            _DESK.take(report["id"])
    path = path.replace(b"ID", (reports[-1]["id"] if reports else "none").encode())
    own = [(b"host", _HOST.encode()), (b"origin", f"http://{_HOST}".encode()), (b"cookie", f"{_GUARD.cookie}={_SESSION}".encode())]  # fmt: skip
    given = [(name.strip().lower(), value.strip()) for name, colon, value in (line.partition(b":") for line in lines) if colon and name.strip().lower() != b"host"]  # fmt: skip
    status = asyncio.run(_answer(method.decode("latin-1").upper() or "GET", path, own + given, body))
    assert status < 500, status


async def _answer(method: str, path: bytes, headers: list[tuple[bytes, bytes]], body: bytes) -> int:
    from urllib.parse import unquote

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "path": unquote(path.partition(b"?")[0].decode("latin-1")), "raw_path": path,
        "query_string": path.partition(b"?")[2], "headers": headers, "client": ("127.0.0.1", 2), "server": ("127.0.0.1", 1), "root_path": "",
    }  # fmt: skip
    sent: list[dict[str, Any]] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await _GUARD(scope, receive, send)  # type: ignore[arg-type]
    return int(next(one["status"] for one in sent if one["type"] == "http.response.start"))
