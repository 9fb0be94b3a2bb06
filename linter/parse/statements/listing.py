"""Lists of parts and their wholes: every admissible reading, and the best of them.

A list's reading adds up or not; only a list that is whole can be wrong. Which items make a
list says wholes.py; how a list closes, and so what may be asked of it, closing.py.
"""

from __future__ import annotations

from dataclasses import field

from linter.model.grounds import Membership
from linter.parse.statements.items import Item
from linter.records import dataclass

FAR = 10  # times as much as its whole: what is no part of it, but counts something else
_TIMES = ("月", "日", "年", "天", "时", "次")
LOOSE = ("weak", "named", "behind-stop")  # ties that alone make no list


@dataclass(slots=True)
class Reading:
    """A whole with the parts that were taken for its list, and why they may not be it."""

    whole: Item
    parts: list[Item]
    adds_up: bool
    doubts: frozenset[str] = frozenset()
    wholes: tuple[Item, ...] = ()  # other wholes of the section that a share may be of
    sure: int = 0  # how many parts certainly belong to the list
    taken: tuple[Item, ...] = ()  # the figures that make the whole, where it is no figure of its own
    membership: Membership | None = None
    told: bool = False  # the words say that each is a part: 其中, or a bracket


@dataclass(slots=True)
class Listing:
    """A whole, the items after it, and how the text ties them to it.

    *tie* is ``bracket``, ``lead`` (其中), ``bare`` (behind a total), ``weak`` (behind any figure),
    ``before`` (the total is called just 合计), ``named`` (a total with words of its own behind its
    parts), ``behind-stop`` (parts in sentences of their own) or ``far`` (a total further up).
    """

    whole: Item
    parts: list[Item]
    tie: str
    cuts: list[int]  # how many parts each possible end of the list leaves
    open: bool = False
    spread: bool = False  # 分别: a figure for each of the names
    nested: bool = False  # a second 其中: of the part before it, or of the whole again
    first: int = 0  # how many parts stand in the list's first sentence; 0: all
    sure: int = 0  # how many parts stand before the first place where the list may end
    closed: bool = False  # the same names make up another figure exactly: they are all there are
    announced: frozenset[int] = frozenset()  # small numbers that the sentence says before its whole: 3期
    classes: int = 0  # of how many classes the words say that the whole consists: 分为三类
    contested: bool = False  # it makes a total further up: it may be that one's
    numbered: bool = False  # 1. … 2. …: it goes on over lines and sentences
    divides: bool = False  # 按申请方式分, or a bracket with nothing but parts: the whole is divided
    totals: bool = False  # one of the parts is called 共: 微信公众号共41条
    colon: bool = False  # a colon stands between the whole and its parts
    all_said: bool = False  # words behind it say that there is nothing else: 再无其他类别
    gap: bool = False  # a number without a unit stands among the parts: 规划计划类3,
    wholes: list[Item] = field(default_factory=list)
    taken: tuple[Item, ...] = ()  # the figures that make the whole, where it is no figure of its own


def same_unit(item: Item, whole: Item) -> bool:
    """Whether both figures count the same things; a part without a unit counts what its whole does."""
    if item.figure is None or whole.figure is None:
        return False
    part, of = item.figure.unit, whole.figure.unit
    if part and part != of and of.startswith(part) and not of.endswith(_TIMES):
        return True  # 151个账号, 注销9个
    return part == of or (not part and item.figure.scale == 1)
