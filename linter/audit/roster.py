"""A roster of bodies, kinds and years due, held against a store: who is missing, late, there twice, or under another name."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from linter.audit.store import Store, write_json
from linter.audit.views import StoreView
from linter.errors import UsageError
from linter.held.bodies import named
from linter.read.encoding import decode

_HEADS = {
    "body": ("单位", "单位名称", "机关", "机关名称", "名称", "报告单位", "body", "issuer", "name"),
    "kind": ("种类", "报告种类", "kind", "pack"),
    "year": ("年度", "年份", "应公开年度", "year", "years"),
    "aliases": ("别名", "曾用名", "简称", "aliases", "alias"),
}
_YEARS = re.compile(r"(\d{4})(?:\s*[-—~至]+\s*(\d{4}))?年?度?")
_LIKE = 0.8  # of the letters of two names, in order: what is less alike is not suggested
_PLACE = "roster.json"


class Due(NamedTuple):
    """A report that a body has to publish; without a kind, or a year, any."""

    body: str
    kind: str
    year: int | None
    aliases: tuple[str, ...] = ()


class RosterLine(NamedTuple):
    """What became of it: present, missing, late, twice, renamed (under an alias), or extra: not on the roster."""

    body: str
    kind: str
    year: int | None
    state: str
    published: str
    due: str  # the last day by law
    paths: tuple[str, ...]
    perhaps: tuple[str, ...] = ()  # of a missing one: reports of bodies that are called alike


def read_roster(place: Path) -> list[Due]:
    """Return what a table in CSV or XLSX says is due. Raises UsageError with the row that cannot be understood."""
    rows = iter(_rows(place))
    heads = next(rows, [])
    columns = {
        key: next((n for n, head in enumerate(heads) if _head(head) in names), None)
        for key, names in _HEADS.items()
    }
    if columns["body"] is None:
        raise UsageError("no-column-of-bodies", path=place)
    due: list[Due] = []
    for number, row in enumerate(rows, 2):
        told = {key: row[n].strip() if n is not None and n < len(row) else "" for key, n in columns.items()}
        if not any(cell.strip() for cell in row):
            continue
        if not told["body"]:
            raise UsageError("no-body-in-row", path=place, row=number)
        aliases = tuple(filter(None, re.split(r"[、,，;；\s]+", told["aliases"])))
        due += (
            Due(told["body"], told["kind"], year, aliases) for year in _years(told["year"], place, number)
        )
    if not due:
        raise UsageError("nothing-due", path=place)
    return list(dict.fromkeys(due))


def keep(store: Store, due: Iterable[Due]) -> None:
    """Keep the roster in the store."""
    write_json(store.folder / _PLACE, {"due": [one._asdict() for one in due]})


def kept(store: Store) -> list[Due]:
    """Return the roster that is kept in the store; nothing where there is none."""
    place = store.folder / _PLACE
    if not place.exists():
        return []
    said = json.loads(place.read_text(encoding="utf-8"))
    return [Due(**{**one, "aliases": tuple(one["aliases"])}) for one in said["due"]]


def held_against(view: StoreView, due: list[Due]) -> list[RosterLine]:
    """Return a line for each report that is due, and for each that is there and on no roster."""
    reports = view.rows(
        "SELECT path, issuer, issuer_key, pack, body, regime, year, published FROM reports ORDER BY path"
    )
    years = sorted({one["year"] for one in reports if one["year"] is not None})
    by_name: dict[str, list[dict[str, Any]]] = {}
    for one in reports:
        by_name.setdefault(one["issuer_key"], []).append(one)
    used: set[str] = set()
    lines: list[RosterLine] = []
    for want in due:
        for year in [want.year] if want.year is not None else years:
            line = _line(want, year, by_name, view)
            used.update(line.paths)
            lines.append(line)
    free = [one for one in reports if one["path"] not in used]
    lines = [
        line._replace(perhaps=_perhaps(line, free, view)) if line.state == "missing" else line
        for line in lines
    ]
    extra = (
        RosterLine(
            one["issuer"], one["pack"], one["year"], "extra", one["published"] or "", "", (one["path"],)
        )
        for one in free
    )
    return [*lines, *extra]


def _line(
    one: Due, year: int | None, by_name: dict[str, list[dict[str, Any]]], view: StoreView
) -> RosterLine:
    def there(name: str) -> list[dict[str, Any]]:
        reports = by_name.get(named(name), ())
        return [r for r in reports if r["year"] == year and _is_kind(r["pack"], one.kind, view)]

    found = there(one.body)
    renamed = not found
    if renamed:
        found = [report for alias in one.aliases for report in there(alias)]
    paths = tuple(report["path"] for report in found)
    if not found:
        return RosterLine(one.body, one.kind, year, "missing", "", "", ())
    report = found[0]
    last = due_day(view, report)
    published = report["published"] or ""
    late = bool(last) and bool(published) and published > last
    kinds = [report["pack"] for report in found]
    state = (
        "twice" if len(set(kinds)) < len(kinds) else "late" if late else "renamed" if renamed else "present"
    )
    return RosterLine(one.body, one.kind or report["pack"], year, state, published, last, paths)


def due_day(view: StoreView, report: dict[str, Any]) -> str:
    """Return the last day on which the pack's law lets such a report be published; nothing where it names none.

    A day that is more than its `stale` days behind that is when the page was moved, not when the report came out.
    """
    for one in view.said["deadlines"]:
        fits = one["pack"] == report["pack"] and report["regime"] in one["regimes"]
        if fits and (not one["bodies"] or report["body"] in one["bodies"]) and report["year"]:
            last = date(report["year"] + 1, one["month"], one["day"])
            published = report["published"] or ""
            if published > (last + timedelta(days=one["stale"])).isoformat():
                return ""
            return last.isoformat()
    return ""


def _perhaps(line: RosterLine, free: list[dict[str, Any]], view: StoreView) -> tuple[str, ...]:
    name = named(line.body)
    found = []
    for one in free:
        other = one["issuer_key"]
        if one["year"] != line.year or not other or not _is_kind(one["pack"], line.kind, view):
            continue
        if (
            name.endswith(other)
            or other.endswith(name)
            or SequenceMatcher(None, name, other, autojunk=False).ratio() >= _LIKE
        ):
            found.append(f"{one['issuer']} ({one['path']})")
    return tuple(found)


def _is_kind(pack: str, kind: str, view: StoreView) -> bool:
    return not kind or kind in (pack, view.called(pack, "zh"), view.called(pack, "en"))


def _years(text: str, place: Path, number: int) -> Iterator[int | None]:
    if not text:
        yield None
        return
    for part in filter(None, re.split(r"[、,，;；\s]+", text)):
        match = _YEARS.fullmatch(part.removesuffix(".0"))
        if match is None:
            raise UsageError("no-year", path=place, row=number, part=part)
        yield from range(int(match[1]), int(match[2] or match[1]) + 1)


def _head(text: str) -> str:
    return "".join(text.split()).casefold()


def _rows(place: Path) -> Iterator[list[str]]:
    try:
        data = place.read_bytes()
    except OSError as error:
        raise UsageError("cannot-read-path", path=place, why=error.strerror) from None
    if data[:2] == b"PK":
        from linter.audit.workbook import opened

        for sheet in opened(data, place).worksheets[:1]:  # none where there are charts alone
            yield from ([_cell(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
        return
    try:
        text = decode(data)[0]
    except UnicodeError:
        raise UsageError("neither-csv-nor-xlsx", path=place) from None
    dialect = "excel-tab" if "\t" in text.partition("\n")[0] else "excel"
    try:
        yield from csv.reader(io.StringIO(text, newline=None), dialect=dialect)  # of any system's line ends
    except csv.Error:
        raise UsageError("neither-csv-nor-xlsx", path=place) from None


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
