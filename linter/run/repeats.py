"""Files of one run that report on the same body and year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.model.finding import Verdict
from linter.model.unchecked import Repeat
from linter.run.pairing import who


class Repeats:
    """Watches verdicts go by and knows which files are of one body and year; guesses do not count."""

    def __init__(self) -> None:
        self._paths: dict[tuple[str, int], list[str]] = {}
        self._names: dict[tuple[str, int], str] = {}

    def watch(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Yield *verdicts* as they are."""
        for verdict in verdicts:
            one = who(verdict.identity, verdict.pack)
            if one.certain and one.year is not None:
                key = (one.body, one.year)
                self._names.setdefault(key, verdict.identity.issuer)
                self._paths.setdefault(key, []).append(verdict.source.path)
            yield verdict

    def found(self) -> list[Repeat]:
        """Return the bodies and years of which there are several files, in the order of the first."""
        return [
            Repeat(self._names[key], key[1], tuple(paths))
            for key, paths in self._paths.items()
            if len(paths) > 1
        ]
