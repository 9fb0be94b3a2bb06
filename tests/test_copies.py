"""Text copied from another body's report of one run; what several bodies share is no copy."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.model.finding import Finding, Outcome, Verdict
from linter.rulepack import RulePack
from linter.run.batch import verdicts
from linter.run.copies import Bodies, _same

TASKS = ["受理登记", "审核答复", "专栏维护", "政策解读", "业务培训", "舆情回应", "目录编制", "平台改版", "档案查阅", "考核通报"]  # fmt: skip
WAYS = ["由专人负责并逐件建账", "实行三级审查", "邀请群众代表评议", "与业务工作同步部署", "按季度向社会公示", "委托第三方检查"]  # fmt: skip
ENDS = ["效果明显", "得到群众认可", "为来年打下基础", "仍需继续努力", "在全县作了交流", "受到上级肯定"]


def body_text(seed: int) -> str:
    """An office's own text: sentences that no other seed has in the same words."""
    chance = random.Random(seed)
    return "".join(
        f"{chance.choice(TASKS)}方面{chance.choice(WAYS)}，第{chance.choice('甲乙丙丁戊己庚辛')}组{chr(0x6000 + chance.randrange(900))}"
        f"{chr(0x6500 + chance.randrange(900))}{chr(0x6A00 + chance.randrange(900))}等事项，{chance.choice(ENDS)}。"
        for _ in range(16)
    )


def report(issuer: str, text: str, year: int = 2022) -> str:
    return (
        f"{issuer}{year}年政府信息公开工作年度报告\n"
        "根据《中华人民共和国政府信息公开条例》和年度报告格式的要求编制本报告。本报告由总体情况等六部分组成。\n"
        f"一、总体情况\n{text}\n六、其他需要报告的事项\n没有其他需要报告的事项。"
    )


def run(folder: Path, pack: RulePack, *texts: str) -> list[Verdict]:
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return list(verdicts(paths, pack, rules=[rule for rule in pack.rules if rule.id == "X013"]))


def told(verdict: Verdict) -> list[Finding]:
    return list(verdict.findings)


def test_both_bodies_are_told_and_the_passages_shown(tmp_path: Path, pack: RulePack) -> None:
    copied = body_text(1)
    found = run(
        tmp_path,
        pack,
        report("青田县水务局", copied),
        report("青田县体育局", copied.replace("方面", "工作方面", 2)),
        report("青田县民政局", body_text(2)),
    )
    assert [len(told(verdict)) for verdict in found] == [1, 1, 0]
    [finding] = told(found[0])
    assert finding.severity.word == "warning"
    assert Path(finding.elsewhere[0].path).name == "1.txt"
    place = finding.elsewhere[0]
    text = Path(place.path).read_text(encoding="utf-8")
    assert text[place.span.start : place.span.end] == place.quote != ""
    here = found[0].source.quote(finding.related[0].span)
    assert here == place.quote


def test_the_words_of_the_form_are_no_copy(tmp_path: Path, pack: RulePack) -> None:
    found = run(tmp_path, pack, report("青田县水务局", body_text(3)), report("青田县体育局", body_text(4)))
    assert not any(told(verdict) for verdict in found)
    assert found[0].outcomes[0].outcome is Outcome.HOLDS


def test_short_reports_with_nothing_of_their_own_are_no_copy(tmp_path: Path, pack: RulePack) -> None:
    text = "本年度未收到政府信息公开申请。全年主动公开政府信息12条。"
    found = run(tmp_path, pack, report("青田县水务局", text), report("青田县体育局", text))
    assert not any(told(verdict) for verdict in found)


def test_a_text_handed_out_to_all_towns_is_no_copy(tmp_path: Path, pack: RulePack) -> None:
    text = body_text(5)
    towns = [report(f"青田县{name}镇", text) for name in ("东山", "西河", "南塘", "北岭", "中坝")]
    assert not any(told(verdict) for verdict in run(tmp_path, pack, *towns))


@pytest.mark.parametrize("other", ["青田县水务局办公室", "丽水市青田县水务局"])
def test_a_body_and_its_office_report_together(tmp_path: Path, pack: RulePack, other: str) -> None:
    text = body_text(6)
    found = run(tmp_path, pack, report("青田县水务局", text), report(other, text))
    assert not any(told(verdict) for verdict in found)


def test_the_body_itself_in_another_year_is_no_other_body(tmp_path: Path, pack: RulePack) -> None:
    text = body_text(7)
    found = run(tmp_path, pack, report("青田县水务局", text), report("青田县水务局", text, 2023))
    assert not any(told(verdict) for verdict in found)
    assert found[0].outcomes[0].outcome is Outcome.NOT_APPLICABLE


def test_the_order_of_the_files_changes_nothing(tmp_path: Path, pack: RulePack) -> None:
    texts = [
        report("青田县水务局", body_text(8)),
        report("青田县体育局", body_text(8)),
        report("青田县民政局", body_text(9)),
    ]
    there = run(tmp_path, pack, *texts)
    back = run(tmp_path, pack, *texts[::-1])
    assert [len(told(v)) for v in there] == [len(told(v)) for v in back[::-1]] == [1, 1, 0]


@given(st.lists(st.text("青田县局", max_size=4), min_size=1, max_size=12))
def test_the_others_of_a_run_are_those_that_are_not_the_same_body(names):
    bodies = Bodies(names)
    for name in names:
        assert bodies.others(name) == len({other for other in names if not _same(other, name)})
