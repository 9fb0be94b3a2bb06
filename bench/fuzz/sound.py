"""What holds of every verdict, whatever was read."""

from __future__ import annotations

from unicodedata import category

from linter.judge.lint import Given, lint
from linter.render.json import render
from linter.render.run import Run
from linter.rulepack import shipped_pack
from linter.text.folding import fold_width
from linter.text.source import Source

PACK = shipped_pack()


def checked(source: Source) -> None:
    """Lint *source* and write the verdict as JSON; fail where it points at what is not there."""
    verdict = lint(source, PACK, Given())
    text = source.text
    assert len(source.folded) == len(text)
    for finding in verdict.findings:
        for span in (finding.span, *(r.span for r in finding.related), *(a.span for a in finding.also)):
            assert 0 <= span.start <= span.end <= len(text), span
    for entry in verdict.ledger:
        span = entry.figure.span
        quoted, printed = source.folded[span.start : span.end], fold_width(entry.figure.printed)
        assert _bare(quoted) == _bare(printed), (quoted, printed)
    assert len({finding.fingerprint for finding in verdict.findings}) == len(verdict.findings)
    for _ in render(iter([verdict]), Run(ledger=True)):
        pass


def _bare(text: str) -> str:
    # Marks that nobody sees (zero-width spaces, joiners, byte-order marks) are no part of what is read.
    return "".join(c for c in text if not c.isspace() and category(c) != "Cf")
