"""slips and garbled sentences: the wrong word, and the right phrases that hold it."""

from __future__ import annotations

import pytest

from tests.checks.wording import HEAD, quotes

RIGHT = [
    "要求申请人材料齐全", "用人材料", "工程人材机费用", "及时发布署名文章", "按装修标准", "按排名先后",
    "搭建帐篷", "切实做为民服务的实事", "登记律师信息", "不宜传播", "因地制宜传承文化", "究竟争议何在",
    "支付局长基金", "自己经办", "有关健全机制的意见", "机关健身", "跟进一部分项目", "构建全方位体系",
    "保健设施", "彰显着力", "累积级差", "整治一批露天矿山", "山脉博物馆", "化工资询价", "报名截止日期",
    "报名截止2015年12月1日", "数据统计截止2015年底", "征求意见截止时间", "年末收到来信", "对象一样",
    "印象一样深", "友好象征", "政府信息公开受理渠道", "紧紧围绕", "专门了解情况", "目的之间", "的的确确",
    "取得都市圈", "反应强烈", "其他信息", "政府网站占比80%", "对工作作要求", "公证公开", "市行政处发布公告",
    "听取培训会意见", "按其办结情况排名", "有关型式检验", "工作做法得到肯定", "监督检察机关",
    "政务公开工作有序开展", "逐步步入正轨", "加强对对口单位的检查", "按照照片核对",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_right_words_are_left_alone(text: str) -> None:
    assert quotes("W012", f"政府信息公开，{text}。") == []
    assert quotes("W013", f"政府信息公开，{text}。") == []


WRONG = [
    ("专业技术人材缺乏", "人材"),
    ("截止2015年12月31日", "截止"),
    ("截止目前", "截止目前"),
    ("截止12月底", "截止"),
    ("象爱护眼睛一样", "象"),
    ("建立建全制度", "建立建全"),
    ("未受到政府信息公开申请", "未受到"),
    ("全年末收到申请", None),
    ("依法公天预算", "依法公天"),
    ("行政复意案件", "行政复意"),
    ("进一步提高任识", "提高任识"),
    ("工做人员身兼数职", "工做人员"),
    ("政务公开那入年度考核", "公开那入"),
    ("更新不够急时", "不够急时"),
    ("由局长任租长", "任租长"),
    ("严格保密审察", "保密审察"),
    ("加强信息息管理", "信息息管理"),
    ("本年度末收到申请", "末收到"),
]


@pytest.mark.parametrize(("text", "at"), WRONG)
def test_slips_are_found(text: str, at: str | None) -> None:
    found = quotes("W012", f"政府信息公开，{text}。")
    assert found == ([at] if at else [])


def test_a_traditional_copy_is_undecided() -> None:
    """Mirror sites convert words, not only characters: what is odd there is not the office's."""
    traditional = "清泉縣2015年政府信息公開工作年度報告\n一、概述\n"
    assert quotes("W012", "專業技術人材缺乏，積極推進政府信息公開。", head=traditional) == []
    assert quotes("W012", "专业技术人材缺乏，积极推进政府信息公开。", head=HEAD) == ["人材"]
