"""reportlint serve: a window in the browser, for those who have no terminal."""

from __future__ import annotations

from typing import Any

import click

from linter.cli.help import spoken
from linter.cli.mistakes import Number
from linter.cli.options import lang_option
from linter.errors import UsageError
from linter.messages import Message
from linter.rulepack import open_kinds


@spoken("serve", short_help="在浏览器里检查　Check in the browser.")
@click.option("--open", "show", is_flag=True, help="Open the browser at once.")
@click.option("--port", type=Number(0, 65535), default=0, help="A port of your choice; 0: any.")
@lang_option
def command(show: bool, port: int, lang: Any) -> None:
    """Open a window in the browser: drop reports into it, see what is found, take away what is made of it.

    Nothing leaves this computer: only its own browser can ask, by an address that is good once.
    """
    try:
        from linter.serve.window import serve
    except ModuleNotFoundError as error:
        raise UsageError("serve-extra", name=error.name) from None
    waiting = [show]

    def opened(address: str) -> None:
        click.echo(address)
        if waiting:
            click.echo(Message("serving").said(lang), err=True)
        if waiting.pop() if waiting else False:
            import webbrowser

            webbrowser.open(address)

    try:
        serve(open_kinds(), lang, port, opened)
    except OSError as error:
        raise UsageError("port-closed", port=port, why=error.strerror) from None
