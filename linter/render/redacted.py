"""A verdict whose text shows no masked data: identity numbers, telephones, names that a rule found and masked.

The text is as long as it was, so that every place in it stays where it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from linter.model.finding import Finding, Verdict
from linter.model.twin import Twin
from linter.render.run import Run

_MASKED = "{masked}"  # in the message of a rule that does not show what it found
_FIRST, _LAST = 3, 2  # characters that stay, as in the messages
_LONG = 8  # characters; of what is shorter only the first one stays
_NUMBER = re.compile(r"\d{11,}[0-9Xx]?")
_INK = re.compile(r"\S")


def redacted(verdict: Verdict, run: Run) -> Verdict:
    """Return *verdict* with the places masked that rules found and mask in their messages."""
    rules = {note.id for note in run.rules if any(_MASKED in text for text in note.message.values())}
    verdict = replace(verdict, twin=_twin(verdict.twin))
    spans = {finding.span for finding in verdict.findings if finding.rule in rules}
    if not spans:
        return verdict
    source, text = verdict.source, verdict.source.text
    words = {}
    for span in spans:
        there = text[span.start : span.end]
        words[there] = masked(there)
        text = text[: span.start] + words[there] + text[span.end :]
    findings = tuple(_finding(one, words) for one in verdict.findings)
    return replace(verdict, source=replace(source, text=text), findings=findings)


def _twin(twin: Twin | None) -> Twin | None:
    """Return *twin* with the numbers masked that are as long as one of a person: no rule looked at that file."""
    if twin is None:
        return None
    differences = (
        replace(
            one, there=replace(one.there, quote=_NUMBER.sub(lambda found: masked(found[0]), one.there.quote))
        )
        for one in twin.differences
    )
    return replace(twin, differences=tuple(differences))


def masked(words: str) -> str:
    """Return *words* with stars for what tells whom they speak of; blanks stay."""
    first, last = (_FIRST, _LAST) if len(words) >= _LONG else (1, 0)
    end = len(words) - last
    return words[:first] + _INK.sub("*", words[first:end]) + words[end:]


def _finding(finding: Finding, words: dict[str, str]) -> Finding:
    """What another rule says of the same words is masked, too; a single character tells nothing."""
    message = dict(finding.message)
    for there, shown in words.items():
        if len(there) > 1:
            message = {language: text.replace(there, shown) for language, text in message.items()}
    return replace(finding, message=message)
