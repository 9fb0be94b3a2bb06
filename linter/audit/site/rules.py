"""A page a rule: whose reports break it, with the proof of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.audit.ledger import item
from linter.audit.ranking import RankingLine
from linter.audit.views import StoreView
from linter.render.run import Language

_MOST = 300  # findings of a page


def rule_pages(view: StoreView, rules: list[RankingLine], language: Language) -> Iterator[dict[str, Any]]:
    """Yield what the page of each rule tells that some report breaks."""
    known = {one["id"]: one for one in view.said["rules"]}
    for line in rules:
        if not line.hits:
            continue
        found = view.rows(
            "SELECT * FROM findings WHERE NOT waived AND rule = ? ORDER BY issuer_key, year, path, number LIMIT ?",
            [line.key, _MOST],
        )
        total = line.error + line.warning + line.info
        yield {
            "id": line.key,
            "name": line.name,
            "line": line,
            "basis": known.get(line.key, {}).get("basis", ""),
            "findings": [{**item(one, language)._asdict(), "key": one["issuer_key"]} for one in found],
            "left": total - len(found),
        }
