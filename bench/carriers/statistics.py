"""The invented report with the statistics table of 2014."""

from __future__ import annotations

from bench.carriers.forms import filled
from bench.carriers.model import Filled, Key, Report, Words

STATISTICS = {
    "A1": 5327, "A1a": 18, "A1b": 21, "A2.1": 44, "A2.2": 5106, "A2.3": 862, "A2.4": 1190, "A2.5": 73,
    "B1": 39, "B2.1": 7, "B2.1a": 3, "B2.2": 11, "B2.2a": 6, "B2.3": 62, "B2.4": 28, "B2.5": 15,
    "C1": 57, "C1.1": 8, "C1.2": 1, "C1.3": 35, "C1.4": 13, "C2": 56, "C2.1": 54, "C2.2": 2,
    "C3": 56, "C3.1": 17, "C3.2": 16, "C3.3": 3, "C3.4": 6, "C3.4b": 2, "C3.4c": 3, "C3.4f": 1, "C3.5": 7, "C3.6": 4, "C3.7": 2, "C3.8": 1,
    "D": 4, "D1": 3, "D2": 1, "E": 3, "E1": 3, "F": 1,
    "H1": 38, "H2": 19, "H3": 87, "H3.1": 14, "H3.2": 73, "I1": 5, "I2": 4, "I3": 312,
}  # fmt: skip


def statistics() -> Report:
    """Return the report."""
    values = {(id, "count"): str(figure) for id, figure in STATISTICS.items()} | {("H4", "count"): "26.8"}
    pieces: tuple[Words | Filled, ...] = (
        Words("砚溪县人民政府2016年政府信息公开工作年度报告", 0),
        Words(
            "本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2016年1月1日起至2016年12月31日止。"
        ),
        Words("一、概述", 1),
        Words("我县认真落实政务公开工作要点，明确责任，加强督查，各项任务完成较好。"),
        Words("二、主动公开政府信息情况", 1),
        Words("全年主动公开政府信息5327条，突出财政资金、征地拆迁等重点领域。"),
        Words("三、回应解读情况", 1),
        Words("重要文件与解读稿同步起草、同步发布，对社会关注的热点及时回应。"),
        Words("四、依申请公开政府信息和不予公开政府信息情况", 1),
        Words("全年收到政府信息公开申请57件，办结56件，其余在法定期限内办理。"),
        Words("五、政府信息公开的收费及减免情况", 1),
        Words("2016年未收取检索、复制、邮寄等费用，没有减免事项。"),
        Words("六、因政府信息公开申请行政复议、提起行政诉讼情况", 1),
        Words("有关案件均已按时提交答复和证据材料，并对被纠错的重新作出答复。"),
        Words("七、存在的主要问题及改进情况", 1),
        Words("解读形式较单一，下一步将增加图解、问答等形式。"),
        Words("八、其他需要报告的事项", 1),
        Words("乡镇和部门的报告另行发布。"),
        Words("政府信息公开情况统计表", 1),
        filled("ST", "2014", values),
    )
    wrong = {"3": (Key("ST", "C1.3", "count"), "53"), "4": (Key("ST", "D1", "count"), "8")}
    return Report("statistics", pieces, wrong)
