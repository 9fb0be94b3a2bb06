"""JSON that says it is the linter's own, held against a report, and compared with another run."""

import json
import tempfile
from pathlib import Path

from bench.fuzz.sound import PACK
from bench.fuzz.vocabulary import ROOT
from linter.errors import UsageError
from linter.held.diff import compared, stored
from linter.held.verify import faults, summary_faults
from linter.judge.lint import lint
from linter.read import read
from linter.render.json import render
from linter.render.run import Run

_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-verify-"))
_REPORT = ROOT / "examples" / "disclosure" / "2016-faulty.txt"
(_FOLDER / "x.txt").write_bytes(_REPORT.read_bytes())
WORDS = [
    "null", "[]", "{}", "1", "-1", "1e400", "NaN", '""', '"x"', "true", ",", ":", "{", "}", "[", "]", '"path"', '"findings"', '"where"', '"start"', '"offset"', '"quote"', '"related"', '"also"', '"repairs"', '"set"',
    '"error"', '"reports"', '"arithmetic"', '"stated"', '"sha256"', '"ledger"', '"relations"', '"origin"', '"1+1 = 3 ≠ 4，差 1"', "\\ud800", "\n",
]  # fmt: skip


def _whole() -> str:
    verdict = lint(read(_FOLDER / "x.txt"), PACK)
    text = "".join(render(iter([verdict]), Run())).replace(str(_FOLDER / "x.txt"), "x.txt")
    whole = json.loads(text)
    for report in whole["reports"]:
        report["findings"] = report["findings"][:3]
        report["rules"] = report["rules"][:2]
    return json.dumps(whole, ensure_ascii=False)


WHOLE = _whole()
REPORTS = json.loads(WHOLE)["reports"]


def seeds() -> list[bytes]:
    """Return the output of a run, whole and a report a line."""
    return [WHOLE.encode(), json.dumps(REPORTS[0], ensure_ascii=False).encode()]


def one(data: bytes) -> None:
    """Hold *data* against the report, as `verify` and `diff` do."""
    path = _FOLDER / "x.json"
    path.write_bytes(data)
    reports = stored(path)
    if reports is None:
        raise UsageError("no-results", path=path)
    list(faults(reports, _FOLDER))
    try:
        whole = json.loads(data.decode("utf-8"))
    except ValueError:
        whole = {}
    if "reports" in whole:
        list(summary_faults(whole))
    list(compared(reports, REPORTS))
