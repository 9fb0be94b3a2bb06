"""reportlint audit show: who has how many findings, and of how much that was checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.audit.ranking import RankingLine, history, ranking
from linter.audit.ranking import between_kinds as beside
from linter.audit.store import Store
from linter.audit.tables import shown
from linter.audit.views import viewed
from linter.cli.audit_options import form_option, store_argument, tell_unfinished, today_option
from linter.cli.help import spoken
from linter.cli.mistakes import Number, OneOf
from linter.cli.options import lang_option

_HEADS = {
    "zh": ("名次", "代号", "名称", "报告", "错误", "提醒", "提示", "已豁免", "未判定", "对不上", "核对", "占比%", "下限%", "上限%"),
    "en": ("rank", "key", "name", "reports", "error", "warning", "info", "waived", "undecided", "hits", "checked", "rate", "low", "high"),
}  # fmt: skip
_HISTORY = {
    "zh": ("年度", "种类", "发布日期", "错误", "提醒", "提示", "已豁免", "数字", "核对", "文件"),
    "en": ("year", "kind", "published", "error", "warning", "info", "waived", "figures", "relations", "path"),
}


_BETWEEN = {
    "zh": ("单位", "年度", "事项", "种类", "所写", "文件", "行", "另一种", "另一处所写", "另一文件", "另一行", "相同"),
    "en": ("issuer", "year", "subject", "kind", "printed", "path", "line", "other_kind", "other_printed", "other_path", "other_line", "same"),
}  # fmt: skip


@spoken("show", short_help="排名与汇总　Rank and add up.")
@store_argument
@click.option(
    "--by",
    type=OneOf(["body", "rule", "year", "kind", "region"]),
    default="body",
    show_default=True,
    help="What a line is of.",
)
@click.option("--body", default="", metavar="NAME", help="The years of one body instead.")
@click.option(
    "--between-kinds",
    is_flag=True,
    help="What two kinds of report of a body and year both state, what differs first; that proves nothing.",
)
@click.option("--top", type=Number(1), help="The first lines only.")
@form_option
@today_option
@lang_option
def command(
    store: Path, by: Any, body: str, between_kinds: bool, top: int | None, form: Any, today: str, lang: Any
) -> None:
    """Rank bodies, rules, years, kinds of report or regions by their findings.

    The share is of what was checked, with its 95 % interval (Wilson), and the order that of its lower bound. What has fewer
    than 20 things checked is not ranked and comes last.
    """
    names = "en" if form == "json" else lang
    with viewed(Store(store), today) as view:
        tell_unfinished(view)
        heads: tuple[str, ...]
        if between_kinds:
            heads, rows = _BETWEEN[names], [list(row.values()) for row in beside(view, lang)]
        elif body:
            heads, rows = _HISTORY[names], [list(row.values()) for row in history(view, body)]
        else:
            heads, rows = _HEADS[names], [list(RankingLine(*one)) for one in ranking(view, by, lang)]
        for line in shown(heads, rows[:top], form):
            click.echo(line.encode() if form != "table" else line)
