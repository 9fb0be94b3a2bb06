"""A real client speaks to the language server as an editor does."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

lsp = pytest.importorskip("lsprotocol.types", reason="pygls is not installed")
from pygls.lsp.client import LanguageClient  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
REPORT = "清泉县人民政府2022年政府信息公开工作年度报告\n一、总体情况\n𠮷全年共公开政府信息100条。其中，网站公开60条，其他方式41条。\n"
RULE = """rules:
  - id: Z001
    name: no-lorem
    kind: forbidden
    severity: warning
    message: {zh: 有乱数假文, en: text of a template}
    options:
      patterns: ["lorem"]
    examples:
      good:
        - {report: "Department of Harbours FOI Annual Report 2023\\n1. Overview\\nText."}
      bad:
        - {report: "Department of Harbours FOI Annual Report 2023\\n1. Overview\\nlorem", at: lorem}
"""


class Editor:
    """A client, and what the server told it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("test", "1")
        self.told: asyncio.Queue[Any] = asyncio.Queue()

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _told(params: Any) -> None:
            self.told.put_nowait(params)

        @self.client.feature(lsp.WINDOW_SHOW_MESSAGE)
        def _said(params: Any) -> None:
            pass

    async def begin(self, **options: Any) -> None:
        await self.client.start_io(sys.executable, "-m", "linter", "lsp")
        await self.client.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(),
                root_uri=self.folder.as_uri(),
                initialization_options=options,
            )
        )
        self.client.initialized(lsp.InitializedParams())

    async def end(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def open(self, name: str, language: str = "plaintext") -> str:
        path = self.folder / name
        uri = path.as_uri()
        self.client.text_document_did_open(
            lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, language, 1, path.read_text("utf-8")))
        )
        return uri

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))

    async def marks(self, uri: str) -> list[Any]:
        """Return the next marks that are told of *uri*."""
        while True:
            params = await asyncio.wait_for(self.told.get(), 60)
            if params.uri == uri:
                return list(params.diagnostics)

    async def words(self, uri: str, line: int, column: int) -> list[str]:
        found = await self.client.text_document_completion_async(
            lsp.CompletionParams(lsp.TextDocumentIdentifier(uri), lsp.Position(line, column))
        )
        return [one.label for one in found or []]

    async def hover(self, uri: str, line: int, column: int) -> str:
        found = await self.client.text_document_hover_async(
            lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(line, column))
        )
        return found.contents.value if found else ""


Talk = Callable[[Editor], Coroutine[Any, Any, None]]


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that lets an editor, in a folder of its own, do what it is given."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def run(does: Callable[[Editor], Awaitable[None]], **options: Any) -> None:
        async def whole() -> None:
            editor = Editor(tmp_path)
            await editor.begin(**options)
            try:
                await does(editor)
            finally:
                await editor.end()

        # In a thread of its own: a browser that another test drives may have a loop in this one.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, whole()).result()

    return run


def test_a_report_has_marks_and_hovers_that_follow_the_text(
    talk: Callable[..., None], tmp_path: Path
) -> None:
    (tmp_path / "年报.txt").write_text(REPORT, encoding="utf-8")

    async def does(editor: Editor) -> None:
        uri = editor.open("年报.txt")
        found = [one for one in await editor.marks(uri) if one.code == "C001"]
        assert len(found) == 1 and found[0].severity == lsp.DiagnosticSeverity.Error
        line = REPORT.splitlines()[2]
        units = line.encode("utf-16-le")
        start, end = found[0].range.start, found[0].range.end
        assert start.line == 2
        assert "100条" in units[2 * start.character : 2 * end.character].decode("utf-16-le")
        said = await editor.hover(uri, 2, start.character + 1)
        assert "C001" in said and "101" in said
        assert await editor.hover(uri, 0, 0) == "" or "C001" not in await editor.hover(uri, 0, 0)
        editor.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(2, uri),
                [lsp.TextDocumentContentChangeWholeDocument(REPORT.replace("41条", "40条"))],
            )
        )
        assert [one for one in await editor.marks(uri) if one.code == "C001"] == []

    talk(does)


@pytest.mark.parametrize("trusted", [False, True])
def test_what_lies_beside_a_report_decides_only_where_it_is_trusted(
    talk: Callable[..., None], tmp_path: Path, trusted: bool
) -> None:
    (tmp_path / "年报.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "reportlint.yaml").write_text(
        "ignore: [C001]\npaths:\n  - {match: '*.txt', ignore: [C001]}\n", encoding="utf-8"
    )

    async def does(editor: Editor) -> None:
        found = await editor.marks(editor.open("年报.txt"))
        assert any(one.code == "C001" for one in found) is not trusted

    talk(does, trusted=trusted)


def test_a_configuration_that_is_wrong_is_told_on_the_first_line(
    talk: Callable[..., None], tmp_path: Path
) -> None:
    (tmp_path / "年报.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "reportlint.yaml").write_text("pathz: 1\n", encoding="utf-8")

    async def does(editor: Editor) -> None:
        (found,) = await editor.marks(editor.open("年报.txt"))
        assert "pathz" in found.message and found.range.start.line == 0

    talk(does, trusted=True)


def test_what_is_no_report_has_no_marks(talk: Callable[..., None], tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Shopping\n\n2 apples and 3 pears: 6.\n", encoding="utf-8")

    async def does(editor: Editor) -> None:
        assert await editor.marks(editor.open("notes.md", "markdown")) == []

    talk(does, language="en")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small pack of its own."""
    folder = tmp_path / "pack"
    shutil.copytree(ROOT / "examples" / "foi", folder)
    for name in folder.glob("*.md"):
        name.unlink()
    (folder / "own.yaml").write_text(RULE, encoding="utf-8")
    return folder


def test_a_pack_is_told_its_faults_at_their_lines_and_that_they_are_gone(
    talk: Callable[..., None], pack: Path
) -> None:
    file = pack / "own.yaml"

    async def does(editor: Editor) -> None:
        file.write_text(
            RULE.replace("forbidden", "forbiden").replace("severity: warning", "severity: wrong"),
            encoding="utf-8",
        )
        uri = editor.open("pack/own.yaml", "yaml")
        found = await editor.marks(uri)
        assert {one.range.start.line for one in found} & {3, 4}
        assert any("forbidden" in one.message for one in found) or any(
            "wrong" in one.message for one in found
        )
        file.write_text(RULE, encoding="utf-8")
        editor.save(uri)
        assert await editor.marks(uri) == []

    talk(does)


def test_words_that_may_stand_here(talk: Callable[..., None], pack: Path) -> None:
    text = RULE.replace('["lorem"]', "@").replace(
        "kind: forbidden\n    severity", "kind: forbidden\n    \n    severity"
    )
    text = text.replace("    options:\n", "    options:\n      \n")
    (pack / "own.yaml").write_text(text, encoding="utf-8")
    lines = text.splitlines()

    async def does(editor: Editor) -> None:
        uri = editor.open("pack/own.yaml", "yaml")
        assert {"forbidden", "relation"} <= set(await editor.words(uri, 3, len("    kind: ")))
        assert {"basis", "options", "when"} <= set(await editor.words(uri, lines.index("    "), 4))
        assert "patterns" in await editor.words(uri, lines.index("      "), 6)
        at = next(number for number, line in enumerate(lines) if "@" in line)
        words = await editor.words(uri, at, lines[at].index("@") + 1)
        assert words and all(word.startswith("@") for word in words)
        assert await editor.words(uri, 6, 30) == []

    talk(does)


def test_a_rule_shows_its_page_and_runs_its_examples(talk: Callable[..., None], pack: Path) -> None:
    file = pack / "own.yaml"

    async def does(editor: Editor) -> None:
        uri = editor.open("pack/own.yaml", "yaml")
        said = await editor.hover(uri, 4, 6)
        assert "Z001" in said and "no-lorem" in said
        lenses = await editor.client.text_document_code_lens_async(
            lsp.CodeLensParams(lsp.TextDocumentIdentifier(uri))
        )
        (lens,) = lenses
        assert lens.range.start.line == 1

        async def tried() -> str:
            return str(
                await editor.client.workspace_execute_command_async(
                    lsp.ExecuteCommandParams(lens.command.command, arguments=lens.command.arguments)
                )
            )

        assert await tried() == "Z001: its examples hold"
        file.write_text(RULE.replace("at: lorem", "at: ipsum"), encoding="utf-8")
        assert "an example does not" in await tried()

    talk(does, language="en")
