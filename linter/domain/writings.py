"""The ways to write a label or a title that differ in its number, its marks or a word that has another form."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator

from linter.domain.form import WritingWay
from linter.domain.lexicon import Lexicon
from linter.domain.numbering import number_at

_LEAST = 6  # letters of a label that is known without its number, too
_LISTING = re.compile(r"[,、;]")
_JOINING = re.compile(r"[,、;/]")
_QUOTES = re.compile(r"[“”\"]")
_TITLE_MARKS = re.compile(r"[《》]")


def writings(words: Iterable[str], ways: Container[WritingWay], lexicon: Lexicon) -> tuple[str, ...]:
    """Return each of *words*, and behind it the other ways to write it; none twice.

    numbering: ``1.`` is ``1、``, ``(一)`` has lost a bracket, and a label of several letters its
    number, or the word that leads a part (其中). punctuation: the marks within are others, or none.
    variants: each word that the lexicon has another form of is any of its forms.
    """
    found = dict.fromkeys(words)
    for way, more in _WAYS.items():
        if way in ways:
            found = {each: None for word in found for each in more(word, lexicon)}
    return tuple(found)


def bare_label(word: str) -> str:
    """Return the words of a label, without blanks and the number before them."""
    word = "".join(word.split())
    number = number_at(word)
    return word[number.end() :] if number else word


def _parts(word: str, lexicon: Lexicon) -> tuple[str, re.Match[str] | None, str]:
    """Return what leads a part, the number and the words of a label."""
    lead = next((lead for lead in lexicon.lead if word.startswith(lead)), "")
    if lead and word[len(lead) : len(lead) + 1] == ":":
        lead += ":"
    number = number_at(word, len(lead))
    return lead, number, word[number.end() if number else len(lead) :]


def _numbered(word: str, lexicon: Lexicon) -> Iterator[str]:
    lead, number, rest = _parts(word, lexicon)
    heads = _heads(number)
    known = len(rest) >= _LEAST
    yield word
    for start in dict.fromkeys((lead, lead.rstrip(":"), "" if known else lead)):
        for head in (*heads, "" if known else heads[0]):
            yield start + head + rest


def _heads(number: re.Match[str] | None) -> tuple[str, ...]:
    """Return the ways to write the number of a label: in brackets, of which one may be lost, or with a mark."""
    if number is None:
        return ("",)
    if bracketed := number["bracketed"]:
        return f"({bracketed})", f"{bracketed})", f"({bracketed}"
    said = number["digits"] or number["numeral"]
    return f"{said}.", f"{said}、"


def _punctuated(word: str, lexicon: Lexicon) -> Iterator[str]:
    rest = _parts(word, lexicon)[2]
    start = word[: len(word) - len(rest)]
    for listed in (rest, _LISTING.sub(",", rest), _LISTING.sub("、", rest), _JOINING.sub("", rest)):
        for mark, forms in ((_QUOTES, ('"', "")), (_TITLE_MARKS, ("",))):
            yield start + listed
            for form in forms:
                yield start + mark.sub(form, listed)


def _varied(word: str, lexicon: Lexicon) -> Iterator[str]:
    found = [word]
    for group in lexicon.variants:
        forms = group.split("+")
        any_form = re.compile("|".join(sorted(map(re.escape, filter(None, forms)), key=len, reverse=True)))
        found += [any_form.sub(form, each) for each in found if any_form.search(each) for form in forms]
    return iter(found)


_WAYS: dict[WritingWay, Callable[[str, Lexicon], Iterator[str]]] = {
    "numbering": _numbered,
    "punctuation": _punctuated,
    "variants": _varied,
}
