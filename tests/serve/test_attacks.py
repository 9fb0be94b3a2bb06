"""What the window refuses: everything that does not come from the page it gave out itself."""

from __future__ import annotations

import ast
import json
import socket
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.serve.conftest import Asked

OWN = "own"


@pytest.mark.parametrize(
    ("method", "path", "changed", "status"),
    [
        pytest.param("GET", "/desk", {}, 200, id="the page itself"),
        pytest.param("GET", "/desk", {"Host": "reportlint.example:80"}, 421, id="a name made to lead here (DNS rebinding)"),
        pytest.param("GET", "/", {"Host": "localhost:{port}"}, 421, id="the page itself under another name"),
        pytest.param("GET", "/desk", {"Host": "127.0.0.1"}, 421, id="the host without its port"),
        pytest.param("GET", "/desk", {"Sec-Fetch-Site": "cross-site"}, 403, id="a page of the web asks"),
        pytest.param("GET", "/desk", {"Sec-Fetch-Site": "same-site"}, 403, id="a page of another port asks"),
        pytest.param("GET", "/desk", {"Sec-Fetch-Site": "none"}, 403, id="an address of the desk typed by hand"),
        pytest.param("GET", "/", {"Sec-Fetch-Site": "cross-site"}, 403, id="a link on a page of the web leads to the window"),
        pytest.param("POST", "/check", {"Origin": "https://attacker.example"}, 403, id="another origin"),
        pytest.param("POST", "/check", {"Origin": "null"}, 403, id="the sandboxed report asks"),
        pytest.param("POST", "/check", {"Origin": "http://127.0.0.1:1"}, 403, id="another port's origin"),
        pytest.param("POST", "/check", {"Origin": None}, 403, id="a change without an origin"),
        pytest.param("GET", "/desk", {"Cookie": None}, 401, id="no session"),
        pytest.param("GET", "/desk", {"Cookie": "{name}=guessed"}, 401, id="a guessed session"),
        pytest.param("GET", "/desk", {"Cookie": "{name}=guessed; {own}"}, 401, id="two sessions, one of them planted"),
        pytest.param("GET", "/waivers.yaml", {"Cookie": None}, 401, id="a file without a session"),
        pytest.param("POST", "/end", {"Cookie": None}, 401, id="closing it without a session"),
        pytest.param("GET", "/reports/../../etc/passwd/page", {}, 404, id="a path that leads out"),
        pytest.param("GET", "/reports/x/files/..%2F..%2Fopen", {}, 404, id="a file's name that leads out"),
        pytest.param("GET", "/reports/x/page", {}, 400, id="no such report"),
        pytest.param("DELETE", "/desk", {}, 405, id="no such method"),
        pytest.param("POST", "/reports", {"Content-Length": "99000000000"}, 400, id="a file that says it is too large"),
    ],
)  # fmt: skip
def test_refused(window: Asked, method: str, path: str, changed: dict[str, str | None], status: int) -> None:
    name = window.session.partition("=")[0]
    said = {
        key: value and value.format(port=window.host.partition(":")[2], name=name, own=window.session)
        for key, value in changed.items()
    }
    headers = {key: value for key, value in {**window.own, **said}.items() if value is not None}
    assert window.ask(method, path, None, headers)[0] == status


def test_a_body_without_a_length_is_cut_at_the_limit(window: Asked) -> None:
    name, _, port = window.host.partition(":")
    head = "".join(f"{key}: {value}\r\n" for key, value in {"Host": window.host, **window.own}.items())
    piece = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    with socket.create_connection((name, int(port)), timeout=60) as line:
        line.sendall(f"POST /reports HTTP/1.1\r\n{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        answer = b""
        try:
            for _ in range(80):
                line.sendall(piece)
            line.sendall(b"0\r\n\r\n")
        except OSError:  # it was cut
            pass
        line.settimeout(30)
        try:
            answer = line.recv(4000)
        except OSError:
            return
    assert b" 400 " in answer.partition(b"\r\n")[0]
    kept = [path for path in window.base.rglob("*") if path.is_file() and path.stat().st_size > 50_000_000]
    assert kept == []


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[]",
        b'{"year": "2023"}',
        b'{"year": 3023}',
        b'{"kind": "../x"}',
        b'{"kind": {"id": "budget"}}',
        b'{"body": ["township"]}',
        b'{"year": 2023.0}',
        b'{"year": true}',
        b'{"body": "x"}',
        b"{" * 30_000,
        b"\xff",
    ],
)
def test_words_that_mean_nothing_are_refused(window: Asked, said: bytes) -> None:
    status, told = window.told("POST", "/reports/x/given", said)
    assert status == 400 and told["error"]


def test_a_token_is_good_once(window: Asked) -> None:
    spent = window.token
    window.enter()
    assert window.token != spent
    answer = window.ask("POST", "/enter", None, {"Origin": f"http://{window.host}", "X-Token": spent})
    assert answer[0] == 400 and "set-cookie" not in answer[1]


def test_the_cookie_is_for_this_site_alone_and_hidden_from_scripts(window: Asked) -> None:
    origin = {"Origin": f"http://{window.host}", "X-Token": window.token}
    _, headers, _ = window.ask("POST", "/enter", None, origin)
    assert window.process.stdout is not None
    window.token = window.process.stdout.readline().strip().partition("#")[2]
    said = headers["set-cookie"].lower()
    assert "httponly" in said and "samesite=strict" in said and window.host.rpartition(":")[2] in said


def test_every_answer_forbids_what_a_browser_might_guess_or_keep(window: Asked) -> None:
    for path, headers in (("/", {}), ("/desk", window.own), ("/desk", {}), ("/nowhere", window.own)):
        _, told, _ = window.ask("GET", path, None, headers)
        assert told["x-content-type-options"] == "nosniff"
        assert told["cache-control"] == "no-store"
        assert "default-src 'none'" in told["content-security-policy"]
        assert "server" not in told


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        pytest.param("../../etc/passwd", "passwd", id="folders"),
        pytest.param("..\\..\\evil.txt", "evil.txt", id="folders of Windows"),
        pytest.param("a\x00b\r\nSet-Cookie: x=1.txt", "abSet-Cookie x=1.txt", id="lines and a zero"),
        pytest.param("<img src=x onerror=alert(1)>.txt", "img src=x onerror=alert(1).txt", id="markup"),
        pytest.param("", "未命名", id="no name"),
        pytest.param("...", "未命名", id="only dots"),
        pytest.param("长" * 500 + ".docx", "长" * 58 + ".docx", id="too long for the file system"),
    ],
)
def test_a_name_leads_nowhere(window: Asked, name: str, stands: str) -> None:
    status, told = window.told("POST", "/reports", b"x", X_Name=quote(name))
    assert status == 200
    reports = window.told("GET", "/desk")[1]["reports"]
    assert next(one["name"] for one in reports if one["id"] == told["id"]) == stands
    assert window.told("DELETE", f"/reports/{told['id']}")[0] == 200


def test_only_the_loopback_listens(window: Asked) -> None:
    port = int(window.host.rpartition(":")[2])
    with socket.socket() as other:
        other.settimeout(2)
        assert other.connect_ex(("127.0.0.2", port)) != 0


def test_what_is_open_without_a_session_says_nothing_of_a_report(window: Asked) -> None:
    status, _, content = window.ask("GET", "/")
    assert status == 200 and b"passwd" not in content
    told = json.loads(window.ask("GET", "/desk", None, window.own)[2])
    for report in told["reports"]:
        assert report["id"].encode() not in content


BROWSER = ("hostile names and contents", "two windows", "a page of another origin")
BEFORE = {"test_refused": "refused: ", "test_a_name_leads_nowhere": "a file's name: "}


def attacks() -> set[str]:
    """Every attack that is tried: the rows of the tables, and the tests that are none."""
    found = set()
    for path in (Path(__file__), Path(__file__).parents[1] / "browser" / "test_window.py"):
        for one in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(one, ast.FunctionDef) or not one.name.startswith("test_"):
                continue
            name = one.name.removeprefix("test_").replace("_", " ")
            if path.name == "test_window.py" and not name.startswith(BROWSER):
                continue
            rows = [
                key.value.value
                for decorator in one.decorator_list
                for node in ast.walk(decorator)
                if isinstance(node, ast.Call)
                for key in node.keywords
                if key.arg == "id" and isinstance(key.value, ast.Constant)
            ]
            found |= {BEFORE.get(one.name, "") + str(row) for row in rows or [name]}
    return found - {"refused: the page itself", "the list in the manual is what is tried"}


def test_the_list_in_the_manual_is_what_is_tried() -> None:
    page = (Path(__file__).parents[2] / "docs" / "window.md").read_text(encoding="utf-8")
    listed = page.partition("## What is tried against it")[2]
    assert {line[2:] for line in listed.splitlines() if line.startswith("* ")} == attacks()
