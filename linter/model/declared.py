"""What the preamble says the report consists of: 本报告由…六个部分组成."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.report import Report, Stretch
from linter.records import dataclass
from linter.text.names import Names, bare_name, last_joined, read_names
from linter.text.numerals import number
from linter.text.pattern import Pattern, group_span


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the preamble says the report consists of."""

    stretch: Stretch
    stated: int | None
    stated_at: Stretch
    names: Names
    open: bool


def declarations(
    report: Report, patterns: tuple[Pattern, ...], endings: tuple[str, ...], closers: tuple[str, ...]
) -> Iterator[Declaration]:
    """Yield what each pattern declares. Named groups: names, n (both optional), etc (等)."""
    starts = sorted(s.heading.start for s in report.sections)
    # The preamble, and the first section, where some offices put it.
    reach = starts[1] if len(starts) > 1 else len(report.flow.text)
    for pattern in patterns:
        for match in pattern.finditer(report.flow.text[:reach]):
            groups = match.groupdict()
            start, end = group_span(match, "names") or (match.end(), match.end())
            names = read_names(report.flow.text, start, end, endings)
            last = bare_name(report.flow.text[slice(*names.places[-1])]) if names.places else ""
            stated = number(groups.get("n") or "")
            at = group_span(match, "n") or match.span()
            yield Declaration(
                Stretch(*match.span()),
                int(stated) if stated is not None else None,
                Stretch(at[0], match.end()),
                names,
                bool(groups.get("etc"))
                and not (last.startswith(closers) or last_joined(last).startswith(closers)),
            )
