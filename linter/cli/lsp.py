"""reportlint lsp: the language server, for editors."""

from __future__ import annotations

from linter.cli.help import spoken
from linter.errors import UsageError


@spoken("lsp", short_help="编辑器的语言服务　For editors.")
def command() -> None:
    """Speak the Language Server Protocol on standard streams: rule packs in YAML, reports in text and Markdown.

    What lies beside a report (reportlint.yaml, waivers.yaml) decides only where the editor says that the
    workspace is trusted: initializationOptions {"trusted": true, "language": "zh"}.
    """
    try:
        from linter.serve.language.server import serve
    except ModuleNotFoundError as error:
        raise UsageError("lsp-extra", name=error.name) from None
    serve()
