"""What the window's page may ask, and what it is answered. All answers but files and the page are JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from linter.judge.lint import Given
from linter.serve.desk import Desk, DeskError
from linter.serve.drawer import Drawer
from linter.serve.guard import Door
from linter.serve.words import NAMES, phrase

MOST_BYTES = 60_000_000  # of a file: more is no report
_MOST_WORDS = 20_000  # of what is said about one
_YEARS = range(1990, 2101)
_MOST_REASON = 500
_PAGE = "page.html"
_SHOWN = (
    "sandbox allow-scripts allow-modals; frame-ancestors 'self'"  # its own policy, in its head, is stricter
)

Endpoint = Callable[[Request], Awaitable[Response]]


class Window:
    """The answers of one window."""

    def __init__(
        self, desk: Desk, drawer: Drawer, door: Door, page: Mapping[str, tuple[str, str]], language: str
    ) -> None:
        """Take what answers need; *page* is what is fetched without a session: content and type by path."""
        self._desk, self._drawer, self._door = desk, drawer, door
        self._page, self._language = page, language
        self._turn = asyncio.Lock()  # one thing at a time happens on the desk
        self.kinds: list[dict[str, str]] = []
        self.bodies: list[dict[str, str]] = []
        self.cookie = ""
        self.entered: Callable[[], None] = lambda: None
        self.end: Callable[[], None] = lambda: None

    def app(self) -> Starlette:
        """Return the application, without its guard."""
        return Starlette(
            routes=[
                *(Route(path, self._static, methods=["GET"]) for path in self._page),
                Route("/enter", self._told(self.enter), methods=["POST"]),
                Route("/desk", self._told(self.shown), methods=["GET"]),
                Route("/check", self._told(self.check), methods=["POST"]),
                Route("/end", self._told(self.close), methods=["POST"]),
                Route("/waivers.yaml", self._told(self.waivers), methods=["GET"]),
                Route("/reports", self._told(self.put), methods=["POST"]),
                Route("/reports/{id}", self._told(self.put), methods=["PUT"]),
                Route("/reports/{id}", self._told(self.take), methods=["DELETE"]),
                Route("/reports/{id}/given", self._told(self.correct), methods=["POST"]),
                Route("/reports/{id}/waivers", self._told(self.waive), methods=["POST"]),
                Route("/reports/{id}/page", self._told(self.page), methods=["GET"]),
                Route("/reports/{id}/files/{name}", self._told(self.file), methods=["GET"]),
            ]
        )

    def _told(self, endpoint: Endpoint) -> Endpoint:
        """Return *endpoint*, which answers in words where it cannot do what it is asked."""

        async def answered(request: Request) -> Response:
            try:
                return await endpoint(request)
            except DeskError as error:
                return JSONResponse({"error": phrase(str(error), self._language)}, 400)

        return answered

    async def _static(self, request: Request) -> Response:
        content, kind = self._page[request.url.path]
        return Response(content, media_type=kind)

    async def enter(self, request: Request) -> Response:
        """Give a session for the token."""
        session = self._door.enter(request.headers.get("x-token", ""))
        if session is None:
            raise DeskError("token_spent")
        self.entered()
        answer = JSONResponse({})
        answer.set_cookie(self.cookie, session, httponly=True, samesite="strict", path="/")
        return answer

    async def shown(self, _request: Request) -> Response:
        """Say what lies on the desk."""
        async with self._turn:
            reports = self._desk.shown()
        return JSONResponse({"reports": reports, "kinds": self.kinds, "bodies": self.bodies})

    async def check(self, request: Request) -> Response:
        """Check all that lies there, and say what was found."""
        async with self._turn:
            await run_in_threadpool(self._desk.check)
        return await self.shown(request)

    async def put(self, request: Request) -> Response:
        """Lay a file on the desk: its bytes are the body, its name a header."""
        name = unquote(request.headers.get("x-name", ""))
        file = self._drawer.room(name)
        try:
            await _kept(request, file)
            async with self._turn:
                id = self._desk.put(file.name, file, request.path_params.get("id", ""))
        except BaseException:
            self._drawer.empty(file)
            raise
        return JSONResponse({"id": id})

    async def take(self, request: Request) -> Response:
        """Take a report off the desk."""
        async with self._turn:
            self._desk.take(request.path_params["id"])
        return JSONResponse({})

    async def correct(self, request: Request) -> Response:
        """Take the user's word for kind, year and body."""
        said = await _object(request)
        kind, year, body = said.get("kind") or "", said.get("year"), said.get("body") or ""
        known = {one["id"] for one in self.kinds}, {one["id"] for one in self.bodies}
        if any(
            not isinstance(one, str) or one not in {"", *ids}
            for one, ids in zip((kind, body), known, strict=True)
        ):
            raise DeskError("not_understood")
        if year is not None and (type(year) is not int or year not in _YEARS):
            raise DeskError("no_year")
        async with self._turn:
            given = Given(year=year, body=body, excerpt=said.get("excerpt") is True)
            self._desk.correct(request.path_params["id"], kind, given)
        return JSONResponse({})

    async def waive(self, request: Request) -> Response:
        """Waive a finding: why, by whom, until when."""
        said = await _object(request)
        texts = [said.get(key) for key in ("fingerprint", "reason", "by", "until")]
        if not all(isinstance(one, str) and 0 < len(one.strip()) <= _MOST_REASON for one in texts):
            raise DeskError("waiver_needs")
        async with self._turn:
            self._desk.waive(request.path_params["id"], *(str(one).strip() for one in texts))
        return JSONResponse({})

    async def waivers(self, _request: Request) -> Response:
        """Give the file of waivers."""
        async with self._turn:
            text = self._desk.waivers()
        return Response(text, media_type="text/plain; charset=utf-8", headers=_attachment("waivers.yaml"))

    async def page(self, request: Request) -> Response:
        """Give the report's page, to be shown in a frame that can do nothing here."""
        async with self._turn:
            path, _ = self._desk.file(request.path_params["id"], _PAGE)
        return FileResponse(
            path,
            media_type="text/html; charset=utf-8",
            headers={"content-security-policy": _SHOWN, "x-frame-options": "SAMEORIGIN"},
        )

    async def file(self, request: Request) -> Response:
        """Give what was made of a report, to be kept."""
        name = request.path_params["name"]
        async with self._turn:
            path, stem = self._desk.file(request.path_params["id"], name)
        called = f"{stem}-{NAMES[name]['zh' if self._language == 'zh' else 'en']}{path.suffix}"
        return FileResponse(path, media_type="application/octet-stream", headers=_attachment(called))

    async def close(self, _request: Request) -> Response:
        """Close the window."""
        self.end()
        return JSONResponse({})


async def _kept(request: Request, file: Path) -> None:
    """Write the body into *file*, as it comes; raise DeskError as soon as it is too long."""
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > MOST_BYTES:
        raise DeskError("too_large")
    size = 0
    with file.open("xb") as out:
        async for chunk in request.stream():
            size += len(chunk)
            if size > MOST_BYTES:
                raise DeskError("too_large")
            out.write(chunk)


async def _object(request: Request) -> dict[str, Any]:
    """Return what the body says; raise DeskError where it is no short JSON object."""
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > _MOST_WORDS:
            raise DeskError("not_understood")
    try:
        said = json.loads(data)
    except ValueError:
        raise DeskError("not_understood") from None
    if not isinstance(said, dict):
        raise DeskError("not_understood")
    return said


def _attachment(name: str) -> dict[str, str]:
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
