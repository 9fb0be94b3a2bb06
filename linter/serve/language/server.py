"""The protocol: an editor's messages in, marks, hovers, offers and lenses out (LSP 3.17, over standard streams)."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import ServerTextPosition, TextDocument

from linter import __version__
from linter.errors import LinterError
from linter.model.finding import Severity, Verdict
from linter.render.run import Language
from linter.rulepack import RulePack
from linter.serve.language import packs, reports
from linter.serve.language.places import Diagnostic, FilePlace
from linter.serve.language.reports import Setting

RUN_EXAMPLES = "reportlint.runExamples"
_PATIENCE = 0.4  # seconds without a key before a changed report is checked
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
_TRIED = {
    "zh": ("{}：例子都成立", "{}：有例子不成立：{}"),
    "en": ("{}: its examples hold", "{}: an example does not: {}"),
}


class Server(LanguageServer):
    """Keeps, of what is open, the verdict on each report and each pack as it was saved."""

    def __init__(self) -> None:
        super().__init__("reportlint", __version__)
        self.setting = Setting()
        self._verdicts: dict[str, Verdict | None] = {}
        self._packs: dict[Path, RulePack | None] = {}
        self._marked: dict[Path, set[str]] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}

    def set(self, options: Any) -> None:
        """Take what the editor says when it begins: trusted, language."""
        said = options if isinstance(options, dict) else {}
        today = datetime.now().astimezone().date().isoformat()
        language: Language = "en" if said.get("language") == "en" else "zh"
        self.setting = Setting(said.get("trusted") is True, language, today)

    def look(self, document: TextDocument) -> None:
        """Check what is open, or the pack it belongs to as it was saved."""
        if (folder := packs.folder_of(document.path)) is not None:
            self._look_at_pack(folder)
        elif reports.is_report(document.path):
            self._look_at_report(document)

    def look_soon(self, document: TextDocument) -> None:
        """Check a report when nobody has written in it for a while."""
        if waiting := self._waiting.pop(document.uri, None):
            waiting.cancel()
        if reports.is_report(document.path):
            self._waiting[document.uri] = asyncio.get_running_loop().create_task(self._later(document.uri))

    async def _later(self, uri: str) -> None:
        await asyncio.sleep(_PATIENCE)
        self._waiting.pop(uri, None)
        self._look_at_report(self.workspace.get_text_document(uri))

    def _look_at_report(self, document: TextDocument) -> None:
        try:
            verdict = reports.checked(document.path, document.source, self.setting)
            found = list(reports.marks(verdict, self.setting))
        except LinterError as error:
            verdict, found = None, [reports.trouble(error, self.setting)]
        self._verdicts[document.uri] = verdict
        self._show(document.uri, found)

    def _look_at_pack(self, folder: Path) -> None:
        pack, wrong = packs.opened(folder, self.setting.language)
        self._packs[folder] = pack
        there = {_uri(file) for file in wrong}
        for uri in self._marked.get(folder, set()) - there:
            self._show(uri, [])
        for file, marks in wrong.items():
            self._show(_uri(file), marks)
        self._marked[folder] = there

    def _show(self, uri: str, marks: list[Diagnostic]) -> None:
        document = self.workspace.get_text_document(uri)
        diagnostics = [
            lsp.Diagnostic(
                range=_range(document, mark.place),
                severity=_SEVERITIES[mark.severity],
                code=mark.code or None,
                source="reportlint",
                message=mark.message,
            )
            for mark in marks
        ]
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics))

    def forget(self, uri: str) -> None:
        """Take a document's marks away; it is open no more."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        if self._verdicts.pop(uri, None) is not None:
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def pack_of(self, path: str) -> RulePack | None:
        """Return the pack that a file belongs to, as it was last without a fault; None where it never was."""
        folder = packs.folder_of(path)
        if folder is None:
            return None
        if folder not in self._packs:
            self._packs[folder], _ = packs.opened(folder, self.setting.language)
        return self._packs[folder]

    def said_at(self, document: TextDocument, position: lsp.Position) -> str:
        """Return what is to be said at a place, as Markdown."""
        if (pack := self.pack_of(document.path)) is not None:
            return packs.hover(pack, document.path, position.line)
        at = document.position_from_client_units(position)
        return reports.hover(self._verdicts.get(document.uri), at.line, at.character, self.setting)

    def try_examples(self, path: str, rule: str) -> str:
        """Return what came of a rule's examples, in a sentence."""
        self._packs.pop(packs.folder_of(path) or Path(), None)
        pack = self.pack_of(path)
        wrong = packs.tried(pack, rule, self.setting.language) if pack else ["…"]
        good, bad = _TRIED[self.setting.language]
        return bad.format(rule, "; ".join(wrong)) if wrong else good.format(rule)


def _uri(path: str) -> str:
    return from_fs_path(path) or path


def _range(document: TextDocument, place: FilePlace) -> lsp.Range:
    def client(line: int, column: int) -> lsp.Position:
        return document.position_to_client_units(ServerTextPosition(line, column))

    return lsp.Range(client(place.line, place.column), client(place.end_line, place.end_column))


def server() -> Server:
    """Return the server with all that it answers."""
    one = Server()

    @one.feature(lsp.INITIALIZE)
    def _begin(params: lsp.InitializeParams) -> None:
        one.set(params.initialization_options)

    @one.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def _opened(params: lsp.DidOpenTextDocumentParams) -> None:
        one.look(one.workspace.get_text_document(params.text_document.uri))

    @one.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def _saved(params: lsp.DidSaveTextDocumentParams) -> None:
        one.look(one.workspace.get_text_document(params.text_document.uri))

    @one.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def _changed(params: lsp.DidChangeTextDocumentParams) -> None:
        one.look_soon(one.workspace.get_text_document(params.text_document.uri))

    @one.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def _closed(params: lsp.DidCloseTextDocumentParams) -> None:
        one.forget(params.text_document.uri)

    @one.feature(lsp.TEXT_DOCUMENT_HOVER)
    def _hover(params: lsp.HoverParams) -> lsp.Hover | None:
        document = one.workspace.get_text_document(params.text_document.uri)
        said = one.said_at(document, params.position)
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, said)) if said else None

    @one.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=["@", " "]))
    def _complete(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        document = one.workspace.get_text_document(params.text_document.uri)
        if packs.folder_of(document.path) is None:
            return []
        at = document.position_from_client_units(params.position)
        lines = document.source.splitlines() or [""]
        found = packs.offers(one.pack_of(document.path), lines, at.line, at.character)
        return [lsp.CompletionItem(label=offer.word, detail=offer.detail or None) for offer in found]

    @one.feature(lsp.TEXT_DOCUMENT_CODE_LENS)
    def _lenses(params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        path = to_fs_path(params.text_document.uri) or ""
        pack = one.pack_of(path)
        title = "试例子" if one.setting.language == "zh" else "Run examples"
        return [
            lsp.CodeLens(
                lsp.Range(lsp.Position(lens.line, 0), lsp.Position(lens.line, 0)),
                lsp.Command(title, RUN_EXAMPLES, arguments=[params.text_document.uri, lens.rule]),
            )
            for lens in (packs.lenses(pack, path) if pack else ())
        ]

    @one.command(RUN_EXAMPLES)
    def _tried(uri: str, rule: str) -> str:
        said = one.try_examples(to_fs_path(uri) or "", rule)
        one.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, said))
        return said

    return one


def serve() -> None:
    """Answer an editor on the standard streams until it ends."""
    server().start_io()
