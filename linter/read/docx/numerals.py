"""How a word processor writes the number of a list item, in each of its formats."""

from __future__ import annotations

from collections.abc import Callable

from linter.text.counting import HAN, counting

_LEGAL = str.maketrans("〇一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟萬")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_SMALL = [
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
]
_TENS = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"]
_ODD_ORDINALS = {"One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth", "Nine": "Ninth", "Twelve": "Twelfth"}  # fmt: skip
MAX_NUMBER = 9999  # no list is so long; beyond it digits will do


def _short_counting(number: int) -> str:
    """Up to 99 as one counts, then digit by digit."""
    return counting(number) if number < 100 else _digital(number)


def _digital(number: int) -> str:
    return "".join(HAN[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    said = counting(number)
    return ("一" + said if said.startswith("十") else said).translate(_LEGAL)


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _cardinal(number: int) -> str:
    """Up to 99 in English words; beyond them digits, as no list is so long."""
    if not 0 < number < 100:
        return str(number)
    if number < 20:
        return _SMALL[number - 1]
    ten, one = _TENS[number // 10 - 2], number % 10
    return f"{ten}-{_SMALL[one - 1].lower()}" if one else ten


def _ordinal_word(number: int) -> str:
    said = _cardinal(number)
    if said.isdigit():
        return _ordinal(number)
    start, dash, last = said.rpartition("-")
    last = last.capitalize()
    made = _ODD_ORDINALS.get(last) or f"{last[:-1]}ie" * last.endswith("y") or last
    made = made if made in _ODD_ORDINALS.values() else f"{made}th"
    return f"{start}{dash}{made.lower() if dash else made}"


def _ordinal(number: int) -> str:
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _enclosed(first: str, most: int) -> Callable[[int], str]:
    """Characters that stand in a row in Unicode; beyond them digits."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= most else str(number)


def _turn(row: str) -> Callable[[int], str]:
    return lambda number: row[(number - 1) % len(row)]


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) - 0x30 + 0xFF10) for digit in str(number)),
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "chineseCounting": _short_counting,
    "chineseCountingThousand": counting,
    "chineseLegalSimplified": _legal,
    "taiwaneseCounting": _short_counting,
    "taiwaneseCountingThousand": counting,
    "japaneseCounting": counting,
    "japaneseLegal": _legal,
    "ideographLegalTraditional": _legal,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "ideographTraditional": _turn(_STEMS),
    "ideographZodiac": _turn(_BRANCHES),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_word,
    "numberInDash": lambda number: f"- {number} -",
    "bullet": lambda number: "",
    "none": lambda number: "",
}
_FORMATS["decimalFullWidth2"] = _FORMATS["decimalFullWidth"]
_FORMATS["decimalEnclosedCircleChinese"] = _FORMATS["decimalEnclosedCircle"]


def numeral(number: int, form: str) -> str:
    """Return *number* in the format of that name; in digits where the format is unknown."""
    if not 0 <= number <= MAX_NUMBER:
        return "" if form in ("bullet", "none") else str(number)
    return _FORMATS.get(form, str)(number)
