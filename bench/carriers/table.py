"""The outcomes as a table of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bench.carriers.carrier import DRAWN, STRICT
from bench.carriers.trial import Outcome

_HEAD = f"{'carrier':44} {'cells':>6} {'right':>7} {'wrong':>6} {'unread':>7} {'blank':>6} {'open':>5} {'error':>6} {'warn':>5} {'twin 3':>7} {'twin 4':>7} {'digits':>7}"


def share(cells: Counter[str]) -> float:
    """The share of cells that are right, or seen as blank, among those that are to be read."""
    whole = sum(cells[kind] for kind in ("right", "blank", "wrong", "unread"))
    return (cells["right"] + cells["blank"]) / whole if whole else 1.0


def _line(name: str, cells: Counter[str], findings: Counter[tuple[str, str]], found: Counter[str], twins: Counter[str], stray: int) -> str:  # fmt: skip
    by = Counter[str]()
    for (_, severity), number in findings.items():
        by[severity] += number
    pairs = [f"{found[twin]}/{twins[twin]}" for twin in ("3", "4")]
    return (
        f"{name:44} {sum(cells.values()):6} {_floor(share(cells)):>7} {cells['wrong']:6} {cells['unread']:7} {cells['blank']:6}"
        f" {cells['open']:5} {by['error']:6} {by['warning']:5} {pairs[0]:>7} {pairs[1]:>7} {stray:7}"
        + (f"  {cells['guessed']} guessed" if cells["guessed"] else "")
    )


def _floor(part: float) -> str:
    """Three places, never rounded up to 1."""
    return "1.000" if part == 1 else f"{int(part * 1000) / 1000:.3f}"


def met(outcome: Outcome) -> bool:
    """Whether the carrier is as it is to be."""
    strict = outcome.carrier.drawn in STRICT
    twins, found = sum(outcome.twins.values()), sum(outcome.found.values())
    return (
        share(outcome.cells) >= (1 if strict else 0.95)
        and not outcome.cells["wrong"]
        and not outcome.cells["guessed"]
        and not outcome.findings
        and found >= (0.98 if strict else 0.9) * twins
    )


def _total(name: str, outcomes: Sequence[Outcome]) -> str:
    cells, findings, found, twins = Counter[str](), Counter[tuple[str, str]](), Counter[str](), Counter[str]()
    for outcome in outcomes:
        cells += outcome.cells
        findings += outcome.findings
        found += outcome.found
        twins += outcome.twins
    return _line(name, cells, findings, found, twins, sum(o.digits["none"] for o in outcomes))


def _targets(drawn: str, outcomes: Sequence[Outcome]) -> str:
    strict = drawn in STRICT
    good = sum(map(met, outcomes))
    return (
        f"    target: right {'1.00' if strict else '>= 0.95'}, wrong 0, no error or warning, twins >= {0.98 if strict else 0.9}"
        f": {good} of {len(outcomes)} carriers"
    )


def printed(outcomes: Iterable[Outcome], missing: Mapping[str, str], *, show: bool) -> str:
    """Return the table: a line a carrier, grouped by how its cells are drawn, with totals."""
    all_of = list(outcomes)
    lines = [_HEAD]
    for drawn in DRAWN:
        some = [outcome for outcome in all_of if outcome.carrier.drawn == drawn]
        if not some:
            continue
        lines += ["", f"drawn by {drawn}"]
        for outcome in some:
            mark = "  " if met(outcome) else "! "
            name = f"{mark}{outcome.carrier.name}"
            stray = outcome.digits["none"]
            lines.append(_line(name, outcome.cells, outcome.findings, outcome.found, outcome.twins, stray))
            if show:
                said = ", ".join(f"{rule} {level} ×{n}" for (rule, level), n in sorted(outcome.findings.items()))  # fmt: skip
                lines += [f"      {said}"] if said else []
                lines += [f"      {note}" for note in outcome.notes]
        lines += [_total(f"  all drawn by {drawn}", some), _targets(drawn, some)]
    several = sum(outcome.digits["several"] for outcome in all_of)
    none = sum(outcome.digits["none"] for outcome in all_of)
    lines += ["", _total("  all", all_of)]
    lines += [
        f"    runs of digits in no entry of the ledger: {none}; in more than one: {several} (targets: 0, 0)"
    ]
    undecided = [o.carrier for o in all_of if o.carrier.undecided]
    if undecided:
        lines += ["", "undecided by design (their cells are to be left unread)"]
        lines += [f"  {carrier.name}: {carrier.undecided}" for carrier in undecided]
    if missing:
        lines += ["", "not made here"] + [f"  {name}: {why}" for name, why in missing.items()]
    return "\n".join(lines)
