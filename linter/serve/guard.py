"""Who may ask the window for anything: the page that it gave out itself, and nobody else.

Other programs and other users of the machine reach the loopback, too, and any page of the web can make a
browser send requests there. So each request must name this very host and port (a name that was made to
lead here is another host), a browser must say that it comes from this page (Fetch Metadata, Origin), and
all but the bare page asks for a session, which is had for a token that is good once.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

OPEN = frozenset(("/", "/window.css", "/window.js", "/enter"))  # there is nothing of a report in these
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": PAGE_POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Door:
    """Tokens, each good for one session, and the sessions that they opened."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(32)
        self._sessions: set[str] = set()

    def enter(self, token: str) -> str | None:
        """Return a new session for *token*, which is spent; None where it is not the one in force."""
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return None
        self.token = secrets.token_urlsafe(32)
        session = secrets.token_urlsafe(32)
        self._sessions.add(session)
        return session

    def knows(self, session: str) -> bool:
        """Whether *session* was opened here."""
        return any(hmac.compare_digest(session.encode(), one.encode()) for one in self._sessions)


class Guard:
    """Lets through what comes from the window's own page; to everything else it says no, and why."""

    def __init__(self, app: App, door: Door, host: str) -> None:
        self._app, self._door, self._host = app, door, host
        self.cookie = "reportlint-" + host.rpartition(":")[2]  # cookies of two ports are not kept apart

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":  # no web sockets; the server's own life goes by
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        guarded = _with_headers(send)
        refusal = self._refusal(scope)
        if refusal is not None:
            await _refuse(guarded, *refusal)
            return
        await self._app(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = _headers(scope)
        if headers.get("host", []) != [self._host]:
            return 421, "another host"
        site = headers.get("sec-fetch-site", ["same-origin"])
        alone = scope["path"] == "/" and scope["method"] == "GET"  # as typed by the user
        if site != ["same-origin"] and not (alone and site == ["none"]):
            return 403, "asked for by another site"
        if headers.get("origin", [f"http://{self._host}"]) != [f"http://{self._host}"]:
            return 403, "asked for by another origin"
        if scope["method"] not in ("GET", "HEAD") and "origin" not in headers:
            return 403, "a change needs an origin"
        if scope["path"] not in OPEN and not self._door.knows(self.session(headers)):
            return 401, "no session"
        return None

    def session(self, headers: dict[str, list[str]]) -> str:
        """Return the session that a request's cookies name; nothing where they name none, or two."""
        found = [
            value
            for line in headers.get("cookie", [])
            for name, _, value in (part.strip().partition("=") for part in line.split(";"))
            if name == self.cookie
        ]
        return found[0] if len(found) == 1 else ""


def _headers(scope: Scope) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return found


def _with_headers(send: Send) -> Send:
    """Return *send* with the window's headers on every answer; one that an answer has of its own stays."""

    async def guarded(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            there = {name.lower() for name, _ in message.get("headers", ())}
            more = [(k.encode(), v.encode()) for k, v in _HEADERS.items() if k.encode() not in there]
            message = {**message, "headers": [*message.get("headers", ()), *more]}
        await send(message)

    return guarded


async def _refuse(send: Send, status: int, why: str) -> None:
    body = f"reportlint: {why}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
