"""A figure as reports print it: digits, thousands, 万 and 千 behind digits, Chinese numerals."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

DIGITS = "零一二三四五六七八九"


class Printed(Fraction):
    """A figure with as many decimals as are printed of it."""

    places: int = 0

    def __new__(cls, value: int | Fraction | str, places: int = 0) -> Printed:
        """The figure, to so many decimals (half a unit is rounded up)."""
        exact = Fraction(value)
        unit = 10**places
        rounded = Fraction((abs(exact) * unit * 2 + 1) // 2, unit)
        figure = super().__new__(cls, -rounded if exact < 0 else rounded)
        figure.places = places
        return figure


def plain(figure: Printed) -> str:
    """1234 or 12.50."""
    value = Decimal(figure.numerator) / Decimal(figure.denominator)
    return f"{value.quantize(Decimal(1).scaleb(-figure.places), ROUND_HALF_UP):f}"


def parted(figure: Printed) -> str:
    """1,234."""
    whole, _, decimals = plain(figure).partition(".")
    return f"{int(whole):,}" + (f".{decimals}" if decimals else "")


def scaled(unit: str, size: int) -> Callable[[Printed], str]:
    """What prints a figure in thousands or ten thousands: 1.2万, 3千. Nothing may be lost by it."""

    def shown(figure: Printed) -> str:
        value = Decimal(figure.numerator) / Decimal(figure.denominator) / size
        return f"{value.normalize():f}{unit}"

    return shown


def mixed(figure: Printed) -> str:
    """1万2千, 3万, 6千: ten thousands and thousands behind digits."""
    whole, rest = divmod(int(figure), 10_000)
    if rest % 1000:
        raise ValueError(f"{int(figure)} has more than thousands")
    return (f"{whole}万" if whole else "") + (f"{rest // 1000}千" if rest else "")


def _below_ten_thousand(value: int) -> str:
    out, gap = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, value = divmod(value, size)
        if digit:
            out += ("零" if gap else "") + DIGITS[digit] + unit
            gap = False
        elif out and value:
            gap = True
    return out


def chinese(figure: Printed) -> str:
    """一百二十三, of whole figures below a hundred million."""
    high, low = divmod(int(figure), 10_000)
    out = f"{_below_ten_thousand(high)}万" if high else ""
    out += ("零" if high and 0 < low < 1000 else "") + _below_ten_thousand(low)
    return out.removeprefix("一") if out.startswith("一十") else out or "零"


FORMATS: dict[str, Callable[[Printed], str]] = {
    "": plain,
    ",": parted,
    "han": chinese,
    "wan": scaled("万", 10_000),
    "qian": scaled("千", 1000),
    "bai": scaled("百", 100),
    "mix": mixed,
}
