"""The help of every command is there in both languages, option by option."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.cli.help import chinese, flag_of

HAN = re.compile(r"[\u4e00-\u9fff]")


def every(group=commands, before=""):
    context = click.Context(group)
    for name in group.list_commands(context):
        one = group.get_command(context, name)
        if isinstance(one, click.Group):
            yield from every(one, f"{name} ")
        else:
            yield before + name, one


COMMANDS = dict(every())


def shown(name, *words):
    result = CliRunner().invoke(commands, [*name.split(), *words, "--help"], prog_name="reportlint")
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_is_explained_in_both_languages(name):
    command, told = COMMANDS[name], {**chinese("options"), **chinese(name)}
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    for option in options:
        assert option.help and not HAN.search(option.help), f"{name} {flag_of(option)}"
        assert HAN.search(told[flag_of(option)]), f"{name} {flag_of(option)}"
    flags = {flag_of(option) for option in options}
    assert set(chinese(name)) - {"about"} <= flags  # nothing is told of what there is not
    first = command.help.split()[:3]
    assert chinese(name)["about"].split()[0][:8] in shown(name)
    assert " ".join(first) not in shown(name) and " ".join(first) in shown(name, "--lang", "en")


def test_help_in_one_language_leaves_the_other_as_it_was():
    assert (
        "写明期限" in shown("waive")
        and "until a day" in shown("waive", "--lang", "en")
        and "写明期限" in shown("waive")
    )


def test_a_command_without_a_language_of_its_own_takes_one():
    result = CliRunner().invoke(commands, ["schema", "--lang", "en", "config"])
    assert result.exit_code == 0 and result.output.startswith("{")
