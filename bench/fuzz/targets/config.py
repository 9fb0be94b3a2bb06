"""A user's configuration in YAML and TOML, laid over the shipped pack."""

import tempfile
from pathlib import Path

from bench.fuzz.sound import PACK
from linter.config.settings import load

WORDS = [
    "pack", "extends", "select", "ignore", "rules", "paths", "fail_on", "fail-on", "lang", "waivers", "baseline", "match", "body", "excerpt", "severity", "enabled", "options", "doubts", "reason", "because",
    "S001", "C001", "T001", "error", "warning", "info", "off", "never", "undecided", "zh", "en", "township", "**/*.txt", "[tool.reportlint]\n", "[[tool.reportlint.paths]]\n", ": ", "- ", "\n  ", "\n", "[", "]", "{", "}",
    " = ", '"', "true", "false", "2024-01-01", "1.5", "''", "**", "[!a", "{a,b}",
]  # fmt: skip
_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-config-"))
_SEEDS = (
    "fail-on: warning,undecided\nlang: zh\nselect: [C, T]\nignore: [S001]\n",
    "rules:\n  C001: {severity: warning, reason: x}\n  S001: {enabled: false, reason: x}\npaths:\n  - {match: '乡镇/*.txt', body: township, ignore: [S003], excerpt: true}\n",
    "#toml\n[tool.reportlint]\nselect = ['C']\nfail-on = 'error'\n[tool.reportlint.rules.C001]\nseverity = 'info'\nreason = 'x'\n[[tool.reportlint.paths]]\nmatch = '*.txt'\n",
)


def seeds() -> list[bytes]:
    """Return small configurations."""
    return [seed.encode() for seed in _SEEDS]


def one(data: bytes) -> None:
    """Read *data* as a configuration and hold it against the pack and a path."""
    path = _FOLDER / ("pyproject.toml" if data.startswith(b"#toml") else "reportlint.yaml")
    path.write_bytes(data)
    config = load(path)
    config.defaults()
    config.applied(PACK)
    config.settings(str(_FOLDER / "乡镇" / "a.txt"))
