"""Sentence patterns: what they match, what they make, what is wrong with one, and packs upon packs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from linter.domain.domain import Domain
from linter.errors import RulePackError
from linter.model.report import Report
from linter.parse import parse
from linter.parse.statements.row import Row
from linter.rulepack import RulePack, read_pack
from linter.rulepack.faults import Faults
from linter.rulepack.layers import Layer
from linter.rulepack.patterns import read_fragments, read_patterns
from linter.rulepack.schema import schema
from linter.text.source import Source
from linter.yamlfile import YamlMapping, parse_yaml

HEAD = "乐水县2024年政府信息公开工作年度报告\n一、总体情况\n"
WORDS = "add:\n  lists: {money: [元], fees: [接待费, 会议费]}\n"
CHANGE = "经费 {now:money} [。；，] (与|比|较) {YEAR} 相比? ，? …/1 {direction} {change:money} (， {direction}? {rate:%})?"
BOTH = "{YEAR} … {then:件} ， {YEAR} … {now:件} ， {direction} {rate:%}"
SAME = "( {now_year:YEAR} )? {what:…20} {now:件} ， {YEAR} {again:…10} {then:件} ， {direction} {change:件}"
TIMES = "{now:件} ， 是 {YEAR} 的? {then:件} 的 {times:倍}"
UNDATED = "{then:件} {direction} 到 {now:件} ， …6 {direction} {rate:%}"
LEVEL = "收到 {now:件} ， 与 {LAST_YEAR} 的? {then:件} (相比)? {direction}"
DONE = "年初预算 为? {base:money} ， … 决算 为? {done:money} (， 完成 … {rate:%})? (。 决算数 {direction} 预算数)?"
KEPT = "年初 {a:件} ， 收到 {b:件} ， 办结 {c:件} ， 年末 {d:件}"
SIGNED = "各费 {direction} {t:money} ， 其中 ： 购置费 {direction} {a:money} ， {fees} {direction} {b:money}"


def house(folder: Path, **files: str) -> Path:
    """Write a pack that stands on the shipped one."""
    for name, text in {"pack": "id: ours\nextends: disclosure\n", "lexicon": WORDS, **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def item(match: str, makes: str = "change", **keys: str) -> str:
    more = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    return f"  - id: one\n    makes: {makes}\n{more}    match: [{json.dumps(match, ensure_ascii=False)}]\n"


@pytest.fixture(scope="module")
def domain(tmp_path_factory: pytest.TempPathFactory) -> Domain:
    """What a house pack without patterns of its own knows."""
    return read_pack(house(tmp_path_factory.mktemp("house"))).domain


def with_patterns(domain: Domain, folder: Path, text: str) -> Domain:
    """Return *domain* with the patterns that *text*, a patterns.yaml, holds."""
    (folder / "patterns.yaml").write_text(text, encoding="utf-8")
    layers = [Layer(folder, YamlMapping("pack.yaml", 1))]
    faults = Faults()
    fragments = read_fragments(layers, faults)
    faults.tell()
    return replace(domain, patterns=read_patterns(layers, domain.lexicon, fragments))


def read(domain: Domain, sentence: str) -> Report:
    return parse(Source("a.txt", f"{HEAD}{sentence}\n"), domain)


@pytest.mark.parametrize(
    ("makes", "match", "keys", "sentence", "says"),
    [
        pytest.param("change", CHANGE, {}, "经费312.60万元。与2023年度相比，经费增加22.60万元，增长7.79%。", ["growth holds"], id="over a full stop that the pattern writes"),
        pytest.param("change", CHANGE, {}, "经费312.60万元。与2023年度相比，经费增加22.60万元，增长6.79%。", ["growth broken"], id="a rate that the base does not give"),
        pytest.param("change", CHANGE, {}, "经费312.60万元。会议8次。与2023年度相比，经费增加22.60万元，增长6.79%。", [], id="nothing crosses a stop that is not written"),
        pytest.param("change", CHANGE, {}, "经费22.60万元，比上年增加22.60万元，增长100%。", ["defined broken"], id="a rate against nothing"),
        pytest.param("change", CHANGE, {}, "经费22.60万元，比上年增加2.60万元。", [], id="a change alone says nothing"),
        pytest.param("change", CHANGE, {}, "经费312.60万元，比2024年增加22.60万元，增长6.79%。", ["growth undecided"], id="the only year named is the report's own"),
        pytest.param("change", CHANGE, {}, "经费约312.60万元，比上年增加22.60万元，增长6.79%。", ["growth undecided"], id="about so much"),
        pytest.param("change", BOTH, {}, "2023年收到97件，2024年收到118件，增长21.65%。", ["growth holds"], id="two stated years"),
        pytest.param("change", BOTH, {}, "2023年收到97件，2024年收到118件，下降21.65%。", ["direction broken"], id="every number right and the word wrong"),
        pytest.param("change", BOTH, {}, "2023年收到1,097件，2024年收到一千一百一十八件，增长1.91%。", ["growth holds"], id="figures however they are written"),
        pytest.param("change", SAME, {}, "2023年收到申请118件，2022年收到97件，增加21件。", ["sum holds"], id="the same thing of two years"),
        pytest.param("change", SAME, {}, "2023年收到申请118件，2022年收到97件，增加12件。", ["sum broken"], id="the same thing, and the difference is wrong"),
        pytest.param("change", SAME, {}, "2023年收到申请118件，2022年办结97件，增加12件。", [], id="two things are not compared"),
        pytest.param("change", SAME, {}, "2022年收到申请118件，2023年收到97件，增加12件。", [], id="nor a figure with that of a later year"),
        pytest.param("change", SAME, {}, "2023年收到申请118件，2022年收到97人，增加12件。", [], id="nor two units"),
        pytest.param("change", TIMES, {}, "收到120件，是去年的40件的3倍。", ["growth holds"], id="so many times as much"),
        pytest.param("change", TIMES, {}, "收到120件，是去年的40件的4倍。", ["growth broken"], id="so many times as much, and it is not"),
        pytest.param("change", UNDATED, {"dated": "false"}, "由120件增加到150件，增长25%。", ["growth holds"], id="words say what is held against what"),
        pytest.param("change", UNDATED, {}, "由120件增加到150件，增长35%。", ["growth undecided"], id="else it is undecided without a year"),
        pytest.param("change", LEVEL, {}, "收到118件，与上年的118件持平。", ["direction holds"], id="level, and it is"),
        pytest.param("change", LEVEL, {}, "收到118件，与上年的119件持平。", ["direction broken"], id="level, and it is not"),
        pytest.param("completion", DONE, {}, "年初预算为6.00万元，支出决算为4.85万元，完成预算的80.83%。", ["share holds"], id="a plan met in part"),
        pytest.param("completion", DONE, {}, "年初预算为6.00万元，支出决算为4.85万元，完成预算的80.38%。", ["share broken"], id="digits swapped in its rate"),
        pytest.param("completion", DONE, {}, "年初预算为0万元，支出决算为4.85万元，完成预算的80.38%。", ["defined broken"], id="no plan, and a rate of it"),
        pytest.param("completion", DONE, {}, "年初预算为6.00万元，支出决算为4.85万元。决算数大于预算数。", ["direction broken"], id="more, and it is less"),
        pytest.param("completion", DONE, {}, "年初预算为6.00万元，支出决算为4.85万元。决算数小于预算数。", ["direction holds"], id="less, and it is"),
        pytest.param("completion", DONE, {}, "年初预算为6.00万元，支出决算为6.00万元。决算数持平预算数。", ["direction holds"], id="as much, and it is"),
        pytest.param("balance", KEPT, {"holds": "a + b = c + d"}, "年初3件，收到20件，办结19件，年末4件。", ["sum holds"], id="what comes in goes out"),
        pytest.param("balance", KEPT, {"holds": "a + b = c + d"}, "年初3件，收到20件，办结19件，年末6件。", ["sum broken"], id="two are lost"),
        pytest.param("balance", "收到 {b:件} ， 办结 {c:件}", {"holds": "c <= b"}, "收到20件，办结21件。", ["at_most broken"], id="at most"),
        pytest.param("balance", SIGNED, {"holds": "t = a + b"}, "各费减少0.45万元，其中：购置费减少0.55万元，接待费增加0.10万元。", ["sum holds"], id="changes with their signs"),
        pytest.param("balance", SIGNED, {"holds": "t = a + b"}, "各费减少0.45万元，其中：购置费减少0.45万元，会议费增加0.10万元。", ["sum broken"], id="changes with their signs that do not add up"),
        pytest.param("balance", SIGNED, {"holds": "t = a + b"}, "各费减少0.45万元，其中：购置费减少0.45万元，差旅费增加0.10万元。", [], id="a word that is in no list"),
    ],
)  # fmt: skip
def test_a_pattern_makes(
    makes: str,
    match: str,
    keys: dict[str, str],
    sentence: str,
    says: list[str],
    domain: Domain,
    tmp_path: Path,
) -> None:
    patterns = "patterns:\n" + item(match, makes, rule="X1", **keys)
    report = read(with_patterns(domain, tmp_path, patterns), sentence)
    made = [f"{r.kind} {r.evaluate().state.value}" for r in report.relations if r.rule == "X1"]
    assert [each for each in made if each not in ("defined holds", "defined undecided")] == says


@pytest.mark.parametrize(
    ("match", "sentence", "matches"),
    [
        pytest.param("收到 … {now:件} {direction}", "收到各类申请12件增加", True, id="a gap within a clause"),
        pytest.param("收到 … {now:件} {direction}", "收到，申请12件增加", False, id="a gap stops at a comma"),
        pytest.param("收到 …/1 {now:件} {direction}", "收到，申请12件增加", True, id="a gap over one clause"),
        pytest.param("收到 …/1 {now:件} {direction}", "收到。申请12件增加", False, id="and never over a full stop"),
        pytest.param("收到 …2 {now:件} {direction}", "收到各类申请12件增加", False, id="a gap that is too short"),
        pytest.param("收到 … {now:件} {direction}", "收到3份申请12件增加", False, id="a gap holds no figure"),
        pytest.param("收到 … {now:件} {direction}", "收到2023年申请12件增加", False, id="a gap holds no year"),
        pytest.param("收到 {now:件|份} {direction}", "收到12份增加", True, id="one of two units"),
        pytest.param("收到 {now:money} {direction}", "收到12份增加", False, id="another unit"),
        pytest.param("收到 {now:count} {direction}", "收到 12 份增加", True, id="blanks mean nothing"),
        pytest.param("[^未] 收到 {now:份} {direction}", "未收到12份增加", False, id="a neighbour that makes it another word"),
        pytest.param("[^未] 收到 {now:份} {direction}", "已收到12份增加", True, id="another neighbour"),
        pytest.param("收到 (来信|来访)* {now:份} {direction}", "收到来信来访12份增加", True, id="several times"),
        pytest.param("收到 {now:份} {ASIDE}? {direction}", "收到12份（含3份）增加", True, id="a bracket"),
        pytest.param("收到 {now:份} （ 含 {份} ） {direction}", "收到12份（含3份）增加", True, id="brackets of the text"),
        pytest.param("{START} 收到 {now:份} {direction} {END}", "会上，收到12份增加。", True, id="a clause as a whole"),
        pytest.param("{START} 收到 {now:份} {direction}", "会上收到12份增加。", False, id="not where a clause begins"),
        pytest.param("收到 {now:份} ，{THIS_YEAR} {direction}", "收到12份，2024年增加。", True, id="the report's year"),
        pytest.param("收到 {now:份} ，{LAST_YEAR} {direction}", "收到12份，2024年增加。", False, id="another year"),
        pytest.param("收到 {now:份} ，{LAST_YEAR} {direction}", "收到12份，去年增加。", True, id="a year in words"),
        pytest.param("申請 {now:件} {direction}", "申请12件增加", True, id="a pattern in Traditional script"),
    ],
)  # fmt: skip
def test_a_pattern_matches(match: str, sentence: str, matches: bool, domain: Domain, tmp_path: Path) -> None:
    own = with_patterns(domain, tmp_path, "patterns:\n" + item(match))
    row = Row(read(own, sentence))
    (wording,) = own.patterns[0].pattern.match
    assert wording.expression is not None
    assert (wording.expression.search(row.text) is not None) is matches


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(item("经费 {nwo:元}"), r":4: .*column 4: no figure here is called 'nwo'; did you mean 'now'", id="a name mistyped"),
        pytest.param(item("经费 {now:yuan}"), r":4: .*column 4: there is no kind, unit, list or fragment 'yuan'", id="no such unit"),
        pytest.param(item("经费 {now:mony}"), r"did you mean 'money'", id="a list mistyped"),
        pytest.param(item("经费 ( {now:元}"), r"column 13: something is missing at the end", id="a bracket that stays open"),
        pytest.param(item("? 经费"), r"column 1: '\?' cannot stand here", id="nothing to be optional"),
        pytest.param(item("经费 …900 {now:元}"), r"column 4: a gap passes over 200 characters", id="a gap without end"),
        pytest.param(item("经费 …" + "9" * 5000), r"column 4: a gap passes over 200 characters", id="a gap of a number without end"),
        pytest.param(item("{now:元|money|falls}"), r"a figure or a word", id="a figure and a word in one"),
        pytest.param(item("{a:END}"), r"END is neither figure nor word", id="a mark with a name"),
        pytest.param(item("{now:元} {rate:%}"), r":4: the change asks for \{direction\}", id="a change without direction"),
        pytest.param(item("{done:元}", "completion"), r"the completion asks for \{base:…\}", id="a completion of nothing"),
        pytest.param(item("{a:元}", "balance"), r"a balance says in 'holds'", id="a balance of what"),
        pytest.param(item("{a:元}", "balance", holds="a = b"), r"asks for \{b:…\}", id="a figure that no wording has"),
        pytest.param(item("{now:元} {direction}", holds="a = b"), r"only a balance says what 'holds'", id="a formula for a change"),
        pytest.param(item("{now:元} {direction}", doubts="[roundng]"), r"no doubt 'roundng'", id="no such doubt"),
        pytest.param(item("{now:元} {direction}", mtach="[a]"), r"unknown key 'mtach'; did you mean 'match'", id="a key mistyped"),
        pytest.param(item("{now:元} {direction}", "chance"), r"'chance' is none of change.*did you mean 'change'", id="makes what"),
        pytest.param(item("{now:元} {direction}") * 2, r"the id one is taken", id="an id twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_pattern_is_told_with_its_line(
    text: str, says: str, domain: Domain, tmp_path: Path
) -> None:
    with pytest.raises(RulePackError) as error:
        with_patterns(domain, tmp_path, "patterns:\n" + text)
    assert re.search(says, str(error.value)), str(error.value)


@pytest.mark.parametrize(
    ("fragments", "says"),
    [
        pytest.param("fragments: {A: '{B}', B: '{A}'}\n", "the fragment 'A' holds itself", id="a circle"),
        pytest.param("fragments: {A: '{now:yuan}'}\n", "in the fragment 'A': there is no kind", id="a fault inside"),
        pytest.param("fragments: {a: x}\n", "'a' is no name of a fragment", id="small letters"),
        pytest.param("fragment: {A: x}\n", "unknown key 'fragment'; did you mean 'fragments'", id="a key mistyped"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_fragments_is_told(
    fragments: str, says: str, domain: Domain, tmp_path: Path
) -> None:
    with pytest.raises(RulePackError) as error:
        with_patterns(domain, tmp_path, fragments + "patterns:\n" + item("{A} {now:元} {direction}"))
    assert says in str(error.value)


def ids(pack: RulePack) -> list[str]:
    return [each.pattern.id for each in pack.domain.patterns]


def test_a_house_adds_replaces_and_takes_away(tmp_path: Path) -> None:
    below, above = tmp_path / "below", tmp_path / "above"
    for folder in (below, above):
        folder.mkdir()
    two = item(CHANGE) + item(BOTH).replace("one", "two")
    house(below, patterns="fragments: {F: 经费}\npatterns:\n" + two)
    (above / "pack.yaml").write_text("id: above\nextends: ../below\n", encoding="utf-8")
    text = "fragments: {F: 费用}\nremove: [two]\npatterns:\n" + item("{F} {now:money} {direction}")
    (above / "patterns.yaml").write_text(text, encoding="utf-8")
    shipped = [id for id in ids(read_pack(house(tmp_path))) if id not in ("one", "two")]
    assert ids(read_pack(below)) == ["one", "two", *shipped]
    pack = read_pack(above)
    assert ids(pack) == ["one", *shipped]
    (wording,) = pack.domain.patterns[0].pattern.match
    assert wording.expression is not None and "费用" in wording.expression.text
    (above / "patterns.yaml").write_text("remove: [tow]\n", encoding="utf-8")
    with pytest.raises(RulePackError, match="there is no 'tow' to take away; did you mean 'two'"):
        read_pack(above)


def test_all_patterns_are_taken_away_at_once(tmp_path: Path) -> None:
    folder = house(tmp_path, pack="id: ours\nextends: disclosure\nremove: {patterns: all}\n")
    assert ids(read_pack(folder)) == []


def test_every_pattern_is_of_bounded_length(tmp_path: Path) -> None:
    """So the time of all matches grows with the text, however it was made."""
    patterns = "patterns:\n" + item(
        "{START} (收到|接到)* … {ASIDE}? …/3 {now:count} {YEAR} {direction} {END}"
    )
    for compiled in read_pack(house(tmp_path, patterns=patterns)).domain.patterns:
        for wording in compiled.pattern.match:
            assert wording.expression is not None
            bare = re.sub(r"\[[^\]]*\]|\\.", "", wording.expression.text)
            assert not re.search(r"[*+]|\{\d+,\}", bare), wording.text


def test_the_schema_knows_the_file() -> None:
    validator = jsonschema.Draft202012Validator({"$defs": schema()["$defs"], "$ref": "#/$defs/patterns"})
    validator.validate(parse_yaml("patterns:\n" + item(CHANGE, rule="X1"), "patterns.yaml"))
    wrong = parse_yaml("patterns:\n" + item(CHANGE, mtach="[a]"), "patterns.yaml")
    assert list(validator.iter_errors(wrong))


@pytest.mark.parametrize("whole", ["60", "62"])
def test_a_sum_that_a_rule_asks_for_is_that_rule_s_though_a_list_says_it_too(
    whole: str, domain: Domain, tmp_path: Path
) -> None:
    match = "公开 {t:件} ， 其中 ： 甲类 {a:件} ， 乙类 {b:件} ， 其他 {c:件}"
    sum_of = item(match, "balance", rule="C901", holds="a + b + c = t")
    known = with_patterns(domain, tmp_path, f"patterns:\n{sum_of}")
    report = read(known, f"公开{whole}件，其中：甲类30件，乙类20件，其他10件。")
    sums = [relation for relation in report.relations if relation.kind == "sum"]
    assert [relation.rule for relation in sums] == ["C901"]
