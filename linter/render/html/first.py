"""What is said of a report at first sight: one sentence, the counts in words, and where to begin."""

from __future__ import annotations

from linter.records import dataclass
from linter.render.html.words import listed, phrase
from linter.render.run import Language
from linter.render.tally import Tally


@dataclass(frozen=True, slots=True)
class First:
    """The verdict's looks and sentence, and the counts, each with its looks."""

    kind: str
    sentence: str
    counts: tuple[tuple[str, str], ...] = ()


def first(counts: Tally, verified: int, language: Language) -> First:
    """Return what is said first of a report with these counts."""
    if counts.unreadable:
        return First("unreadable", phrase("says_unreadable", language))
    numbers = [
        (kind, getattr(counts, kind))
        for kind in ("error", "warning", "info", "undecided", "waived", "known", "held")
    ]
    said = [(kind, phrase(f"{kind}_n", language, n)) for kind, n in numbers if n]
    if verified:
        said.append(("verified", phrase("verified_n", language, verified)))
    kind = next((kind for kind in ("error", "warning", "info") if getattr(counts, kind)), "held")
    return First(kind, sentence(counts, language), tuple(said))


def sentence(counts: Tally, language: Language) -> str:
    """Return the verdict on a report in one sentence."""
    clauses = []
    if counts.error:
        clauses.append(phrase("says_errors", language, counts.error))
    elif counts.warning or counts.info or counts.waived or counts.known:
        clauses.append(phrase("says_no_errors", language))
    for key, number in (("says_warnings", counts.warning), ("says_infos", counts.info)):
        # A note matters least: it is told of only where nothing graver is.
        if number and (key == "says_warnings" or not (counts.error or counts.warning)):
            clauses.append(phrase(key, language, number))
    if counts.waived and not (counts.error or counts.warning or counts.info):
        clauses.append(phrase("says_waived", language, counts.waived))
    if counts.known and not (counts.error or counts.warning or counts.info):
        clauses.append(phrase("says_known", language, counts.known))
    if not clauses:
        clauses.append(phrase("says_nothing", language))
        if counts.undecided:
            clauses.append(phrase("says_undecided", language, counts.undecided))
    return phrase("clause", language).join(clauses) + phrase("stop", language)


def summary(reports: list[Tally], language: Language) -> str:
    """Return the verdict on several reports in one sentence."""
    errors = sum(1 for one in reports if one.error)
    unreadable = sum(one.unreadable for one in reports)
    doubtful = sum(1 for one in reports if not one.error and (one.warning or one.info))
    clean = len(reports) - errors - unreadable - doubtful
    parts = [
        phrase(key, language).format(number)
        for key, number in (
            ("index_errors", errors),
            ("index_warnings", doubtful),
            ("index_clean", clean),
            ("index_unreadable", unreadable),
        )
        if number
    ]
    return phrase("index_says", language).format(len(reports), listed(parts, language))
