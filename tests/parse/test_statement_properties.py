"""What is true of every list, whatever its figures and however they are written."""

from __future__ import annotations

import random
import re
from collections import Counter
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from linter.model.finding import Finding
from linter.parse.statements.runs import number_runs
from linter.parse.statements.words import lexer

from .sentences import findings, pack, read, rows, verified

CLASSES = ["政策法规类", "规划计划类", "工作动态类", "人事信息类", "财政预算类", "行政许可类", "公共服务类"]
RIGHT = [columns[0] for _, columns in rows("right_*.tsv")]
RUN = re.compile("[0-9]+(?:[.,][0-9]+)*|[零〇○一二两三四五六七八九十百千万亿廿卅]+")

_HOTLINE = re.compile(
    r"1234\d|12388|12336|12319|12366|12329|96\d{3}"
)  # counts nothing, whatever stands there

parts = st.lists(st.integers(1, 9999), min_size=3, max_size=8)
forms = st.sampled_from(["其中，{}。", "其中：{}。", "其中{}。", "按类别分，{}。"])
joints = st.sampled_from(["，", "；", "、"])


def sentence(whole: object, values: list[object], form: str, joint: str) -> str:
    labels = [*CLASSES[: len(values) - 1], "其他类"]
    listed = joint.join(f"{label}{value}条" for label, value in zip(labels, values, strict=True))
    return f"全年共公开政府信息{whole}条，" + form.format(listed)


def chinese(value: int) -> str:
    """Write a number below 100,000 in Chinese numerals."""
    digits, text, zero = "零一二三四五六七八九", "", False
    for unit, name in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + name
        zero = not digit
    return text.replace("零零", "零") or "零"


def what(found: list[Finding]) -> list[tuple[str, str, str]]:
    return sorted((f.rule, f.severity.word, f.arithmetic) for f in found)


@given(parts, forms, joints)
def test_a_right_list_has_no_finding(values: list[int], form: str, joint: str) -> None:
    report = read(sentence(sum(values), list(values), form, joint))
    assert findings(report) == []
    assert sum(verified(report).values()) == 1


@given(parts, forms, joints, st.data())
def test_one_changed_digit_has_one_finding_at_its_list(
    values: list[int], form: str, joint: str, data: st.DataObject
) -> None:
    figures = [sum(values), *values]
    place = data.draw(st.integers(0, len(figures) - 1))
    printed = str(figures[place])
    at = data.draw(st.integers(0, len(printed) - 1))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != printed[at]]))
    figures[place] = int(printed[:at] + digit + printed[at + 1 :])
    assume(figures[0] > 0)
    assume(not _HOTLINE.fullmatch(str(figures[place])))
    running = [sum(figures[1:n]) for n in range(3, len(figures))]
    assume(figures[0] not in running)  # a shorter list that adds up is a reading, too
    report = read(sentence(figures[0], list(figures[1:]), form, joint))
    found = findings(report)
    sums = [f for f in found if f.rule == "C001"]
    assert {f.rule for f in found} <= {"C001", "C002"}
    assert len(sums) == 1
    assert report.source.quote(sums[0].span) == f"全年共公开政府信息{figures[0]}条"


@given(parts, forms, st.sampled_from([0, 1, -1]))
def test_how_a_figure_is_written_changes_nothing(values: list[int], form: str, off: int) -> None:
    figures = [sum(values) + off, *values]
    plain = sentence(figures[0], list(figures[1:]), form, "；")
    wide = plain.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    parted = sentence(f"{figures[0]:,}", [f"{value:,}" for value in figures[1:]], form, "；")
    words = sentence(chinese(figures[0]), [chinese(value) for value in figures[1:]], form, "；")
    expected = what(findings(read(plain)))
    assert [what(findings(read(text))) for text in (wide, parted, words)] == [expected] * 3


@settings(max_examples=40)
@given(st.sampled_from(RIGHT))
def test_the_script_changes_nothing(text: str) -> None:
    import opencc

    traditional = opencc.OpenCC("s2t").convert(text)
    assume(opencc.OpenCC("t2s").convert(traditional) == text and len(traditional) == len(text))
    assert verified(read(traditional)) == verified(read(text))
    assert what(findings(read(traditional))) == what(findings(read(text)))


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([t for t in RIGHT if "\n" not in t]), min_size=2, max_size=6, unique=True),
    st.randoms(),
)
def test_the_order_of_unrelated_sections_changes_nothing(texts: list[str], shuffler: random.Random) -> None:
    def together(order: list[str]) -> Counter[str]:
        report = read(
            "\n".join(
                f"{number}、工作情况\n{text}" for number, text in zip("二三四五六七", order, strict=False)
            )
        )
        return Counter({key: n for key, n in verified(report).items() if not key.startswith("tie")})

    shuffled = [*texts]
    shuffler.shuffle(shuffled)
    assert together(texts) == together(shuffled)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(RIGHT), min_size=1, max_size=5).map("\n".join))
def test_every_run_of_digits_or_numerals_is_classed_once(text: str) -> None:
    report = read(text)
    runs = number_runs(report)
    assert len(runs) == len(RUN.findall(report.flow.text))
    assert len({run.span for run in runs}) == len(runs)
    spans = sorted(figure.span for figure in report.figures)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    classed = [run.span for run in runs if run.kind in ("quantity", "share")]
    assert all(any(s.start <= at.start and at.end <= s.end for s in spans) for at in classed)


@given(
    st.text(
        alphabet="共其中占增长%。，；：、（）0123456789一二十百万条件元约余其他分别为未收到《》〔〕第号 \n",
        max_size=120,
    )
)
def test_any_text_is_read_and_no_figure_twice(text: str) -> None:
    report = read(text)
    findings(report)
    spans = sorted(figure.span for figure in report.figures)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.text(alphabet="加强政府信息公开工作领导小组办公室，、（）《》", max_size=80))
def test_a_sentence_without_a_figure_never_reaches_the_grammar(text: str) -> None:
    tokens = lexer(pack().domain.lexicon).lex(text)
    assert [token.kind for token in tokens] in ([], ["PROSE"])


ASIDES = [
    "（包括审批、执法等）",
    "（含转载）",
    "（其中含图解、视频）",
    "（即办件；不含咨询）",
    "（主要包括：公告，通知）",
]


@given(parts, forms, joints, st.sampled_from(ASIDES), st.integers(0, 6), st.integers(0, 1), st.booleans())
def test_what_a_bracket_without_figures_says_of_a_part_changes_nothing(
    values: list[int], form: str, joint: str, aside: str, place: int, off: int, behind: bool
) -> None:
    plain = sentence(sum(values) + off, list(values), form, joint)
    place %= len(values) - 1
    label = CLASSES[place]
    part = f"{label}{values[place]}条" if behind else label
    said = plain.replace(part, f"{part}{aside}", 1)
    assert said != plain
    before, after = findings(read(plain)), findings(read(said))
    assert [(f.rule, f.arithmetic) for f in after] == [(f.rule, f.arithmetic) for f in before]
    assert off or not after
