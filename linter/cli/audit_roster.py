"""reportlint audit roster: who has not published, late, twice, or under another name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from linter.audit.roster import held_against, keep, kept, read_roster
from linter.audit.store import Store
from linter.audit.tables import shown
from linter.audit.views import viewed
from linter.cli.audit_options import form_option, store_argument, tell_unfinished, today_option
from linter.cli.help import spoken
from linter.cli.options import lang_option
from linter.errors import UsageError

_HEADS = {
    "zh": ("单位", "种类", "年度", "情况", "发布日期", "法定期限", "文件", "可能是"),
    "en": ("body", "kind", "year", "state", "published", "due", "paths", "perhaps"),
}
_STATES = {
    "present": "已公开", "missing": "未见", "late": "逾期", "twice": "重复", "renamed": "用别名公开", "extra": "不在名单",
}  # fmt: skip


@spoken("roster", short_help="对照应公开名单　Hold a roster against a store.")
@store_argument
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Also those that are there, in time.")
@form_option
@today_option
@lang_option
def command(store: Path, file: Path | None, everything: bool, form: Any, today: str, lang: Any) -> None:
    """Hold a table of bodies (单位), years due (年度), kinds (种类) and aliases (别名), CSV or XLSX, against a store.

    FILE is kept in the store, for its pages; without it the one that is kept counts. A name that is only alike is suggested.
    Exit status: 0 all is there, in time; 1 something is not.
    """
    where = Store(store)
    with viewed(where, today) as view:
        tell_unfinished(view)
        due = read_roster(file) if file else kept(where)
        if not due:
            raise UsageError("no-roster", path=store)
        if file:
            keep(where, due)
        lines = held_against(view, due)
    states = _STATES if lang == "zh" and form != "json" else {state: state for state in _STATES}
    rows = [
        (
            *line[:3],
            states[line.state],
            line.published,
            line.due,
            ", ".join(line.paths),
            "; ".join(line.perhaps),
        )
        for line in lines
        if everything or line.state != "present"
    ]
    for text in shown(_HEADS["en" if form == "json" else lang], rows, form):
        click.echo(text.encode() if form != "table" else text)
    sys.exit(int(any(line.state not in ("present", "extra") for line in lines)))
