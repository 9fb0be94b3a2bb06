"""Placeholders, empty brackets, names and numbers: what must be found, and what must not."""

from __future__ import annotations

import pytest

from tests.checks.wording import quotes

CASES = [
    ("W004", "办理王××诉××县人民政府信息公开一案", [], "masked parties"),
    ("W004", "可在申请表填写单位名称", [], "a field of the form that is told about"),
    ("W004", "请填写《政府信息公开申请表》", [], "advice to applicants"),
    ("W004", "推进“XX部门说政策”专栏", [], "a column's name, an example") ,
    ("W004", "3×5件", [], "a product of figures"),
    ("W004", "采购ThinkPad X230件", [], "the name of a product"),
    ("W004", "全年公开信息XX条", ["XX条"], "a count that was not filled in"),
    ("W004", "截至20XX年", ["20XX年"], "a year that was not filled in"),
    ("W004", "由（单位名称）编制", ["（单位名称）"], "a name that was not filled in"),
    ("W004", "由县地税局（镇街、单位名称）编制", ["（镇街、单位名称）"], "one of several that was not filled in"),
    ("W004", "登记申请人（姓名、单位名称）", [], "names of applicants"),
    ("W005", "可在政府网站（http://）下载", ["政府网站（http://）"], "an address of nothing"),
    ("C013", "街道公开信息总数为条，均在网站公布", ["条"], "a total that was not filled in"),
    ("C013", "统计期限自  年  1月  1日起至止", ["自  年  1月  1日", "至止"], "a period that was not filled in"),
    ("W013", "2015年年度报告", ["年年"], "the year and 年度 run together"),
    ("C013", "全年共收到政府信息公开申请件。", ["件"], "a count of requests that was not filled in"),
    ("C013", "全年未收到政府信息公开申请件。", [], "a request is a 申请件, too"),
    ("W013", "（四）府信息公开平台建设情况", ["府信息公开"], "a character is lost"),
    ("W013", "市府信息公开工作", [], "市府 is short for 市政府"),
    ("W013", "推进政府信息公工作", ["政府信息公"], "a character is lost in the middle"),
    ("W022", "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2012〕30号）", ["国办公开办函〔2012〕30号"], "another year"),
    ("W022", "《中华人民共和国政府信息公开工作年度报告格式》（国办公开函〔2021〕30号）", ["国办公开函〔2021〕30号"], "another office"),
    ("W022", "《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）", [], "its own number"),
    ("W005", "打勾：是（ ）否（ ）", [], "boxes to tick"),
    ("W005", "网址：www.qingquan.gov.cn", [], "an address"),
    ("W005", "政府网站下载（）", ["网站下载（）"], "a link that is lost"),
    ("W008", "（2015）京01行初12号", [], "the number of a case"),
    ("W008", "印发〔2015〕6号", [], "the right brackets"),
    ("W008", "清政办（2015）6号", ["清政办（2015）6号"], "round brackets"),
    ("W010", "未收到符合条件的行政复议申请", [], "of reviews, not of requests"),
    ("W010", "未收到政府信息公开申请", [], "a plain statement"),
    ("P001", "统一社会信用代码11370112004188210X", [], "a body's code"),
    ("P001", "电话110105491231002", [], "15 digits that nobody calls an identity number"),
    ("P002", "行政许可13900001234件", [], "a count"),
    ("P002", "电话：0531-6366000", [], "a landline"),
    ("P002", "联系电话：0531-6366000、13900001234", ["13900001234"], "behind a landline"),
    ("P003", "申请人张某向县政府申请", [], "a masked name"),
    ("P003", "申请人陈述意见，申请人方便", [], "verbs that begin like a surname"),
    ("P003", "填报人：李建国，联系人：薛芳", [], "officials"),
    ("P003", "原告李建国不服答复", ["李建国"], "a party"),
    ("P004", "邮箱xxgk@qingquan.gov.cn", [], "the body's own mailbox"),
    ("P005", "清保密〔2015〕2号，做好保密审查", [], "a paper on secrecy is not secret"),
    ("P005", "国密〔2015〕2号", [], "cryptography"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "found", "why"), CASES, ids=[f"{c[0]} {c[3]}" for c in CASES])
def test_words(rule: str, text: str, found: list[str], why: str) -> None:
    assert quotes(rule, f"政府信息公开，{text}。") == found, why
