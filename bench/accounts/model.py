"""The accounts of one invented body, in fen: every total is the sum of what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.accounts.names import COMMON, FUND, OFFICES, OFTEN_NONE, OWN, PLACES, PUBLIC, STAFF, ItemName

WAN = 1_000_000  # fen


@dataclass(frozen=True)
class Item:
    """What was spent under one code: basic and project money of the general budget, own money, fund money; its budget."""

    name: ItemName
    basic: int
    project: int
    own: int
    fund: int
    planned: int

    @property
    def general(self) -> int:
        """What the general budget granted."""
        return self.basic + self.project

    @property
    def whole(self) -> int:
        """All money."""
        return self.general + self.own + self.fund


@dataclass(frozen=True)
class Accounts:
    """A body's year. *staff* and *public* part the basic spending; *opening* is what the year before left."""

    body: str
    year: int
    items: tuple[Item, ...]
    staff: dict[str, int]
    public: dict[str, int]
    opening: int  # of the grants
    opening_own: int
    other_income: int
    expenses: dict[str, tuple[int, int]]  # abroad, bought, run, guests: budget and account
    last: dict[str, int]  # of the year before: total, grants, general, running, and the expenses' items
    procurement: tuple[int, int, int]
    cars: tuple[int, int]
    form: str  # how codes are set: one cell, or three
    own: str = "other"  # of which income its own money is: other, or of its business

    def sum(self, part: str) -> int:
        """Return the sum of *part* over all items."""
        return sum(getattr(item, part) for item in self.items)

    @property
    def grants(self) -> int:
        """What the treasury granted in the year; a little of it is left."""
        return self.general_income + self.sum("fund")

    @property
    def general_income(self) -> int:
        """What the general budget granted in the year."""
        return self.sum("general") + self.left

    @property
    def left(self) -> int:
        """By how much the grants of the year are more than what was spent of them."""
        return self.last["left"]

    @property
    def income(self) -> int:
        """All income of the year."""
        return self.grants + self.other_income

    @property
    def total(self) -> int:
        """Both totals of the first table."""
        return self.income + self.opening + self.opening_own


def _amount(random: Random, most: int) -> int:
    """Return an amount up to *most* 万元, to the fen."""
    return random.randint(WAN // 20, most * WAN)


def accounts(seed: int) -> Accounts:
    """Return the accounts that *seed* makes."""
    random = Random(seed)
    chosen = sorted((*random.choice(OWN), *random.sample(COMMON, random.randint(2, 5))), key=lambda n: n.code)
    fund = random.random() < 0.3
    names = sorted((*chosen, *((FUND,) if fund else ())), key=lambda name: name.code)
    items = tuple(_item(random, name) for name in names)
    basic = sum(item.basic for item in items)
    own = sum(item.own for item in items)
    public_sum = basic // random.randint(5, 9)
    public = _parted(random, public_sum, [f"{c}{d}" for c, _, rows in PUBLIC for d, _ in rows])
    staff = _parted(random, basic - public_sum, [f"{c}{d}" for c, _, rows in STAFF for d, _ in rows])
    spent = {
        "abroad": random.choice((0, _amount(random, 9))),
        "bought": 0,
        "run": public["30231"],
        "guests": public["30217"],
    }
    expenses = {key: (value + random.choice((0, _amount(random, 2))), value) for key, value in spent.items()}
    left = random.choice((0, _amount(random, 30)))
    last = {
        "left": left,
        "general": _around(random, sum(i.general for i in items)),
        "running": _around(random, public_sum),
    }
    last |= {
        key: value if not value or random.random() < 0.3 else _around(random, value)
        for key, value in spent.items()
    }
    made = Accounts(
        random.choice(PLACES) + random.choice(OFFICES), random.choice((2021, 2022, 2023, 2024)), items, staff, public,
        random.choice((0, _amount(random, 60))), _amount(random, 20) if own else 0, own, expenses, last,
        (_amount(random, 40), random.choice((0, _amount(random, 90))), _amount(random, 60)), (random.randint(0, 3), random.randint(0, 4)),
        random.choice(("one", "three")),
    )  # fmt: skip
    last["total"] = _around(random, made.total)
    last["grants"] = _around(random, made.grants + made.opening)
    return made


def _item(random: Random, name: ItemName) -> Item:
    """Return what was spent under *name*: running costs are basic, other items projects."""
    if name is FUND:
        return Item(name, 0, 0, 0, _amount(random, 400), 0)
    running = name.name.endswith("运行") or name in COMMON
    basic = _amount(random, 600) if running else 0
    project = 0 if name in COMMON else _amount(random, 300) if not running or random.random() < 0.3 else 0
    own = _amount(random, 8) if not running and random.random() < 0.3 else 0
    planned = basic + project + random.choice((0, random.randint(-WAN * 9, WAN * 9)))
    return Item(name, basic, project, own, 0, max(planned, WAN))


def _parted(random: Random, whole: int, keys: list[str]) -> dict[str, int]:
    """Return *whole* parted among *keys*."""
    weights = [0 if key in OFTEN_NONE and random.random() < 0.6 else random.randint(1, 20) for key in keys]
    found = {key: whole * weight // sum(weights) for key, weight in zip(keys, weights, strict=True)}
    found[keys[0]] += whole - sum(found.values())
    return found


def _around(random: Random, value: int) -> int:
    return max(value + random.randint(-value // 5, value // 5), WAN)
