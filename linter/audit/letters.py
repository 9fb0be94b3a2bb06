"""A letter to each body about its findings, from a Jinja template: the one that is shipped, or the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import TemplateError

from linter.audit.ledger import LedgerItem
from linter.errors import UsageError
from linter.render.bounds import OutOfBoundsError, bounded
from linter.render.run import Language, Run
from linter.render.sandbox import sandbox

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')
_LONGEST = 80  # characters of a file's name
_UNNAMED = {"zh": "未写明单位", "en": "body_not_named"}
_SHIPPED = {"zh": "letter.zh.md.j2", "en": "letter.en.md.j2"}


def by_body(items: Iterable[LedgerItem], language: Language) -> Iterator[tuple[str, str, list[LedgerItem]]]:
    """Yield each body with the name of its files, which no other has, and its findings."""
    taken: set[str] = set()
    for issuer, found in groupby(sorted(items, key=lambda one: one.issuer), key=lambda one: one.issuer):
        bare = _UNFIT.sub("_", issuer).strip("._")[:_LONGEST] or _UNNAMED[language]
        name = next(one for n in range(len(taken) + 2) if (one := f"{bare}_{n}" if n else bare) not in taken)
        taken.add(name)
        yield issuer, name, list(found)


def letters(
    bodies: Iterable[tuple[str, str, list[LedgerItem]]],
    template: Path | None,
    language: Language,
    *,
    due: str,
    day: str,
) -> Iterator[tuple[str, str]]:
    """Yield the name of each letter's file and its text. Raises UsageError where the template is wrong."""
    run = Run(language=language)
    place = template or Path(_SHIPPED[language])
    try:
        if template:
            made = sandbox(template.parent, run).get_template(template.name)
        else:
            text = (files("linter.audit") / "templates" / place.name).read_text(encoding="utf-8")
            made = Environment(
                undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
            ).from_string(text)
        suffix = _suffix(place.name)
        for issuer, name, found in bodies:
            context: dict[str, Any] = {
                "issuer": issuer,
                "due": due,
                "today": day,
                "language": language,
                "findings": [one._asdict() for one in found],
                "years": sorted({one.year for one in found if one.year}),
            }
            yield f"{name}{suffix}", bounded(made.generate(context))
    except (TemplateError, OutOfBoundsError, OSError, UnicodeDecodeError) as error:
        raise UsageError(
            "template-failed", path=place, why=str(error).partition(chr(10))[0] or type(error).__name__
        ) from None


def _suffix(name: str) -> str:
    """Return the suffix of a letter: letter.html.j2 makes .html; without one it is a text."""
    bare = re.sub(r"\.(?:j2|jinja2?)$", "", name)
    return Path(bare).suffix or ".txt"
