"""How many wrong figures of an official table are found: `python bench/tables.py [--tables N] [--seed N]`.

Clean tables are rendered in every way that text has them; then one figure, or two, are changed
as typing and copying change them. Printed for each rendering: how many cells were read, false
alarms on the clean tables, and of the changed ones how many were found, found in place (the
finding names the cell), and repaired (its first repair restores what stood there). Of glued
tables no finding may be an error.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.renderings import RENDERINGS, Rows, form_of, generated, golden, lines, report  # noqa: E402
from linter.domain.form import Form  # noqa: E402
from linter.judge.causes import by_cause  # noqa: E402
from linter.judge.findings import answers_of, findings_of  # noqa: E402
from linter.judge.ledger import judged  # noqa: E402
from linter.judge.lint import lint_report  # noqa: E402
from linter.model.finding import Finding, Severity  # noqa: E402
from linter.model.report import Report  # noqa: E402
from linter.parse import parse  # noqa: E402
from linter.rulepack import RulePack, shipped_pack  # noqa: E402
from linter.text.source import Source, Span  # noqa: E402

FAULTS = (1, 2, 3)  # wrong figures in a table
Place = tuple[str, int]  # row, column


def changed(chance: random.Random, value: int) -> int:
    """Return *value* with one slip: digits swapped, one dropped, doubled or mistyped, one more or less."""
    digits = str(value)
    slips = [str(value + 1), str(max(0, value - 1)), str(value * 10)]
    if len(digits) > 1:
        at = chance.randrange(len(digits) - 1)
        slips.append(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        slips.append(digits[:at] + digits[at + 1 :])
        slips.append(digits[:at] + digits[at] + digits[at:])
    wrong = [int(slip) for slip in slips if int(slip) != value]
    return chance.choice(wrong)


def mutated(chance: random.Random, rows: Rows, count: int) -> tuple[Rows, dict[Place, int]]:
    """Return *rows* with *count* figures changed, and what stood there; figures that are not 0."""
    places = [(id, column) for id, row in rows.items() for column in range(7) if row[column]]
    chosen = chance.sample(places, min(count, len(places)))
    copy = {id: list(row) for id, row in rows.items()}
    for id, column in chosen:
        copy[id][column] = changed(chance, rows[id][column])
    return copy, {(id, column): rows[id][column] for id, column in chosen}


class Trial:
    """Runs the rules for tables over a table in one rendering."""

    def __init__(self, pack: RulePack, form: Form) -> None:
        self.pack, self.form = pack, form
        self.rules = [rule for rule in pack.rules if rule.id[0] == "T"]
        self.columns = [column.id for column in form.blocks[0].columns]

    def run(self, rows: Rows, rendering: str) -> tuple[Report, list[Finding]]:
        """Return the report and its findings above info."""
        year = 2022 if self.form.version == "2021" else 2020
        text = report(RENDERINGS[rendering](lines(self.form, rows)), year)
        understood = parse(Source("table.txt", text), self.pack.domain)
        found = lint_report(understood, self.rules).findings
        return understood, [finding for finding in found if finding.severity > Severity.INFO]

    def read(self, understood: Report, rows: Rows) -> int:
        """Return how many cells hold what was printed."""
        return sum(
            self._value(understood, id, column) == rows[id][number]
            for id in rows
            for number, column in enumerate(self.columns)
        )

    def span(self, understood: Report, place: Place) -> Span | None:
        """Return where the cell at *place* was read."""
        for table in understood.tables:
            row = table.filled.row(place[0]) if table.filled else None
            cell = row.cell(self.columns[place[1]]) if row else None
            if cell is not None:
                return cell.span
        return None

    def _value(self, understood: Report, id: str, column: str) -> int | None:
        for table in understood.tables:
            row = table.filled.row(id) if table.filled else None
            cell = row.cell(column) if row else None
            if cell is not None and cell.figure is not None:
                return int(cell.figure.value)
        return None


def places_of(finding: Finding) -> set[Span]:
    """Every place that a finding names."""
    repaired = {change.figure.span for repair in finding.repairs for change in repair.changes}
    return {finding.span, *(r.span for r in finding.related), *(a.span for a in finding.also)} | repaired


def restored(found: list[Finding], understood: Report, trial: Trial, truth: dict[Place, int]) -> bool:
    """Whether the first repairs of the findings together put back what stood there, and nothing else."""
    made = {(c.figure.span, c.to) for f in found for r in f.repairs[:1] for c in r.changes}
    return made == {(trial.span(understood, place), str(value)) for place, value in truth.items()}


def measure(trial: Trial, tables: list[Rows], rendering: str, chance: random.Random) -> Counter[str]:
    """Return the counts of one rendering."""
    counts: Counter[str] = Counter()
    glued = rendering == "glued"
    for rows in tables:
        understood, found = trial.run(rows, rendering)
        counts["cells"] += trial.read(understood, rows)
        counts["all cells"] += 7 * len(rows)
        counts["false"] += bool(found)
        for number in FAULTS:
            wrong, truth = mutated(chance, rows, number)
            understood, found = trial.run(wrong, rendering)
            spans = {trial.span(understood, place) for place in truth}
            counts[f"found {number}"] += bool(found)
            counts["errors"] += glued and any(f.severity is Severity.ERROR for f in found)
            if number == 1:
                (place,) = truth
                row = next(
                    r for t in understood.tables if t.filled for r in t.filled.rows if r.label.id == place[0]
                )
                counts[f"read {row.reading}"] += bool(found)
                counts[f"wrong {row.reading}"] += 1
            counts[f"in place {number}"] += spans <= {s for f in found for s in places_of(f)}
            counts[f"repaired {number}"] += restored(found, understood, trial, truth)
    return counts


def slowest(pack: RulePack, seed: int, tables: int = 20) -> float:
    """Return the longest time, in seconds, that the causes of three wrong figures took to find.

    The table is the largest there is, every cell of it filled.
    """
    form = form_of(pack, "T3", "2021")
    chance = random.Random(seed)
    trial = Trial(pack, form)
    longest = 0.0
    for _ in range(tables):
        wrong, _ = mutated(chance, generated(chance, form), 3)
        understood, _ = trial.run(wrong, "blanks")
        relations = judged(understood, trial.rules)
        answers = [(rule, answers_of(rule, understood)) for rule in trial.rules]
        found = [one for rule, said in answers for one in findings_of(rule, understood, said)[0]]
        start = process_time()
        by_cause(found, relations, understood)
        longest = max(longest, process_time() - start)
    return longest


def say(line: str) -> None:
    """Print *line* at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--tables", type=int, default=12, help="generated tables a rendering and form")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    pack = shipped_pack()
    say(
        "rendering        cells read  false  | one figure wrong         | two figures wrong        | three figures wrong"
    )
    say(
        "                                    | found  in place  repaired| found  in place  repaired| found  in place  repaired"
    )
    for rendering in RENDERINGS:
        total: Counter[str] = Counter()
        runs = 0
        for version in ("2021", "2019"):
            chance = random.Random(f"{given.seed} {version}")
            form = form_of(pack, "T3", version)
            tables = [generated(chance, form) for _ in range(given.tables)]
            tables += [golden()] if version == "2021" else []
            runs += len(tables)
            total += measure(Trial(pack, form), tables, rendering, chance)
        cells = f"{100 * total['cells'] / total['all cells']:.1f}%"
        shares = [
            f"{100 * total[f'{what} {number}'] // runs:3}%"
            for number in FAULTS
            for what in ("found", "in place", "repaired")
        ]
        groups = ["     ".join(shares[at : at + 3]) for at in range(0, len(shares), 3)]
        say(f"{rendering:16} {cells:>10}  {total['false']:2}/{runs:<3} | {' | '.join(groups)}")
        if rendering == "glued":
            readings = sorted(key.removeprefix("wrong ") for key in total if key.startswith("wrong "))
            said = ", ".join(f"{name} {total[f'read {name}']}/{total[f'wrong {name}']}" for name in readings)
            say(f"    errors: {total['errors']}; one figure wrong, found by how its row was read: {said}")
    say("")
    say(f"the slowest repair of a table with three wrong figures: {1000 * slowest(pack, given.seed):.0f} ms")


if __name__ == "__main__":
    main()
