"""Waivers and baselines."""

import tempfile
from pathlib import Path

from bench.fuzz.sound import PACK
from linter.held import baseline, waiverfile

WORDS = [
    "fingerprint", "rule", "path", "issuer", "year", "reason", "by", "until", "S001", "2024-01-01", "20240101", "2024-W01-1", "- ", ": ", "\n", "{", "}", "[", "]", '"', ",", "null", "1", "1e999", "schema_version", "findings",
    "&a ", "*a", "!!int ", "? ", "| ", "\\ud800", "NaN",
]  # fmt: skip
_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-waivers-"))
_SEEDS = (
    '- {fingerprint: "0123456789abcdef", reason: x, by: y, until: "2030-01-01"}\n- {rule: S001, path: a.txt, reason: x, by: y, until: "2030-01-01"}\n',
    '- rule: S001\n  issuer: 清泉县\n  year: 2015\n  reason: x\n  by: y\n  until: "2030-01-01"\n',
    '{"schema_version": 1, "findings": [\n{"path": "a.txt", "rule": "C001", "fingerprint": "0123"}\n]}\n',
)


def seeds() -> list[bytes]:
    """Return small files of both kinds."""
    return [seed.encode() for seed in _SEEDS]


def one(data: bytes) -> None:
    """Read *data* as a baseline if it may be one, and as waivers."""
    path = _FOLDER / "x"
    path.write_bytes(data)
    if data.lstrip().startswith(b"{"):
        known = baseline.load(path, PACK)
        known.pruned()
        baseline.written(known.known).encode()
    else:
        waiverfile.load(path)
