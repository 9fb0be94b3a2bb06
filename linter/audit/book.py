"""A ledger as a workbook."""

from __future__ import annotations

from collections.abc import Iterable

from linter.audit.columns import COLUMNS, STATES
from linter.audit.form import LedgerForm, form_book
from linter.audit.ledger import LedgerItem
from linter.render.run import Language

_TITLE = {"zh": "整改台账", "en": "Findings and their follow-up"}
_NOTE = {
    "zh": "请填写“整改期限”至“整改说明”各列；可以加列、排序、筛选。“问题编号”一列不要改动：复核时凭它认出各行。工作表的保护没有密码。",
    "en": "Fill in the columns from Due to What was done; add columns, sort and filter as you like. Leave the last column as it is: rows are known by it. The sheet's protection has no password.",
}


def ledger_book(items: Iterable[LedgerItem], language: Language, *, due: str = "", day: str) -> bytes:
    """Return the workbook; the same items give the same bytes."""
    form = LedgerForm(_TITLE[language], _NOTE[language], COLUMNS, "status", STATES[language])
    return form_book(form, (values(item, n, language, due) for n, item in enumerate(items, 1)), language, day)


def values(
    item: LedgerItem, serial: int, language: Language, due: str = "", result: str = ""
) -> dict[str, str | int]:
    """Return what the columns of a row say."""
    told = item._asdict() | {
        "serial": serial,
        "due": due,
        "who": "",
        "status": STATES[language][0],
        "said": "",
        "result": result,
    }
    return {key: "" if value is None else value for key, value in told.items()}
