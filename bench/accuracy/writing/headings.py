"""Headings: what sections are called in each regime, and how they are numbered."""

from __future__ import annotations

from dataclasses import replace

from bench.accuracy.marks import mark
from bench.accuracy.model import Block, Piece
from bench.accuracy.writing.numerals import chinese
from bench.accuracy.writing.pen import Pen

OLD = {
    "overview": ["概述", "工作概述", "基本情况", "总体情况", "政府信息公开工作概述", "组织推进情况"],
    "proactive": ["主动公开政府信息情况", "主动公开政府信息的情况", "政府信息主动公开情况", "主动公开情况"],
    "on_request": ["依申请公开政府信息情况", "依申请公开政府信息和不予公开政府信息的情况", "政府信息依申请公开办理情况", "依申请公开情况", "政府信息公开申请的办理情况"],
    "fee": ["政府信息公开的收费及减免情况", "收费及减免情况", "政府信息公开收费情况", "收费和减免情况"],
    "remedy": ["因政府信息公开申请行政复议、提起行政诉讼的情况", "行政复议和行政诉讼情况", "政府信息公开行政复议和提起行政诉讼情况", "复议、诉讼和申诉情况"],
    "problems": ["存在的主要问题及改进情况", "主要问题和改进措施", "政府信息公开工作存在的主要问题及改进情况", "存在的主要问题和改进措施", "存在问题及改进措施"],
    "other": ["其他需要报告的事项", "需要说明的事项", "其他需要说明的事项"],
    "consulting": ["咨询处理情况", "政府信息公开咨询情况"],
    "staff": ["机构建设和人员情况", "组织机构和人员情况"],
    "key areas": ["重点领域政府信息公开情况", "重点领域信息公开工作推进情况"],
}  # fmt: skip
NEW = {
    "overview": ["总体情况"],
    "proactive": ["主动公开政府信息情况"],
    "request": ["收到和处理政府信息公开申请情况"],
    "remedy": ["政府信息公开行政复议、行政诉讼情况", "政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"],
    "problems": ["存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况"],
    "other": ["其他需要报告的事项", "其他需要报告的事项", "其他需要报告事项"],
}  # fmt: skip
ASPECTS = {
    "ov_pro": ["主动公开", "主动公开情况", "主动公开方面", "政府信息主动公开情况"],
    "ov_req": ["依申请公开", "依申请公开情况", "依申请公开方面"],
    "ov_mgt": ["政府信息管理", "政府信息管理情况", "政府信息管理方面"],
    "ov_plat": ["政府信息公开平台建设", "平台建设", "政府信息公开平台建设情况"],
    "ov_sup": ["监督保障", "监督保障情况", "监督保障方面"],
}
FIRST = {
    "ideograph": "{c}、",
    "ideograph blank": "{c}、 ",
    "part": "第{c}部分　",
    "part narrow": "第{c}部分 ",
}
SECOND = {"full": "（{c}）", "half": "({c})", "arabic": "{n}.", "arabic mark": "{n}、"}


def heading(pen: Pen, key: str, titles: dict[str, list[str]], level: int = 1) -> Block:
    """Return a heading without its number."""
    text = pen.chance.choice(titles[key])
    return Block("heading", text, key=key, level=level)


def numbered(pen: Pen, pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with their headings numbered in the style of the report."""
    first = FIRST[pen.pick("ideograph", "ideograph", "ideograph", "ideograph blank", "part", "part narrow")]
    second = SECOND[pen.pick("full", "full", "half", "arabic", "arabic mark")]
    one = two = 0
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Block) and piece.kind == "heading":
            if piece.level == 1:
                one, two = one + 1, 0
                number = first.format(c=chinese(one), n=one)
            else:
                two += 1
                number = second.format(c=chinese(two), n=two)
            found.append(
                replace(piece, number=number, text=mark(f"heading {piece.key} {one}.{two}", piece.text))
            )
        else:
            found.append(piece)
    return tuple(found)
