"""balanced: brackets and quotation marks stand in pairs, and no mark is doubled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from linter.finding import Answer, Held, Problem
from linter.pattern import Pattern
from linter.report import Line, Report, Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Balanced:
    """In each line every closing mark has its opening one, and the other way round."""

    values: ClassVar = ("text",)
    doubts: ClassVar = ("omission",)

    pairs: tuple[str, ...]
    doubled: tuple[Pattern, ...] = ()
    context: int = 12
    omission: str = ""  # where a line holds this mark, its text is not whole

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each mark without its partner and at each doubled one."""
        found = False
        for line in report.lines:
            if line.kind in ("TABLE", "META", "RESIDUE"):
                continue
            for stretch in self._unpaired(report, line):
                found = True
                span = report.span(stretch)
                doubts = frozenset({"omission"} if self._cut(report, line) else ())
                yield Problem(span, {"text": report.source.quote(span)}, doubts=doubts)
        for pattern in self.doubled:
            for match in pattern.finditer(report.flow.text):
                if report.kind_at(match.start()) not in ("TABLE", "META", "RESIDUE"):
                    found = True
                    near = Stretch(max(0, match.start() - 4), match.end() + 2)
                    quote = report.text(near).replace("\n", "")
                    yield Problem(report.span(Stretch(*match.span())), {"text": quote})
        if not found:
            yield Held(report.whole)

    def _cut(self, report: Report, line: Line) -> bool:
        return bool(self.omission) and self.omission in report.text(line.stretch)

    def _unpaired(self, report: Report, line: Line) -> Iterator[Stretch]:
        text = report.text(line.stretch)
        opening = {pair[0]: pair[1] for pair in self.pairs}
        closing = {pair[1]: pair[0] for pair in self.pairs}
        open_marks: list[int] = []
        for at, character in enumerate(text):
            if character in opening:
                open_marks.append(at)
            elif character in closing:
                if open_marks and text[open_marks[-1]] == closing[character]:
                    open_marks.pop()
                elif not _list_label(text, at):
                    yield self._near(line, at, len(text))
        for at in open_marks:
            yield self._near(line, at, len(text))

    def _near(self, line: Line, at: int, size: int) -> Stretch:
        """The mark with the words before it (a closing one) or after it (an opening one)."""
        start = line.stretch.start
        return Stretch(start + max(0, at - self.context), start + min(size, at + 1))


def _list_label(text: str, at: int) -> bool:
    """Whether a closing bracket only ends a list label: ``1)``, ``二)``."""
    label = text[max(0, at - 3) : at].lstrip(" 。;:,、")
    return text[at] == ")" and 0 < len(label) <= 2 and all(c in "0123456789一二三四五六七八九十" for c in label)
