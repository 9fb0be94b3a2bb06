"""Files of rules, a rule each."""

import re

from bench.fuzz.memory import Memory
from bench.fuzz.vocabulary import PACK, words
from linter.checks import KINDS
from linter.rulepack import shipped_pack
from linter.rulepack.build import require_mapping
from linter.rulepack.rules import built, written_in
from linter.rulepack.stack import _NOT_RULES as OTHERS
from linter.yamlfile import read_yaml

DOMAIN = shipped_pack().domain
WORDS = [
    *words("counts.yaml", "structure.yaml", "dates.yaml"),
    *KINDS,
    *(
        "  ",
        "\n  ",
        "\n    - ",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "|\n",
        "\\b",
        "(?:",
        "[一-龥]",
        "(?<=a)",
        "{2,}",
    ),
]


def seeds() -> list[bytes]:
    """Return every rule of the shipped pack as a file of its own."""
    found = []
    for path in sorted(PACK.glob("*.yaml")):
        if path.name not in OTHERS:
            body = path.read_text(encoding="utf-8").partition("rules:\n")[2]
            found += [f"rules:\n{rule}".encode() for rule in re.split(r"(?m)^(?=  - )", body) if rule.strip()]
    return found


def one(data: bytes) -> None:
    """Read *data* as a file of rules."""
    content = require_mapping(read_yaml(Memory("x.yaml", data)), "x.yaml", "the file")
    for written in written_in(content):
        built(written, DOMAIN, {})
