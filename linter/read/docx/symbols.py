"""What the characters of symbol fonts look like: a font of its own code, no letters of the text."""

from __future__ import annotations

_FIRST, _SECOND = 0x20, 0xA1  # where the two halves of a symbol font begin
_PRIVATE = 0xF000  # Word puts the code of such a font here

_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪�⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
)
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0xA1: "○", 0xA3: "◻", 0xA8: "◻", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + number: "⓪①②③④⑤⑥⑦⑧⑨⑩"[number] for number in range(11)},
    **{0x8B + number: "⓿❶❷❸❹❺❻❼❽❾❿"[number] for number in range(11)},
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x52: "☑", 0x53: "☒", 0xA3: "☐", **{0x69 + n: "⓪①②③④⑤⑥⑦⑧⑨⑩"[n] for n in range(11)}}


def symbol(font: str, code: str) -> str:
    """Return the character that a symbol, given by its font and its code, looks like; "" where that is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number > 0x10FFFF or 0xD800 <= number < 0xE000:
        return ""
    if _PRIVATE <= number < _PRIVATE + 0x100:
        number -= _PRIVATE
    elif number > 0xFF:
        return chr(number)
    name = font.strip().lower()
    if name == "symbol":
        return _of_symbol(number)
    if name.startswith("wingdings"):
        return (_WINGDINGS_2 if name == "wingdings 2" else _WINGDINGS).get(number, "")
    return chr(number) if 0x20 <= number < 0x7F or number > 0xA0 else ""


def _of_symbol(number: int) -> str:
    for first, row in zip((_FIRST, _SECOND), _SYMBOL, strict=True):
        if first <= number < first + len(row):
            return row[number - first].replace("�", "")
    return "€" if number == 0xA0 else ""
