"""Wrong words: names, placeholders, slips, marks, private data, contradictions."""

from __future__ import annotations

import random
from dataclasses import replace

from bench.accuracy.faults.dates import sentence_in
from bench.accuracy.faults.fault import Fault
from bench.accuracy.faults.figures import Maker
from bench.accuracy.model import Block, Document

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def sentence(*choices: tuple[str, str], rules: tuple[str, ...], since: int = 0) -> Maker:
    """A sentence put into a section, one of several, with the words that are wrong in it."""

    def make(chance: random.Random, document: Document) -> Fault | None:
        text, quote = chance.choice(choices)
        text = text.format(year=document.year)
        found = sentence_in(document, "overview", text, *rules) if document.year >= since else None
        return replace(found, quotes=(quote.format(year=document.year),)) if found else None

    return make


def id_number(chance: random.Random, document: Document) -> Fault | None:
    """An identity number whose check digit is right."""
    digits = f"{chance.choice(['110105', '320102', '440305', '510107', '330106'])}{chance.randint(1950, 2004)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}{chance.randint(0, 999):03}"
    number = digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11]
    found = sentence_in(
        document, "overview", f"办理申请人（身份证号：{number}）的来访事项，做好解释说明。", "P001"
    )
    return replace(found, quotes=(number,)) if found else None


def mobile(chance: random.Random, document: Document) -> Fault | None:
    """A mobile number."""
    number = f"1{chance.choice('3578')}{chance.randint(100000000, 999999999)}"
    found = sentence_in(
        document,
        "overview",
        chance.choice(
            [f"联系人手机：{number}。", f"如有疑问请致电{number}。", f"监督电话（{number}）全天开通。"]
        ),
        "P002",
    )
    return replace(found, quotes=(number,)) if found else None


def law_name(chance: random.Random, document: Document) -> Fault | None:
    """The Regulations under a wrong name."""
    number = next(n for n, p in enumerate(document.pieces) if p.kind == "preamble")
    piece = document.pieces[number]
    assert isinstance(piece, Block)
    right = "《中华人民共和国政府信息公开条例》"
    wrong = chance.choice(
        [
            "《中华人民共和国政府信息公开条列》",
            "《中华人民共和国政务公开条例》",
            "《中华人民共和国信息公开条例》",
            "《中华人民共和国政府信息公开法》",
        ]
    )
    changed = replace(piece, text=piece.text.replace(right, wrong, 1))
    return Fault(("W009", "W012"), document.with_piece(number, changed), quotes=(wrong,), follows=("W011",))


def vague_problems(chance: random.Random, document: Document) -> Fault | None:
    """Problems without a problem."""
    start, end = document.section("problems")
    if start < 0:
        return None
    text = f"{document.year}年，政府信息公开工作取得了阶段性成果，但与群众的新期盼相比，仍存在一定差距。{document.year + 1}年，将进一步加强领导，明确职责，推进政府信息公开工作有序开展。"
    changed = replace(
        document, pieces=(*document.pieces[: start + 1], Block("paragraph", text), *document.pieces[end:])
    )
    return Fault(("W001",), changed, quotes=(getattr(document.pieces[start], "text", ""), text))


def no_measures(chance: random.Random, document: Document) -> Fault | None:
    """Problems without measures."""
    start, end = document.section("problems")
    if start < 0:
        return None
    text = "一是公开的内容不够全面；二是各单位信息更新不及时，公开形式单一；三是人员力量薄弱。"
    changed = replace(
        document, pieces=(*document.pieces[: start + 1], Block("paragraph", text), *document.pieces[end:])
    )
    return Fault(("W002",), changed, quotes=(getattr(document.pieces[start], "text", ""), text))


FAULTS: dict[str, Maker] = {
    "placeholder": sentence(
        ("XX局负责具体落实信息公开工作。", "XX局"),
        ("全年新增专栏XX个，内容丰富。", "XX个"),
        ("××县按照要求做好有关工作。", "××县"),
        ("由（单位名称）负责日常工作。", "（单位名称）"),
        ("共更新__次，内容及时。", "__次"),
        rules=("W004",),
    ),
    "law under a wrong name": law_name,
    "empty brackets": sentence(
        ("可登录政府门户网站（）查阅相关内容。", "网站（）"),
        ("公开指南可在网站下载（ ）。", "（ ）"),
        ("可登录政府网站查询，网址：。", "网址："),
        rules=("W005",),
    ),
    "marks without partner": sentence(
        ("根据《条例有关要求做好公开工作。", "《"),
        ("财政、、教育等部门按时报送信息。", "、、"),
        ("坚持“先审查、后公开的原则。", "“"),
        rules=("W006",),
    ),
    "word twice": sentence(
        ("开展社会评议，群众满意率满意率较高。", "满意率满意率"),
        ("进一步进一步规范工作流程。", "进一步进一步"),
        ("定期组织组织有关人员核对。", "组织组织"),
        rules=("W007", "C013", "W013"),
    ),
    "number of a paper in wrong brackets": sentence(
        ("印发了工作要点（府办发[{year}]12号），逐项抓好落实。", "[{year}]12号"),
        ("转发有关通知（府办函({year})8号）。", "({year})8号"),
        rules=("W008",),
    ),
    "slip of the pen": sentence(
        ("专业技术人材缺乏。", "人材"),
        ("认真布署全年任务。", "布署"),
        ("截止目前，各项任务完成。", "截止目前"),
        ("接收社会监督。", "接收社会监督"),
        ("通过公示兰张贴有关内容。", "公示兰"),
        rules=("W012",),
    ),
    "sentence gone wrong": sentence(
        ("搭建起政府与群众的之间的桥梁。", "的之间的"),
        ("专门了设立热线电话。", "专门了设"),
        ("坚紧紧围绕中心任务。", "坚紧紧"),
        rules=("W013",),
    ),
    "从 截至": sentence(
        ("从{year}年1月1日截至{year}年12月31日，各项工作平稳有序。", "从{year}年1月1日截至{year}年12月31日"),
        rules=("W018", "W012"),
    ),
    "vague on requests": sentence(
        ("全年未收到符合公开条件的依申请公开信息。", "未收到符合公开条件的依申请公开信息"),
        ("没有收到符合规定的公开申请。", "没有收到符合规定的公开申请"),
        rules=("W010",),
    ),
    "number missing": sentence(
        ("参与测评人数满意度为100%。", "满意度"),
        ("全年处理留言共计件，均已答复。", "件"),
        ("办结率为%，群众反映良好。", "%"),
        ("网站发布信息条，内容及时准确。", "条"),
        rules=("C013",),
    ),
    "count with decimals": sentence(
        ("全年共办理咨询3.5件，均已回复。", "3.5件"), ("全年共召开会议2.5次。", "2.5次"), rules=("C011",)
    ),
    "web page left over": sentence(
        ("上一篇：政府信息公开指南", "上一篇"),
        ("打印本页", "打印本页"),
        ("您现在的位置：首页", "您现在的位置"),
        rules=("S021",),
    ),
    "problems without a problem": vague_problems,
    "problems without measures": no_measures,
    "identity number": id_number,
    "mobile number": mobile,
    "applicant's name": sentence(
        ("办理了申请人李建国申请公开土地征收信息一事。", "李建国"),
        ("原告王秀英诉政府信息公开一案已审结。", "王秀英"),
        rules=("P003",),
    ),
    "private mailbox": sentence(
        ("意见可发送至邮箱qingquan_xxgk@163.com。", "qingquan_xxgk@163.com"),
        ("电子邮箱：xxgk2020@qq.com。", "xxgk2020@qq.com"),
        rules=("P004",),
    ),
    "mark of secrecy": sentence(
        ("落实政密〔{year}〕3号文件精神。", "密〔{year}〕3号"),
        ("传达有关文件（机密★一年）。", "机密★"),
        rules=("P005",),
    ),
    "foreign domain": sentence(
        ("可登录网站（http://www.abcxx.com）查阅。", "http://www.abcxx.com"), rules=("P008",), since=2019
    ),
}
