"""Reports whose words are alike, in groups: each is like another one of its group."""

from __future__ import annotations

from typing import Any

from linter.audit.views import StoreView

_PAIRS = """
SELECT alike.path, other, common, total FROM alike
    JOIN reports AS mine ON mine.path = alike.path JOIN reports AS its ON its.path = alike.other ORDER BY ALL
"""


def clusters(view: StoreView) -> list[list[dict[str, Any]]]:
    """Return the groups, the largest first; of each report its body, year, file and the most it has in common with another."""
    root: dict[str, str] = {}
    most: dict[str, tuple[int, int]] = {}

    def find(path: str) -> str:
        while (above := root.setdefault(path, path)) != path:
            root[path] = path = root.setdefault(above, above)
        return path

    for one in view.rows(_PAIRS):
        root[find(one["path"])] = find(one["other"])
        for path in (one["path"], one["other"]):
            before = most.get(path, (0, 1))
            if one["common"] * before[1] > before[0] * one["total"]:
                most[path] = one["common"], one["total"]
    if not root:
        return []
    marks = ", ".join("?" * len(root))
    reports = view.rows(
        f"SELECT path, issuer, issuer_key, year FROM reports WHERE path IN ({marks}) ORDER BY year, path",
        list(root),
    )
    groups: dict[str, list[dict[str, Any]]] = {}
    for report in reports:
        common, total = most[report["path"]]
        groups.setdefault(find(report["path"]), []).append({**report, "share": f"{100 * common // total} %"})
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]["path"]))
