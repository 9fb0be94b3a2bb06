"""Bodies that report: invented provinces, cities, counties, bureaus, townships and offices."""

from __future__ import annotations

import random
from dataclasses import dataclass

PLACES = [
    "临江", "清源", "石泉", "云岭", "白沙", "安平", "永丰", "龙湖", "青川", "东河", "南岭", "泰和", "新岭", "海棠",
    "长乐", "双桥", "金坪", "古城", "怀远", "澄江", "丰谷", "西塘", "兴安", "望江", "平湖", "松溪", "通河", "梅岭",
    "柳泉", "宁川", "桃源", "广陵", "玉溪", "景山", "富源", "盐湖", "凤台", "洪泽", "安宁", "江阳",
]  # fmt: skip
TOWNS = [
    "柳树",
    "石桥",
    "河口",
    "大岭",
    "马坪",
    "黄泥",
    "新店",
    "太平",
    "古渡",
    "双河",
    "三岔",
    "水口",
    "红旗",
    "前进",
    "和平",
    "沙湾",
]
BUREAUS = [
    "教育局", "民政局", "司法局", "财政局", "审计局", "统计局", "交通运输局", "水务局", "农业农村局", "商务局", "卫生健康委员会",
    "应急管理局", "市场监督管理局", "人力资源和社会保障局", "住房和城乡建设局", "发展和改革委员会", "文化和旅游局", "自然资源局",
    "生态环境局", "信访局", "城市管理局", "医疗保障局", "退役军人事务局", "林业局",
]  # fmt: skip
OLD_BUREAUS = [
    "教育局", "民政局", "司法局", "财政局", "审计局", "统计局", "交通运输局", "水利局", "农业局", "商务局", "卫生局",
    "安全生产监督管理局", "工商行政管理局", "人力资源和社会保障局", "住房和城乡建设局", "发展和改革局", "文化广播电视新闻出版局",
    "国土资源局", "环境保护局", "信访局", "城市管理局", "人口和计划生育局", "林业局", "地方税务局",
]  # fmt: skip


@dataclass(frozen=True)
class Body:
    """A body: its kind in the pack's words, its full name, what it calls itself, and where it lies."""

    kind: str
    name: str
    we: tuple[str, ...]
    whole: str  # 全县, 全镇, 本系统
    place: str
    office: str


def body(chance: random.Random, year: int) -> Body:
    """Return some body."""
    place = chance.choice(PLACES)
    kind = chance.choice(
        [
            "county",
            "city",
            "district",
            "bureau",
            "bureau",
            "town",
            "town",
            "village",
            "street",
            "office",
            "province",
        ]
    )
    bureau = chance.choice(BUREAUS if year >= 2019 else OLD_BUREAUS)
    match kind:
        case "county" | "city" | "district" | "province":
            suffix = {"county": "县", "city": "市", "district": "区", "province": "省"}[kind]
            name = f"{place}{suffix}"
            return Body(
                "government",
                f"{name}人民政府",
                (f"我{suffix}", name),
                f"全{suffix}",
                name,
                f"{name}人民政府办公室",
            )
        case "bureau":
            name = f"{place}{chance.choice('市县区')}"
            we = "我委" if bureau.endswith("委员会") else "我局"
            return Body(
                "department", f"{name}{bureau}", (we, we, "本机关"), "全系统", name, f"{name}{bureau}办公室"
            )
        case "office":
            name = f"{place}{chance.choice('市县区')}"
            return Body(
                "department",
                f"{name}人民政府办公室",
                ("我办",),
                "全办",
                name,
                f"{name}人民政府办公室政务公开科",
            )
        case "street":
            town = chance.choice(TOWNS)
            name = f"{place}区{town}街道办事处"
            return Body(
                "dispatched", name, ("我街道", "街道"), "全街道", f"{place}区", f"{town}街道党政办公室"
            )
        case _:
            suffix = "镇" if kind == "town" else "乡"
            town = chance.choice(TOWNS)
            name = f"{town}{suffix}人民政府" if chance.random() < 0.4 else f"{place}县{town}{suffix}人民政府"
            return Body(
                "township", name, (f"我{suffix}",), f"全{suffix}", f"{place}县", f"{town}{suffix}党政办公室"
            )
