"""Two classes of which the one is what the other is not: 合格90件,不合格10件; 已整改69个,未整改3个."""

from __future__ import annotations

from linter.parse.statements.items import Item

_AROUND = " ,;:、的为是了“”\"()"


def complementary(parts: list[Item], negations: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether two *parts* are what is so and what is not so.

    *negations* say that a thing is not so (不, 未, 非), *given* that it is (已, 予以, 有). What is so
    with a word more (主动公开 beside 不予公开) is one class of several.
    """
    if len(parts) != 2:
        return False
    first, second = (part.label.strip(_AROUND) for part in parts)
    return _denies(second, first, negations, given) or _denies(first, second, negations, given)


def _denies(label: str, other: str, negations: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether *label* is *other* denied: 不予保留 beside 予以保留, 水压未达标 beside 水压达标."""
    plain = _without(other, given)
    for word in negations:
        before, found, what = label.partition(word)
        if found and what and (plain == before + _without(what, given) or before + what == other):
            return True
    return False


def _without(label: str, given: tuple[str, ...]) -> str:
    return next((label[len(had) :] for had in given if label.startswith(had)), label)
