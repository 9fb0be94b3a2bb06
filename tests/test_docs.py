"""docs/rules.md is the catalogue as it is; every command has help and is documented."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from linter.checks import KINDS
from linter.cli import commands
from linter.manual.markdown import catalogue
from linter.manual.page import page
from linter.manual.words import DEMANDS
from linter.rulepack import shipped_pack

ROOT = Path(__file__).parent.parent
CONTEXT = click.Context(commands)
NAMES = commands.list_commands(CONTEXT)
DOCUMENTS = "".join(
    path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
)


def test_the_page_of_rules_is_current():
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == catalogue(shipped_pack()), (
        "run `make docs`"
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_documented_and_has_help(name):
    assert f"reportlint {name}" in DOCUMENTS
    result = CliRunner().invoke(commands, [name, "--help"])
    assert result.exit_code == 0
    command = commands.get_command(CONTEXT, name)
    assert command.help
    for option in command.params:
        assert isinstance(option, click.Argument) or option.help, f"{name} {option.name}"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rule", shipped_pack().rules, ids=lambda rule: rule.id)
def test_every_rule_has_a_page_with_a_finding(rule, language):
    one = page(rule, shipped_pack(), language)
    assert one.message and one.severity and one.demands
    assert not rule.enabled or all(example.findings for example in one.bad)
    assert all(not example.findings for example in one.good)


@pytest.mark.parametrize(
    ("word", "says"), [("C001", "sum-of-parts"), ("sum-of-parts", "C001"), ("c001", "C001")]
)
def test_explain_takes_an_id_or_a_name(word, says):
    result = CliRunner().invoke(commands, ["explain", word])
    assert result.exit_code == 0 and says in result.output


def test_explain_shows_the_law_with_its_dates_and_the_finding_as_it_really_is():
    text = CliRunner().invoke(commands, ["explain", "--lang", "en", "C001"]).output
    assert "in force since 2019-05-15" in text
    assert "→ 3:" in text and "is not the sum of its parts" in text


def test_explain_and_rules_speak_chinese_to_who_reads_chinese():
    assert CliRunner().invoke(commands, ["explain", "D001"]).output.startswith("D001  公布期限  late-")
    listed = CliRunner().invoke(commands, ["rules"]).output
    assert "C001  错误     总数与分项之和  " in listed and "warning" not in listed
    assert "C001  error    sum-of-parts  " in CliRunner().invoke(commands, ["rules", "--lang", "en"]).output


def test_what_a_kind_demands_is_said_in_chinese():
    assert set(KINDS) == set(DEMANDS)


def test_explain_guesses():
    result = CliRunner().invoke(commands, ["explain", "C0O1"])
    assert result.exit_code == 2 and "did you mean 'C001'?" in result.output


def test_contributing_says_what_goes_into_every_room() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {f"`{path.parent.name}/`" for path in (ROOT / "linter").glob("*/__init__.py")}
    loose = {f"`{path.name}`" for path in (ROOT / "linter").glob("*.py") if not path.name.startswith("__")}
    assert {"`parse/`", "`errors.py`"} <= rooms | loose
    assert [name for name in sorted(rooms | loose) if name not in told] == []
