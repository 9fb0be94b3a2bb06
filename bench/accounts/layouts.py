"""How accounts are set out in one place and another: the same figures under other titles, in other tables and sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bench.accounts.model import Accounts

_NONE = {"abroad": (0, 0), "bought": (0, 0), "run": (0, 0), "guests": (0, 0)}


@dataclass(frozen=True)
class Layout:
    """What is set out otherwise than in the template."""

    name: str
    body: str
    title: str = "{body}{year}年度部门决算"
    word: str = "部门"  # 部门 or 单位: what the body is
    tables_last: bool = False
    numbered: str = "公开{n:02}表"  # stands below a table's title; "" is nothing
    unit: str = "金额单位：万元"
    in_yuan: bool = False  # the tables are in 元, the text in 万元
    places: int = 2  # of rates
    beside: bool = False  # 会议费 and 培训费 stand in the table of the three expenses
    no_expenses: bool = False
    three_cells: bool = False
    own: str = "other"
    overspent: bool = False  # what its own money left the year before is less than nothing
    commas: bool = False

    def of(self, accounts: Accounts) -> Accounts:
        """Return *accounts* as a body of this sort has them."""
        made = replace(accounts, body=self.body, form="three" if self.three_cells else "one", own=self.own)
        if self.no_expenses:
            last = {**made.last, "abroad": 0, "bought": 0, "run": 0, "guests": 0}
            public = {**made.public, "30217": 0, "30231": 0}
            public["30201"] += made.public["30217"] + made.public["30231"]
            made = replace(made, expenses=_NONE, last=last, public=public)
        if self.overspent:
            made = replace(made, opening_own=-3_470_000)
        return made


LAYOUTS = (
    Layout("a county's office", "望溪县水务局"),
    Layout("tables last", "临澜市司法局", title="{year}年度{body}部门决算", tables_last=True, places=1, numbered=""),
    Layout("a party body", "中共望溪县委组织部", title="{body}\n{year}年度部门决算", no_expenses=True),
    Layout("a school", "清河县第一中学", title="{body}{year}年度单位决算", word="单位", own="business", three_cells=True),
    Layout("a hospital", "南屏市人民医院", title="{year}年度{body}单位决算公开", word="单位", own="business", beside=True),
    Layout("a unit under an office", "石塘县水利技术推广中心", title="{body}{year}年度单位决算", word="单位", unit="单位：万元", numbered=""),
    Layout("tables in yuan", "东浦区统计局", unit="单位：元", in_yuan=True, commas=True),
    Layout("meetings and training", "松岗区审计局", title="{body}{year}年部门决算公开", beside=True, commas=True, places=1),
    Layout("a carry-over below nothing", "云岫区档案馆", overspent=True, three_cells=True),
    Layout("a township", "望溪县石桥镇人民政府", title="望溪县石桥镇人民政府{year}年度部门决算公开说明", tables_last=True, unit="金额单位：元", in_yuan=True),
)  # fmt: skip
