"""A yearly report on the rule of law whose figures agree."""

from __future__ import annotations

from random import Random


def rule_of_law(chance: Random, body: str, year: int) -> str:
    """Return the report of *body* as text."""
    made = [chance.randint(1, 9) for _ in range(3)]
    ended = [chance.randint(1, 40) for _ in range(4)]
    left, over = chance.randint(0, 9), chance.randint(0, 9)
    asked = sum(ended) + over - left
    due = chance.randint(8, 40)
    came = due - chance.randint(0, 4)
    return f"""{body}{year}年度法治政府建设情况报告
发布日期：{year + 1}-03-{chance.randint(10, 28)}
根据《法治政府建设与责任落实督察工作规定》，现将{year}年度法治政府建设情况报告如下：
一、主要举措和成效
（一）严格规范性文件管理。全年制定行政规范性文件{sum(made)}件，其中政府制定{made[0]}件，政府办公室制定{made[1]}件，部门制定{made[2]}件；清理后继续有效{chance.randint(20, 90)}件。
（二）有效化解行政争议。上年结转{left}件，全年收到行政复议申请{asked}件，审结{sum(ended)}件，结转下年{over}件。审结的{sum(ended)}件案件中，维持{ended[0]}件，驳回{ended[1]}件，撤销或者确认违法{ended[2]}件，调解、终止{ended[3]}件。行政机关负责人应出庭{due}件，实际出庭{came}件，出庭率{100 * came / due:.2f}%。
二、存在的不足和原因
基层执法力量仍有不足，原因是编制紧张、人员流动大。
三、党政主要负责人履行推进法治建设第一责任人职责情况
主要负责同志主持召开法治政府建设专题会议{chance.randint(1, 6)}次，听取工作汇报{chance.randint(1, 6)}次。
四、{year + 1}年主要安排
一是加强执法培训；二是推进行政复议规范化建设。
"""
