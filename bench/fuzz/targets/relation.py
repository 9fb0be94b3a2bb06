"""Relations as an auditor writes them in a form."""

import yaml

from bench.fuzz.vocabulary import PACK, strings
from linter.domain.form import Form
from linter.rulepack.build import build
from linter.rulepack.formulas import with_formulas
from linter.yamlfile import parse_yaml

_TEXT = (PACK / "forms" / "requests_2021.yaml").read_text(encoding="utf-8")
_HEAD = _TEXT.partition("relations:\n")[0]
WORDS = [
    "+",
    "-",
    "=",
    "<=",
    ".*",
    "*",
    "(",
    ")",
    "new",
    "closed",
    "granted",
    "refused.*",
    "refused",
    "total",
    "sum",
    "max",
    ".",
    "a.b.c",
    "12",
    "each: row",
    "each: column",
    "each: block",
    "blocks: [x]",
] * 3 + [word for word in strings(yaml.safe_load(_TEXT)) if word.isascii() and len(word) < 20]


def seeds() -> list[bytes]:
    """Return the relations of the shipped form, and each of them alone."""
    lines = [
        line.strip()
        for line in _TEXT.partition("relations:\n")[2].splitlines()
        if line.strip().startswith("- {")
    ]
    return [line.encode() for line in lines] + ["\n".join(lines).encode()]


def one(data: bytes) -> None:
    """Read *data* as the relations of a form."""
    lines = data.decode("utf-8", "replace").split("\n")
    text = f"{_HEAD}relations:\n" + "".join(f"  {line}\n" for line in lines)
    mapping = parse_yaml(text, "x.yaml")
    with_formulas(build(Form, mapping, "key"), mapping)
