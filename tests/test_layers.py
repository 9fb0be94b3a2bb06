"""A house pack adds to every part of the pack that it stands on, and takes from it, in a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.errors import RulePackError
from linter.judge.lint import Given, lint
from linter.model.finding import Outcome
from linter.rulepack import RulePack, read_pack, shipped_pack
from linter.text.source import Source

PACK = "id: ours\nextends: disclosure\n"
HEAD = "乐水县人民政府2022年政府信息公开工作年度报告\n一、概述\n"


def house(folder: Path, **files: str) -> Path:
    """Write a pack that stands on the shipped one: its files by name, __ for /."""
    for name, text in {"pack": PACK, **files}.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def broken(pack: RulePack, text: str) -> set[str]:
    verdict = lint(Source("a.txt", text), pack, Given(excerpt=True))
    return {finding.rule for finding in verdict.findings}


def keys(pack: RulePack, title: str) -> set[str]:
    return {s.key for layout in pack.domain.layouts for s in layout.sections if title in s.accepted}


def test_a_word_of_the_province_joins_a_list_of_the_lexicon(tmp_path: Path) -> None:
    sentence = HEAD + "收到意见表200份，已办结190份，收回率86%。\n"
    ours = read_pack(house(tmp_path, lexicon="add: {rates: [收回率]}\n"))
    assert "收回率" in ours.domain.lexicon.rates
    assert set(shipped_pack().domain.lexicon.rates) < set(ours.domain.lexicon.rates)
    assert broken(ours, sentence) - broken(shipped_pack(), sentence) == {"C006"}


def test_a_word_is_taken_away(tmp_path: Path) -> None:
    ours = read_pack(house(tmp_path, lexicon="remove: {rates: [合格率]}\n"))
    assert set(shipped_pack().domain.lexicon.rates) - set(ours.domain.lexicon.rates) == {"合格率"}


def test_rules_see_the_lists_as_they_are_changed(tmp_path: Path) -> None:
    """`@slips` of a shipped rule holds the house's slip, too: rules are filled from the whole."""
    sentence = HEAD + "我县在乐水河畔召开会议。\n"
    ours = read_pack(house(tmp_path, lexicon="add: {lists: {slips: {乐水河畔: 乐水河岸}}}\n"))
    assert broken(ours, sentence) - broken(shipped_pack(), sentence) == {"W012"}


def test_a_section_gets_another_name_in_every_layout(tmp_path: Path) -> None:
    ours = read_pack(
        house(tmp_path, sections="sections:\n  overview: {add: {aliases: [全年工作综合概览]}}\n")
    )
    assert keys(ours, "全年工作综合概览") == {"overview"}
    assert keys(shipped_pack(), "全年工作综合概览") == set()


def test_the_smallest_pack_that_the_manual_shows_does_what_it_says(tmp_path: Path) -> None:
    """A word and the name of a section: fewer than ten lines, and nothing else of the pack is otherwise."""
    manual = (Path(__file__).parent.parent / "docs" / "configuration.md").read_text(encoding="utf-8")
    shown = manual[manual.index("this, and no more:") :].split("```yaml\n# house/")[1:4]
    files = {name: text.partition("```")[0] for name, _, text in (block.partition("\n") for block in shown)}
    assert list(files) == ["pack.yaml", "lexicon.yaml", "sections.yaml"]
    assert sum(text.count("\n") for text in files.values()) < 10
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ours = read_pack(tmp_path)
    assert "收回率" in ours.domain.lexicon.rates
    assert "收回率" not in shipped_pack().domain.lexicon.rates
    assert keys(ours, "综合概况") == {"overview"}
    told = HEAD.replace("概述", "综合概况") + "收到意见表200份，已办结190份，收回率{}%。\n"
    assert "C006" in broken(ours, told.format(86))
    assert "C006" not in broken(ours, told.format(95)) | broken(shipped_pack(), told.format(86))


def test_a_section_becomes_a_duty(tmp_path: Path) -> None:
    ours = read_pack(house(tmp_path, sections='sections:\n  overview: {required: "yes"}\n'))
    duties = {s.required for layout in ours.domain.layouts for s in layout.sections if s.key == "overview"}
    assert duties == {"yes"}


def test_a_form_gets_another_label_and_relation(tmp_path: Path) -> None:
    change = (
        "extends: T3\nversion: '2021'\nlabels: {closed: [（七）本年合计]}\n"
        "add:\n  relations: [{rule: T001, each: row, holds: total <= natural + business}]\n"
    )
    ours = read_pack(house(tmp_path, forms__t3=change))
    (form,) = (form for form in ours.domain.forms if (form.id, form.version) == ("T3", "2021"))
    (closed,) = (row for row in form.rows if row.id == "closed")
    assert "（七）本年合计" in closed.aliases
    assert form.relations[-1].formula is not None, "a relation that is added is read like the others"
    (before,) = (f for f in shipped_pack().domain.forms if (f.id, f.version) == ("T3", "2021"))
    assert len(form.relations) == len(before.relations) + 1


def test_a_form_of_the_same_id_and_version_takes_its_place(tmp_path: Path) -> None:
    shipped = Path(__file__).parent.parent / "rules/disclosure/forms/requests_2021.yaml"
    text = shipped.read_text(encoding="utf-8").replace('label: "(七)总计"', 'label: "(七)合计数"', 1)
    ours = read_pack(house(tmp_path, forms__t3=text))
    assert len(ours.domain.forms) == len(shipped_pack().domain.forms)
    labels = {row.label for form in ours.domain.forms for row in form.rows}
    assert "(七)合计数" in labels


def test_titles_and_laws_are_added_to_the_pack(tmp_path: Path) -> None:
    own = PACK + "add:\n  laws: [{name: 乐水省政府信息公开办法, cited_as: ['乐水省政府信息公开办法']}]\n"
    ours = read_pack(house(tmp_path, pack=own))
    assert ours.domain.laws[-1].name == "乐水省政府信息公开办法"
    assert ours.domain.titles == shipped_pack().domain.titles


def test_what_sentences_say_of_cells_is_added(tmp_path: Path) -> None:
    said = "said:\n  - {rule: X001, form: T3, name: 收到申请, equals: [new/total], patterns: ['来件(?P<n>\\d+)宗']}\n"
    ours = read_pack(house(tmp_path, forms__said=said))
    assert len(ours.domain.said) == len(shipped_pack().domain.said) + 1


def test_layers_stand_on_layers(tmp_path: Path) -> None:
    house(tmp_path / "province", lexicon="add: {rates: [收回率]}\n")
    city = house(
        tmp_path / "city",
        pack="id: city\nextends: ../province\n",
        lexicon="add: {rates: [回访率]}\nremove: {rates: [收回率]}\n",
    )
    rates = read_pack(city).domain.lexicon.rates
    assert "回访率" in rates
    assert "收回率" not in rates


def test_the_pack_of_a_configuration_is_laid_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `extends: [house]` in reportlint.yaml; the pack keeps its id."""
    house(tmp_path / "house", lexicon="add: {rates: [收回率]}\n")
    (tmp_path / "reportlint.yaml").write_text("extends: [house]\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(HEAD + "公开信息5条。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    over = read_pack(Path(__file__).parent.parent / "rules/disclosure", [tmp_path / "house"])
    assert over.id == "disclosure"
    assert "收回率" in over.domain.lexicon.rates
    result = CliRunner().invoke(commands, ["check", "a.txt", "--excerpt", "--fail-on", "never"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("files", "at", "said"),
    [
        pytest.param({"lexicon": "rates: [收回率]\n"}, "lexicon.yaml:1", "says 'add' or 'remove'", id="no add"),
        pytest.param({"lexicon": "add: {rate: [甲]}\n"}, "lexicon.yaml:1", "did you mean 'rates'?", id="a name"),
        pytest.param({"lexicon": "add: {rates: 甲}\n"}, "lexicon.yaml:1", "must be a list", id="a word for a list"),
        pytest.param({"lexicon": "remove:\n  rates: [合各率]\n"}, "lexicon.yaml:2", "did you mean '合格率'?", id="taken from where it is not"),
        pytest.param({"sections": "sections:\n  overvew: {add: {aliases: [甲]}}\n"}, "sections.yaml:2", "did you mean 'overview'?", id="a section"),
        pytest.param({"sections": "sections:\n  overview:\n    add: {alias: [甲]}\n"}, "sections.yaml:3", "did you mean 'aliases'?", id="a list of a section"),
        pytest.param({"forms__t": "extends: T33\nlabels: {}\n"}, "t.yaml:1", "did you mean 'T3'?", id="a form"),
        pytest.param({"forms__t": "extends: T3\nlabels:\n  close: [甲]\n"}, "t.yaml:3", "did you mean 'closed'?", id="a row"),
        pytest.param({"forms__t": "extends: T3\nlabel: {}\n"}, "t.yaml:2", "did you mean 'labels'?", id="a key of a form"),
        pytest.param({"pack": PACK + "add: {titels: [甲]}\n"}, "pack.yaml:3", "did you mean 'titles'?", id="a list of the pack"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_an_error_at_its_line(
    tmp_path: Path, files: dict[str, str], at: str, said: str
) -> None:
    with pytest.raises(RulePackError) as caught:
        read_pack(house(tmp_path, **files))
    assert said in str(caught.value.what)
    assert str(caught.value).startswith(str(tmp_path)), "a path that leads there"
    assert f"{at}: " in str(caught.value)


RULE = """  - id: W90{n}
    name: word-{n}
    kind: {kind}
    severity: info
    message: {{zh: 错, en: wrong}}
    options: {{patterns: [甲{n}]}}
    examples: {{good: ["{head}公开信息5条。"], bad: ["{head}甲{n}公开信息5条。"]}}
"""


def test_all_that_is_wrong_with_a_folder_is_told_at_once(tmp_path: Path) -> None:
    head = HEAD.replace("\n", "\\n")
    rules = [
        RULE.format(n=n, kind=kind, head=head)
        for n, kind in enumerate(("forbiden", "forbidden", "requred_text"))
    ]
    folder = house(tmp_path, words="rules:\n" + "".join(rules), more="rule: []\n")
    result = CliRunner().invoke(commands, ["check", "--pack", str(folder), __file__])
    assert result.exit_code == 2
    lines = [
        line for line in result.stderr.splitlines() if line.strip().startswith(("reportlint:", str(tmp_path)))
    ]
    told = result.stderr
    assert "words.yaml:4" in told and "forbiden" in told
    assert "requred_text" in told
    assert "more.yaml" in told
    assert len(lines) >= 3


def test_the_rules_of_a_house_pack_are_tried_one_by_one(tmp_path: Path) -> None:
    head = HEAD.replace("\n", "\\n")
    good, bad = RULE.format(n=1, kind="forbidden", head=head), RULE.format(n=2, kind="forbidden", head=head)
    bad = bad.replace("甲2公开", "公开")  # its bad example is good
    folder = house(tmp_path, words="rules:\n" + good + bad)
    runner = CliRunner()
    one = runner.invoke(commands, ["test", str(folder), "--rule", "W901"])
    assert (one.exit_code, "1 rules, 2 examples, 0 failed" in one.output) == (0, True), one.output
    named = runner.invoke(commands, ["test", str(folder), "--rule", "word-2"])
    assert named.exit_code == 1
    unknown = runner.invoke(commands, ["test", str(folder), "--rule", "W909"])
    assert unknown.exit_code == 2
    assert "W909" in unknown.stderr


def test_nothing_of_the_pack_below_changes_without_a_word(tmp_path: Path) -> None:
    """A pack that only extends is that pack, rule for rule."""
    ours = read_pack(house(tmp_path))
    assert [rule.id for rule in ours.rules] == [rule.id for rule in shipped_pack().rules]
    text = HEAD + "全年公开信息100条，其中网站60条，微博50条。\n"
    outcomes = [(o.rule, o.outcome) for o in lint(Source("a.txt", text), ours).outcomes]
    assert outcomes == [(o.rule, o.outcome) for o in lint(Source("a.txt", text), shipped_pack()).outcomes]
    assert Outcome.BROKEN in {outcome for _, outcome in outcomes}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param({"x": ""}, "x.yaml：文件是空的", id="an empty file"),
        pytest.param({"pack": "id: ours\nextend: disclosure\n"}, "pack.yaml:2：没有“extend”这一项，是不是 extends？", id="a key misspelt"),
        pytest.param({"lexicon": "add:\n  unit: [甲]\n"}, "lexicon.yaml:2：没有名为“unit”的词表或列表，是不是“units”？", id="a list misspelt"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_chinese_with_the_guess(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    folder = house(tmp_path, **files)
    result = CliRunner().invoke(commands, ["test", str(folder), "--rule", "C001"])
    assert result.exit_code == 2
    assert said in result.stderr


def test_every_list_misspelt_in_one_file_is_told(tmp_path: Path) -> None:
    folder = house(tmp_path, lexicon="add: {unit: [甲], leads: [乙]}\n")
    with pytest.raises(RulePackError) as caught:
        read_pack(folder)
    told = [str(one) for one in (caught.value, *caught.value.others)]
    assert [("'unit'" in one, "'leads'" in one) for one in told] == [(True, False), (False, True)]


def test_a_form_that_cannot_be_read_is_all_that_is_told(tmp_path: Path) -> None:
    """What sentences and other tables say of the forms is not held against those that are left."""
    folder = house(tmp_path, forms__t="extends: T3\nlabels:\n  close: [甲]\n")
    with pytest.raises(RulePackError) as caught:
        read_pack(folder)
    assert "close" in str(caught.value)
    assert not caught.value.others


def test_sum_and_max_are_ids_like_any_other(tmp_path: Path) -> None:
    form = """id: F1
version: "1"
name: {zh: 表}
regimes: [R2021]
blocks:
  - id: b
    label: ""
    columns: [{id: sum, label: 合计}, {id: max, label: 最多}, {id: rest, label: 其余}]
    rows: [{id: one, label: 第一行}, {id: two, label: 第二行}]
relations: [{rule: T001, each: row, holds: sum = max + rest}]
"""
    ours = read_pack(house(tmp_path, forms__f=form))
    (own,) = (each for each in ours.domain.forms if each.id == "F1")
    formula = own.relations[0].formula
    assert formula is not None
    assert (formula.kind, formula.left, formula.right) == ("sum", ("sum",), ("max", "rest"))


@pytest.mark.parametrize(
    ("written", "status", "said"),
    [
        pytest.param("全年甲1公开5条。", 0, "1 rules, 2 examples, 0 failed", id="found in the file"),
        pytest.param("全年公开5条。", 1, "bad example has no finding", id="not in the file"),
        pytest.param(None, 1, "the example reports/a.txt cannot be read", id="no such file"),
    ],
)
def test_a_real_report_is_an_example(tmp_path: Path, written: str | None, status: int, said: str) -> None:
    rule = RULE.format(n=1, kind="forbidden", head=HEAD.replace("\n", "\\n"))
    bad = rule.index("bad: [")
    rule = rule[:bad] + "bad: [{file: reports/a.txt, at: 甲1}]}\n"
    folder = house(tmp_path, words="rules:\n" + rule)
    if written is not None:
        (tmp_path / "reports").mkdir()
        (tmp_path / "reports" / "a.txt").write_text(HEAD + written + "\n", encoding="utf-8")
    result = CliRunner().invoke(commands, ["test", str(folder), "--rule", "W901"])
    assert (result.exit_code, said in result.output) == (status, True), result.output


def test_an_example_is_a_report_or_a_file(tmp_path: Path) -> None:
    rule = RULE.format(n=1, kind="forbidden", head=HEAD.replace("\n", "\\n"))
    folder = house(tmp_path, words="rules:\n" + rule.replace("good: [", "good: [{at: 甲}, "))
    with pytest.raises(RulePackError, match="either a report or a file"):
        read_pack(folder)
