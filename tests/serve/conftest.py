"""A window that is really open: the program in a process of its own, asked over the loopback."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples" / "disclosure"


@dataclass
class Asked:
    """A window and whoever asks it; *session* is the cookie that it gave."""

    process: subprocess.Popen[str]
    base: Path
    host: str
    token: str
    session: str = ""
    addresses: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Any:
        """Return status, headers and body of the answer to a request with just these *headers*."""
        name, _, port = self.host.partition(":")
        connection = http.client.HTTPConnection(name, int(port), timeout=60)
        sent = {"Host": self.host, **(headers or {})}
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        if "Content-Length" not in sent and "Transfer-Encoding" not in sent:
            sent["Content-Length"] = str(len(data))
        for key, value in sent.items():
            connection.putheader(key, value)
        connection.endheaders()
        if data:
            connection.send(data)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, content

    @property
    def own(self) -> dict[str, str]:
        """The headers of a request by the window's own page."""
        return {"Origin": f"http://{self.host}", "Sec-Fetch-Site": "same-origin", "Cookie": self.session}

    def told(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Return what the page is told: status and JSON."""
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        status, _, content = self.ask(method, path, body, {**self.own, **named})
        return status, json.loads(content)

    def enter(self) -> None:
        """Have a session given."""
        origin = {"Origin": f"http://{self.host}", "X-Token": self.token}
        status, headers, _ = self.ask("POST", "/enter", None, origin)
        assert status == 200
        self.session = headers["set-cookie"].partition(";")[0]
        assert self.process.stdout is not None
        self.token = urlsplit(self.process.stdout.readline().strip()).fragment

    def lay(self, name: str, data: bytes, id: str = "") -> tuple[int, Any]:
        """Lay a file on the desk."""
        where = f"/reports/{id}" if id else "/reports"
        return self.told("PUT" if id else "POST", where, data, X_Name=quote(name))

    def check(self) -> list[dict[str, Any]]:
        """Return what is told of the reports when all are checked."""
        status, told = self.told("POST", "/check")
        assert status == 200
        reports: list[dict[str, Any]] = told["reports"]
        return reports

    def close(self) -> None:
        """End the program as a user does in its terminal, and wait until it has ended."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)


def opened(base: Path) -> Asked:
    """Return a window that is open and keeps its files under *base*."""
    environment = {**os.environ, "TMPDIR": str(base), "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-u", "-m", "linter", "serve"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    address = urlsplit(process.stdout.readline().strip())
    return Asked(process, base, address.netloc, address.fragment)


@pytest.fixture(scope="session")
def open_window() -> Iterator[Callable[[], Asked]]:
    """Return a function that opens a window; at the end all are closed."""
    pytest.importorskip("starlette", reason="starlette is not installed")
    pytest.importorskip("uvicorn", reason="uvicorn is not installed")
    with tempfile.TemporaryDirectory() as folder:
        windows: list[Asked] = []

        def more(base: Path | None = None) -> Asked:
            windows.append(opened(base or Path(folder)))
            return windows[-1]

        yield more
        for one in windows:
            if one.process.poll() is None:
                one.close()
            if one.process.stdout is not None:
                one.process.stdout.close()


@pytest.fixture(scope="session")
def window(open_window: Callable[[], Asked]) -> Asked:
    """One window for all tests that leave its desk as it was, or do not care."""
    one = open_window()
    one.enter()
    return one
