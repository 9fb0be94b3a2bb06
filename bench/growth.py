"""How the time grows with the text: `python bench/growth.py [name …]`.

Prints, for each text, the seconds of the processor for a tenth and for the whole of it, and their ratio: 10 is
linear. Texts are an example report repeated, and what a hostile or broken file may hold.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from linter.errors import UnreadableError  # noqa: E402
from linter.judge.lint import lint  # noqa: E402
from linter.read import read_bytes  # noqa: E402
from linter.rulepack import RulePack, shipped_pack  # noqa: E402

TITLE = "清泉县2015年政府信息公开工作年度报告\n一、概述\n"
FIXED = "清泉县人民政府2023年政府信息公开工作年度报告\n一、总体情况\n"  # its titles are prescribed
LIMIT = 60  # seconds after which a text is given up


def times(unit: str) -> Callable[[int], str]:
    """Return what makes a text of about so many characters out of *unit*."""
    return lambda size: TITLE + unit * max(1, size // len(unit))


def example(size: int) -> str:
    """The longest example report, over and over."""
    text = (ROOT / "examples/disclosure/2016-clean.txt").read_text(encoding="utf-8")
    return text * max(1, round(size / len(text)))


def siblings(size: int) -> str:
    """Headings of one level, each with nothing under it."""
    return TITLE + "".join(f"（{'一二三四五六七八九'[i % 9]}）标题\n" for i in range(size // 6))


def lines(unit: str) -> Callable[[int], str]:
    """Return what makes a text of lines, each *unit*."""
    return times(unit + "\n")


def numbered(unit: str, head: str = TITLE, foot: str = "", sep: str = "") -> Callable[[int], str]:
    """Return what makes a text of units that differ by their number: nothing in it can be remembered."""

    def make(size: int) -> str:
        count = max(1, size // (len(unit) + 2))
        return head + sep.join(unit.format(n, n + 1) for n in range(count)) + foot

    return make


TEXTS: dict[str, Callable[[int], str]] = {
    "example": example,
    "sibling headings": siblings,
    "sentences on one line": times("全年公开信息12条，其中网站5条，微信7条，占58.3%。"),
    "sentences, a line each": lines("全年公开信息12条，其中网站5条，微信7条，占58.3%。"),
    "prose on one line": times("全县各级各部门认真贯彻落实条例要求，"),
    "digits": times("1"),
    "digits and blanks": times("1 "),
    "a letter a line": lines("字"),
    "spaces": times(" "),
    "tabs": times("\t"),
    "full-width spaces": times("\u3000"),
    "line ends": times("\n"),
    "CRLF": times("\r\n"),
    "一、": times("一、"),
    "一、 a line": lines("一、"),
    "一、概述": times("一、概述"),
    "(一)": times("(一)"),
    "（一）（二）": times("（一）（二）"),
    "1.": times("1."),
    "、": times("、"),
    "，": times("，"),
    "。": times("。"),
    "第": times("第"),
    "十": times("十"),
    "Han digits": times("一二三四五六七八九十百千万"),
    "其中1条,": times("其中1条,"),
    "其中 only": times("其中"),
    "共1条": times("共1条"),
    "totals and leads": times("共9条，其中："),
    "parts without end": times("网站1条；"),
    "percent": times("占1%，"),
    "shares": times("网站3条，占5%；"),
    "growth": times("比2014年的3条增加4条，增长5%；"),
    "announced": times("以下三个方面："),
    "names": times("甲、乙、丙等"),
    "ordinals": times("一是好；二是好；"),
    "form label": times("（一）收到申请数"),
    "form labels in turn": times(
        "1.当面申请数2.传真申请数3.网络申请数4.信函申请数（二）申请办结数1.按时办结数"
    ),
    "form rows": times("一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n"),
    "form labels with figures": times("1.属于国家秘密 2.重复申请 3.其他 "),
    "row of figures": times("(一)予以公开 " + "1 " * 300),
    "row of bars": times("(一)予以公开 |" + " |" * 300),
    "row of digits": times("(一)予以公开" + "1234567890" * 30),
    "row of brackets": times("(一)予以公开 ((((((((1" * 20),
    "form word": times("总计"),
    "remedy header": times("结果维持 结果纠正 其他结果 尚未审结 总计\n"),
    "pipes": times("|"),
    "rows of pipes": lines("| 1 | 2 | 3 |"),
    "columns of blanks": times("1   "),
    "words in columns": times("甲   "),
    "opening brackets": times("（"),
    "brackets around figures": lambda size: TITLE + "（1条" * (size // 6) + "）" * (size // 6),
    "closing brackets": times("）"),
    "bracket pairs": times("（）"),
    "《": times("《"),
    "》": times("》"),
    "“": times("“"),
    "quotes nested": lambda size: TITLE + "《" * (size // 2) + "》" * (size // 2),
    "comment openings": times("<!--"),
    "dates": times("2015年1月1日"),
    "dates a line": lines("2015年1月1日"),
    "periods": times("自2015年1月1日起至"),
    "dashes": times("-"),
    "#": times("#"),
    "# a line": lines("# 标题"),
    "titles a line": lines("清泉县2015年政府信息公开工作年度报告"),
    "titles on one line": times("清泉县2015年政府信息公开工作年度报告 "),
    "fields": lines("发布日期：2016-01-01"),
    "fields on one line": times("发布日期：2016-01-01 "),
    "residue": lines("上一篇"),
    "Traditional": times("政府信息公開工作報告，"),
    "zero-width": times("\u200b"),
    "NUL": times("\0"),
    "emoji": times("\U0001f600"),
    "A": times("A"),
    "A1": times("A1"),
    "addresses": times("a@b."),
    "identity numbers": times("110101199003070011,"),
    "telephones": times("0517-8722"),
    "declared": times("由概述、主动公开等"),
    "未收到": times("未收到"),
    "XX": times("XX"),
    "signatures": lines("清泉县人民政府"),
    "headings": numbered("一、标题内容{0}\n内容{0}条。\n", FIXED),
    "headings of the form": numbered("一、总体情况\n内容{0}条。\n", FIXED),
    "headings of the form, bare": numbered("主动公开政府信息情况\n内容{0}条。\n", FIXED),
    "rows of unlike pipes": numbered("| 项目{0} | {0} | {1} |\n"),
    "rows of tabs": numbered("项目{0}\t{0}\t{1}\n"),
    "rows in one HTML table": numbered(
        "<tr><td>项目{0}</td><td>{0}</td></tr>\n", f"{TITLE}<table>", "</table>\n共9条。\n"
    ),
    "cells, a line each": numbered("项目{0}\n{0}\n"),
    "lists": numbered("全年公开信息{0}条，其中网站{0}条，微信{1}条，报刊{1}条。\n"),
    "clauses without a stop": numbered("网站公开信息{0}条", sep="，"),
    "counts without a stop": numbered("第{0}项工作认真落实有关要求", sep="，"),
    "notes": numbered("（注{0}：含上年结转{0}件）"),
    "notes, a line each": numbered("注{0}：含上年结转{0}件\n"),
    "front matter": lambda size: "---\n" + "a: 1\n" * (size // 5) + "---\n" + TITLE,
}


class TooLongError(Exception):
    """A text took longer than the limit."""


def stop(_signal: int, _frame: FrameType | None) -> None:
    """Give a text up."""
    raise TooLongError


def seconds(text: str, pack: RulePack) -> float:
    """Return how long one verdict on *text* takes; infinite beyond the limit."""
    signal.alarm(LIMIT)
    start = time.process_time()
    try:
        lint(read_bytes(text.encode("utf-8", "surrogatepass"), "growth.txt"), pack)
    except UnreadableError:
        pass
    except TooLongError:
        return float("inf")
    finally:
        signal.alarm(0)
    return time.process_time() - start


def main() -> None:
    """Time the texts that are named, or all."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*", help="which texts (all)")
    arguments.add_argument("--size", type=int, default=1_000_000, help="characters of the whole (1,000,000)")
    options = arguments.parse_args()
    signal.signal(signal.SIGALRM, stop)
    pack = shipped_pack()
    lint(read_bytes(TITLE.encode(), "warm.txt"), pack)
    sys.stdout.write(f"{'text':26} {'tenth':>8} {'whole':>8} {'ratio':>6}\n")
    for name, make in TEXTS.items():
        if options.names and name not in options.names:
            continue
        tenth, whole = (seconds(make(size), pack) for size in (options.size // 10, options.size))
        ratio = whole / tenth if tenth else 0
        mark = "  slow" if whole > 10 * options.size / 1_000_000 else ""
        mark += "  grows" if ratio > 12 and whole > 0.5 else ""
        sys.stdout.write(f"{name:26} {tenth:8.2f} {whole:8.2f} {ratio:6.1f}{mark}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
